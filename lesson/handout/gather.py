"""A handout's content, gathered from a run of the stages: nothing on the page is typed by hand."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pingproof.lesson.handout.tables import TableChange, changes, listing
from pingproof.lesson.teach.course import load_prose, load_stage
from pingproof.lesson.teach.lecture import CarriedOut, TaughtStep, network_after, teach
from pingproof.lesson.teach.questions import (
    Answered,
    QuestionText,
    answer_question,
    load_goals,
    load_question_texts,
    questions_of,
)
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pingproof.lesson.teach.course import Prose, Section, Stage
    from pingproof.simulator.network import Network


@value
class AskedQuestion:
    """A question with its number in the stage (``2.1``), its text and its answer."""

    number: str
    text: QuestionText
    answered: Answered


@value
class StepPage:
    """A step: the questions before it, its prose and commands, the questions after it."""

    number: str
    key: str
    section: Section
    asked_before: tuple[AskedQuestion, ...]
    commands: tuple[CarriedOut, ...]
    asked_after: tuple[AskedQuestion, ...]


@value
class StagePages:
    """A stage, carried out."""

    number: int
    prose: Prose
    goals: tuple[str, ...]
    steps: tuple[StepPage, ...]
    tables: tuple[TableChange, ...]

    @property
    def probes(self) -> tuple[CarriedOut, ...]:
        """Every ping and traceroute."""
        return tuple(carried for step in self.steps for carried in step.commands if carried.outcome is not None)

    @property
    def tables_by_place(self) -> tuple[tuple[str, tuple[TableChange, ...]], ...]:
        """The tables of each namespace, the host's ("") last."""
        return tuple((place, tuple(tables)) for place, tables in groupby(self.tables, lambda table: table.place))


@value
class Handout:
    """The stages of a handout in one language."""

    language: str
    stages: tuple[StagePages, ...]


def gather(numbers: Sequence[int], language: str) -> Handout:
    """Carry out the stages ``numbers``, which follow one another, and gather their handout."""
    network = network_after(numbers[0] - 1)
    return Handout(language, tuple(_stage(load_stage(number), network, language) for number in numbers))


def _stage(stage: Stage, network: Network, language: str) -> StagePages:
    before = listing(network)
    steps = tuple(_steps(stage, network, language))
    prose, goals = load_prose(stage.number, language), load_goals(language)[stage.number]
    return StagePages(stage.number, prose, goals, steps, changes(before, listing(network)))


def _steps(stage: Stage, network: Network, language: str) -> Iterator[StepPage]:
    """The steps in turn; each question is answered at the moment at which it is asked."""
    prose = load_prose(stage.number, language)
    lesson = teach(stage, network, language=language)
    asked = 0
    for number, step in enumerate(stage.steps, 1):
        before = _ask(stage, step.key, "before", network, language, asked)
        taught: TaughtStep = next(lesson)
        after = _ask(stage, step.key, "after", network, language, asked + len(before))
        asked += len(before) + len(after)
        section = prose.sections[step.key]
        yield StepPage(f"{stage.number}.{number}", step.key, section, before, taught.commands, after)


def _ask(stage: Stage, step: str, when: str, network: Network, language: str, asked: int) -> tuple[AskedQuestion, ...]:
    texts = load_question_texts(language)
    found = [question for question in questions_of(stage.number) if (question.step, question.when) == (step, when)]
    return tuple(
        AskedQuestion(f"{stage.number}.{number}", texts[question.key], answer_question(question, network))
        for number, question in enumerate(found, asked + 1)
    )
