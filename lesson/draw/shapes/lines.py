"""Lines with right angles: rounded corners, parallels, points at a distance, arrow heads."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import hypot
from typing import TypeAlias

from pingproof.lesson.draw.shapes.shapes import Point

Segment: TypeAlias = tuple[str, *tuple[Point, ...]]
RADIUS = 6
HEAD = 7


def rounded(points: Sequence[Point]) -> list[Segment]:
    """The line as SVG's commands M, L and Q (a curve: its control point and its end)."""
    segments: list[Segment] = [("M", points[0])]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(RADIUS, _length(before, corner) / 2, _length(corner, after) / 2)
        segments.append(("L", _towards(corner, before, radius)))
        segments.append(("Q", corner, _towards(corner, after, radius)))
    segments.append(("L", points[-1]))
    return segments


def beside(points: Sequence[Point], distance: float) -> tuple[Point, ...]:
    """The line moved to the right of its direction, so that the lines of two directions do not cover each other."""
    moved = []
    for place, (x, y) in enumerate(points):
        around = {(0.0, 0.0)}
        if place:
            around.add(_right_of(points[place - 1], points[place]))
        if place + 1 < len(points):
            around.add(_right_of(points[place], points[place + 1]))
        moved.append((x + distance * sum(dx for dx, _ in around), y + distance * sum(dy for _, dy in around)))
    return tuple(moved)


def length(points: Sequence[Point]) -> float:
    """Length of a line."""
    return sum(_length(one, other) for one, other in itertools.pairwise(points))


def at(points: Sequence[Point], distance: float) -> Point:
    """The point of a line at a distance from its start."""
    for one, other in itertools.pairwise(points):
        piece = _length(one, other)
        if distance <= piece and piece:
            return _towards(one, other, distance)
        distance -= piece
    return points[-1]


def clear_of(points: Sequence[Point], distance: float = 9) -> tuple[Point, ...]:
    """The line without its last ``distance``, or half of its last piece: a packet on it stops before the box."""
    if len(points) < 2:
        return tuple(points)
    last = _length(points[-2], points[-1])
    return (*points[:-1], _towards(points[-1], points[-2], min(distance, last / 2)))


def arrow_head(points: Sequence[Point]) -> list[Point]:
    """The triangle at the end of a line."""
    (x, y), before = points[-1], points[-2]
    dx, dy = _direction(before, points[-1])
    return [(x, y), *((x - HEAD * dx + side * dy, y - HEAD * dy - side * dx) for side in (HEAD / 2, -HEAD / 2))]


def _length(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])


def _direction(one: Point, other: Point) -> Point:
    whole = _length(one, other) or 1
    return (other[0] - one[0]) / whole, (other[1] - one[1]) / whole


def _towards(one: Point, other: Point, distance: float) -> Point:
    dx, dy = _direction(one, other)
    return one[0] + dx * distance, one[1] + dy * distance


def _right_of(one: Point, other: Point) -> Point:
    dx, dy = _direction(one, other)
    return -dy, dx
