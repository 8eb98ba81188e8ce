"""Questions: the run gives the answer that the texts explain, and both languages ask the same."""

from __future__ import annotations

import re

import pytest

from pingproof.lesson.teach.course import STAGES, load_stage
from pingproof.lesson.teach.lecture import network_after
from pingproof.lesson.teach.questions import (
    Answered,
    Question,
    answer_question,
    in_words,
    load_goals,
    load_question_texts,
    load_questions,
    questions_of,
)
from pingproof.lesson.why.explained_lab import play_lab
from pingproof.lesson.words.languages import LANGUAGES

NAMED = re.compile(r"`([^`]+)`|(\d[\d.]+\d(?:/\d+)?)")
"""Commands, devices and addresses: what a text must name alike in every language."""


def _named(text: str) -> set[str]:
    return {code or number for code, number in NAMED.findall(text)}


def _answer_alone(question: Question) -> Answered:
    """The answer from the beginning: the stages before are carried out first, and the stage up to the question."""
    network = network_after(question.stage - 1)
    steps = load_stage(question.stage).steps
    count = [step.key for step in steps].index(question.step) + (question.when == "after")
    for step in steps[:count]:
        play_lab("\n".join(command.text for command in step.commands), network)
    return answer_question(question, network)


@pytest.mark.parametrize("question", load_questions(), ids=lambda question: question.key)
def test_the_run_gives_the_answer_that_the_texts_explain(question: Question) -> None:
    answered = _answer_alone(question)
    assert answered.answer == question.expected
    assert question.expected in question.choices


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_its_texts_and_every_stage_its_goals(language: str) -> None:
    texts = load_question_texts(language)
    assert [*texts] == [question.key for question in load_questions()]
    assert all(text.question and text.why and text.listen_for for text in texts.values())
    assert all(len(load_goals(language)[stage]) == len(load_goals("en")[stage]) > 0 for stage in STAGES)


@pytest.mark.parametrize("key", [question.key for question in load_questions()])
def test_both_languages_name_the_same_commands_and_addresses(key: str) -> None:
    english, chinese = (load_question_texts(language)[key] for language in ("en", "zh"))
    assert _named(english.question) == _named(chinese.question)
    assert _named(english.why) == _named(chinese.why)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_asks_of_its_own_steps(stage: int) -> None:
    steps = {step.key for step in load_stage(stage).steps}
    assert questions_of(stage)
    assert {question.step for question in questions_of(stage)} <= steps


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_has_its_words(language: str) -> None:
    for question in load_questions():
        words = [in_words(question, choice, language) for choice in question.choices]
        assert all(words)
        assert len(set(words)) == len(words)
