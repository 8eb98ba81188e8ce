"""The layer at which two ways part: the kernel function that the model was in when the frames stopped agreeing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.lesson.compare.frames import FrameDifference, Seen
from pingproof.simulator.journal import Event
from pingproof.simulator.tools.row_line import row_line

if TYPE_CHECKING:
    from pingproof.simulator.drop_reason import DropReason


def parting_time(difference: FrameDifference) -> int:
    """When the ways parted (ns of the model's clock)."""
    return min(seen.time for seen in (difference.predicted, difference.actual) if seen is not None)


def first_parting(differences: Sequence[FrameDifference]) -> FrameDifference:
    """The difference that came first in time."""
    return min(differences, key=parting_time)


def parting_layer(difference: FrameDifference, events: Sequence[Event]) -> str:
    """Where the model's way left the kernel's.

    For a frame that only the model has, it is the decision that sent it. For one that only the kernel has, it is what
    the model decided about the last packet that it had in that namespace by then.
    """
    if difference.predicted is not None:
        number = difference.predicted.event
        skb = events[number].skb
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
    """A frame as a reader wants it, or that there is none."""
    return f"{'sent' if seen.outgoing else 'received'} {seen.frame}" if seen is not None else "no further frame"
