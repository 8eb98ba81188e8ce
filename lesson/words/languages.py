"""The languages of the lesson, and where each finds its words.

A further language is a folder beside ``en`` with a module for each subject, and its code in ``LANGUAGES``. Only the
modules of the language that is spoken are imported.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.commands import CommandWords
    from pingproof.lesson.words.subjects.drawing import DrawingWords, PlayerWords
    from pingproof.lesson.words.subjects.explanation import Texts
    from pingproof.lesson.words.subjects.handout import HandoutWords
    from pingproof.lesson.words.subjects.notebook import NotebookWords
    from pingproof.lesson.words.subjects.outcomes import OutcomeWords
    from pingproof.lesson.words.subjects.why import WhyWords

LANGUAGES = ("en", "zh")


Words_co = TypeVar("Words_co", covariant=True)


class Subject(Generic[Words_co]):
    """A subject of the catalogue: called with a language, it gives that language's words.

    ``module`` is the subject's module in the language's folder, ``name`` the words in it.
    """

    def __init__(self, module: str, name: str = "WORDS") -> None:
        self.module = module
        self.name = name

    def __call__(self, language: str) -> Words_co:
        module = import_module(f"pingproof.lesson.words.{language}.{self.module}")
        found: Words_co = getattr(module, self.name)
        return found


texts: Subject[Texts] = Subject("explanation", "TEXTS")
outcome_words: Subject[OutcomeWords] = Subject("outcomes")
command_words: Subject[CommandWords] = Subject("commands")
why_words: Subject[WhyWords] = Subject("why")
handout_words: Subject[HandoutWords] = Subject("handout")
notebook_words: Subject[NotebookWords] = Subject("notebook")
drawing_words: Subject[DrawingWords] = Subject("drawing")
player_words: Subject[PlayerWords] = Subject("drawing", "PLAYER")
