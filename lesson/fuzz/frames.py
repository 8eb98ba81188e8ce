"""Level 3: the frames that each interface of a lab has sent and received, in order.

A frame is told in the field's words (tcpdump's), with what is random named: MAC addresses that the lab does not set,
ICMP ids. Left out are IPv6, which is off, and the reports of groups (IGMP), whose time the kernel draws by lot.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from enum import Enum

from lesson.fuzz.agreement import MAC
from lesson.fuzz.verdict import Fate, Level, Verdict
from simulator.journal import Decision, Event
from simulator.wire.decode import decode_frames
from simulator.wire.ethernet import ZERO_ADDRESS, Frame
from simulator.wire.ipv4 import IpProtocol, Ipv4


class Direction(Enum):
    """As seen from the interface."""

    RECEIVED = "received"
    SENT = "sent"


Interface = tuple[str, str, Direction]
"""Namespace ("" for the host), device and direction."""
Frames = dict[Interface, list[str]]
"""What passed each interface."""
Captured = tuple[str, str, bool, bytes]
"""Namespace, device, whether it was sent, and the frame's bytes."""

_ICMP_ID = re.compile(r"\bid \d+, ")
_DECISIONS = {Decision.TRANSMIT: Direction.SENT, Decision.RECEIVE: Direction.RECEIVED}


def captured_frames(captured: Iterable[Captured], known_macs: frozenset[str]) -> Frames:
    """The kernel's frames."""
    taken = list(captured)
    frames: Frames = defaultdict(list)
    for (namespace, device, sent, _), frame in zip(taken, decode_frames(data for *_, data in taken), strict=True):
        if frame is not None and _is_told(frame):
            direction = Direction.SENT if sent else Direction.RECEIVED
            frames[namespace, device, direction].append(_told(frame, known_macs))
    return frames


def journal_frames(events: Iterable[Event], hidden: frozenset[str], known_macs: frozenset[str]) -> Frames:
    """The simulator's frames, without those of the `hidden` namespaces around the lab."""
    frames: Frames = defaultdict(list)
    for event in events:
        direction = _DECISIONS.get(event.decision)
        if direction is None or event.namespace in hidden or not isinstance(event.packet, Frame):
            continue
        if _is_told(event.packet):
            frames[event.namespace, event.device, direction].append(_told(event.packet, known_macs))
    return frames


def _is_told(frame: Frame) -> bool:
    """No reports of groups, and not one's own broadcast as one hears it, which no packet socket sees."""
    is_report = isinstance(frame.payload, Ipv4) and frame.payload.protocol == IpProtocol.IGMP
    return not is_report and (frame.source != frame.destination or frame.source == ZERO_ADDRESS)


def _told(frame: Frame, known_macs: frozenset[str]) -> str:
    text = MAC.sub(lambda match: match[0] if match[0] in known_macs else "MAC", str(frame))
    return _ICMP_ID.sub("", text)


def frame_verdicts(runs: list[Frames], simulated: Frames) -> list[Verdict]:
    """A verdict for each interface and direction in which a frame was seen."""
    judged = []
    for interface in sorted({*simulated, *(key for run in runs for key in run)}, key=str):
        real = ["\n".join(run.get(interface, [])) for run in runs]
        guess = "\n".join(simulated.get(interface, []))
        same = Fate.AGREES if real[0] == guess else Fate.DISAGREES
        fate = Fate.FREE if any(other != real[0] for other in real) else same
        namespace, device, direction = interface
        title = f"frames {direction.value} by {device} in {namespace or 'the host'}"
        judged.append(Verdict(0, title, Level.FRAMES, fate, real[0], guess))
    return judged
