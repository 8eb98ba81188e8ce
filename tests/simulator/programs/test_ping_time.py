"""When ping sends, and which of two things at the same tick comes first."""

from __future__ import annotations

import pytest

from pingproof.simulator.clock import MILLISECOND, timer_wheel
from tests.simulator.labs import TWO_HOSTS, build, extend, run


@pytest.mark.parametrize(
    ("asked", "real"),
    [(100, 104), (200, 204), (300, 320), (500, 512), (1000, 1024), (3000, 3072)],
)
def test_a_timer_runs_at_the_end_of_its_slot(asked: int, real: int) -> None:
    assert timer_wheel(asked * MILLISECOND) == real * MILLISECOND


def test_pings_interval_is_counted_in_ticks() -> None:
    network = build(TWO_HOSTS)
    assert "4 received, 0% packet loss, time 3072ms" in run(network, "ip netns exec a ping -c4 10.0.0.2").stdout


def test_an_error_of_the_same_tick_comes_before_the_next_probe() -> None:
    network = build(TWO_HOSTS)
    extend(network, "ip -n a link set lo up")
    result = run(network, "ip netns exec a ping -w4 10.0.0.9")
    assert "3 packets transmitted, 0 received, +3 errors" in result.stdout


def test_an_error_on_the_heels_of_a_redirect_is_all_that_one_ping_tells() -> None:
    network = build(
        """
ip link add vb type bridge
ip link set vb up
ip netns add h
ip netns add r1
ip netns add r2
ip link add h0 netns h type veth peer name h0p
ip link add e1 netns r1 type veth peer name e1p
ip link add e2 netns r2 type veth peer name e2p
ip link set h0p master vb up
ip link set e1p master vb up
ip link set e2p master vb up
ip -n h addr add 10.18.0.1/24 dev h0
ip -n r1 addr add 10.18.0.2/24 dev e1
ip -n r2 addr add 10.18.0.3/24 dev e2
ip -n h link set h0 up
ip -n r1 link set e1 up
ip -n r2 link set e2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip -n h route add default via 10.18.0.2
ip -n r1 route add default via 10.18.0.3
"""
    )
    told = run(network, "ip netns exec h ping -c1 -W1 10.99.0.1").stdout
    assert "From 10.18.0.3 icmp_seq=1 Destination Net Unreachable" in told
    assert "Redirect" not in told
