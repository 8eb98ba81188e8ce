"""The pace of ``ping``: packets < rate * time + preload (iputils 20221126, ``pinger`` and ``update_interval``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND
from pingproof.simulator.live import live

if TYPE_CHECKING:
    from pingproof.simulator.tools.ping.statistics import PingStatistics
    from pingproof.simulator.tools.ping.words import Ping

MINIMAL_INTERVAL = 10
"""MININTERVAL (milliseconds): the shortest wait while a probe is in flight."""
LINGER = 10
"""MAXWAIT (seconds): the wait for the last reply, without an earlier reply or -W."""
MAXIMAL_SLOWDOWN = 50_000
"""Microseconds by which a full device queue slows -A down each time."""


@live
class Pace:
    """The token bucket of ``pinger``. ``interval``, ``linger`` and ``tokens`` are whole milliseconds, as in ``ping``;
    ``last_sent`` is a time of the clock (ns), None before the first probe."""

    interval: int
    preload: int
    linger: int
    last_sent: int | None = None
    tokens: int = 0
    out_of_memory: int = 0
    slowdown: int = 0  # rtt_addend (microseconds)

    def take_token(self, now: int, in_flight: int) -> int | None:
        """Take a token to send a probe ``now`` (ns): None, or the wait (ms) for the next token."""
        if self.last_sent is None:
            self.last_sent = now
            self.tokens = self.interval * (self.preload - 1)
            return None
        tokens = (now - self.last_sent) // MILLISECOND
        # Flood: with as many under way as the preload allows, 10 ms must pass before the next.
        if not self.interval and tokens < MINIMAL_INTERVAL and in_flight >= self.preload:
            return MINIMAL_INTERVAL - tokens
        # What was not used is saved up to the preload (-l).
        tokens = min(tokens + self.tokens, self.interval * self.preload)
        if tokens < self.interval:
            return self.interval - tokens
        self.last_sent = now
        self.tokens = tokens - self.interval
        return None

    @property
    def pause(self) -> int:
        """The interval, at least ``MINIMAL_INTERVAL`` (``SCHINT(interval)``)."""
        return max(self.interval, MINIMAL_INTERVAL)

    def slow_down(self, statistics: PingStatistics, adaptive: bool) -> int | None:
        """The pause (ms) after a full device queue; None after the queue was full for the whole linger time."""
        self.tokens = 0
        # -A remembers the full queue for good, so that it does not fill it again.
        self.slowdown += min(statistics.smoothed // 8, MAXIMAL_SLOWDOWN)
        if adaptive:
            self.adapt(statistics)
        pause = min(max(self.interval // 2, MINIMAL_INTERVAL), 500)
        self.out_of_memory += 1
        return pause if self.out_of_memory * pause < self.linger else None

    def adapt(self, statistics: PingStatistics) -> None:
        """Adapt the interval of -A: the next probe is sent when a round trip is over."""
        estimate = statistics.smoothed // 8 if statistics.smoothed else self.interval * 1000
        self.interval = (estimate + self.slowdown + 500) // 1000


def pace_of(command: Ping) -> Pace:
    """The pace of a command line."""
    unsaid = 0.0 if command.flood else 1.0
    interval = unsaid if command.interval is None else command.interval
    linger = LINGER if command.timeout is None else command.timeout
    return Pace(int(interval * 1000), command.preload or 1, int(linger * 1000))
