"""The terminal, known to this module alone: its width, whether it shows colour, and how our texts look on it.

Where the output is no terminal (a pipe, a file), or ``NO_COLOR`` is set, everything is plain text. Colour only adds to
the text.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import Enum
from typing import TextIO

from pingproof.lesson.terminal.text_layout import join_lines, table_lines, wrap
from pingproof.simulator.value import value

NARROWEST = 60
"""The fewest columns; on a narrower terminal lines may overflow."""
WIDEST = 100
"""The most columns: prose in longer lines is hard to read."""


class Style(Enum):
    """The look of a piece of text; the value is its SGR parameters (ECMA-48)."""

    BOLD = "1"
    FAINT = "2"
    COMMAND = "36"
    GOOD = "32"
    BAD = "31"
    WARNING = "33"


@value
class Terminal:
    """A stream for a command's text, ``width`` columns wide, with or without colour."""

    stream: TextIO
    width: int = 80
    colour: bool = False

    def write(self, text: str = "", style: Style | None = None) -> None:
        """Write a line as it is, never wrapped."""
        self.stream.write(self.styled(text, style) + "\n")

    def verbatim(self, text: str, style: Style | None = None) -> None:
        """Write a program's output as it is, line by line."""
        for line in text.splitlines():
            self.write(line, style)

    def styled(self, text: str, style: Style | None) -> str:
        """``text`` with its style, when there is colour."""
        return f"\x1b[{style.value}m{text}\x1b[0m" if self.colour and style and text else text

    def heading(self, text: str) -> None:
        """Write a heading with a line under it."""
        for line in wrap(text, self.width):
            self.write(line, Style.BOLD)
        self.write("─" * min(self.width, 60), Style.FAINT)

    def prose(self, markdown: str) -> None:
        """Write paragraphs and lists in the lessons' little Markdown: ``**bold**``, backquoted code, ``- item``."""
        for paragraph in re.split(r"\n\s*\n", markdown.strip("\n")):
            for item in re.split(r"\n(?=- )", paragraph):
                self._paragraph(item)
            self.write()

    def _paragraph(self, text: str) -> None:
        first, rest = ("- ", "  ") if text.startswith("- ") else ("", "")
        body = join_lines(text.removeprefix("- "))
        for number, line in enumerate(wrap(body.replace("**", "\x00"), self.width - len(first))):
            self.write((first if number == 0 else rest) + self._inline(line))

    def _inline(self, line: str) -> str:
        line = re.sub("\x00([^\x00]*)\x00", lambda found: self.styled(found[1], Style.BOLD), line).replace("\x00", "")
        return re.sub(r"`[^`]*`", lambda found: self.styled(found[0], Style.COMMAND), line) if self.colour else line

    def hanging(self, label: str, text: str, margin: str, style: Style | None = None) -> None:
        """Write a paragraph behind ``margin``, its later lines indented below the first."""
        lines = wrap(label + text, max(self.width - len(margin) - 2, NARROWEST // 2))
        for number, line in enumerate(lines):
            self.write(margin + ("  " if number else "") + line, style)

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]], styles: Sequence[Style | None] = ()) -> None:
        """Write a table that fits the terminal; ``styles`` colours the rows, in order."""
        laid_out = table_lines([header, *rows], self.width)
        for number, lines in enumerate(laid_out):
            style = Style.BOLD if number == 0 else styles[number - 1] if number <= len(styles) else None
            for cells in lines:
                self.write("  ".join(cells).rstrip(), style)


def standard_output() -> Terminal:
    """The terminal on standard output, as the environment describes it (``NO_COLOR``, ``TERM``, ``COLUMNS``)."""
    return terminal_on(sys.stdout)


def terminal_on(stream: TextIO) -> Terminal:
    """The terminal behind ``stream``; a plain 80 columns where it is none."""
    is_terminal = stream.isatty()
    colour = is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Terminal(stream, _columns(stream, is_terminal), colour)


def rendered(terminal: Terminal, show: Callable[..., None], *arguments: object) -> str:
    """The text written by ``show(terminal, *arguments)``."""
    paper = io.StringIO()
    show(replace(terminal, stream=paper), *arguments)
    return paper.getvalue()


def _columns(stream: TextIO, is_terminal: bool) -> int:
    asked = os.environ.get("COLUMNS", "")
    if asked.isdigit() and int(asked) > 0:
        columns = int(asked)
    elif is_terminal:
        columns = os.get_terminal_size(stream.fileno()).columns or 80
    else:
        columns = 80
    return min(max(columns, NARROWEST), WIDEST)
