"""Which frames level 3 compares, and how they are told."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest

from pingproof.lesson.fuzz.frames import Direction, captured_frames, frame_verdicts, teller_of
from pingproof.lesson.fuzz.verdict import Fate
from pingproof.simulator.wire.arp import Arp, ArpOperation
from pingproof.simulator.wire.encode import encode_frame
from pingproof.simulator.wire.ethernet import BROADCAST_ADDRESS, ZERO_ADDRESS, Frame
from pingproof.simulator.wire.icmp import Icmp, IcmpType
from pingproof.simulator.wire.ipv4 import IpProtocol, Ipv4

HERE, THERE = "02:00:00:00:00:01", "02:00:00:00:00:02"
A, B = IPv4Address("10.0.0.1"), IPv4Address("10.0.0.2")
SCRIPT = f"ip link add e1 address {HERE} type veth peer name p1\nip netns del gone\n"


def echo(identifier: int, source: str = HERE, destination: str = THERE) -> Frame:
    """A ping from A to B."""
    return Frame(source, destination, Ipv4(A, B, IpProtocol.ICMP, Icmp(IcmpType.ECHO, 0, identifier, 1, 56)))


def request(target: IPv4Address) -> Frame:
    """A's question."""
    return Frame(HERE, BROADCAST_ADDRESS, Arp(ArpOperation.REQUEST, HERE, A, ZERO_ADDRESS, target))


def test_random_ids_and_foreign_macs_are_named() -> None:
    teller = teller_of(SCRIPT)
    assert teller.told(echo(7)) == teller.told(echo(8))
    assert teller.told(echo(7)).startswith(f"{HERE} > MAC, IP 10.0.0.1 > 10.0.0.2: ICMP echo request, seq 1")


def test_a_translated_packet_is_told_without_its_macs() -> None:
    teller = teller_of(SCRIPT + "iptables -t nat -A POSTROUTING -j MASQUERADE\n")
    assert teller.told(echo(7)).startswith("IP 10.0.0.1 > 10.0.0.2")


@pytest.mark.parametrize(
    ("frame", "namespace", "told"),
    [(echo(7), "a", True), (echo(7), "gone", False), (echo(7, HERE, HERE), "a", False)],
)
def test_what_no_packet_socket_sees_is_left_out(frame: Frame, namespace: str, told: bool) -> None:
    assert teller_of(SCRIPT).tells_of(frame, (namespace, "e1", Direction.RECEIVED)) is told


def test_the_order_of_two_conversations_does_not_count() -> None:
    third = IPv4Address("10.0.0.3")
    frames = [encode_frame(request(B)), encode_frame(request(third)), encode_frame(echo(7))]
    first = captured_frames([("a", "e1", True, data) for data in frames], SCRIPT)
    second = captured_frames([("a", "e1", True, data) for data in (frames[1], frames[0], frames[2])], SCRIPT)
    swapped = captured_frames([("a", "e1", True, data) for data in (frames[2], frames[1], frames[0])], SCRIPT)
    assert [verdict.fate for verdict in frame_verdicts([first, first], second)] == [Fate.AGREES]
    assert [verdict.fate for verdict in frame_verdicts([first, first], swapped)] == [Fate.DISAGREES]
    assert [verdict.fate for verdict in frame_verdicts([first, swapped], second)] == [Fate.FREE]
