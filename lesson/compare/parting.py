"""The layer at which two ways part: the model's kernel function at the first frame that differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.lesson.compare.frames import FrameDifference, Seen
from pingproof.simulator.journal import Event
from pingproof.simulator.tools.row_line import row_line

if TYPE_CHECKING:
    from pingproof.simulator.drop_reason import DropReason


def parting_time(difference: FrameDifference) -> int:
    """The time at which the ways parted (ns of the model's clock)."""
    return min(seen.time for seen in (difference.predicted, difference.actual) if seen is not None)


def first_parting(differences: Sequence[FrameDifference]) -> FrameDifference:
    """The difference that came first in time."""
    return min(differences, key=parting_time)


def parting_layer(difference: FrameDifference, events: Sequence[Event]) -> str:
    """The decision at which the model's way left the kernel's.

    For a frame of the model alone: the decision before it was sent. For a frame of the kernel alone: the model's last
    decision in the same namespace by then.
    """
    if difference.predicted is not None:
        number = difference.predicted.event
        skb = events[number].skb
        # The packet's own events alone: others may have happened in between.
        before = [event for event in events[:number] if event.skb == skb]
        return _told(before[-1]) if before else _told(events[number])
    assert difference.actual is not None
    until = difference.actual.time
    earlier = [event for event in events if event.time <= until and event.namespace == difference.actual.namespace]
    return _told(earlier[-1]) if earlier else ""


def _told(event: Event) -> str:
    drop: DropReason | None = event.drop
    reason = f" ({drop.name})" if drop is not None else ""
    row = f", by {row_line(event.row)}" if event.row is not None else ""
    return f"{event.layer} in {event.namespace or 'host'}: {event.decision.value}{reason}{row}"


def frame_text(seen: Seen | None) -> str:
    """A frame in tcpdump's words with its direction; ``no further frame`` for None."""
    return f"{'sent' if seen.outgoing else 'received'} {seen.frame}" if seen is not None else "no further frame"
