"""How a probe ends: its replies, its hops, or its failure."""

from __future__ import annotations

from typing import TypedDict

from pingproof.lesson.probe.outcome import Failure

OutcomeWords = TypedDict(
    "OutcomeWords",
    {
        "hops": str,
        "hop": str,
        "replies": str,
        "reply": str,
        "some replies": str,
        "failures": dict[Failure, str],
    },
)
"""A failure has a phrase of its own; the others count."""
