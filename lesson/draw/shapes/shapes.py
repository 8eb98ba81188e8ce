"""Shapes of a picture before it is painted: boxes, texts, paths, marks and badges, each with its role.

A shape has a place and a meaning; its look comes from the style. ``key`` names the thing of the network to which a
shape belongs (``ns1``, ``ns1/veth-1``), so that a page can find the shape.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from pingproof.simulator.value import value

Point: TypeAlias = tuple[float, float]


class Role(Enum):
    """The meaning of a shape. A closed set: every style has a look for each."""

    CANVAS = "canvas"
    HOST = "host"
    ROOM = "room"
    OUTSIDE = "outside"
    NAMELESS = "nameless"
    CARD = "card"
    DEVICE_UP = "device-up"
    DEVICE_NO_CARRIER = "device-no-carrier"
    DEVICE_DOWN = "device-down"
    CABLE_UP = "cable-up"
    CABLE_NO_CARRIER = "cable-no-carrier"
    CABLE_DOWN = "cable-down"
    PORT_FORWARDING = "port-forwarding"
    PORT_WAITING = "port-waiting"
    PORT_BLOCKED = "port-blocked"
    ROUTER = "router"
    NO_ROUTER = "no-router"
    WAY_OUT = "way-out"
    WAY_BACK = "way-back"
    WAY_SIDE = "way-side"
    STOP = "stop"
    TITLE = "title"
    NOTE = "note"
    ROOM_TITLE = "room-title"
    NAME = "name"
    ADDRESS = "address"
    WORD = "word"
    HEAD = "head"
    ROW = "row"
    LEGEND = "legend"
    TOLD = "told"
    CAUSE = "cause"


class MarkForm(Enum):
    """The forms of small signs, readable without colour."""

    DISC = "disc"
    SLASHED = "slashed"
    CROSS = "cross"
    ARROW = "arrow"
    BARRED = "barred"
    TICK = "tick"


@value
class Rect:
    """A rectangle; ``x`` and ``y`` are its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The point in the middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: Rect) -> bool:
        """Whether the two have an area in common."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, other: Rect) -> bool:
        """Whether the other lies inside."""
        return self.x <= other.x and self.y <= other.y and self.right >= other.right and self.bottom >= other.bottom


@value
class Box:
    """A rounded box."""

    rect: Rect
    role: Role
    key: str = ""
    radius: float = 5


@value
class Text:
    """A line of text; ``y`` is its baseline, ``anchor`` "start", "middle" or "end"."""

    x: float
    y: float
    text: str
    role: Role
    anchor: str = "start"
    key: str = ""


@value
class Path:
    """A line through points, with rounded corners; ``arrow`` draws a head at its end."""

    points: tuple[Point, ...]
    role: Role
    key: str = ""
    arrow: bool = False


@value
class Mark:
    """A small sign around a point."""

    x: float
    y: float
    form: MarkForm
    role: Role
    size: float = 4
    key: str = ""


@value
class Badge:
    """A number on the packet's way: in a disc on the way out, in a square on the way back."""

    x: float
    y: float
    text: str
    role: Role


Shape: TypeAlias = Box | Text | Path | Mark | Badge


@value
class Scene:
    """A picture: its size in points, and its shapes, the first at the back.

    ``title`` and ``description`` are for screen readers.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str = ""
    description: str = ""
