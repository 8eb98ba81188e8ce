"""Plans: the places of everything in a picture, in points, as the layout has found them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from pingproof.lesson.draw.shapes.shapes import Point, Rect

if TYPE_CHECKING:
    from pingproof.lesson.draw.drawn.graph import Place


class Side(Enum):
    """An edge of a room, by which cables leave."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


@dataclass(slots=True)
class RoomPlan:
    """The places in a room: in ``devices`` the plates and the bridges' bars, in ``exits`` the edge of a plate's cable.

    ``shelf`` names devices without a place of their own; no cable is drawn to these.
    """

    key: str
    rect: Rect
    title: Point
    loopback: Point
    card: Rect
    cells: int
    devices: dict[str, Rect] = field(default_factory=dict)
    exits: dict[str, Side] = field(default_factory=dict)
    shelf: set[str] = field(default_factory=set)
    tells_forwarding: bool = False


@dataclass(slots=True)
class Plan:
    """The places in a picture; ``cables`` are the lines of the cables, found once for all pictures of a lab."""

    rooms: dict[str, RoomPlan]
    width: float
    height: float
    cables: dict[frozenset[Place], tuple[Point, ...]] = field(default_factory=dict)

    def device(self, place: Place) -> Rect | None:
        """The place of a device; None when it is not in the plan."""
        room = self.rooms.get(place[0])
        return room.devices.get(place[1]) if room is not None else None
