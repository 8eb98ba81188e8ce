"""``ip netns``: names, numbers, and what lives inside."""

from __future__ import annotations

import pytest

from pingproof.simulator.network import Network
from pingproof.simulator.result import Result
from tests.simulator.labs import build, extend, run


@pytest.mark.parametrize(
    ("line", "exit_code", "text"),
    [
        ("ip netns add n1", 1, 'Cannot create namespace file "/run/netns/n1": File exists\n'),
        ("ip netns del nope", 1, 'Cannot remove namespace file "/run/netns/nope": No such file or directory\n'),
        ("ip netns exec nope true", 255, 'Cannot open network namespace "nope": No such file or directory\n'),
        ("ip -n nope link", 255, 'Cannot open network namespace "nope": No such file or directory\n'),
        ("ip netns pids nope", 1, "Cannot open network namespace: No such file or directory\n"),
        ("ip netns identify 99999", 1, "Cannot open network namespace: No such file or directory\n"),
        ("ip netns set nope 7", 1, 'Cannot open network namespace "nope": No such file or directory\n'),
        ("ip netns list-id nsid 99", 2, "Error: Peer netns reference is invalid.\n"),
        ("ip netns list-id target-nsid 77", 1, "Error: Invalid target network namespace id.\nDump terminated\n"),
    ],
)
def test_refusals(line: str, exit_code: int, text: str) -> None:
    assert run(build("ip netns add n1"), line) == Result(exit_code, "", text)


def test_the_newest_name_stands_first_and_numbers_come_with_the_first_cable() -> None:
    network = build("ip netns add n1\nip netns add n2")
    assert run(network, "ip netns").stdout == "n2\nn1\n"
    extend(network, "ip link add v1 netns n1 type veth peer name v2 netns n2")
    assert run(network, "ip netns").stdout == "n2\nn1\n", "the host has no cable to either"
    extend(network, "ip link add v3 type veth peer name v4 netns n2")
    assert run(network, "ip netns").stdout == "n2 (id: 0)\nn1\n"
    assert run(network, "ip netns exec n1 ip netns").stdout == "n2 (id: 0)\nn1\n"


def test_a_namespace_has_one_number_at_most() -> None:
    network = build("ip netns add n1\nip netns add n2\nip netns set n1 5")
    assert run(network, "ip netns set n1 6").stderr == "Error: Peer netns already has a nsid assigned.\n"
    assert run(network, "ip netns set n2 5").stderr == "Error: The specified nsid is already used.\n"
    extend(network, "ip netns set n2 auto")
    assert run(network, "ip netns list-id").stdout == (
        "nsid 0 (iproute2 netns name: n2)\nnsid 5 (iproute2 netns name: n1)\n"
    )


def test_the_man_page_s_example_of_numbers_seen_from_elsewhere() -> None:
    network = build("ip netns add foo\nip netns add bar\nip netns set foo 12\nip netns set bar 13")
    extend(network, "ip -n foo netns set foo 22\nip -n foo netns set bar 23")
    assert run(network, "ip netns list-id target-nsid 12").stdout == (
        "nsid 22 current-nsid 12 (iproute2 netns name: foo)\nnsid 23 current-nsid 13 (iproute2 netns name: bar)\n"
    )


def test_identify_names_the_shell_s_namespace() -> None:
    network = build("ip netns add n1")
    assert run(network, "ip netns identify").stdout == "\n"
    assert run(network, "ip netns exec n1 ip netns identify").stdout == "n1\n"


def test_all_runs_in_each_under_its_name_and_succeeds() -> None:
    network = build("ip netns add n1\nip netns add n2")
    assert run(network, "ip -all netns exec echo hi") == Result(0, "\nnetns: n2\nhi\n\nnetns: n1\nhi\n")
    assert run(network, "ip -all netns exec false").ok
    extend(network, "ip -all netns del")
    assert run(network, "ip netns").stdout == ""


def test_a_new_namespace_of_an_old_name_is_another_one() -> None:
    network = build("ip netns add n1\nip -n n1 link set lo up\nip netns del n1\nip netns add n1")
    assert "state DOWN" in run(network, "ip -n n1 link").stdout


def test_a_network_without_namespaces_lists_nothing() -> None:
    assert run(Network(), "ip netns") == Result()
