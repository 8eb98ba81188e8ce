"""Handouts: whole, true to the run, the same in both languages, and open to a teacher's own templates."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from pingproof.lesson.cli import main
from pingproof.lesson.cli.handout import AUDIENCES
from pingproof.lesson.handout.gather import Handout, gather
from pingproof.lesson.handout.illustrate import illustrations
from pingproof.lesson.handout.layout import as_html, as_markdown
from pingproof.lesson.handout.markup import prose_as_html
from pingproof.lesson.handout.tables import Row, changes
from pingproof.lesson.teach.course import STAGES
from pingproof.lesson.teach.questions import load_question_texts, load_questions
from pingproof.lesson.words.languages import LANGUAGES

VOID = {"meta", "input", "br", "img", "link", "hr", "path", "rect", "circle", "line", "polygon", "use", "animate"}


class Page(HTMLParser):
    """What a test asks of a page: its elements in order, and whether they are properly closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


@pytest.fixture(scope="module", params=LANGUAGES)
def handout(request: pytest.FixtureRequest) -> Handout:
    """The whole course in a language."""
    return gather(STAGES, request.param)


@pytest.fixture(scope="module", params=AUDIENCES)
def page(request: pytest.FixtureRequest, handout: Handout) -> str:
    """It as a page, for students and for teachers."""
    return as_html(handout, request.param, illustrations(handout, paper=False))


def test_a_page_is_well_formed_and_needs_nothing_from_outside(page: str) -> None:
    elements = Page(page).elements
    links = [
        value for _, names in elements for name, value in names.items() if name in ("src", "href", "data", "poster")
    ]
    assert [link for link in links if not link.startswith("#")] == []
    assert not re.search(r"@import|url\((?!#|\"#|'#)", page)
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", page).replace("http://www.w3.org/", "")


def test_ids_are_unique_and_links_lead_somewhere(page: str) -> None:
    elements = Page(page).elements
    ids = [names["id"] for _, names in elements if "id" in names]
    assert len(ids) == len(set(ids))
    assert {names["href"][1:] for tag, names in elements if tag == "a"} <= set(ids)


def test_headings_go_down_a_level_at_a_time(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in Page(page).elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_page_names_its_language(page: str, handout: Handout) -> None:
    assert Page(page).elements[0] == ("html", {"lang": {"en": "en", "zh": "zh-Hans"}[handout.language]})


def test_every_command_and_what_it_prints_is_on_the_page(handout: Handout) -> None:
    text = as_markdown(handout, "student")
    for stage in handout.stages:
        for step in stage.steps:
            for carried in step.commands:
                assert f"# {carried.command.text}\n" in text
                assert carried.result is not None
                assert carried.result.stdout.strip("\n") in text


def test_every_probe_ends_as_the_lesson_says(handout: Handout) -> None:
    assert all(carried.agrees for stage in handout.stages for carried in stage.probes)


def test_only_the_teacher_is_told_what_to_listen_for(handout: Handout) -> None:
    texts = [text.listen_for for text in load_question_texts(handout.language).values()]
    student, teacher = (as_markdown(handout, audience) for audience in AUDIENCES)
    assert all(text in teacher and text not in student for text in texts)


def test_a_student_reads_the_question_before_the_answer(handout: Handout) -> None:
    for stage in handout.stages:
        asked = [asked for step in stage.steps for asked in (*step.asked_before, *step.asked_after)]
        assert [asked.number for asked in asked] == [f"{stage.number}.{count}" for count in range(1, len(asked) + 1)]
        assert {each.answered.question.key for each in asked} == {
            question.key for question in load_questions() if question.stage == stage.number
        }
        assert all(each.answered.answer == each.answered.question.expected for each in asked)


def test_both_languages_hold_the_same_commands_and_outputs() -> None:
    blocks = [
        re.findall(r"```console\n(.*?)```", as_markdown(gather(STAGES, language), "teacher"), re.DOTALL)
        for language in LANGUAGES
    ]
    assert blocks[0] == blocks[1]


def test_tables_show_what_came_and_what_went() -> None:
    before = {("ns1", "ip route"): ("a", "b"), ("", "ip neigh"): ("x",)}
    after = {("ns1", "ip route"): ("b", "c"), ("", "ip neigh"): ("x",), ("", "bridge link"): ("p",)}
    route, port = changes(before, after)
    assert route.before == (Row("a", "-"), Row("b"))
    assert route.after == (Row("b"), Row("c", "+"))
    assert (port.place, port.before, port.after) == ("", (), (Row("p", "+"),))


def test_prose_is_escaped() -> None:
    assert prose_as_html("- `<b>` & **x**\n- y") == (
        "<ul><li><code>&lt;b&gt;</code> &amp; <strong>x</strong></li><li>y</li></ul>"
    )


@pytest.mark.parametrize(
    ("words", "name", "begin"),
    [
        (["--stage", "1"], "handout-stage1.html", b"<!doctype html>"),
        (["--stage", "1", "--for", "teacher"], "handout-stage1-teacher.html", b"<!doctype html>"),
        (["--stage", "1", "--format", "md"], "handout-stage1.md", b"# Container networking"),
        (["--stage", "1", "-o", "mine.md"], "mine.md", b"# Container networking"),
        (["--stage", "1", "--lang", "zh", "-o", "a.md"], "a.md", "# 容器网络".encode()),
    ],
)
def test_a_handout_is_written(
    words: list[str], name: str, begin: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["handout", *words]) == 0
    assert (tmp_path / name).read_bytes().lstrip().startswith(begin)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (["--format", "md", "-o", "a.pdf"], "lesson: handout: --format md and a.pdf do not fit together\n"),
        (["--templates", "nope"], "lesson: handout: nope: no such directory\n"),
        (
            ["--stage", "1", "-o", "nope/a.md"],
            "lesson: handout: nope/a.md: cannot be written: No such file or directory\n",
        ),
        (["--stage", "9"], "lesson: no such stage: 9 (the stages are 1, 2, 3, 4)\n"),
    ],
)
def test_a_mistake_is_one_line(
    words: list[str], refusal: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["handout", *words]) == 2
    assert capsys.readouterr().err == refusal


def test_a_template_of_ones_own_takes_the_place_of_ours(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "question.md.j2").write_text("QUESTION {{ asked.number }}\n")
    assert main(["handout", "--stage", "1", "--format", "md", "-o", "-", "--templates", str(tmp_path)]) == 0
    printed = capsysbinary.readouterr().out.decode()
    assert "QUESTION 1.1" in printed
    assert "### 1.1 Three namespaces" in printed


@pytest.mark.parametrize(
    ("template", "refusal"),
    [("{% if %}", "question.md.j2:1: "), ("{{ nope }}", "a template cannot be used: 'nope' is undefined")],
)
def test_a_broken_template_is_refused_in_one_line(
    template: str, refusal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "question.md.j2").write_text(template)
    assert main(["handout", "--stage", "1", "--format", "md", "-o", "-", "--templates", str(tmp_path)]) == 2
    printed = capsys.readouterr().err
    assert refusal in printed
    assert printed.count("\n") == 1


def test_a_directory_without_templates_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handout", "--templates", str(tmp_path)]) == 2
    assert "holds none of handout.css" in capsys.readouterr().err
