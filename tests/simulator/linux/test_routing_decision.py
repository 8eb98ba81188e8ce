"""Which packets that come in are believed and taken: weak host model, reverse-path filter, martians, local sources."""

from __future__ import annotations

import pytest

from pingproof.simulator.journal import Decision
from pingproof.simulator.wire.ethernet import BROADCAST_ADDRESS, Frame
from tests.simulator.labs import ROUTER, TWO_HOSTS, build, drops, events, extend, run


def test_a_host_answers_for_any_of_its_addresses_on_any_interface() -> None:
    network = build(TWO_HOSTS + "ip -n b link set lo up\nip -n b addr add 10.9.0.1/32 dev lo\n")
    run(network, "ip -n a route add 10.9.0.1 dev a0")
    assert run(network, "ip netns exec a ping -c1 10.9.0.1").ok


def test_a_packet_from_ones_own_address_is_refused() -> None:
    network = build(TWO_HOSTS + "ip -n a addr add 10.0.0.9/24 dev a0\nip -n b addr add 10.0.0.9/24 dev b0\n")
    mark = len(network.journal.events)
    assert run(network, "ip netns exec a ping -c1 -W1 -I 10.0.0.9 10.0.0.2").exit_code == 1
    assert "IP_LOCAL_SOURCE" in drops(events(network, mark)) or drops(events(network, mark)) == []


@pytest.mark.parametrize(("value", "answered"), [("0", True), ("1", False), ("2", True)])
def test_rp_filter_judges_whether_the_answer_would_leave_by_the_same_device(value: str, answered: bool) -> None:
    network = build(
        ROUTER
        + "ip -n a addr add 10.5.0.1/24 dev a0\n"
        + "ip -n r route add 10.5.0.0/24 via 10.2.0.1\n"
        + f"ip netns exec r sysctl -w net.ipv4.conf.r0.rp_filter={value}\n"
        + "ip netns exec b sysctl -w net.ipv4.ip_forward=1\n"
    )
    mark = len(network.journal.events)
    run(network, "ip netns exec a ping -c1 -W1 -I 10.5.0.1 10.2.0.1")
    assert ("IP_RPFILTER" not in drops(events(network, mark))) is answered


def test_rp_filter_is_the_larger_of_all_and_the_device() -> None:
    network = build(
        ROUTER
        + "ip -n a addr add 10.5.0.1/24 dev a0\n"
        + "ip -n r route add 10.5.0.0/24 via 10.2.0.1\n"
        + "ip netns exec r sysctl -w net.ipv4.conf.all.rp_filter=1\n"
    )
    mark = len(network.journal.events)
    run(network, "ip netns exec a ping -c1 -W1 -I 10.5.0.1 10.2.0.1")
    assert "IP_RPFILTER" in drops(events(network, mark))


def test_a_loopback_address_never_comes_from_outside() -> None:
    network = build(TWO_HOSTS + "ip -n a route add 127.5.5.5 via 10.0.0.2 dev a0 table 254\n")
    result = run(network, "ip netns exec a ping -c1 -W1 127.5.5.5")
    assert result.exit_code != 0


def test_one_cannot_ping_ones_own_address_while_lo_is_down() -> None:
    network = build(TWO_HOSTS)
    assert run(network, "ip netns exec a ping -c1 -W1 10.0.0.1").exit_code == 1
    run(network, "ip -n a link set lo up")
    assert run(network, "ip netns exec a ping -c1 -W1 10.0.0.1").ok


def test_no_route_means_that_nothing_is_sent() -> None:
    network = build(TWO_HOSTS)
    mark = len(network.journal.events)
    result = run(network, "ip netns exec a ping -c1 8.8.8.8")
    assert (result.exit_code, result.stderr) == (2, "ping: connect: Network is unreachable\n")
    assert [event.decision.value for event in events(network, mark)] == ["no-route"]


def test_a_broadcast_ping_needs_leave_and_is_ignored_by_default() -> None:
    network = build(TWO_HOSTS)
    assert run(network, "ip netns exec a ping -c1 -W1 10.0.0.255").exit_code == 2
    assert run(network, "ip netns exec a ping -b -c1 -W1 10.0.0.255").exit_code == 1
    run(network, "ip netns exec b sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0")
    assert "64 bytes from 10.0.0.2" in run(network, "ip netns exec a ping -b -c1 -W1 10.0.0.255").stdout


def test_without_a_local_table_any_address_may_be_bound_and_needs_no_arp() -> None:
    network = build(
        """
ip netns add a
ip netns add b
ip link add a0 netns a type veth peer name b0 netns b
ip -n a link set a0 up
ip -n b link set b0 up
ip -n a route add 10.1.0.0/24 dev a0
"""
    )
    since = len(network.journal.events)
    assert "from 10.1.0.1" in run(network, "ip netns exec a ping -c1 -W1 -I 10.1.0.1 10.1.0.2").stdout
    (sent,) = [event.packet for event in events(network, since, Decision.TRANSMIT)]
    assert isinstance(sent, Frame)
    assert sent.destination == BROADCAST_ADDRESS
    extend(network, "ip -n a link set lo up")
    assert "Cannot assign requested address" in run(network, "ip netns exec a ping -c1 -W1 -I 10.1.0.1 10.1.0.2").stderr
