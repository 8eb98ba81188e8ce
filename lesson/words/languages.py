"""The languages of the lesson, and where each finds its words.

A further language is a folder beside ``en`` with a module for each subject, and its code in ``LANGUAGES``. Only the
modules of the language that is spoken are imported.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.commands import CommandWords
    from pingproof.lesson.words.subjects.drawing import DrawingWords, PlayerWords
    from pingproof.lesson.words.subjects.explanation import Texts
    from pingproof.lesson.words.subjects.handout import HandoutWords
    from pingproof.lesson.words.subjects.notebook import NotebookWords
    from pingproof.lesson.words.subjects.outcomes import OutcomeWords
    from pingproof.lesson.words.subjects.why import WhyWords

LANGUAGES = ("en", "zh")


def texts(language: str) -> Texts:
    """The sentences of explanations, with the words around them."""
    found: Texts = _module(language, "explanation").TEXTS
    return found


def outcome_words(language: str) -> OutcomeWords:
    """How a probe ends."""
    found: OutcomeWords = _module(language, "outcomes").WORDS
    return found


def command_words(language: str) -> CommandWords:
    """What the commands themselves say to a learner."""
    found: CommandWords = _module(language, "commands").WORDS
    return found


def why_words(language: str) -> WhyWords:
    """What ``lesson why`` says beside an explanation."""
    found: WhyWords = _module(language, "why").WORDS
    return found


def handout_words(language: str) -> HandoutWords:
    """The words of a handout."""
    found: HandoutWords = _module(language, "handout").WORDS
    return found


def notebook_words(language: str) -> NotebookWords:
    """The words of a notebook."""
    found: NotebookWords = _module(language, "notebook").WORDS
    return found


def drawing_words(language: str) -> DrawingWords:
    """The words of a picture."""
    found: DrawingWords = _module(language, "drawing").WORDS
    return found


def player_words(language: str) -> PlayerWords:
    """The words of the packet player."""
    found: PlayerWords = _module(language, "drawing").PLAYER
    return found


def _module(language: str, subject: str) -> Any:
    return import_module(f"pingproof.lesson.words.{language}.{subject}")
