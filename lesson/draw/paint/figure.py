"""Shapes painted by matplotlib: a ``Figure`` of exactly the scene's size, for PNG, PDF and GIF files.

The figure is made without pyplot: nothing is registered anywhere, no window system is asked for.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import matplotlib
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path as Curve

from pingproof.lesson.draw.paint.font import families
from pingproof.lesson.draw.shapes.lines import arrow_head, rounded
from pingproof.lesson.draw.shapes.shapes import Badge, Box, Mark, MarkForm, Path, Role, Scene, Text
from pingproof.lesson.draw.shapes.style import TYPES, Look, Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

POINTS_PER_INCH = 72


@contextmanager
def painting() -> Iterator[None]:
    """Settings for painting a scene: glyphs as wide as in their font, at every resolution.

    matplotlib's warning about each missing glyph is silenced: ``lesson draw`` reports a missing font in one line.
    """
    with (
        matplotlib.rc_context({"text.hinting": "none"}),
        warnings.catch_warnings(),
    ):
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        yield


def figure_of(scene: Scene, style: Style) -> Figure:
    """The painted scene."""
    figure = Figure(figsize=(scene.width / POINTS_PER_INCH, scene.height / POINTS_PER_INCH))
    figure.set_facecolor(style[Role.CANVAS].fill)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, scene.width)
    axes.set_ylim(scene.height, 0)
    paint(axes, scene, style)
    return figure


def paint(axes: Axes, scene: Scene, style: Style) -> None:
    """Add every shape to the axes, each above the one before."""
    fonts = {role: font_of(role) for role in TYPES}
    for order, shape in enumerate(scene.shapes, 1):
        look = style[shape.role]
        match shape:
            case Box():
                axes.add_patch(_box(shape, look, order))
            case Text():
                axes.text(
                    shape.x, shape.y, shape.text, ha=_ANCHOR[shape.anchor], va="baseline", zorder=order,
                    color=look.fill, fontproperties=fonts[shape.role], parse_math=False,
                )  # fmt: skip
            case Path():
                _path(axes, shape, look, order)
            case Mark():
                _mark(axes, shape, look, style[Role.CANVAS].fill, order)
            case Badge():
                _badge(axes, shape, look, style[Role.CANVAS].fill, order)


_ANCHOR = {"start": "left", "middle": "center", "end": "right"}


def font_of(role: Role) -> FontProperties:
    look = TYPES[role]
    return FontProperties(family=families(look.mono), size=look.size, weight="bold" if look.bold else "normal")


def _stroke(look: Look) -> dict[str, Any]:
    dash = (0, look.dash) if look.dash else "solid"
    return {"edgecolor": look.stroke or "none", "linewidth": look.width, "linestyle": dash}


def _box(box: Box, look: Look, order: int) -> FancyBboxPatch:
    rect = box.rect
    return FancyBboxPatch(
        (rect.x, rect.y), rect.width, rect.height, boxstyle=f"round,pad=0,rounding_size={box.radius}",
        facecolor=look.fill or "none", zorder=order, gid=box.key or None, **_stroke(look),
    )  # fmt: skip


def _path(axes: Axes, path: Path, look: Look, order: int) -> None:
    vertices, codes = [], []
    for command, *points in rounded(path.points):
        vertices += points
        codes += [Curve.MOVETO] if command == "M" else [Curve.LINETO] if command == "L" else [Curve.CURVE3] * 2
    patch = PathPatch(Curve(vertices, codes), facecolor="none", capstyle="butt", zorder=order, **_stroke(look))
    patch.set_gid(path.key or None)
    axes.add_patch(patch)
    if path.arrow:
        axes.add_patch(Polygon(arrow_head(path.points), closed=True, color=look.stroke, linewidth=0, zorder=order))


def _line(axes: Axes, points: list[tuple[float, float]], colour: str, width: float, order: int) -> None:
    axes.add_line(
        Line2D(*zip(*points, strict=True), color=colour, linewidth=width, zorder=order, solid_capstyle="round")
    )


def _mark(axes: Axes, mark: Mark, look: Look, paper: str, order: int) -> None:
    x, y, size = mark.x, mark.y, mark.size
    colour = look.stroke
    match mark.form:
        case MarkForm.DISC:
            axes.add_patch(Circle((x, y), size, facecolor=colour, edgecolor="none", zorder=order))
        case MarkForm.SLASHED:
            axes.add_patch(Circle((x, y), size, facecolor=paper, edgecolor=colour, linewidth=1.4, zorder=order))
            _line(axes, [(x - size, y + size), (x + size, y - size)], colour, 1.4, order)
        case MarkForm.CROSS:
            half = size * 0.85
            _line(axes, [(x - half, y - half), (x + half, y + half)], colour, look.width + 0.4, order)
            _line(axes, [(x - half, y + half), (x + half, y - half)], colour, look.width + 0.4, order)
        case MarkForm.ARROW:
            _line(axes, [(x - size, y), (x + size * 0.4, y)], colour, 1.6, order)
            head = [(x + size, y), (x, y - size * 0.6), (x, y + size * 0.6)]
            axes.add_patch(Polygon(head, closed=True, color=colour, linewidth=0, zorder=order))
        case MarkForm.BARRED:
            _line(axes, [(x - size, y), (x + size * 0.4, y)], colour, 1.6, order)
            _line(axes, [(x + size * 0.6, y - size * 0.7), (x + size * 0.6, y + size * 0.7)], colour, 2.2, order)
        case MarkForm.TICK:
            points = [(x - size * 0.8, y), (x - size * 0.2, y + size * 0.7), (x + size, y - size * 0.8)]
            _line(axes, points, colour, 2.2, order)


def _badge(axes: Axes, badge: Badge, look: Look, paper: str, order: int) -> None:
    """Add a badge: white on a filled disc on the way out, dark on a white square on the way back."""
    out = badge.role is not Role.WAY_BACK
    if out:
        axes.add_patch(
            Circle((badge.x, badge.y), 8, facecolor=look.stroke, edgecolor=paper, linewidth=1.2, zorder=order)
        )
    else:
        axes.add_patch(
            Rectangle(
                (badge.x - 7.5, badge.y - 7.5),
                15,
                15,
                facecolor=paper,
                edgecolor=look.stroke,
                linewidth=1.6,
                zorder=order,
            )
        )
    axes.text(
        badge.x, badge.y, badge.text, ha="center", va="center_baseline", fontsize=9, fontweight="bold", zorder=order,
        color=paper if out else look.stroke,
    )  # fmt: skip
