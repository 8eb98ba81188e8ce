"""Devices: numbers and names, carrier, moving between namespaces, what is dropped and counted where."""

from __future__ import annotations

import pytest

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.core.net_device import Device
from pingproof.simulator.network import Network
from pingproof.simulator.state import LinkFlag, Operstate
from tests.simulator.labs import TWO_HOSTS, build, drops, events, extend, namespace, run

PAIR = """
ip link add v1 type veth peer name v2
"""


def device(network: Network, name: str, inside: str | None = None) -> Device:
    found = (network.host if inside is None else namespace(network, inside)).device(name)
    assert found is not None
    return found


def settle(network: Network) -> None:
    """Let the worker of carrier events have its turn."""
    network.clock.run_until(network.clock.now + 2 * SECOND)


def test_a_veth_s_other_end_is_made_first_and_has_the_lower_number() -> None:
    network = build(PAIR)
    assert (device(network, "v2").ifindex, device(network, "v1").ifindex) == (2, 3)


def test_a_refused_pair_leaves_no_device_and_uses_a_number_up() -> None:
    network = Network()
    assert not run(network, "ip link add v1 type veth peer name v1").ok
    extend(network, "ip link add v1 type veth peer name v2")
    assert sorted(network.host.devices) == [1, 3, 4]


@pytest.mark.parametrize(
    ("up", "operstate", "carrier"),
    [
        ("ip link set v1 up", Operstate.LOWER_LAYER_DOWN, False),
        ("ip link set v1 up\nip link set v2 up", Operstate.UP, True),
        ("ip link set v1 up\nip link set v2 up\nip link set v2 down", Operstate.LOWER_LAYER_DOWN, False),
    ],
)
def test_a_veth_has_carrier_while_both_ends_are_up(up: str, operstate: Operstate, carrier: bool) -> None:
    network = build(PAIR + up)
    settle(network)
    assert device(network, "v1").operstate is operstate
    assert device(network, "v1").carrier is carrier


def test_the_state_of_a_veth_whose_other_end_is_elsewhere_is_plain_down() -> None:
    network = build("ip netns add a\nip link add v1 type veth peer name v2 netns a\nip link set v1 up")
    settle(network)
    assert device(network, "v1").operstate is Operstate.DOWN


def test_a_device_without_carrier_drops_and_counts_and_the_sender_hears_nothing() -> None:
    network = build(TWO_HOSTS + "ip -n b link set b0 down")
    settle(network)
    mark = len(network.journal.events)
    result = run(network, "ip netns exec a ping -c1 -W1 10.0.0.2")
    assert result.exit_code == 1
    assert result.stderr == ""
    assert "NO_CARRIER" in drops(events(network, mark))
    assert device(network, "a0", "a").counters.tx_dropped > 0
    assert device(network, "a0", "a").counters.tx_packets == 0


def test_a_frame_longer_than_the_other_end_s_mtu_is_lost_and_counted_on_both_sides() -> None:
    network = build(TWO_HOSTS + "ip -n b link set b0 mtu 1000")
    assert not run(network, "ip netns exec a ping -c1 -W1 -s 977 10.0.0.2").ok
    assert device(network, "a0", "a").counters.tx_dropped == 1
    assert device(network, "b0", "b").counters.rx_dropped == 1
    assert run(network, "ip netns exec a ping -c1 -W1 -s 976 10.0.0.2").ok, "room for a VLAN tag is left"


def test_a_device_that_moves_comes_down_and_loses_addresses_routes_and_master() -> None:
    network = build(PAIR + "ip netns add a\nip link add br0 type bridge\nip link set v1 up master br0")
    extend(network, "ip addr add 10.0.0.1/24 dev v1\nip link set v1 netns a")
    moved = device(network, "v1", "a")
    assert not moved.is_up
    assert moved.addresses == []
    assert moved.master is None
    assert moved.qdisc == "noop"
    assert run(network, "ip route").stdout == ""


def test_a_moved_device_keeps_its_number_where_it_is_free() -> None:
    network = build(PAIR + "ip netns add a\nip link set v1 netns a")
    assert device(network, "v1", "a").ifindex == 3
    extend(network, "ip -n a link add index 9 type bridge\nip link add w1 index 9 type veth peer name w2")
    extend(network, "ip link set w1 netns a")
    assert device(network, "w1", "a").ifindex == 2


def test_the_cable_follows_a_moved_end() -> None:
    network = build("ip netns add a\nip netns add b" + PAIR + "ip link set v1 netns a\nip link set v2 netns b")
    extend(network, "ip -n a addr add 10.0.0.1/24 dev v1\nip -n a link set v1 up")
    extend(network, "ip -n b addr add 10.0.0.2/24 dev v2\nip -n b link set v2 up")
    assert run(network, "ip netns exec a ping -c1 -W1 10.0.0.2").ok


def test_deleting_one_end_deletes_the_other_wherever_it_is() -> None:
    network = build(TWO_HOSTS + "ip -n a link del a0")
    assert namespace(network, "b").device("b0") is None
    assert network.cables == {}


def test_a_deleted_namespace_is_not_listed_and_its_devices_go_a_little_later() -> None:
    network = build("ip netns add a\nip link add v1 type veth peer name v2 netns a")
    doomed = namespace(network, "a")
    extend(network, "ip netns del a")
    assert "a" not in network.named
    settle(network)
    assert network.host.device("v1") is None
    assert doomed.inode not in network.namespaces


def test_a_process_keeps_a_deleted_namespace_alive() -> None:
    network = build(TWO_HOSTS)
    from pingproof.simulator.result import Result
    from pingproof.simulator.shell.line import parse_line

    program = network.start(parse_line("ip netns exec a ping -c3 10.0.0.2"))
    assert not isinstance(program, Result)
    extend(network, "ip netns del a")
    assert "3 received" in network.wait(program).stdout
    settle(network)
    assert namespace(network, "b").device("b0") is None


def test_a_dummy_swallows_what_it_is_sent() -> None:
    network = build("ip link add d0 type dummy\nip addr add 10.0.0.1/24 dev d0\nip link set d0 up")
    dummy = device(network, "d0")
    assert LinkFlag.NOARP in dummy.flags
    assert dummy.operstate is Operstate.UNKNOWN
    assert not run(network, "ping -c1 -W1 10.0.0.2").ok
    assert (dummy.counters.tx_packets, dummy.counters.tx_bytes) == (1, 98)


def test_a_copy_of_a_network_is_independent() -> None:
    network = build(TWO_HOSTS)
    copy = network.copy()
    extend(copy, "ip -n a link del a0")
    assert run(network, "ip netns exec a ping -c1 10.0.0.2").ok
