"""The catalogue of words: each language says everything that the others say, and nothing that nobody shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import Any, get_type_hints

import pytest

from pingproof.lesson.draw.drawn.graph import LinkState
from pingproof.lesson.probe.cause import Cause
from pingproof.lesson.probe.outcome import Failure
from pingproof.lesson.words.languages import LANGUAGES, drawing_words, outcome_words, texts, why_words
from pingproof.lesson.words.subjects.commands import CommandWords
from pingproof.lesson.words.subjects.drawing import DrawingWords, PlayerWords
from pingproof.lesson.words.subjects.explanation import ExplanationWords
from pingproof.lesson.words.subjects.handout import HandoutWords
from pingproof.lesson.words.subjects.notebook import NotebookWords
from pingproof.lesson.words.subjects.outcomes import OutcomeWords
from pingproof.lesson.words.subjects.why import WhyWords
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.state import Gap, PortState

LESSON = Path(__file__).parents[2] / "lesson"
WORDS = LESSON / "words"
CATALOGUE: tuple[tuple[str, str, Any], ...] = (
    ("commands", "WORDS", CommandWords),
    ("drawing", "WORDS", DrawingWords),
    ("drawing", "PLAYER", PlayerWords),
    ("explanation", "WORDS", ExplanationWords),
    ("handout", "WORDS", HandoutWords),
    ("notebook", "WORDS", NotebookWords),
    ("outcomes", "WORDS", OutcomeWords),
    ("why", "WORDS", WhyWords),
)


def words_of(language: str, subject: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = getattr(import_module(f"pingproof.lesson.words.{language}.{subject}"), name)
    return found


def sentences(words: Mapping[Any, Any], place: str = "") -> dict[str, str]:
    """Every sentence below a dictionary, by its path."""
    found: dict[str, str] = {}
    for key, said in words.items():
        path = f"{place}/{key.name if isinstance(key, Enum) else key}"
        if isinstance(said, str):
            found[path] = said
        elif isinstance(said, Mapping):
            found |= sentences(said, path)
        else:
            found |= {f"{path}/{number}": each for number, each in enumerate(said)}
    return found


def fields_of(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_module_for_each_subject(language: str) -> None:
    modules = [{path.name for path in (WORDS / each).glob("*.py")} for each in (language, LANGUAGES[0])]
    assert modules[0] == modules[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("subject", "name", "kind"), CATALOGUE)
def test_every_language_has_every_key(language: str, subject: str, name: str, kind: Any) -> None:
    assert set(words_of(language, subject, name)) == set(get_type_hints(kind))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_of_a_closed_set_has_its_words(language: str) -> None:
    said = texts(language)
    assert set(said.decisions) == set(Decision)
    assert set(said.drops) == set(DropReason)
    assert set(said.causes) == set(Cause)
    assert set(outcome_words(language)["failures"]) == set(Failure)
    assert set(why_words(language)["gaps"]) == set(Gap)
    assert set(drawing_words(language)["ports"]) == set(PortState)
    assert set(drawing_words(language)["states"]) == {state.value for state in LinkState}


@pytest.mark.parametrize(("subject", "name", "kind"), CATALOGUE)
def test_all_languages_fill_the_same_fields(subject: str, name: str, kind: Any) -> None:
    first, *others = (sentences(words_of(language, subject, name)) for language in LANGUAGES)
    for other in others:
        shared = first.keys() & other.keys()
        assert {path: fields_of(first[path]) for path in shared} == {path: fields_of(other[path]) for path in shared}
        assert {path for path in first.keys() ^ other.keys() if not path.startswith("/parts/")} == set()


@pytest.mark.parametrize(("subject", "name", "kind"), CATALOGUE)
def test_no_key_is_there_in_vain(subject: str, name: str, kind: Any) -> None:
    """A key stands somewhere in quotation marks, or behind the dot of a template or a script."""
    files = [path for path in LESSON.rglob("*") if path.suffix in (".py", ".j2", ".js")]
    files = [path for path in files if not {*path.parents} & {WORDS / each for each in (*LANGUAGES, "subjects")}]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    unused = {
        key
        for key in get_type_hints(kind)
        if f'"{key}"' not in text and f"'{key}'" not in text and not re.search(rf"words\.{re.escape(key)}\b", text)
    }
    assert unused == set()
