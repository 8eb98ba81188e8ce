"""A stage shown a decision at a time: Enter goes on, ``b`` back, ``q`` leaves."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pingproof.lesson.teach.lecture_text import commands_of, show_claims, show_output
from pingproof.lesson.terminal.terminal import Style, Terminal, rendered
from pingproof.lesson.words.languages import command_words

if TYPE_CHECKING:
    from pingproof.lesson.teach.course import Prose, Stage
    from pingproof.lesson.teach.lecture import TaughtStep


def step_through(
    terminal: Terminal,
    stages: Sequence[Stage],
    proses: Sequence[Prose],
    taught: Sequence[Sequence[TaughtStep]],
    language: str,
) -> None:
    """Show the pages of the stages one by one, as the reader asks for them on standard input."""
    pages = [
        page
        for stage, prose, steps in zip(stages, proses, taught, strict=True)
        for page in _pages(terminal, stage, prose, steps, language)
    ]
    words = command_words(language)
    terminal.write(words["keys"], Style.FAINT)
    terminal.write()
    place = 0
    while place < len(pages):
        terminal.stream.write(pages[place])
        terminal.stream.flush()
        answer = sys.stdin.readline()
        key = answer.strip().lower()
        if not answer or key.startswith("q"):
            return
        place = max(place - 1, 0) if key.startswith("b") else place + 1
    terminal.write(words["end"], Style.FAINT)


def _pages(
    terminal: Terminal, stage: Stage, prose: Prose, taught: Sequence[TaughtStep], language: str
) -> Iterator[str]:
    """The pages, one for each press of Enter: some prose, a command with its output, or one decision about a packet."""
    yield rendered(terminal, Terminal.heading, prose.title) + rendered(terminal, Terminal.prose, prose.introduction)
    for number, step in enumerate(taught, 1):
        section = prose.sections[step.step.key]
        title = f"{stage.number}.{number} {section.title}"
        yield rendered(terminal, Terminal.heading, title) + rendered(terminal, Terminal.prose, section.opening)
        for carried in step.commands:
            yield rendered(terminal, show_output, carried, language)
            if carried.explanation is not None:
                yield from carried.explanation.pages(terminal)
        if section.reason:
            yield rendered(terminal, Terminal.prose, section.reason)
    yield rendered(terminal, show_claims, commands_of(taught), language)
