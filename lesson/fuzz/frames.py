"""Level 3: the frames that each interface of a lab has sent and received, in order within each conversation.

A frame is printed in tcpdump's words, with random values named: MAC addresses that the lab does not set, ICMP ids. A
conversation is all frames between two addresses, ARP included; the order of conversations among themselves depends on
milliseconds. Not compared are IPv6 (off), IGMP reports (sent at random moments), and fragments on the uplink and where
the lab translates addresses: a packet socket shares their bytes with the translator, which rewrites them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from enum import Enum

from pingproof.lesson.fuzz.agreement import MAC, macs_of
from pingproof.lesson.fuzz.verdict import Fate, Level, Verdict
from pingproof.simulator.journal import Decision, Event
from pingproof.simulator.value import value
from pingproof.simulator.wire.arp import Arp
from pingproof.simulator.wire.decode import decode_frames
from pingproof.simulator.wire.ethernet import ZERO_ADDRESS, Frame
from pingproof.simulator.wire.ipv4 import IpProtocol, Ipv4


class Direction(Enum):
    """A frame's direction, as seen from the interface."""

    RECEIVED = "received"
    SENT = "sent"


Interface = tuple[str, str, Direction]
"""Namespace ("" for the host), device and direction."""
Conversation = tuple[str, str]
"""Two addresses, the smaller first."""
Frames = dict[Interface, dict[Conversation, list[str]]]
"""The frames of each interface, by conversation."""
UPLINK = ("", "ens33")
Captured = tuple[str, str, bool, bytes]
"""Namespace, device, whether it was sent, and the frame's bytes."""

DELETED = re.compile(r"\bip netns del(?:ete)? (\S+)")
"""Commands that delete a namespace."""
_ICMP_ID = re.compile(r"\bid \d+, ")
_DECISIONS = {Decision.TRANSMIT: Direction.SENT, Decision.RECEIVE: Direction.RECEIVED}


@value
class Teller:
    """The comparable part of a lab's frames: the lab's own MAC addresses, and whether it translates addresses.

    Deleted namespaces are left out: a socket keeps its namespace alive, and is therefore closed early.
    """

    known_macs: frozenset[str]
    translates: bool
    deleted: frozenset[str]

    def tells_of(self, frame: Frame, interface: Interface) -> bool:
        """Whether the frame is compared. An own broadcast looped back is not: no packet socket captures it."""
        if interface[0] in self.deleted:
            return False
        if isinstance(frame.payload, Ipv4):
            is_report = frame.payload.protocol == IpProtocol.IGMP
            is_rewritten = frame.payload.is_fragment and (self.translates or interface[:2] == UPLINK)
            if is_report or is_rewritten:
                return False
        # What a bridge translates back it sends on with its sender's address, which may be its receiver's, too.
        is_own = frame.source == frame.destination != ZERO_ADDRESS and interface[2] is Direction.RECEIVED
        return not is_own

    def told(self, frame: Frame) -> str:
        """The frame in tcpdump's words, with random values named.

        Where the lab translates addresses, a packet's MAC addresses are left out: the bridge restores the sender's in
        place, also in the capture.
        """
        if self.translates and isinstance(frame.payload, Ipv4):
            return _ICMP_ID.sub("", str(frame.payload))
        text = MAC.sub(lambda match: match[0] if match[0] in self.known_macs else "MAC", str(frame))
        return _ICMP_ID.sub("", text)


def teller_of(script: str) -> Teller:
    """What can be compared in the lab `script`."""
    return Teller(macs_of(script), "iptables -t nat" in script, frozenset(DELETED.findall(script)))


def captured_frames(captured: Iterable[Captured], script: str) -> Frames:
    """The kernel's frames."""
    taken, teller = list(captured), teller_of(script)
    frames: Frames = defaultdict(lambda: defaultdict(list))
    for (namespace, device, sent, _), frame in zip(taken, decode_frames(data for *_, data in taken), strict=True):
        if frame is not None:
            direction = Direction.SENT if sent else Direction.RECEIVED
            _add(frames, (namespace, device, direction), frame, teller)
    return frames


def journal_frames(events: Iterable[Event], hidden: frozenset[str], script: str) -> Frames:
    """The simulator's frames, without those of the `hidden` namespaces around the lab."""
    teller = teller_of(script)
    frames: Frames = defaultdict(lambda: defaultdict(list))
    for event in events:
        direction = _DECISIONS.get(event.decision)
        if direction is not None and event.namespace not in hidden and isinstance(event.packet, Frame):
            _add(frames, (event.namespace, event.device, direction), event.packet, teller)
    return frames


def _add(frames: Frames, interface: Interface, frame: Frame, teller: Teller) -> None:
    if not teller.tells_of(frame, interface):
        return
    match frame.payload:
        case Ipv4() as packet:
            ends = packet.source, packet.destination
        case Arp() as packet:
            ends = packet.sender, packet.target
        case _:
            return
    # By conversation: frames of two conversations may change places, those of one may not.
    first, second = sorted(map(str, ends))
    frames[interface][first, second].append(teller.told(frame))


def frame_verdicts(runs: list[Frames], simulated: Frames) -> list[Verdict]:
    """A verdict for each interface and direction in which a frame was seen."""
    judged = []
    for interface in sorted({*simulated, *(key for run in runs for key in run)}, key=str):
        real = [_text(run.get(interface, {})) for run in runs]
        guess = _text(simulated.get(interface, {}))
        same = Fate.AGREES if real[0] == guess else Fate.DISAGREES
        # Where two runs in the kernel differ from each other, no prediction can be right.
        fate = Fate.FREE if any(other != real[0] for other in real) else same
        namespace, device, direction = interface
        title = f"frames {direction.value} by {device} in {namespace or 'the host'}"
        judged.append(Verdict(0, title, Level.FRAMES, fate, real[0], guess))
    return judged


def _text(conversations: dict[Conversation, list[str]]) -> str:
    return "\n".join(line for ends in sorted(conversations) for line in conversations[ends])
