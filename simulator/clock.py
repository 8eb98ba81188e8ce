"""Virtual time: a heap of (time, serial, call).

Nothing in the simulator reads the real clock. Time is a whole number of nanoseconds since the network was made; calls
due at the same time run in the order in which they were asked for.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import field
from typing import Any

from pingproof.simulator.live import live

NANOSECOND = 1
MICROSECOND = 1_000
MILLISECOND = 1_000_000
SECOND = 1_000_000_000
JIFFY = 4 * MILLISECOND
"""The kernel's tick at HZ=250, Debian's."""


def timer_wheel(delay: int) -> int:
    """How late a timer of so many ns really runs that is armed on a tick (kernel/time/timer.c:calc_index()).

    The wheel's first level has a slot for each tick, each further level slots eight times as wide; a timer runs at the
    end of its slot. That is why a ping's second is 1.024 s.

    >>> timer_wheel(200 * MILLISECOND) // MILLISECOND, timer_wheel(1 * SECOND) // MILLISECOND
    (204, 1024)
    """
    jiffies, shift = _slot(delay)
    return ((jiffies + (1 << shift)) >> shift << shift) * JIFFY


def timer_wheel_on_average(delay: int) -> int:
    """How late it runs when it is armed at any moment: a tick to a slot late, and so half of that (ns).

    >>> timer_wheel_on_average(1 * SECOND) // MILLISECOND, timer_wheel_on_average(5 * SECOND) // MILLISECOND
    (1018, 5130)
    """
    jiffies, shift = _slot(delay)
    return jiffies * JIFFY + (1 + (1 << shift)) * JIFFY // 2


def _slot(delay: int) -> tuple[int, int]:
    """A delay in ticks, and the width of its slot as a power of two of ticks."""
    jiffies, shift = -(-delay // JIFFY), 0
    # LVL_SIZE is 64 slots a level, each level eight times (2 to the 3) as coarse.
    while jiffies >= 63 << shift:
        shift += 3
    return jiffies, shift


@live
class Timer:
    """A call that is due; ``cancel`` takes it back.

    ``call`` is a module's function or a bound method, never a closure: a clock is copied with its network.
    """

    due: int
    call: Callable[..., object] | None
    arguments: tuple[Any, ...]

    @property
    def pending(self) -> bool:
        """Whether the call is still to come."""
        return self.call is not None

    def cancel(self) -> None:
        """Take the call back; harmless when it has run."""
        self.call = None


@live
class Clock:
    """The time and all that is due.

    >>> clock = Clock()
    >>> _ = clock.after(2 * SECOND, print, "second")
    >>> _ = clock.after(1 * SECOND, print, "first")
    >>> clock.run_until(5 * SECOND)
    first
    second
    >>> clock.now == 5 * SECOND
    True
    """

    now: int = 0
    _serial: int = 0
    _due: list[tuple[int, int, Timer]] = field(default_factory=list)

    def at(self, due: int, call: Callable[..., object], *arguments: Any) -> Timer:
        """Run ``call(*arguments)`` at the time ``due`` (ns), or now when that has passed."""
        timer = Timer(max(due, self.now), call, arguments)
        self._serial += 1
        heapq.heappush(self._due, (timer.due, self._serial, timer))
        return timer

    def after(self, delay: int, call: Callable[..., object], *arguments: Any) -> Timer:
        """Run ``call(*arguments)`` ``delay`` nanoseconds from now."""
        return self.at(self.now + delay, call, *arguments)

    def next_due(self) -> int | None:
        """When the next call is due, or None when nothing is."""
        while self._due and self._due[0][2].call is None:
            heapq.heappop(self._due)
        return self._due[0][0] if self._due else None

    def step(self) -> bool:
        """Run the next call; False when nothing is due."""
        if self.next_due() is None:
            return False
        due, _, timer = heapq.heappop(self._due)
        self.now = due
        call, timer.call = timer.call, None
        if call is not None:
            call(*timer.arguments)
        return True

    def run_until(self, end: int) -> None:
        """Run all that is due up to ``end`` (ns, included) and leave the time there."""
        while (due := self.next_due()) is not None and due <= end:
            self.step()
        self.now = max(self.now, end)
