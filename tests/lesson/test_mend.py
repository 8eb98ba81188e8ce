"""Mends: for every command that a lab can lack, commands that make its probe succeed."""

from __future__ import annotations

import pytest

from pingproof.lesson.mend.search import mend
from pingproof.lesson.play.world import build_world
from pingproof.simulator.network import Network
from tests.lesson.probes import BRIDGE, build_without
from tests.simulator.labs import ROUTER, build, run

FROM_A = "ip netns exec a ping -c1 -W1 10.2.0.1"
FROM_NS1 = "ip netns exec ns1 ping -c1 -W1 192.168.28.2"
NAMESPACE_BEHIND_A_BRIDGE = """
ip netns add ns1
ip link add vbridge type bridge
ip link set vbridge up
ip link add v1 type veth peer name e1 netns ns1
ip link set v1 master vbridge
ip link set v1 up
ip -n ns1 link set e1 up
ip -n ns1 addr add 192.168.28.1/24 dev e1
ip addr add 192.168.28.5/24 dev vbridge
ip -n ns1 route add default via 192.168.28.5
"""
BEYOND_MENDING = ("ip netns add", "ip link add a0", "ip link add b0")
"""A namespace that is not there, and cables of a router that only its builder knows."""


def lacking(script: str) -> list[str]:
    return [line for line in script.strip().splitlines() if not line.startswith(BEYOND_MENDING)]


def succeeds_after(network: Network, commands: tuple[str, ...], probe: str) -> bool:
    copy = network.copy()
    return all(run(copy, command).ok for command in commands) and run(copy, probe).ok


@pytest.mark.parametrize("left_out", lacking(ROUTER))
def test_whatever_a_routed_lab_lacks_is_mended(left_out: str) -> None:
    network = build_without(ROUTER, left_out)
    commands = mend(network, FROM_A)
    assert commands
    assert succeeds_after(network, commands, FROM_A.replace("-W1", "-W3"))


@pytest.mark.parametrize("left_out", lacking(BRIDGE))
@pytest.mark.parametrize("probe", [FROM_NS1, "ping -c1 -W1 192.168.28.1"])
def test_whatever_a_bridged_lab_lacks_is_mended(left_out: str, probe: str) -> None:
    network = build_without(BRIDGE, left_out)
    if run(network.copy(), probe).ok:
        assert not mend(network, probe)
        return
    commands = mend(network, probe)
    assert commands
    assert succeeds_after(network, commands, probe.replace("-W1", "-W3"))


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        ("ip -n a route add default via 10.1.0.254", ("ip -n a route add default via 10.1.0.254",)),
        ("ip -n r link set r1 up", ("ip -n r link set r1 up",)),
        ("ip netns exec r sysctl -w net.ipv4.ip_forward=1", ("ip netns exec r sysctl -w net.ipv4.ip_forward=1",)),
        (
            "ip -n a addr add 10.1.0.1/24 dev a0",
            ("ip -n a addr add 10.1.0.1/24 dev a0", "ip -n a route add default via 10.1.0.254"),
        ),
    ],
)
def test_the_command_left_out_is_what_mends(left_out: str, expected: tuple[str, ...]) -> None:
    assert mend(build_without(ROUTER, left_out), FROM_A) == expected


@pytest.mark.parametrize(
    ("break_it", "expected"),
    [
        ("ip -n a route add blackhole 10.2.0.0/24", ("ip -n a route del blackhole 10.2.0.0/24",)),
        ("ip -n r route add prohibit 10.2.0.1", ("ip -n r route del prohibit 10.2.0.1/32",)),
        (
            "ip netns exec b sysctl -w net.ipv4.icmp_echo_ignore_all=1",
            ("ip netns exec b sysctl -w net.ipv4.icmp_echo_ignore_all=0",),
        ),
        (
            "ip -n a neigh replace 10.1.0.254 lladdr 02:00:00:00:00:99 dev a0",
            ("ip -n a neigh del 10.1.0.254 dev a0",),
        ),
        (
            "ip netns exec r sysctl -w net.ipv4.conf.r0.arp_ignore=8",
            ("ip netns exec r sysctl -w net.ipv4.conf.all.arp_ignore=0 net.ipv4.conf.r0.arp_ignore=0",),
        ),
        (
            "ip netns exec r iptables -A FORWARD -d 10.2.0.1 -j DROP",
            ("ip netns exec r iptables -D FORWARD -d 10.2.0.1/32 -j DROP",),
        ),
        ("ip netns exec r iptables -P FORWARD DROP", ("ip netns exec r iptables -P FORWARD ACCEPT",)),
        (
            "ip netns exec a iptables -A INPUT -p icmp -j REJECT",
            ("ip netns exec a iptables -D INPUT -p icmp -j REJECT --reject-with icmp-port-unreachable",),
        ),
    ],
)
def test_what_was_broken_is_undone(break_it: str, expected: tuple[str, ...]) -> None:
    network = build(ROUTER)
    assert run(network, break_it).ok
    assert mend(network, FROM_A) == expected


def test_two_causes_are_mended_in_turn() -> None:
    network = build(ROUTER)
    for line in ("ip -n b route del default", "ip netns exec r sysctl -w net.ipv4.ip_forward=0"):
        assert run(network, line).ok
    commands = mend(network, FROM_A)
    assert len(commands) == 2
    assert succeeds_after(network, commands, FROM_A)


def test_four_causes_are_mended_in_the_order_in_which_the_probe_meets_them() -> None:
    network = build(ROUTER)
    for line in (
        "ip -n b link set b0 down",
        "ip -n r link set r1 down",
        "ip netns exec r sysctl -w net.ipv4.ip_forward=0",
    ):
        assert run(network, line).ok
    assert mend(network, FROM_A) == (
        "ip -n r link set r1 up",
        "ip netns exec r sysctl -w net.ipv4.ip_forward=1",
        "ip -n b link set b0 up",
        "ip -n b route add default via 10.2.0.254",
    )


def test_what_works_needs_no_mend_and_a_name_has_none() -> None:
    network = build(ROUTER)
    assert mend(network, FROM_A) == ()
    assert mend(network, "ip netns exec a ping -c1 nope.invalid") == ()


def test_the_search_leaves_the_network_as_it_was() -> None:
    network = build_without(ROUTER, "ip -n r link set r1 up")
    before, events = network.clock.now, len(network.journal.events)
    mend(network, FROM_A)
    assert (network.clock.now, len(network.journal.events)) == (before, events)
    assert not run(network, FROM_A).ok


def test_the_tutorials_last_stage_needs_a_router_and_a_translation() -> None:
    network = build_world()
    for line in NAMESPACE_BEHIND_A_BRIDGE.strip().splitlines():
        assert run(network, line).ok
    assert mend(network, "ip netns exec ns1 ping -c1 -W1 8.8.8.8") == (
        "sysctl -w net.ipv4.ip_forward=1",
        "iptables -t nat -A POSTROUTING -s 192.168.28.0/24 -o ens33 -j MASQUERADE",
    )


def test_a_namespace_without_a_cable_gets_one() -> None:
    network = build_without(BRIDGE, "ip link add v1 type veth peer name e1 netns ns1")
    commands = mend(network, FROM_NS1)
    assert commands[0] == "ip link add v-ns1 type veth peer name eth0 netns ns1"
    assert succeeds_after(network, commands, FROM_NS1.replace("-W1", "-W3"))


TWO_ISLANDS = """
ip netns add a
ip netns add x
ip netns add b
ip netns add y
ip link add a0 netns a type veth peer name x0 netns x
ip link add b0 netns b type veth peer name y0 netns y
ip -n a addr add 10.0.0.1/24 dev a0
ip -n b addr add 10.5.0.1/24 dev b0
ip -n a link set a0 up
ip -n x link set x0 up
ip -n b link set b0 up
ip -n y link set y0 up
"""
"""Two cables, and none from the one to the other."""


def test_where_no_cable_leads_a_new_one_is_laid() -> None:
    network = build(TWO_ISLANDS)
    probe = "ip netns exec a ping -c1 -W1 10.5.0.1"
    commands = mend(network, probe)
    assert commands[0] == "ip -n a link add to-b type veth peer name to-a netns b"
    assert succeeds_after(network, commands, probe.replace("-W1", "-W3"))


def test_a_cable_to_the_host_leads_to_the_internet() -> None:
    network = build_world()
    for line in TWO_ISLANDS.strip().splitlines():
        assert run(network, line).ok
    probe = "ip netns exec a ping -c1 -W1 8.8.8.8"
    commands = mend(network, probe)
    assert commands[0] == "ip link add to-a type veth peer name to-host netns a"
    assert succeeds_after(network, commands, probe.replace("-W1", "-W3"))


TWICE_THERE = """
ip netns add ns3
ip link add v3 type veth peer name e3 address 02:00:00:00:00:33 netns ns3
ip link set v3 master vbridge
ip link set v3 up
ip -n ns3 link set e3 up
ip -n ns3 addr add 192.168.28.1/24 dev e3
ip -n ns2 neigh replace 192.168.28.1 lladdr 02:00:00:00:00:33 nud permanent dev e2
"""
"""Somebody else has the asker's address too, and gets its answers."""


def test_an_answer_that_ends_with_somebody_else_is_brought_back() -> None:
    network = build(BRIDGE + TWICE_THERE)
    probe = "ip netns exec ns1 ping -c1 -W1 192.168.28.2"
    assert not run(network.copy(), probe).ok
    commands = mend(network, probe)
    assert commands
    assert succeeds_after(network, commands, probe)


def test_what_a_failed_probe_has_learned_is_forgotten() -> None:
    network = build(ROUTER + "ip -n r link set r1 mtu 1000\nip -n b link set b0 mtu 1000")
    probe = "ip netns exec a ping -c1 -W1 -M do -s 1200 10.2.0.1"
    assert not run(network, probe).ok
    commands = mend(network, probe)
    assert "ip -n a route flush cache" in commands
    assert succeeds_after(network, commands, probe)
