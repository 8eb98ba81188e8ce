"""Questions that ask for a prediction; each is an experiment, and the run gives its answer.

The experiments are in ``labs/questions.toml``, the same for every language; the texts and reasons, with a learner's
goals for each stage, are in ``labs/en/questions.toml`` and ``labs/zh/questions.toml``.
"""

from __future__ import annotations

import os
import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from pingproof.lesson.play.lab_file import read_lab
from pingproof.lesson.play.world import LABS
from pingproof.lesson.probe.claim import parse_claim
from pingproof.lesson.probe.outcome import outcome_of
from pingproof.lesson.teach.course import STAGES
from pingproof.lesson.why.explained_lab import play_lab
from pingproof.lesson.words.outcome_text import claim_in_words
from pingproof.simulator.result import Result
from pingproof.simulator.shell.interpreter import Shell
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.network import Network


@value
class Question:
    """An experiment: ``change`` is carried out, then ``command``, and its output is read as ``answer`` says."""

    key: str
    stage: int
    step: str
    command: str
    answer: str
    choices: tuple[str, ...]
    expected: str
    when: str = "before"
    change: str = ""
    pattern: str = ""

    @property
    def changes(self) -> tuple[str, ...]:
        """The commands that are carried out first."""
        return tuple(self.change.splitlines())


@value
class QuestionText:
    """A question's text, the reason for its answer, and for the teacher what learners tend to think."""

    question: str
    why: str
    listen_for: str


@value
class Answered:
    """A question with what the experiment printed and the answer in that."""

    question: Question
    result: Result
    answer: str


@cache
def load_questions() -> tuple[Question, ...]:
    """Every question, in the order of the course."""
    rows = _read("questions.toml")
    return tuple(Question(key, **{**row, "choices": tuple(row["choices"])}) for key, row in rows.items())


@cache
def load_question_texts(language: str) -> dict[str, QuestionText]:
    """The questions' texts in a language, by their keys."""
    rows = _read(language, "questions.toml")["question"]
    return {key: QuestionText(**{name: text.strip() for name, text in row.items()}) for key, row in rows.items()}


@cache
def load_goals(language: str) -> dict[int, tuple[str, ...]]:
    """The goals of each stage: what a learner can do after it."""
    rows = _read(language, "questions.toml")["goals"]
    return {number: tuple(rows[f"stage{number}"]) for number in STAGES}


def questions_of(stage: int) -> tuple[Question, ...]:
    """The questions of a stage."""
    return tuple(question for question in load_questions() if question.stage == stage)


def answer_question(question: Question, network: Network) -> Answered:
    """The answer, found on a copy of ``network`` as it is when the question is asked."""
    copy = network.copy()
    copy.journal.listening = False
    if question.change:
        play_lab(question.change, copy)
    result = Shell(copy).play(question.command)[0].result
    return Answered(question, result, _read_answer(question, result))


def in_words(question: Question, answer: str, language: str) -> str:
    """An answer as a learner reads it."""
    return claim_in_words(parse_claim(answer), language) if question.answer == "outcome" else answer


def _read_answer(question: Question, result: Result) -> str:
    if question.answer == "outcome":
        return str(outcome_of(result))
    if question.answer == "count":
        return str(sum(bool(re.search(question.pattern, line)) for line in result.stdout.splitlines()))
    found = re.search(question.pattern, result.stdout, re.MULTILINE)
    return found[1] if found else ""


def _read(*names: str) -> dict[str, Any]:
    return tomllib.loads(read_lab(os.path.join(LABS, *names)))
