"""A room's inside: title, card, the bars of its bridges, and the plates at the edge that faces the host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.lesson.draw.drawn.names import room_name
from pingproof.lesson.draw.layout.columns import Columns
from pingproof.lesson.draw.layout.contents import GRID, RoomContents, round_up
from pingproof.lesson.draw.layout.plan import RoomPlan, Side
from pingproof.lesson.draw.shapes.metrics import text_width
from pingproof.lesson.draw.shapes.shapes import Rect, Role
from pingproof.lesson.draw.shapes.style import TYPES
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from collections.abc import Sequence

PADDING = 16
PLATE_GAP = 16
TITLE = 32
STUB = 16
"""Distance of a port and its bridge, in points."""
CARD_GAP = 16
LOOPBACK = 44
"""Width of the sign of ``lo`` beside the title, in points."""


@value
class Plates:
    """The size of plates, and the height of a bridge's bar."""

    width: int
    height: int
    bar: int

    def row(self, count: int) -> int:
        """The width of ``count`` plates in a row."""
        return count * self.width + max(count - 1, 0) * PLATE_GAP


def room_width(room: RoomContents, columns: int, card: float, plates: Plates, language: str) -> int:
    """Least width of a room, in points."""
    look = TYPES[Role.ROOM_TITLE]
    title = text_width(room_name(room.key, language), look.size, bold=True) + LOOPBACK
    return round_up(max(plates.row(columns), card, title, plates.width) + 2 * PADDING, 2 * GRID)


def room_height(has_bridges: bool, has_plates: bool, card: float, plates: Plates) -> int:
    """Least height of a room whose plates are in one row, in points."""
    height = TITLE + round_up(card) + PADDING
    if has_plates:
        height += CARD_GAP + plates.height
    if has_bridges:
        height += STUB + plates.bar
    return height


def lay_out_room(
    room: RoomContents, rect: Rect, columns: Columns, card: float, cells: int, plates: Plates, facing: Side
) -> RoomPlan:
    """Place everything inside a room; ``facing`` is the edge of its plates."""
    down = facing is Side.DOWN
    title = rect.y + 21 if down else rect.bottom - 13
    card_rect = Rect(
        rect.x + PADDING,
        rect.y + TITLE if down else rect.bottom - TITLE - card,
        rect.width - 2 * PADDING,
        card,
    )
    plan = RoomPlan(room.key, rect, (rect.x + PADDING, title), (rect.right - PADDING, title), card_rect, cells)
    plan.tells_forwarding = room.tells_forwarding
    top = rect.bottom - PADDING - plates.height if down else rect.y + PADDING
    place_row(plan, room, columns.names, _first_x(rect, len(columns.names), plates), top, plates, facing)
    if columns.left:
        plan.exits[columns.left] = Side.LEFT
    if columns.right:
        plan.exits[columns.right] = Side.RIGHT
    return plan


def _first_x(rect: Rect, count: int, plates: Plates) -> float:
    """Left edge of a centred row of plates, on the grid."""
    return rect.x + (rect.width - plates.row(count)) // (2 * GRID) * GRID


def place_row(
    plan: RoomPlan, room: RoomContents, names: Sequence[str], x: float, top: float, plates: Plates, facing: Side
) -> None:
    """Place a row of plates, and further inside the bars of their bridges."""
    bar_top = top - STUB - plates.bar if facing is Side.DOWN else top + plates.height + STUB
    for name in names:
        if name in room.bridges:
            plan.devices[name] = Rect(x, bar_top, plates.width, plates.bar)
        else:
            plan.devices[name] = Rect(x, top, plates.width, plates.height)
            plan.exits[name] = facing
        x += plates.width + PLATE_GAP
    place_bars(plan, room, bar_top, plates)


def place_bars(plan: RoomPlan, room: RoomContents, top: float, plates: Plates) -> None:
    """Place each bridge's bar, as long as the row of its ports."""
    for bridge in room.bridges:
        ports = [plan.devices[name] for name in room.ports(bridge) if name in plan.devices]
        if ports:
            left, right = min(port.x for port in ports), max(port.right for port in ports)
            plan.devices[bridge] = Rect(left, top, right - left, plates.bar)


def shift_row(plan: RoomPlan, right: float) -> None:
    """Move the plates and bars of a room so that the last one ends at ``right``."""
    if plan.devices:
        distance = right - max(rect.right for rect in plan.devices.values())
        for name, rect in plan.devices.items():
            plan.devices[name] = Rect(rect.x + distance, rect.y, rect.width, rect.height)
