"""Texts on a terminal: plain when piped, no line wider than the terminal, Chinese characters counted as two cells."""

from __future__ import annotations

import io

import pytest

from pingproof.lesson.teach.course import STAGES, load_prose
from pingproof.lesson.terminal.terminal import Style, Terminal, rendered, terminal_on
from pingproof.lesson.terminal.text_layout import display_width, table_lines, wrap
from pingproof.lesson.words.languages import LANGUAGES


class TerminalStream(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(
    ("text", "width"), [("ns1", 3), ("网桥", 4), ("veth 一对", 9), ("e\u0301", 1), ("，。", 4), ("", 0)]
)
def test_a_text_is_as_wide_as_its_cells(text: str, width: int) -> None:
    assert display_width(text) == width


@pytest.mark.parametrize("width", [20, 37, 60, 80])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", STAGES)
def test_no_line_of_a_lesson_is_wider_than_the_terminal(number: int, language: str, width: int) -> None:
    for section in load_prose(number, language).sections.values():
        text = rendered(Terminal(io.StringIO(), width), Terminal.prose, section.text)
        assert all(display_width(line) <= width for line in text.splitlines())


def test_wrapping_loses_no_word() -> None:
    text = "the bridge hands the frame up to the host and the host looks the destination up"
    assert " ".join(wrap(text, 17)) == text


def test_chinese_punctuation_does_not_begin_a_line() -> None:
    assert all(line[0] not in "，。；：" for line in wrap("网桥会学习，主机会转发。" * 8, 15))


def test_a_table_fits_the_terminal() -> None:
    rows = [["probe", "claimed"], ["ip netns exec ns1 ping -c1 -W1 192.168.28.2 " * 3, "网络不可达"]]
    lines = [line for row in table_lines(rows, 60) for line in row]
    assert all(display_width("  ".join(cells)) <= 60 for cells in lines)


def test_a_pipe_gets_plain_text() -> None:
    terminal = terminal_on(io.StringIO())
    assert terminal.styled("red", Style.BAD) == "red"


def test_a_terminal_gets_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    assert terminal_on(TerminalStream()).styled("red", Style.BAD) == "\x1b[31mred\x1b[0m"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colour_can_be_switched_off(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv(name, value)
    assert not terminal_on(TerminalStream()).colour


@pytest.mark.parametrize(("columns", "width"), [("40", 60), ("60", 60), ("72", 72), ("300", 100), ("wide", 80)])
def test_the_width_follows_the_environment_within_reason(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal_on(io.StringIO()).width == width


def test_prose_is_shown_without_its_markdown() -> None:
    text = rendered(Terminal(io.StringIO(), 80), Terminal.prose, "a **bridge** and\n`ip link`\n\n- one\n- two\n")
    assert text == "a bridge and `ip link`\n\n- one\n- two\n\n"
