"""A whole picture: a title, the network, a probe's way with its words, and the legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.lesson.draw.drawn.graph import interfaces, rooms
from pingproof.lesson.draw.drawn.names import room_name
from pingproof.lesson.draw.layout.layout import MARGIN
from pingproof.lesson.draw.page.legend import LEGEND_HEIGHT, legend
from pingproof.lesson.draw.page.network_shapes import network_shapes
from pingproof.lesson.draw.shapes.lines import at, beside, length
from pingproof.lesson.draw.shapes.metrics import shorten, text_width
from pingproof.lesson.draw.shapes.shapes import Badge, Box, Mark, MarkForm, Path, Role, Scene, Shape, Text
from pingproof.lesson.draw.shapes.style import TYPES
from pingproof.lesson.draw.way.geometry import Geometry
from pingproof.lesson.terminal.text_layout import wrap
from pingproof.lesson.words.languages import drawing_words
from pingproof.simulator.value import value

if TYPE_CHECKING:
    import networkx

    from pingproof.lesson.draw.layout.plan import Plan
    from pingproof.lesson.draw.way.told import ToldWay

LANE = 5
"""Distance of a way from its cable, in points."""
TOLD_LINE = 17
NARROWEST = 640
"""Least width of a picture, for its title and its legend, in points."""


@value
class Caption:
    """A picture's title, and a note on the moment shown."""

    title: str
    note: str = ""


def page(plan: Plan, graph: networkx.Graph, language: str, caption: Caption, way: ToldWay | None = None) -> Scene:
    """The picture of a network, with a probe's way if ``way`` is given."""
    width = max(plan.width, NARROWEST)
    shapes = [*_caption(caption, width)]
    network = network_shapes(plan, graph, language)
    if way is not None:
        lines, signs = _way(plan, way)
        behind = next((place for place, shape in enumerate(network) if _is_front(shape)), len(network))
        network = [*network[:behind], *lines, *network[behind:], *signs]
    shapes += network
    y = plan.height
    if way is not None:
        told, y = _told(way, y, width)
        shapes += told
    shapes += legend(MARGIN, y, width - 2 * MARGIN, language, with_way=way is not None)
    return Scene(
        width, y + LEGEND_HEIGHT, tuple(shapes), ". ".join(filter(None, (caption.title, caption.note))),
        description(graph, language),
    )  # fmt: skip


def description(graph: networkx.Graph, language: str) -> str:
    """The picture in words, for screen readers."""
    words = drawing_words(language)
    said = []
    for room in rooms(graph):
        devices = ", ".join(
            " ".join([device.place[1], *device.addresses, words["states"][device.state.value]])
            for device in interfaces(graph, room.key)
        )
        name = room_name(room.key, language)
        said.append(words["room description"].format(name=name, devices=devices or words["nothing"]))
    return words["description"].format(rooms="; ".join(said))


def fitting_lines(text: str, role: Role, width: float) -> list[str]:
    """Lines of the text, none wider than ``width`` points."""
    look = TYPES[role]
    cells = int(width / look.size * 2)
    while True:
        lines = wrap(text, cells)
        if cells < 12 or all(text_width(line, look.size, mono=look.mono, bold=look.bold) <= width for line in lines):
            return lines
        cells -= 2


def _caption(caption: Caption, width: float) -> list[Shape]:
    room = width - 2 * MARGIN
    title, note = TYPES[Role.TITLE], TYPES[Role.NOTE]
    return [
        Text(MARGIN, 42, shorten(caption.title, room, title.size, bold=True), Role.TITLE),
        Text(MARGIN, 62, shorten(caption.note, room, note.size), Role.NOTE),
    ]


def _is_front(shape: Shape) -> bool:
    """Whether a shape is painted over the ways: everything but the rooms' boxes and the cables."""
    return not isinstance(shape, Path) and not (isinstance(shape, Box) and shape.radius > 5)


def _way(plan: Plan, way: ToldWay) -> tuple[list[Shape], list[Shape]]:
    """Lines of a way, which pass behind the devices, and its signs, on top of everything."""
    geometry = Geometry(plan)
    lines: list[Shape] = []
    signs: list[Shape] = []
    drawn: set[tuple[object, ...]] = set()
    for role, moves in ((Role.WAY_SIDE, way.side), (Role.WAY_OUT, way.out), (Role.WAY_BACK, way.back)):
        for move in moves:
            points = geometry.line(move)
            if len(points) < 2 or (role, move.origin, move.target) in drawn:
                continue
            drawn.add((role, move.origin, move.target))
            lane = beside(points, LANE)
            lines.append(Path(lane, role, arrow=role is not Role.WAY_SIDE))
            if move in way.numbers:
                x, y = at(lane, length(lane) * 0.38)
                signs.append(Badge(x, y, str(way.numbers[move]), role))
    end = geometry.rect(way.end) if way.end is not None else None
    if end is not None:
        x = end.right - 12
        y = end.bottom - 12 if way.end is not None and way.end[1] else end.y + 12
        signs.append(_end_sign(x, y, way.arrived))
    return lines, signs


def _end_sign(x: float, y: float, arrived: bool) -> Mark:
    role = Role.WAY_BACK if arrived else Role.STOP
    return Mark(x, y, MarkForm.TICK if arrived else MarkForm.CROSS, role, 8 if arrived else 7)


def _told(way: ToldWay, y: float, width: float) -> tuple[list[Shape], float]:
    """Lines below the picture, each with its number, and last, in bold, the cause; and the next free ``y``."""
    shapes: list[Shape] = []
    indent = MARGIN + 26
    for hop in way.hops:
        role = Role.WAY_BACK if hop.back else Role.WAY_OUT
        if hop.number is not None:
            shapes.append(Badge(MARGIN + 9, y - 4, str(hop.number), role))
        else:
            shapes.append(_end_sign(MARGIN + 9, y - 4, not hop.stopped))
        for line in fitting_lines(hop.text, Role.TOLD, width - indent - MARGIN):
            shapes.append(Text(indent, y, line, Role.TOLD))
            y += TOLD_LINE
        y += 3
    if way.cause:
        y += 4
        for line in fitting_lines(way.cause, Role.CAUSE, width - 2 * MARGIN):
            shapes.append(Text(MARGIN, y, line, Role.CAUSE))
            y += TOLD_LINE
    return shapes, y + 8
