"""What holds for every network: conservation, determinism, independence of copies."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from pingproof.simulator.journal import Decision, Event
from pingproof.simulator.network import Network
from pingproof.simulator.wire.ethernet import Frame
from pingproof.simulator.wire.ipv4 import Ipv4
from tests.simulator.labs import ROUTER, build, run

HOSTS = ("a", "r", "b")
COMMANDS = (
    "ip netns exec a ping -c1 -W1 10.2.0.1",
    "ip netns exec b ping -c1 -W1 10.1.0.1",
    "ip netns exec a ping -c1 -W1 10.1.0.254",
    "ip netns exec a ping -c1 -W1 10.9.9.9",
    "ip netns exec a ping -c1 -W1 -s 3000 10.2.0.1",
    "ip netns exec a ping -c1 -W1 -t1 10.2.0.1",
    "ip netns exec r sysctl -w net.ipv4.ip_forward=0",
    "ip netns exec r sysctl -w net.ipv4.ip_forward=1",
    "ip -n r link set r1 down",
    "ip -n r link set r1 up",
    "ip -n b addr del 10.2.0.1/24 dev b0",
    "ip -n b addr add 10.2.0.1/24 dev b0",
    "ip netns exec r iptables -A FORWARD -s 10.1.0.0/24 -j DROP",
    "ip netns exec r iptables -F FORWARD",
    "ip netns exec r iptables -t nat -A POSTROUTING -o r1 -j MASQUERADE",
    "ip -n a neigh flush all",
    "ip netns del b",
)
labs = st.lists(st.sampled_from(COMMANDS), max_size=8)


def play(lines: list[str]) -> Network:
    network = build(ROUTER)
    for line in lines:
        run(network, line)
    return network


def digest(events: list[Event]) -> list[str]:
    return [
        f"{event.time} {event.namespace} {event.device} {event.layer} {event.decision} {event.packet}"
        for event in events
    ]


@settings(max_examples=25, deadline=None)
@given(labs)
def test_the_same_commands_make_the_same_journal(lines: list[str]) -> None:
    assert digest(play(lines).journal.events) == digest(play(lines).journal.events)


@settings(max_examples=25, deadline=None)
@given(labs, labs)
def test_a_copy_never_changes_its_original(before: list[str], after: list[str]) -> None:
    network = play(before)
    text = [run(network.copy(), f"ip -n {host} -s addr").stdout for host in HOSTS]
    events, now = len(network.journal.events), network.clock.now
    copy = network.copy()
    for line in after:
        run(copy, line)
    assert (len(network.journal.events), network.clock.now) == (events, now)
    assert [run(network.copy(), f"ip -n {host} -s addr").stdout for host in HOSTS] == text


@settings(max_examples=25, deadline=None)
@given(labs, labs)
def test_a_copy_goes_on_exactly_as_its_original_would(before: list[str], after: list[str]) -> None:
    network = play(before)
    copy = network.copy()
    assert [run(network, line) for line in after] == [run(copy, line) for line in after]
    assert digest(network.journal.events) == digest(copy.journal.events)


@settings(max_examples=25, deadline=None)
@given(labs)
def test_every_frame_that_crosses_a_cable_arrives_once_or_is_dropped_with_a_reason(lines: list[str]) -> None:
    network = play(lines)
    network.clock.run_until(network.clock.now + 10_000_000_000)
    fates: Counter[str] = Counter()
    for event in network.journal.events:
        if isinstance(event.packet, (Frame, Ipv4)) and event.decision is Decision.DROP:
            assert event.drop is not None
            fates[event.drop.name] += 1
    sent = Counter(event.skb for event in network.journal.events if event.decision is Decision.TRANSMIT)
    received = Counter(event.skb for event in network.journal.events if event.decision is Decision.RECEIVE)
    assert all(received[number] <= count for number, count in sent.items())
