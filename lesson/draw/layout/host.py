"""The host's inside: ports at the edges that face the rooms, bridges, its card, and the devices to the outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.lesson.draw.drawn.graph import HOST
from pingproof.lesson.draw.layout.contents import RoomContents, peer_of, round_up
from pingproof.lesson.draw.layout.plan import RoomPlan, Side
from pingproof.lesson.draw.layout.room import CARD_GAP, PADDING, PLATE_GAP, STUB, TITLE, Plates, place_bars
from pingproof.lesson.draw.shapes.shapes import Rect

if TYPE_CHECKING:
    from pingproof.lesson.draw.layout.bands import Band

STRETCH = 96
"""Points by which a room is made higher at most, to line up with its neighbour."""
INNER_TRACK = 16
"""Height of a cable between two ports of the host, above the ports, in points."""

_Content = tuple[Rect, float, tuple[int, int], int]
"""The host's corner and width, the right edge of its devices, the card's size, the number of devices to the outside."""


def lay_out_host(
    contents: dict[str, RoomContents],
    bands: list[Band],
    ports: dict[str, tuple[int, float]],
    rect: Rect,
    card: tuple[float, float],
    cells: int,
    plates: Plates,
    shelf: set[str],
    beside_height: float,
) -> RoomPlan:
    """Place everything inside the host.

    ``rect`` has the host's upper left corner and the width of the rooms above and below; ``ports`` the row (0 above,
    1 below) and left edge of each port; ``card`` the size of the card, whose lines have ``cells`` characters;
    ``shelf`` the devices without a place of their own; ``beside_height`` the height of the gateway's room.
    """
    room = contents[HOST]
    # Rooms below the host need its lower edge for ports: the card then moves to the right.
    below = any(row for row, _ in ports.values()) or any(band.rows[1] for band in bands)
    outer = [name for name in room.devices if _leads_outside(contents, name)]
    plan = RoomPlan(HOST, rect, (rect.x + PADDING, rect.y + 21), (0, 0), rect, cells)
    plan.tells_forwarding = room.tells_forwarding
    # Cables between the host's own ports run above them, a track each.
    y = rect.y + TITLE + INNER_TRACK * _inner_cables(contents, shelf)
    ports_y = y
    if any(row == 0 for row, _ in ports.values()):
        y += plates.height + STUB
    # Ports above, the bridges' bars below them, ports of the lower row below the bars.
    bars_y = y
    if room.bridges:
        y += plates.bar
    for name, (row, x) in ports.items():
        top = ports_y if row == 0 else y + STUB
        plan.devices[name] = Rect(x, top, plates.width, plates.height)
        plan.exits[name] = Side.DOWN if row else Side.UP
    place_bars(plan, room, bars_y, plates)
    # A bridge without ports has no bar above it to be placed by: it goes to the right of what is on that line.
    free = rect.x + PADDING
    for bridge in room.bridges:
        if bridge not in plan.devices:
            taken = [each for each in plan.devices.values() if each.y < bars_y + plates.bar and each.bottom > bars_y]
            free = max([free, *(each.right + PLATE_GAP for each in taken)])
            plan.devices[bridge] = Rect(free, bars_y, plates.width, plates.bar)
    content_right = max((each.right for each in plan.devices.values()), default=rect.x)
    width, height = round_up(card[0]), round_up(card[1])
    content = rect, content_right, (width, height), len(outer)
    if below:
        right, bottom = _card_at_right(plan, room, shelf, content, y + STUB + plates.height, plates)
    else:
        y += CARD_GAP + 8 if room.bridges or ports else 0
        right, bottom = _card_across(plan, content, y, plates)
    # On the grid, since cables are found on it.
    right = rect.x + round_up(right - rect.x)
    bottom = rect.y + round_up(bottom - rect.y)
    # Nearly as high as the gateway's room beside it: made as high, the card moves down.
    if not below and 0 < rect.y + beside_height - bottom <= STRETCH:
        bottom = rect.y + beside_height
        plan.card = Rect(plan.card.x, bottom - PADDING - height, plan.card.width, height)
    # From the lower right corner upwards: the gateway's room is at the right.
    for number, name in enumerate(outer):
        top = bottom - PADDING - plates.height - number * (plates.height + PLATE_GAP)
        plan.devices[name] = Rect(right - PADDING - plates.width, top, plates.width, plates.height)
        plan.exits[name] = Side.RIGHT
    # Below everything, so that nothing moves when a device comes that was not planned.
    if not below and shelf:
        bottom = _shelf_row(plan, room, shelf, Rect(rect.x, bottom, right - rect.x, 0), plates)
    plan.rect = Rect(rect.x, rect.y, right - rect.x, bottom - rect.y)
    plan.loopback = (right - PADDING, rect.y + 21)
    return plan


def _card_at_right(
    plan: RoomPlan, room: RoomContents, shelf: set[str], content: _Content, bottom_ports: float, plates: Plates
) -> tuple[float, float]:
    """Place the card at the right, with the devices to the outside and the shelf below the card.

    Gives the host's right and lower edges.
    """
    rect, content_right, (width, height), outer = content
    x = max(rect.right, content_right + 2 * PADDING)
    plan.card = Rect(x, rect.y + TITLE, max(width, plates.width), height)
    stack = outer * (plates.height + PLATE_GAP)
    shelf_height = _shelve(plan, room, shelf, plan.card, plates)
    return plan.card.right + PADDING, max(bottom_ports, plan.card.bottom + stack + shelf_height) + PADDING


def _card_across(plan: RoomPlan, content: _Content, y: float, plates: Plates) -> tuple[float, float]:
    """Place the card below all ports, as wide as the host but for a column of devices to the outside.

    Gives the host's right and lower edges.
    """
    rect, content_right, (width, height), outer = content
    beside = (plates.width + 3 * PADDING) if outer else 0
    right = max(rect.right, content_right + PADDING, rect.x + 2 * PADDING + width + beside)
    inner = right - rect.x - 2 * PADDING - beside
    plan.card = Rect(rect.x + PADDING, y, min(max(width, 240), inner), height)
    stack = outer * (plates.height + PLATE_GAP) - PLATE_GAP
    return right, y + max(height, stack) + PADDING


def _leads_outside(contents: dict[str, RoomContents], name: str) -> bool:
    peer = peer_of(contents, (HOST, name))
    return peer is not None and contents[peer[0]].outside


def _inner_cables(contents: dict[str, RoomContents], shelf: set[str]) -> int:
    ends = [name for name in contents[HOST].devices if name not in shelf]
    return sum(1 for name in ends if (peer := peer_of(contents, (HOST, name))) and peer[0] == HOST) // 2


def _shelved(room: RoomContents, shelf: set[str]) -> list[str]:
    return [name for name in room.devices if name in shelf and name not in room.bridges]


def _shelve(plan: RoomPlan, room: RoomContents, shelf: set[str], card: Rect, plates: Plates) -> float:
    """Place the shelf as a stack below the card, and return its height."""
    y = card.bottom + PLATE_GAP
    for name in _shelved(room, shelf):
        plan.devices[name] = Rect(card.x, y, plates.width, plates.height)
        plan.shelf.add(name)
        y += plates.height + PLATE_GAP
    return y - card.bottom


def _shelf_row(plan: RoomPlan, room: RoomContents, shelf: set[str], below: Rect, plates: Plates) -> float:
    """Place the shelf as rows at the host's lower end, and return the host's new lower edge."""
    names = list(_shelved(room, shelf))
    in_a_row = max(int((below.width - 2 * PADDING + PLATE_GAP) // (plates.width + PLATE_GAP)), 1)
    for number, name in enumerate(names):
        row, column = divmod(number, in_a_row)
        plan.devices[name] = Rect(
            below.x + PADDING + column * (plates.width + PLATE_GAP),
            below.y + row * (plates.height + PLATE_GAP),
            plates.width,
            plates.height,
        )
        plan.shelf.add(name)
    rows = -(-len(names) // in_a_row)
    return below.y + rows * (plates.height + PLATE_GAP)
