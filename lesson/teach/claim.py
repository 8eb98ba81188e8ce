"""What a lesson claims about a probe (a ping or a traceroute), and what a probe's output says happened."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.result import Result


class Failure(Enum):
    """How a ping can fail, as its user sees it. The value is the word in a claim."""

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
_HOP = re.compile(r"^ *(\d+)  (\S+)", re.MULTILINE)


@value
class Outcome:
    """What a probe's output says: packets sent and received, how it failed, and for a traceroute its hops."""

    sent: int = 0
    received: int = 0
    failure: Failure | None = None
    hops: int | None = None

    def __str__(self) -> str:
        if self.hops is not None:
            return f"hops={self.hops}"
        return f"fails={self.failure.value}" if self.failure else f"replies={self.received}"


@value
class Claim:
    """``replies=N``, ``fails=HOW`` or ``hops=N``: exactly one is set."""

    replies: int | None = None
    failure: Failure | None = None
    hops: int | None = None

    def __str__(self) -> str:
        if self.failure is not None:
            return f"fails={self.failure.value}"
        return f"hops={self.hops}" if self.hops is not None else f"replies={self.replies}"

    def holds(self, outcome: Outcome) -> bool:
        """Whether that is what happened."""
        if self.failure is not None:
            return outcome.failure is self.failure
        if self.hops is not None:
            return outcome.hops == self.hops
        return outcome.received == self.replies and outcome.failure is None


def parse_claim(text: str) -> Claim:
    """The claim in a lab's comment; ValueError when it is none.

    >>> parse_claim("fails=no-reply").failure is Failure.NO_REPLY
    True
    """
    word, _, value = text.strip().partition("=")
    if word == "fails":
        return Claim(failure=Failure(value))
    if word == "replies" and value.isdigit():
        return Claim(replies=int(value))
    if word == "hops" and value.isdigit():
        return Claim(hops=int(value))
    raise ValueError(f"not a claim: {text}")


def is_probe(command: str) -> bool:
    """Whether the command line runs ``ping`` or ``traceroute``, in whatever namespace."""
    return re.search(r"(^|\s)(ping|traceroute)(\s|$)", command) is not None


def outcome_of(command: str, result: Result) -> Outcome:
    """What happened to the probe ``command``, read from what it printed.

    A traceroute has hops only when it reached its goal; else it failed.
    """
    text = result.stdout + result.stderr
    if re.search(r"(^|\s)traceroute(\s|$)", command):
        return _traceroute_outcome(text, result)
    statistics = _STATISTICS.search(result.stdout)
    sent, received = (int(statistics[1]), int(statistics[2])) if statistics else (0, 0)
    if received == sent and received > 0:
        return Outcome(sent, received)
    return Outcome(sent, received, _failure(text, Failure.NO_REPLY if statistics else Failure.OTHER_ERROR))


def _failure(text: str, otherwise: Failure) -> Failure:
    return next((failure for sign, failure in _SIGNS if re.search(sign, text)), otherwise)


def _traceroute_outcome(text: str, result: Result) -> Outcome:
    goal = re.search(r"^traceroute to \S+ \(([\d.]+)\)", text, re.MULTILINE)
    hops = _HOP.findall(text)
    if result.ok and goal and hops and hops[-1][1] == goal[1] and "!" not in text.splitlines()[-1]:
        return Outcome(hops=int(hops[-1][0]))
    return Outcome(failure=_failure(text, Failure.NO_REPLY if goal else Failure.OTHER_ERROR))
