"""What ``lesson why`` prints beside the sentences of an explanation."""

from __future__ import annotations

from typing import TypedDict

from pingproof.simulator.state import Gap

WhyWords = TypedDict(
    "WhyWords",
    {
        "predicted": str,
        "at": str,
        "host": str,
        "answered": str,
        "fails": str,
        "unknown": str,
        "way": str,
        "left": str,
        "passed": str,
        "unread": str,
        "unread namespace": str,
        "sent": str,
        "agrees": str,
        "differs": str,
        "rule": str,
        "gaps": dict[Gap, str],
        "parts": dict[str, str],
    },
)
"""``gaps``: what each kind of thing that is not modelled means for a packet that passes by; ``parts``: parts of the
state, where the language has names of its own."""
