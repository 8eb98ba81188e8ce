"""The sentences of explanations: one for each decision, drop reason and cause, and the words around them."""

from __future__ import annotations

from typing import TypedDict

from pingproof.lesson.probe.cause import Cause
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.value import value

ExplanationWords = TypedDict(
    "ExplanationWords",
    {
        "host": str,
        "here": str,
        "echo request": str,
        "echo reply": str,
        "icmp error": str,
        "udp": str,
        "arp request": str,
        "arp reply": str,
        "packet": str,
        "in": str,
        "out": str,
        "starts": str,
        "ends": str,
        "waits": str,
        "row": str,
        "led by": str,
        "changed": str,
        "reason": str,
        "times": str,
        "title": str,
        "drop": str,
        "cause": str,
    },
)
"""The words around the sentences: a packet, its way in and out, and the details below a step."""


@value
class Texts:
    """A language's sentences, and the words around them.

    ``decisions`` and ``drops`` speak of ``{where}`` (a namespace) and ``{device}``; ``causes`` also of ``{source}``,
    ``{destination}`` and the ``{row}`` that decided.
    """

    decisions: dict[Decision, str]
    drops: dict[DropReason, str]
    causes: dict[Cause, str]
    words: ExplanationWords
