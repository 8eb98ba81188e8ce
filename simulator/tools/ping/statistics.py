"""The counters of ``ping`` and their summary (iputils 20221126, ``ping_common.c``)."""

from __future__ import annotations

from dataclasses import field
from math import isqrt

from pingproof.simulator.live import live

_HALF = 0x7FFF


@live
class PingStatistics:
    """``struct ping_rts``, the counters: times are in microseconds, sequence numbers have sixteen bits."""

    transmitted: int = 0
    received: int = 0
    repeats: int = 0
    errors: int = 0
    shortest: int | None = None
    longest: int = 0
    total: int = 0
    total_of_squares: int = 0
    smoothed: int = 0  # eight times the exponentially weighted average
    acked: int = 0
    pipe: int = -1
    answered: set[int] = field(default_factory=set)

    def sent(self) -> None:
        """Count a probe that was sent (``advance_ntransmitted``)."""
        self.transmitted += 1
        # Sequence numbers have 16 bits and wrap: more than half of them ahead means behind.
        if (self.transmitted & 0xFFFF) - self.acked > _HALF:
            self.acked = (self.transmitted + 1) & 0xFFFF

    @property
    def in_flight(self) -> int:
        """Probes neither answered nor reported lost."""
        difference = (self.transmitted & 0xFFFF) - self.acked
        if 0 <= difference <= _HALF:
            return difference
        return self.transmitted - self.received - self.errors

    def acknowledge(self, sequence: int) -> None:
        """Note an answer about a probe: no earlier one is waited for."""
        difference = (self.transmitted - sequence) & 0xFFFF
        if difference > _HALF:
            return
        self.pipe = max(self.pipe, difference + 1)
        ahead = (sequence - self.acked) & 0xFFFF
        if 0 < ahead <= _HALF or (self.transmitted & 0xFFFF) - self.acked > _HALF:
            self.acked = sequence

    def reply(self, sequence: int, trip: int | None) -> bool:
        """Count a reply (``trip`` None where the probe had no room for its time); True for a duplicate."""
        self.acknowledge(sequence)
        if trip is not None:
            self.total += trip
            self.total_of_squares += trip * trip
            self.shortest = trip if self.shortest is None else min(self.shortest, trip)
            self.longest = max(self.longest, trip)
            # An average in eighths: each new trip counts one eighth (gather_statistics(), as in RFC 6298 SRTT).
            self.smoothed = self.smoothed + trip - self.smoothed // 8 if self.smoothed else trip * 8
        if sequence in self.answered:
            self.repeats += 1
            return True
        self.received += 1
        self.answered.add(sequence)
        return False

    def summary(self, hostname: str, elapsed: int, timed: bool, paced_by_replies: bool) -> str:
        """The lines after the last reply (``finish``). ``elapsed`` in nanoseconds; ``timed`` whether probes carry
        their time; ``paced_by_replies`` for ``-f``, ``-A`` and ``-i 0``, which also tell the gap between probes."""
        lines = [f"\n--- {hostname} ping statistics ---\n", self._counts(elapsed), "\n"]
        facts = []
        if self.received and timed:
            facts.append(self._round_trips())
        if self.pipe > 1:
            facts.append(f"pipe {self.pipe}")
        if self.received and paced_by_replies and self.transmitted > 1:
            gap, average = elapsed // 1000 // (self.transmitted - 1), self.smoothed // 8
            facts.append(f"ipg/ewma {_milliseconds(gap)}/{_milliseconds(average)} ms")
        return "".join(lines) + ", ".join(facts) + "\n"

    def _counts(self, elapsed: int) -> str:
        text = f"{self.transmitted} packets transmitted, {self.received} received"
        if self.repeats:
            text += f", +{self.repeats} duplicates"
        if self.errors:
            text += f", +{self.errors} errors"
        if self.transmitted:
            # Of the probes that were answered, each once: duplicates do not make up for a loss.
            loss = (self.transmitted - self.received) * 100.0 / self.transmitted
            text += f", {loss:g}% packet loss, time {(elapsed + 500_000) // 1_000_000}ms"
        return text

    def _round_trips(self) -> str:
        # Duplicates have a time as well.
        count = self.received + self.repeats
        average = self.total // count
        # In whole microseconds, as llsqrt() works; rounding could make the variance negative.
        deviation = isqrt(max(0, (self.total_of_squares - self.total * self.total // count) // count))
        times = (self.shortest or 0, average, self.longest, deviation)
        return "rtt min/avg/max/mdev = " + "/".join(map(_milliseconds, times)) + " ms"


def _milliseconds(microseconds: int) -> str:
    return f"{microseconds // 1000}.{microseconds % 1000:03d}"
