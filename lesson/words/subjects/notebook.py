"""A notebook's own words around a lab."""

from __future__ import annotations

from typing import TypedDict

NotebookWords = TypedDict(
    "NotebookWords",
    {
        "picture": str,
        "choices": str,
        "right": str,
        "wrong": str,
        "journal": tuple[str, ...],
        "nothing changed": str,
        "agrees": str,
        "differs": str,
        "no sandbox": str,
    },
)
"""The captions, verdicts and table heads of a notebook."""
