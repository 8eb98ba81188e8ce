"""A room's name in a picture."""

from __future__ import annotations

from pingproof.lesson.words.languages import drawing_words


def room_name(key: str, language: str) -> str:
    """The name of a namespace in a picture: its own, or a word for the host and the lab's surroundings."""
    words = drawing_words(language)
    if not key:
        return words["host"]
    return f"{words['rooms'][key]} ({key})" if key in words["rooms"] else key
