"""A probe's outcome, read from what ping or traceroute printed."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.result import Result


class Failure(Enum):
    """How a probe can fail, as its user sees it. The value is the word in a claim."""

    NETWORK_UNREACHABLE = "network-unreachable"
    HOST_UNREACHABLE = "host-unreachable"
    PROHIBITED = "prohibited"
    TTL_EXCEEDED = "ttl-exceeded"
    TOO_BIG = "too-big"
    OTHER_ERROR = "other-error"
    NO_REPLY = "no-reply"


_SIGNS: tuple[tuple[str, Failure], ...] = (
    (r"Time to live exceeded", Failure.TTL_EXCEEDED),
    (r"Frag needed|[Mm]essage too long", Failure.TOO_BIG),
    (r"Packet filtered|prohibited|[Pp]ermission denied|Operation not permitted", Failure.PROHIBITED),
    (r"Destination Host Unreachable|No route to host", Failure.HOST_UNREACHABLE),
    (r"Net(work)? is unreachable|Destination Net Unreachable", Failure.NETWORK_UNREACHABLE),
)
_STATISTICS = re.compile(r"^(\d+) packets transmitted, (\d+) received", re.MULTILINE)
_TRACEROUTE = re.compile(r"^traceroute to \S+ \(([\d.]+)\)", re.MULTILINE)
_HOP = re.compile(r"^ *(\d+)  (\S+)", re.MULTILINE)


@value
class Outcome:
    """How a probe ended: packets sent and received, the failure, and for a traceroute its hops."""

    sent: int = 0
    received: int = 0
    failure: Failure | None = None
    hops: int | None = None

    def __str__(self) -> str:
        if self.hops is not None:
            return f"hops={self.hops}"
        return f"fails={self.failure.value}" if self.failure else f"replies={self.received}"


def outcome_of(result: Result) -> Outcome:
    """The outcome that a ping or a traceroute printed.

    A traceroute has hops only when it reached its goal; else it failed.
    """
    text = result.stdout + result.stderr
    goal = _TRACEROUTE.search(text)
    if goal is not None:
        return _traceroute_outcome(goal[1], text, result)
    statistics = _STATISTICS.search(result.stdout)
    sent, received = (int(statistics[1]), int(statistics[2])) if statistics else (0, 0)
    if received == sent and received > 0:
        return Outcome(sent, received)
    return Outcome(sent, received, _failure(text, Failure.NO_REPLY if statistics else Failure.OTHER_ERROR))


def _failure(text: str, otherwise: Failure) -> Failure:
    return next((failure for sign, failure in _SIGNS if re.search(sign, text)), otherwise)


def _traceroute_outcome(goal: str, text: str, result: Result) -> Outcome:
    hops = _HOP.findall(text)
    if result.ok and hops and hops[-1][1] == goal and "!" not in text.splitlines()[-1]:
        return Outcome(hops=int(hops[-1][0]))
    return Outcome(failure=_failure(text, Failure.NO_REPLY))
