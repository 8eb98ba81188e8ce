"""Text in columns: its width in a terminal's cells (a Chinese character takes two), wrapping, and tables.

A style never changes the layout: lines are laid out as plain text first and coloured last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import combining, east_asian_width

_NO_LINE_START = set("，。；：！？、）》」』”’…,.;:!?)")
"""Punctuation that must not begin a line (JLREQ and GB/T 15834)."""
_WIDE = r"\u2e80-\u9fff\uff00-\uffef"
_TOKEN = r"\s+|`[^`]*`|[^\s`]+|."
_TOKEN_OR_WIDE = rf"\s+|`[^`]*`|[^\s{_WIDE}`]+|."
"""Tokens where each wide character is one of its own; slow to compile, so only for a text that has some."""
_NARROWEST_COLUMN = 6


def display_width(text: str) -> int:
    """The width of ``text`` on a terminal, in cells.

    >>> display_width("ns1 网桥")
    8
    """
    if text.isascii():
        return len(text)
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _has_wide(text: str) -> bool:
    return max(text, default="") >= "\u2e80"


def pad(text: str, width: int) -> str:
    """``text`` with spaces after it up to ``width`` cells."""
    return text + " " * (width - display_width(text))


def wrap(text: str, width: int) -> list[str]:
    """The lines of a paragraph, none wider than ``width`` cells; a longer word is cut.

    >>> wrap("a bridge forwards frames", 12)
    ['a bridge', 'forwards', 'frames']
    >>> wrap("网桥转发帧。", 10)
    ['网桥转发', '帧。']
    """
    lines: list[str] = []
    line = ""
    for token in _tokens(text.strip()):
        if token.isspace():
            line += " " if line and not line.endswith(" ") else ""
        elif display_width(line + token) <= width:
            line += token
        else:
            if line.strip():
                lines.append(line.rstrip())
            pieces = _cut(token, width)
            lines += pieces[:-1]
            line = pieces[-1]
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def _tokens(text: str) -> list[str]:
    """Tokens: words, single Chinese characters with the punctuation after them, and the space between."""
    tokens: list[str] = []
    for match in re.finditer(_TOKEN_OR_WIDE if _has_wide(text) else _TOKEN, text, re.DOTALL):
        token = match[0]
        if tokens and not tokens[-1].isspace() and token[0] in _NO_LINE_START:
            tokens[-1] += token
        elif token.startswith("`") and display_width(token) > 24:
            tokens += re.split(r"(\s+)", token)
        else:
            tokens.append(token)
    return [token for token in tokens if token]


def _cut(token: str, width: int) -> list[str]:
    pieces = [""]
    for char in token:
        if display_width(pieces[-1] + char) > width and pieces[-1]:
            pieces.append("")
        pieces[-1] += char
    return pieces


def column_widths(rows: Sequence[Sequence[str]], width: int, gap: int = 2) -> list[int]:
    """The columns' widths with which a row fits into ``width`` cells: the widest give way first."""
    widths = [max(map(display_width, column), default=0) for column in zip(*rows, strict=True)]
    while sum(widths) + gap * (len(widths) - 1) > width and max(widths) > _NARROWEST_COLUMN:
        widths[widths.index(max(widths))] -= 1
    return widths


def table_lines(rows: Sequence[Sequence[str]], width: int, gap: int = 2) -> list[list[list[str]]]:
    """Each row as its lines, each line as its padded cells; long cells go on below themselves."""
    widths = column_widths(rows, width, gap)
    laid_out = []
    for row in rows:
        cells = [wrap(cell, columns) for cell, columns in zip(row, widths, strict=True)]
        height = max(map(len, cells))
        laid_out.append(
            [
                [
                    pad(cell[number] if number < len(cell) else "", columns)
                    for cell, columns in zip(cells, widths, strict=True)
                ]
                for number in range(height)
            ]
        )
    return laid_out


def join_lines(text: str) -> str:
    """A paragraph's lines as one: Chinese text is joined without a space."""
    if _has_wide(text):
        text = re.sub(rf"(?<=[{_WIDE}])\n\s*(?=[{_WIDE}])|(?<=[\u3001-\u303f\uff00-\uffef])\n\s*", "", text)
    return re.sub(r"\s*\n\s*", " ", text)
