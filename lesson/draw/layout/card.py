"""Cards of rooms: a namespace's routes, rules, filters and further addresses, in lines that fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.lesson.draw.shapes.metrics import text_width
from pingproof.lesson.draw.shapes.shapes import Role
from pingproof.lesson.draw.shapes.style import TYPES
from pingproof.lesson.terminal.text_layout import wrap
from pingproof.lesson.words.languages import drawing_words
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.lesson.draw.drawn.graph import Room
    from pingproof.lesson.words.subjects.drawing import DrawingWords

LINE = 13.5
"""Distance of two baselines, in points."""
PADDING = 8
MOST_ROWS = 7
"""Number of rows of one kind that a card lists; a last line counts the others."""


@value
class CardLine:
    """A line of a card; ``forwarding`` is set for the line that says whether the namespace routes."""

    text: str
    role: Role
    forwarding: bool | None = None


def card_lines(room: Room, cells: int, language: str, *, tells_forwarding: bool) -> list[CardLine]:
    """The lines of a room's card, none wider than ``cells`` characters."""
    words = drawing_words(language)
    lines: list[CardLine] = []
    if tells_forwarding:
        lines.append(CardLine(f"ip_forward = {int(room.forwarding)}", Role.ROW, room.forwarding))
    lines.append(CardLine(words["routes"], Role.HEAD))
    lines += _rows(room.routes, cells, words) or [CardLine(words["no routes"], Role.WORD)]
    tables = (
        (words["addresses"], room.more_addresses),
        (words["rules"], room.rules),
        (words["filters"], room.filters),
    )
    for heading, rows in tables:
        if rows:
            lines += [CardLine(heading, Role.HEAD), *_rows(rows, cells, words)]
    return lines


def card_size(lines: list[CardLine]) -> tuple[float, float]:
    """Width and height of the lines with their padding, in points."""
    widths = [_width(line) for line in lines]
    return max(widths, default=0) + 2 * PADDING, len(lines) * LINE + 2 * PADDING - 3


def _width(line: CardLine) -> float:
    look = TYPES[line.role]
    mark = 0 if line.forwarding is None else 18
    return mark + text_width(line.text, look.size, mono=look.mono)


def _rows(rows: tuple[str, ...], cells: int, words: DrawingWords) -> list[CardLine]:
    shown = [CardLine(text, Role.ROW) for row in rows[:MOST_ROWS] for text in _wrapped(row, cells)]
    left = len(rows) - MOST_ROWS
    return shown + ([CardLine(words["more"].format(count=left), Role.WORD)] if left > 0 else [])


def _wrapped(row: str, cells: int) -> list[str]:
    """The lines of one row, the later ones indented."""
    first, *rest = wrap(row, cells)
    if rest:
        rest = wrap(" ".join(rest), cells - 2)
    return [first, *(f"  {line}" for line in rest)]
