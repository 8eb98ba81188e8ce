"""``bridge``: ports and the FDB, their rows and refusals."""

from __future__ import annotations

import pytest

from pingproof.simulator.network import Network
from tests.simulator.labs import build, extend, host_device, run


@pytest.fixture
def network() -> Network:
    return build(
        "ip link add br0 type bridge\n"
        "ip link add v0 address 02:00:00:00:aa:01 type veth peer name v1\n"
        "ip link add w0 address 02:00:00:00:aa:02 type veth peer name w1\n"
        "ip link set v0 master br0\nip link set w0 master br0"
    )


ANSWERS = "RTNETLINK answers: "


@pytest.mark.parametrize(
    ("line", "exit_code", "text"),
    [
        ("bridge fdb add 02:00:00:00:00:03 dev v0 master dynamic", 255, ANSWERS + "Operation not permitted"),
        ("bridge fdb add 02:00:00:00:00:09 dev v1 master", 255, ANSWERS + "Operation not supported"),
        ("bridge fdb add 02:00:00:00:00:0b dev v0 master sticky", 255, ANSWERS + "Invalid argument"),
        ("bridge fdb add 00:00:00:00:00:00 dev v0 master", 255, ANSWERS + "Invalid argument"),
        ("bridge fdb add 02:00:00:00:00:0e dev v0 master vlan 5", 255, ANSWERS + "Invalid argument"),
        ("bridge fdb add 02:00:00:00:00:79 dev br0 self static", 255, ANSWERS + "Invalid argument"),
        ("bridge fdb add 02:00:00:00:00:79 dev v0 self static", 255, ANSWERS + "Invalid argument"),
        ("bridge fdb add 02:00:00:00:aa:01 dev v0 master", 255, ANSWERS + "File exists"),
        ("bridge fdb add 02:00:00:00:00:01 dev nope master", 255, 'Cannot find device "nope"'),
        ("bridge fdb add 02:00:00:00:00:7c dev lo self", 255, "Error: FDB add only supported for Ethernet devices."),
        ("bridge fdb del 02:00:00:00:00:01 dev v0 master", 255, ANSWERS + "No such file or directory"),
        ("bridge fdb del 02:00:00:00:aa:01 dev w0 master", 255, ANSWERS + "No such file or directory"),
        ("bridge -d vlan", 2, "bridge vlan with -d or -s is not modelled; near it: bridge vlan"),
        ("bridge fdb get 02:00:00:00:00:99 br br0", 254, "Error: Fdb entry not found."),
        ("bridge fdb get 02:00:00:00:00:99 dev v1 master", 254, "Error: Device is not a bridge port."),
        ("bridge fdb get 02:00:00:00:00:99 br v0", 254, "Error: Fdb get operation not supported by device."),
        ("bridge fdb show br nope", 255, 'Cannot find bridge device "nope"'),
        ("bridge fdb show dev nope", 255, 'Cannot find device "nope"'),
        ("bridge fdb flush dev v0", 255, ANSWERS + "Operation not supported"),
        ("bridge link set dev v1 hairpin on", 255, ANSWERS + "Operation not supported"),
        ("bridge link set dev nope hairpin on", 255, 'Cannot find bridge device "nope"'),
        ("bridge link set dev v0 cost 70000", 255, ANSWERS + "Numerical result out of range"),
        ("bridge link set dev v0 priority 64", 255, ANSWERS + "Numerical result out of range"),
        ("bridge link set dev v0 state 3", 255, ANSWERS + "Network is down"),
        ("bridge link set dev v0 state 9", 255, ANSWERS + "Invalid argument"),
        ("bridge link show dev nope", 255, 'Cannot find device "nope"'),
    ],
)
def test_refusals(network: Network, line: str, exit_code: int, text: str) -> None:
    result = run(network, line)
    assert (result.exit_code, result.stderr, result.stdout) == (exit_code, text + "\n", "")


def test_the_table_lists_the_bridge_s_own_then_each_port_s_entries_newest_first(network: Network) -> None:
    extend(network, "bridge fdb add 02:00:00:00:00:01 dev v0 master")
    extend(network, "bridge fdb add 02:00:00:00:00:02 dev v0 master static")
    extend(network, "bridge fdb add 02:00:00:00:00:07 dev br0 self")
    extend(network, "bridge fdb add 02:00:00:00:00:05 dev w0")
    assert run(network, "bridge fdb show br br0").stdout.splitlines() == [
        "33:33:00:00:00:01 dev br0 self permanent",
        "02:00:00:00:00:07 dev br0 master br0 permanent",
        "02:00:00:00:00:02 dev v0 master br0 static",
        "02:00:00:00:00:01 dev v0 master br0 permanent",
        "02:00:00:00:aa:01 dev v0 master br0 permanent",
        "33:33:00:00:00:01 dev v0 self permanent",
        "02:00:00:00:aa:02 dev w0 master br0 permanent",
        "02:00:00:00:00:05 dev w0 self permanent",
        "33:33:00:00:00:01 dev w0 self permanent",
    ]


@pytest.mark.parametrize(
    ("selection", "rows"),
    [
        ("dynamic", ["02:00:00:00:00:02 dev v0 master br0 static"]),
        ("br br0 dynamic", ["02:00:00:00:00:02 dev v0 master br0 static"]),
        ("br v0", []),
        (
            "dev v0",
            [
                "02:00:00:00:00:02 master br0 static",
                "02:00:00:00:aa:01 master br0 permanent",
                "33:33:00:00:00:01 self permanent",
            ],
        ),
        ("br br0 brport v1", []),
    ],
)
def test_rows_are_selected_and_one_device_is_not_repeated(network: Network, selection: str, rows: list[str]) -> None:
    extend(network, "bridge fdb add 02:00:00:00:00:02 dev v0 master static")
    assert run(network, f"bridge fdb show {selection}").stdout.splitlines() == rows


def test_add_refuses_what_append_and_replace_take(network: Network) -> None:
    extend(network, "bridge fdb add 02:00:00:00:00:01 dev v0 master static")
    assert not run(network, "bridge fdb add 02:00:00:00:00:01 dev w0 master static").ok
    extend(network, "bridge fdb append 02:00:00:00:00:01 dev v0 master static")
    extend(network, "bridge fdb replace 02:00:00:00:00:01 dev w0 master static")
    shown = run(network, "bridge fdb get 02:00:00:00:00:01 br br0").stdout
    assert shown == "02:00:00:00:00:01 dev w0 master br0 static\n"


def test_a_flush_takes_local_entries_too(network: Network) -> None:
    extend(network, "bridge fdb flush dev br0")
    assert all("self" in line for line in run(network, "bridge fdb show br br0").stdout.splitlines())


def test_a_port_and_its_switches(network: Network) -> None:
    extend(network, "bridge link set dev v0 hairpin on learning off isolated on cost 10 priority 8")
    number = host_device(network, "v0").ifindex
    assert run(network, "bridge -d link show dev v0").stdout == (
        f"{number}: v0@v1: <BROADCAST,MULTICAST,M-DOWN> mtu 1500 master br0 state disabled priority 8 cost 10 \n"
        "    hairpin on guard off root_block off fastleave off learning off flood on mcast_flood on bcast_flood on "
        "mcast_router 1 mcast_to_unicast off neigh_suppress off vlan_tunnel off isolated on locked off \n"
    )


def test_a_port_names_whatever_device_here_has_the_number_of_its_other_end(network: Network) -> None:
    extend(network, "ip netns add a\nip link add index 50 x0 type veth peer name x1 index 2 netns a")
    extend(network, "ip link set x0 master br0")
    assert run(network, "bridge link show dev x0").stdout.startswith("50: x0@br0: <BROADCAST,MULTICAST,M-DOWN>")
    extend(network, "ip link set br0 up")
    assert run(network, "bridge link show dev x0").stdout.startswith("50: x0@br0: <BROADCAST,MULTICAST>")


def test_json(network: Network) -> None:
    assert run(network, "bridge -j fdb show dev v0").stdout == (
        '[{"mac":"02:00:00:00:aa:01","flags":[],"master":"br0","state":"permanent"},'
        '{"mac":"33:33:00:00:00:01","flags":["self"],"state":"permanent"}]\n'
    )


def test_tables_that_are_empty_here_have_their_headings(network: Network) -> None:
    assert run(network, "bridge vlan").stdout == "port              vlan-id  \n"
    assert run(network, "bridge mdb").stdout == ""
