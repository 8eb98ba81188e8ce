"""A refusal of what the reader typed: one line says what, where and, when it is sure, what was meant."""

from __future__ import annotations

from collections.abc import Iterable


class Refusal(Exception):
    """Raised for a command line or a file that cannot be used; the text is one line, the exit code 2."""

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        super().__init__(message + (f" (did you mean {suggestion}?)" if suggestion else ""))


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word most likely meant by ``word``, or None when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return near[0] if near else None
