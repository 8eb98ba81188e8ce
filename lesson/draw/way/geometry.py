"""Lines of moves in a picture: along the cable, or inside a room between two boxes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pingproof.lesson.draw.layout.cables import connect
from pingproof.lesson.draw.shapes.shapes import Point, Rect

if TYPE_CHECKING:
    from pingproof.lesson.draw.drawn.graph import Place
    from pingproof.lesson.draw.layout.plan import Plan
    from pingproof.lesson.draw.way.moves import Move


class Geometry:
    """Geometry of the moves in one plan; each line is found once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.line_between = cache(self._line_between)

    def line(self, move: Move) -> tuple[Point, ...]:
        """The line from a move's origin to its target; empty when one of them is not in the picture."""
        if move.by_cable:
            way = self.plan.cables.get(frozenset((move.origin, move.target)), ())
            origin = self.rect(move.origin)
            return way if not way or origin is None or _ends_at(origin, way[0]) else way[::-1]
        return self.line_between(move.origin, move.target)

    def rect(self, place: Place) -> Rect | None:
        """The box of a place."""
        room = self.plan.rooms.get(place[0])
        if room is None:
            return None
        return room.card if not place[1] else room.devices.get(place[1])

    def _line_between(self, origin: Place, target: Place) -> tuple[Point, ...]:
        one, other = self.rect(origin), self.rect(target)
        if one is None or other is None or origin[0] != target[0]:
            return ()
        return connect(self.plan.rooms[origin[0]], one, other) or (one.centre, other.centre)


def _ends_at(rect: Rect, point: Point) -> bool:
    return rect.x <= point[0] <= rect.right and rect.y <= point[1] <= rect.bottom
