"""English: a notebook's own words around a lab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.notebook import NotebookWords

WORDS: Final[NotebookWords] = {
    "picture": "The network as it is now",
    "choices": "Choose one",
    "right": "You predicted {happened}, and so it is.",
    "wrong": "You predicted {predicted}. What happens is: {happened}.",
    "journal": ("time", "where", "device", "kernel function", "decision", "packet", "decided by"),
    "nothing changed": "No table has changed.",
    "agrees": "The kernel did what was predicted: all {count} commands print the same.",
    "differs": "{differing} of {count} commands print something else in the kernel.",
    "no sandbox": "Not compared with a kernel here: {reason}",
}
