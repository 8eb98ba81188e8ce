"""The legend: samples of the signs in one line below each picture, in two lines below a narrow one."""

from __future__ import annotations

from pingproof.lesson.draw.shapes.metrics import text_width
from pingproof.lesson.draw.shapes.shapes import Badge, Box, Mark, MarkForm, Path, Rect, Role, Shape, Text
from pingproof.lesson.draw.shapes.style import TYPES
from pingproof.lesson.words.languages import drawing_words

LEGEND_HEIGHT = 76
WIDE, NARROW = 30, 18
GAP = 14
LINE = 24


def legend(x: float, y: float, width: float, language: str, *, with_way: bool) -> list[Shape]:
    """Samples of the signs, from ``x`` on, in as many lines as ``width`` requires."""
    words = drawing_words(language)["signs"]
    names = ["legend up", "legend no-carrier", "legend down", "port", "blocked port", "router", "no-router"]
    if with_way:
        names += ["way-out", "way-back", "stop"]
    shapes: list[Shape] = []
    left, line = x, y + 20
    size = TYPES[Role.LEGEND].size
    for name in names:
        sample = WIDE if name.startswith(("legend", "way")) else NARROW
        taken = sample + 6 + text_width(words[name], size)
        if left > x and left + taken > x + width:
            left, line = x, line + LINE
        shapes += _sample(name, left, line, sample)
        shapes.append(Text(left + sample + 6, line + 3.5, words[name], Role.LEGEND))
        left += taken + GAP
    return shapes


def _sample(name: str, x: float, y: float, width: float) -> list[Shape]:
    middle = x + width / 2
    line = ((x, y), (x + width, y))
    match name:
        case "legend up":
            return _device(x, y, Role.DEVICE_UP, MarkForm.DISC)
        case "legend no-carrier":
            return _device(x, y, Role.DEVICE_NO_CARRIER, MarkForm.SLASHED)
        case "legend down":
            return _device(x, y, Role.DEVICE_DOWN, MarkForm.CROSS)
        case "port":
            return [Path(((middle, y - 9), (middle, y + 9)), Role.PORT_FORWARDING)]
        case "blocked port":
            bar = Path(((middle - 8, y), (middle + 8, y)), Role.NO_ROUTER)
            return [Path(((middle, y - 9), (middle, y + 9)), Role.PORT_BLOCKED), bar]
        case "router":
            return [Mark(middle, y, MarkForm.ARROW, Role.ROUTER, 8)]
        case "no-router":
            return [Mark(middle, y, MarkForm.BARRED, Role.NO_ROUTER, 8)]
        case "way-out":
            return [Path(line, Role.WAY_OUT, arrow=True), Badge(middle - 4, y, "1", Role.WAY_OUT)]
        case "way-back":
            return [Path(line, Role.WAY_BACK, arrow=True), Badge(middle - 4, y, "2", Role.WAY_BACK)]
        case _:
            return [Mark(middle, y, MarkForm.CROSS, Role.STOP, 7)]


def _device(x: float, y: float, role: Role, sign: MarkForm) -> list[Shape]:
    return [Box(Rect(x, y - 9, WIDE, 18), role, radius=4), Mark(x + WIDE / 2, y, sign, role, 4)]
