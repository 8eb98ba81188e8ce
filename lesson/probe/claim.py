"""A lesson's claim about a probe: how many replies come, how it fails, or over how many hops it goes."""

from __future__ import annotations

from pingproof.lesson.probe.outcome import Failure, Outcome
from pingproof.simulator.value import value


@value
class Claim:
    """A claim: exactly one of ``replies=N``, ``fails=HOW`` and ``hops=N`` is set."""

    replies: int | None = None
    failure: Failure | None = None
    hops: int | None = None

    def __str__(self) -> str:
        if self.failure is not None:
            return f"fails={self.failure.value}"
        return f"hops={self.hops}" if self.hops is not None else f"replies={self.replies}"

    def holds(self, outcome: Outcome) -> bool:
        """Whether the probe ended as claimed."""
        if self.failure is not None:
            return outcome.failure is self.failure
        if self.hops is not None:
            return outcome.hops == self.hops
        return outcome.received == self.replies and outcome.failure is None


def parse_claim(text: str) -> Claim:
    """The claim in a lab's comment; raises ``ValueError`` for any other text.

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
