"""Where everything stands: the result of the layout, in points."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from pingproof.lesson.draw.shapes import Point, Rect

if TYPE_CHECKING:
    from pingproof.lesson.draw.topology import Place


class Side(Enum):
    """An edge of a room, by which its cables leave."""

    UP = (0, -1)
    DOWN = (0, 1)
    LEFT = (-1, 0)
    RIGHT = (1, 0)

    @property
    def opposite(self) -> Side:
        """The edge across."""
        return Side((-self.value[0], -self.value[1]))


@dataclass(slots=True)
class RoomPlan:
    """A room. ``devices`` has the plates and the bridges' bars, ``exits`` the edge to which a plate's cable goes.

    ``shelf`` names the plates that wait there to be moved or plugged in; no cable is drawn to them.
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
    """A whole picture's places; ``cables`` are the ways of the cables, found once for all pictures of a lab."""

    rooms: dict[str, RoomPlan]
    width: float
    height: float
    plate_height: float
    cables: dict[frozenset[Place], tuple[Point, ...]] = field(default_factory=dict)

    def device(self, place: Place) -> Rect | None:
        """Where a device stands."""
        room = self.rooms.get(place[0])
        return room.devices.get(place[1]) if room is not None else None
