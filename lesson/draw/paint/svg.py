"""SVG of a scene: an element for a page, or a file of its own. Text stays text, and nothing but strings is needed.

What belongs to a thing of the network carries its key in ``data-key``. Widths of fixed-width text are written down
(``textLength``), so that another machine's fonts change no layout. Other text is measured with DejaVu's widths, which
few faces exceed; where DejaVu is missing, Verdana is as wide and the system's own face is narrower.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from pingproof.lesson.draw.shapes.lines import arrow_head, rounded
from pingproof.lesson.draw.shapes.metrics import text_width
from pingproof.lesson.draw.shapes.shapes import Badge, Box, Mark, MarkForm, Path, Point, Role, Scene, Shape, Text
from pingproof.lesson.draw.shapes.style import SCREEN, TYPES, Look, Style

CHINESE = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Zen Hei'"
SANS = f"'DejaVu Sans',Verdana,{CHINESE},sans-serif"
MONO = f"'DejaVu Sans Mono',Menlo,Consolas,{CHINESE},monospace"
ANCHORS = {"start": "", "middle": ' text-anchor="middle"', "end": ' text-anchor="end"'}


def svg_file(scene: Scene, style: Style) -> str:
    """A file that holds the scene alone.

    Its unit is the point, so that letters are printed in their sizes; ``geometricPrecision`` keeps a browser from
    rounding their widths to whole pixels.
    """
    element = _svg(scene, style, 0, scene.height, "pt", ' text-rendering="geometricPrecision"')
    return f'<?xml version="1.0" encoding="utf-8"?>\n{element}\n'


def svg(scene: Scene, style: Style = SCREEN, *, top: float = 0, bottom: float | None = None) -> str:
    """The scene as an ``<svg>`` element with a description in words; ``top`` and ``bottom`` cut it to a strip."""
    return _svg(scene, style, top, scene.height if bottom is None else bottom)


def _svg(scene: Scene, style: Style, top: float, bottom: float, unit: str = "", more: str = "") -> str:
    width, height = number(scene.width), number(bottom - top)
    paper = style[Role.CANVAS].fill
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {number(top)} {width} {height}" width="{width}{unit}"'
        f' height="{height}{unit}" role="img" font-family="{SANS}"{more}>'
        f"<title>{escape(scene.title)}</title><desc>{escape(scene.description)}</desc>"
        f'<rect y="{number(top)}" width="100%" height="100%" fill="{paper}"/>{elements(scene.shapes, style)}</svg>'
    )


def elements(shapes: Iterable[Shape], style: Style) -> str:
    """The shapes, in order."""
    return "".join(_element(shape, style[shape.role], style[Role.CANVAS].fill) for shape in shapes)


def path_data(points: tuple[Point, ...]) -> str:
    """A line with rounded corners as the value of ``d``."""
    return "".join(
        command + " ".join(f"{number(x)},{number(y)}" for x, y in ends) for command, *ends in rounded(points)
    )


def number(value: float) -> str:
    """A coordinate, as short as it can be."""
    return f"{value:.1f}".removesuffix(".0")


def _element(shape: Shape, look: Look, paper: str) -> str:
    match shape:
        case Box():
            rect = shape.rect
            return (
                f'<rect x="{number(rect.x)}" y="{number(rect.y)}" width="{number(rect.width)}"'
                f' height="{number(rect.height)}" rx="{number(shape.radius)}" fill="{look.fill or "none"}"'
                f"{_stroke(look)}{_key(shape.key)}/>"
            )
        case Text():
            return _text(shape, look)
        case Path():
            head = ""
            if shape.arrow:
                head = f'<polygon points="{_points(arrow_head(shape.points))}" fill="{look.stroke}"/>'
            return f'<path d="{path_data(shape.points)}" fill="none"{_stroke(look)}{_key(shape.key)}/>{head}'
        case Mark():
            return _mark(shape, look, paper)
        case Badge():
            return _badge(shape, look, paper)


def _key(key: str) -> str:
    return f' data-key="{escape(key)}"' if key else ""


def _stroke(look: Look) -> str:
    if not look.stroke:
        return ""
    dash = f' stroke-dasharray="{" ".join(number(part * look.width) for part in look.dash)}"' if look.dash else ""
    return f' stroke="{look.stroke}" stroke-width="{number(look.width)}"{dash}'


def _text(text: Text, look: Look) -> str:
    kind = TYPES[text.role]
    face = f' font-family="{MONO}"' if kind.mono else ""
    weight = ' font-weight="bold"' if kind.bold else ""
    length = ""
    if kind.mono and text.text.isascii():
        width = text_width(text.text, kind.size, mono=True)
        length = f' textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"'
    return (
        f'<text x="{number(text.x)}" y="{number(text.y)}" font-size="{number(kind.size)}" fill="{look.fill}"'
        f' xml:space="preserve"{face}{weight}{ANCHORS[text.anchor]}{length}{_key(text.key)}>{escape(text.text)}</text>'
    )


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def _line(one: Point, other: Point, colour: str, width: float) -> str:
    return (
        f'<path d="M{_points([one])}L{_points([other])}" stroke="{colour}" stroke-width="{number(width)}"'
        ' stroke-linecap="round"/>'
    )


def _mark(mark: Mark, look: Look, paper: str) -> str:
    x, y, size, colour = mark.x, mark.y, mark.size, look.stroke
    circle = f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(size)}"'
    match mark.form:
        case MarkForm.DISC:
            return f'{circle} fill="{colour}"/>'
        case MarkForm.SLASHED:
            slash = _line((x - size, y + size), (x + size, y - size), colour, 1.4)
            return f'{circle} fill="{paper}" stroke="{colour}" stroke-width="1.4"/>{slash}'
        case MarkForm.CROSS:
            half, width = size * 0.85, look.width + 0.4
            falling = _line((x - half, y - half), (x + half, y + half), colour, width)
            return falling + _line((x - half, y + half), (x + half, y - half), colour, width)
        case MarkForm.ARROW:
            head = _points([(x + size, y), (x, y - size * 0.6), (x, y + size * 0.6)])
            shaft = _line((x - size, y), (x + size * 0.4, y), colour, 1.6)
            return f'{shaft}<polygon points="{head}" fill="{colour}"/>'
        case MarkForm.BARRED:
            bar = x + size * 0.6
            shaft = _line((x - size, y), (x + size * 0.4, y), colour, 1.6)
            return shaft + _line((bar, y - size * 0.7), (bar, y + size * 0.7), colour, 2.2)
        case MarkForm.TICK:
            middle = (x - size * 0.2, y + size * 0.7)
            short = _line((x - size * 0.8, y), middle, colour, 2.2)
            return short + _line(middle, (x + size, y - size * 0.8), colour, 2.2)


def _badge(badge: Badge, look: Look, paper: str) -> str:
    x, y = number(badge.x), number(badge.y)
    if badge.role is Role.WAY_BACK:
        corner = f'x="{number(badge.x - 7.5)}" y="{number(badge.y - 7.5)}" width="15" height="15"'
        form, ink = f'<rect {corner} fill="{paper}" stroke="{look.stroke}" stroke-width="1.6"/>', look.stroke
    else:
        form, ink = f'<circle cx="{x}" cy="{y}" r="8" fill="{look.stroke}" stroke="{paper}" stroke-width="1.2"/>', paper
    return (
        f'{form}<text x="{x}" y="{number(badge.y + 3.2)}" font-size="9" font-weight="bold" text-anchor="middle"'
        f' fill="{ink}">{badge.text}</text>'
    )
