"""Level 2: a probe's output as facts, line by line, without times."""

from __future__ import annotations

import re

from pingproof.simulator.result import Result
from pingproof.simulator.value import value

_STATISTICS = re.compile(r"^(\d+) packets transmitted, (\d+) received(?:, \+(\d+) duplicates)?(?:, \+(\d+) errors)?")
_REPLY = re.compile(r"^\d+ bytes from ([\d.]+).*?: icmp_seq=(\d+).*? ttl=(\d+)(.*)")
_ERROR = re.compile(r"^From ([\d.]+).*?:? icmp_seq=(\d+) (.*)")
_HOP = re.compile(r"^ *(\d+)  (.*)")
_TIME = re.compile(r"\s*[\d.]+ ms")
_DROPPED_TIME = re.compile(r"time=[\d.]+ ms")


@value
class ProbeFacts:
    """Packets sent and received; each reply's and each error's sender and text; a traceroute's hops."""

    exit_code: int
    sent: int = 0
    received: int = 0
    replies: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    hops: tuple[str, ...] = ()
    complaints: str = ""

    def __str__(self) -> str:
        if self.hops:
            return " / ".join(self.hops)
        parts = [f"{self.received} of {self.sent} answered", *self.replies, *self.errors, self.complaints.strip()]
        return "; ".join(part for part in parts if part)


def facts_of(result: Result) -> ProbeFacts:
    """The facts in a ping's or traceroute's output.

    >>> facts_of(Result(1, "From 10.0.0.1 icmp_seq=1 Destination Host Unreachable\\n")).errors
    ('seq 1: from 10.0.0.1: Destination Host Unreachable',)
    """
    sent = received = 0
    replies: list[str] = []
    errors: list[str] = []
    hops: list[str] = []
    for line in result.stdout.splitlines():
        if match := _REPLY.match(line):
            # What may follow the time is a fact: (DUP!), (DIFFERENT ADDRESS!).
            rest = _DROPPED_TIME.sub("", match[4]).strip()
            replies.append(f"seq {match[2]}: from {match[1]}, ttl {match[3]}" + (f" {rest}" if rest else ""))
        elif match := _ERROR.match(line):
            errors.append(f"seq {match[2]}: from {match[1]}: {match[3]}")
        elif match := _STATISTICS.match(line):
            sent, received = int(match[1]), int(match[2])
        elif match := _HOP.match(line):
            hops.append(f"{match[1]} {_TIME.sub('', match[2])}".strip())
    return ProbeFacts(result.exit_code, sent, received, tuple(replies), tuple(errors), tuple(hops), result.stderr)
