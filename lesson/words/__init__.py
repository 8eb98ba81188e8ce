"""The sentences of explanations, a module for each language: one for every decision, drop reason and cause."""

from __future__ import annotations

from pingproof.lesson.probe.cause import Cause
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.value import value


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
        from pingproof.lesson.words import zh

        return zh.TEXTS
    from pingproof.lesson.words import en

    return en.TEXTS
