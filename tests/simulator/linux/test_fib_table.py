"""What a row that leaves its table takes with it."""

from __future__ import annotations

import pytest

from pingproof.simulator.journal import Decision
from tests.simulator.labs import build, events, run

WAITING = """
ip netns add a
ip netns add b
ip link add a0 netns a type veth peer name b0 netns b
ip -n a link set lo up
ip -n a link set a0 up
ip -n b link set b0 up
ip -n a addr add 10.0.0.1/24 dev a0
ip -n a route add 10.1.0.0/16 via 10.0.0.9
ip -n a route add 10.2.0.0/16 via 10.0.0.9
ip -n a route add 10.3.0.0/16 via 10.0.0.9 metric 5
"""
"""A router that nobody is, and three routes by it; the first two say the same."""


@pytest.mark.parametrize(
    ("pinged", "change", "told"),
    [
        ("10.1.0.1", "ip netns ls", Decision.ICMP_SEND),
        ("10.1.0.1", "ip -n a route del 10.1.0.0/16", Decision.ICMP_SEND),
        ("10.3.0.1", "ip -n a route del 10.3.0.0/16", Decision.ICMP_LOST),
        ("10.3.0.1", "ip -n a route replace 10.3.0.0/16 via 10.0.0.8 metric 5", Decision.ICMP_LOST),
    ],
)
def test_a_failure_is_told_of_while_a_row_that_says_the_same_is_left(pinged: str, change: str, told: Decision) -> None:
    network = build(WAITING)
    since = len(network.journal.events)
    run(network, f"ip netns exec a ping -c1 -W1 {pinged}")
    run(network, change)
    run(network, "sleep 4")
    assert {event.decision for event in events(network, since, Decision.ICMP_SEND, Decision.ICMP_LOST)} == {told}
