"""A handout's own words around the lesson's prose."""

from __future__ import annotations

from typing import TypedDict

HandoutWords = TypedDict(
    "HandoutWords",
    {
        "course": str,
        "student": str,
        "teacher": str,
        "contents": str,
        "skip": str,
        "goals": str,
        "picture": str,
        "picture of": str,
        "predict": str,
        "your prediction": str,
        "show answer": str,
        "was right": str,
        "was wrong": str,
        "answer": str,
        "why": str,
        "listen for": str,
        "it printed": str,
        "prints nothing": str,
        "output of": str,
        "claims": str,
        "probe": str,
        "claimed": str,
        "happened": str,
        "tables": str,
        "tables note": str,
        "before": str,
        "after": str,
        "empty": str,
        "gone": str,
        "new": str,
        "host": str,
        "player": str,
        "player note": str,
        "mend": str,
        "made": str,
        "name": str,
        "date": str,
    },
)
"""The headings, labels and notes of a handout, by the names that its templates use."""
