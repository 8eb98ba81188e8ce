"""The sentences of explanations, a module for each language: one for every decision, drop reason and cause."""

from __future__ import annotations

from lesson.cause import Cause
from simulator.drop_reason import DropReason
from simulator.journal import Decision
from simulator.value import value


@value
class Texts:
    """A language's sentences. ``decisions`` and ``drops`` speak of ``{where}`` (a namespace), ``{device}`` and the
    ``{packet}``; ``causes`` also of ``{source}``, ``{destination}`` and the ``{row}`` that decided."""

    decisions: dict[Decision, str]
    drops: dict[DropReason, str]
    causes: dict[Cause, str]
    words: dict[str, str]


def texts(language: str) -> Texts:
    """The sentences of a language: ``en`` or ``zh``."""
    if language == "zh":
        from lesson.texts import zh

        return zh.TEXTS
    from lesson.texts import en

    return en.TEXTS
