"""Level 3: the frames on every interface, in order for each interface, field by field.

Random numbers are left out: ICMP and IP identifiers, ephemeral ports. MAC addresses are named by their interface. Two
kinds of frames are sent by a timer rather than by a command and are kept apart: IGMP reports, sent at random moments,
are not compared; a neighbour's confirmations (an ARP request to the neighbour alone, and its reply) are compared
without their order. Where probes run side by side (traceroute's), each has an order of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from ipaddress import IPv4Address
from itertools import zip_longest

from pingproof.executor.capture.capture import Recording
from pingproof.simulator.journal import Decision, Event
from pingproof.simulator.value import value
from pingproof.simulator.wire.arp import Arp, ArpOperation
from pingproof.simulator.wire.bpdu import Bpdu
from pingproof.simulator.wire.decode import decode_frames
from pingproof.simulator.wire.ethernet import BROADCAST_ADDRESS, Frame
from pingproof.simulator.wire.icmp import Icmp
from pingproof.simulator.wire.igmp import IgmpReport
from pingproof.simulator.wire.ipv4 import Fragment, Ipv4
from pingproof.simulator.wire.udp import Udp

EPHEMERAL = 32768
"""The first ephemeral port (net.ipv4.ip_local_port_range)."""
FRAME_EVENTS = (Decision.TRANSMIT, Decision.RECEIVE)


class Stream(Enum):
    """Frames that have an order among themselves."""

    COMMANDS = "frames"
    CONFIRMATIONS = "neighbour confirmations"


@value
class Seen:
    """A frame as an interface saw it, at ``time`` (ns) of the model's clock; ``event`` is its number in the journal."""

    namespace: str
    device: str
    outgoing: bool
    frame: Frame
    time: int
    event: int = -1

    @property
    def where(self) -> str:
        """The interface and the direction."""
        return f"{self.namespace or 'host'}:{self.device} {'sent' if self.outgoing else 'received'}"


@value
class FrameDifference:
    """The first difference on an interface: the frames at the same place on both sides; None past the end."""

    where: str
    number: int
    predicted: Seen | None
    actual: Seen | None


Key = tuple[str, str, Stream, str]
"""Namespace, device, stream and, where probes run side by side, the probe."""
Sequences = dict[Key, list[Seen]]
Intervals = Sequence[tuple[int, int]]
"""Spans of time (ns) in which several probes were on their way at once."""


def predicted_frames(events: Iterable[tuple[int, Event]], names: Mapping[str, str], together: Intervals) -> Sequences:
    """The frames in the model's journal, by interface; each event with its number."""
    sequences: Sequences = defaultdict(list)
    for number, event in events:
        if event.decision in FRAME_EVENTS and isinstance(event.packet, Frame):
            outgoing = event.decision is Decision.TRANSMIT
            seen = Seen(event.namespace, event.device, outgoing, event.packet, event.time, number)
            _add(sequences, seen, names, together)
    return sequences


def actual_frames(recording: Recording, names: Mapping[str, str], together: Intervals, started: int) -> Sequences:
    """The frames of the kernel's recording, by interface; frames of protocols outside the model are left out.

    ``started`` is the kernel's time when the model's clock was 0.
    """
    sequences: Sequences = defaultdict(list)
    frames = decode_frames(packet.data for packet in recording.packets)
    for packet, frame in zip(recording.packets, frames, strict=True):
        if frame is not None:
            seen = Seen(packet.namespace, packet.device, packet.outgoing, frame, packet.time - started)
            _add(sequences, seen, names, together)
    return sequences


def _add(sequences: Sequences, seen: Seen, names: Mapping[str, str], together: Intervals) -> None:
    stream = stream_of(seen.frame)
    if stream is not None:
        # Only while probes run side by side: elsewhere the order of all frames of an interface is compared.
        flow = flow_of(seen.frame) if any(begin <= seen.time < end for begin, end in together) else ""
        named = replace(seen, frame=comparable(seen.frame, names))
        sequences[seen.namespace, seen.device, stream, flow].append(named)


def flow_of(frame: Frame) -> str:
    """The probe of a frame, or of the packet that it quotes: the echo's number, or the datagram's port."""
    packet = frame.payload
    while isinstance(packet, Ipv4):
        match packet.transport:
            # An error belongs to the probe that it quotes.
            case Icmp(quoted=quoted) if quoted is not None:
                packet = quoted
            case Icmp(sequence=sequence):
                return f"echo {sequence}"
            case Udp(destination_port=port):
                # Traceroute numbers its probes by this port; the other one is random. No host answers by a datagram.
                return f"datagram {port}"
            case _:
                return ""
    return ""


def stream_of(frame: Frame) -> Stream | None:
    """The stream of a frame, in whose order it is compared; None for frames sent at random moments."""
    payload = frame.payload
    if isinstance(payload, Bpdu) or (isinstance(payload, Ipv4) and isinstance(payload.transport, IgmpReport)):
        # A bridge's BPDUs and IGMP's reports have timers of their own, with random delays.
        return None
    if isinstance(payload, Arp) and frame.destination != BROADCAST_ADDRESS and _is_confirmation(payload):
        return Stream.CONFIRMATIONS
    return Stream.COMMANDS


def _is_confirmation(packet: Arp) -> bool:
    """Whether an ARP packet to one neighbour alone is a request; ``compare`` finds its reply."""
    return packet.operation is ArpOperation.REQUEST


def comparable(frame: Frame, names: Mapping[str, str]) -> Frame:
    """The frame with its addresses named and its random numbers taken away."""
    payload = frame.payload
    match payload:
        case Ipv4():
            payload = _comparable_packet(payload)
        case Arp():
            payload = replace(
                payload,
                sender_hardware=names.get(payload.sender_hardware, payload.sender_hardware),
                target_hardware=names.get(payload.target_hardware, payload.target_hardware),
            )
    return Frame(names.get(frame.source, frame.source), names.get(frame.destination, frame.destination), payload)


def _comparable_packet(packet: Ipv4) -> Ipv4:
    # The kernel counts identifications from random numbers (net/ipv4/route.c:__ip_select_ident()).
    return replace(packet, identification=0, payload=_comparable_payload(packet.payload))


def _comparable_payload(payload: Icmp | Udp | IgmpReport | Fragment) -> Icmp | Udp | IgmpReport | Fragment:
    match payload:
        case Icmp():
            quoted = _comparable_packet(payload.quoted) if payload.quoted is not None else None
            return replace(payload, identifier=0, quoted=quoted)
        case Udp():
            return replace(payload, source_port=0 if payload.source_port >= EPHEMERAL else payload.source_port)
        case Fragment():
            whole = _comparable_payload(payload.whole)
            assert isinstance(whole, Icmp | Udp)
            return replace(payload, whole=whole)
    return payload


def compare(predicted: Sequences, actual: Sequences) -> tuple[int, list[FrameDifference]]:
    """The count of frames compared, and the first difference of each interface."""
    predicted, actual = _without_answers(predicted), _without_answers(actual)
    count = 0
    differences: dict[str, FrameDifference] = {}
    for key in sorted({*predicted, *actual}, key=lambda key: (key[0], key[1], key[2].value, key[3])):
        ours, theirs = predicted.get(key, []), actual.get(key, [])
        count += max(len(ours), len(theirs))
        where = f"{key[0] or 'host'}:{key[1]}"
        find = _unpaired if key[2] is Stream.CONFIRMATIONS else _first_difference
        difference = find(where, ours, theirs)
        if difference is not None:
            # The first only: after it, every further frame is shifted by one.
            differences.setdefault(where, difference)
    return count, [*differences.values()]


def _first_difference(where: str, ours: list[Seen], theirs: list[Seen]) -> FrameDifference | None:
    for number, (one, other) in enumerate(zip_longest(ours, theirs), 1):
        if one is None or other is None or (one.outgoing, one.frame) != (other.outgoing, other.frame):
            return FrameDifference(where, number, one, other)
    return None


def _unpaired(where: str, ours: list[Seen], theirs: list[Seen]) -> FrameDifference | None:
    """The first confirmation without its like on the other side. Timers of a few ms leave their order to chance.

    One exchange due as the comparison began or ended may be on one side only.
    """
    left = list(theirs)
    missing = []
    for one in ours:
        partner = next((each for each in left if (each.outgoing, each.frame) == (one.outgoing, one.frame)), None)
        if partner is None:
            missing.append(one)
        else:
            left.remove(partner)
    if len(missing) <= AT_THE_EDGE and len(left) <= AT_THE_EDGE:
        return None
    return FrameDifference(where, 1, missing[0] if missing else None, left[0] if left else None)


AT_THE_EDGE = 2
"""Frames that may be on one side only: a request and its reply."""


def _without_answers(sequences: Sequences) -> Sequences:
    """Move each reply to a confirmation from the commands' stream to the confirmations'.

    Such a reply is on the same interface, in the other direction, and its sender is the address that was asked for.
    """
    moved: Sequences = {}
    for key, commands in sequences.items():
        namespace, device, stream, _ = key
        if stream is Stream.CONFIRMATIONS:
            continue
        asked = [seen for other, each in sequences.items() if other[:3] == _asking(key) for seen in each]
        answers = _answers(commands, asked)
        moved[key] = [seen for seen in commands if id(seen) not in answers]
        confirmations = moved.setdefault((namespace, device, Stream.CONFIRMATIONS, ""), [])
        confirmations += (seen for seen in commands if id(seen) in answers)
    for (namespace, device, stream, _), each in sequences.items():
        if stream is Stream.CONFIRMATIONS:
            moved.setdefault((namespace, device, stream, ""), []).extend(each)
    return moved


def _asking(key: Key) -> tuple[str, str, Stream]:
    return key[0], key[1], Stream.CONFIRMATIONS


def _answers(commands: list[Seen], asked: list[Seen]) -> set[int]:
    pending: list[tuple[int, bool, IPv4Address, IPv4Address]] = []
    for seen in asked:
        packet = seen.frame.payload
        assert isinstance(packet, Arp)
        pending.append((seen.time, not seen.outgoing, packet.target, packet.sender))
    found = set()
    for seen in commands:
        packet = seen.frame.payload
        if not isinstance(packet, Arp) or packet.operation is not ArpOperation.REPLY:
            continue
        for question in pending:
            time, outgoing, sender, target = question
            if seen.time >= time and (seen.outgoing, packet.sender, packet.target) == (outgoing, sender, target):
                found.add(id(seen))
                pending.remove(question)
                break
    return found
