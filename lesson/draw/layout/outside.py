"""The rooms outside the lab: the gateway beside the host, the internet above the gateway, in columns of two."""

from __future__ import annotations

from pingproof.lesson.draw.drawn.graph import HOST
from pingproof.lesson.draw.layout.columns import Columns
from pingproof.lesson.draw.layout.contents import RoomContents, peer_of, round_up
from pingproof.lesson.draw.layout.plan import RoomPlan, Side
from pingproof.lesson.draw.layout.room import (
    CARD_GAP,
    PADDING,
    TITLE,
    Plates,
    lay_out_room,
    place_row,
    room_height,
    room_width,
    shift_row,
)
from pingproof.lesson.draw.shapes.shapes import Rect

GAP = 72
"""Distance of the host and the gateway, in points."""
RISE = 56
"""Distance of a room and the one above at least, in points."""


def lay_out_outside(
    contents: dict[str, RoomContents],
    host: RoomPlan,
    row_bottom: float | None,
    cards: dict[str, tuple[float, float]],
    cells: int,
    plates: Plates,
    language: str,
) -> dict[str, RoomPlan]:
    """Place the rooms outside: the first level with the host's device to the outside, the second with the rooms."""
    order = _by_distance(contents)
    plans: dict[str, RoomPlan] = {}
    way_out = [rect for name, rect in host.devices.items() if host.exits.get(name) is Side.RIGHT]
    level = max((rect.bottom for rect in way_out), default=host.rect.bottom - PADDING) + PADDING
    x = host.rect.right + GAP
    for pair in (order[place : place + 2] for place in range(0, len(order), 2)):
        rows = {key: _rows(contents, key, pair) for key in pair}
        width = max(
            room_width(contents[key], max(map(len, rows[key])), cards[key][0], plates, language) for key in pair
        )
        bottom = level
        for key in pair:
            up, down = rows[key]
            room, card = contents[key], round_up(cards[key][1])
            height = _height(room, up, down, card, plates)
            plan = _room(room, Rect(x, bottom - height, width, height), up, down, card, cells, plates)
            plans[key] = plan
            bottom = plan.rect.y - RISE
            if row_bottom is not None:
                bottom = min(bottom, row_bottom)
        x += width + GAP
    return plans


def heights(
    contents: dict[str, RoomContents], cards: dict[str, tuple[float, float]], plates: Plates
) -> tuple[int, int]:
    """Heights of the room beside the host and of the one above; 0 where there is none."""
    pair = _by_distance(contents)[:2]
    rows = [_rows(contents, key, pair) for key in pair]
    found = [
        _height(contents[key], up, down, round_up(cards[key][1]), plates)
        for key, (up, down) in zip(pair, rows, strict=True)
    ]
    first, second, *_ = [*found, 0, 0]
    return first, second


def _height(room: RoomContents, up: list[str], down: list[str], card: int, plates: Plates) -> int:
    height = room_height(bool(room.bridges), bool(down), card, plates)
    return height + (plates.height + CARD_GAP if up else 0)


def _room(
    room: RoomContents, rect: Rect, up: list[str], down: list[str], card: int, cells: int, plates: Plates
) -> RoomPlan:
    """Place a room with plates at its lower edge, and perhaps below its title.

    All plates are on the right, where a cable to the room above passes between the title and the sign of ``lo``.
    """
    plan = lay_out_room(room, rect, Columns(down), card, cells, plates, Side.DOWN)
    shift_row(plan, rect.right - PADDING)
    if down:
        peer = room.devices[down[0]].peer
        plan.exits[down[0]] = Side.LEFT if peer is not None and peer[0] == HOST else Side.DOWN
    if up:
        place_row(plan, room, up, rect.right - PADDING - plates.row(len(up)), rect.y + TITLE, plates, Side.UP)
        plan.card = Rect(plan.card.x, plan.card.y + plates.height + CARD_GAP, plan.card.width, plan.card.height)
    return plan


def _by_distance(contents: dict[str, RoomContents]) -> list[str]:
    """Keys of the rooms outside, nearest to the host first."""
    waiting = [key for key, room in contents.items() if room.outside]
    found = [HOST]
    while waiting:
        near = [key for key in waiting if any(peer in found for peer in _neighbours(contents, key))] or waiting[:1]
        found += near[:1]
        waiting.remove(near[0])
    return found[1:]


def _neighbours(contents: dict[str, RoomContents], key: str) -> list[str]:
    ends = [peer_of(contents, (key, name)) for name in contents[key].devices]
    return [end[0] for end in ends if end is not None]


def _rows(contents: dict[str, RoomContents], key: str, pair: list[str]) -> tuple[list[str], list[str]]:
    """Names of the plates at the upper edge, with cables to the room above, and at the lower edge, the host's first."""
    room = contents[key]
    above = pair[1] if len(pair) > 1 and pair[0] == key else None
    up = [
        name for name in room.ports(None) if (peer := peer_of(contents, (key, name))) is not None and peer[0] == above
    ]
    down = [name for name in room.ports(None) if name not in up]
    down.sort(key=lambda name: _leads_to_host(contents, key, name), reverse=True)
    for bridge in room.bridges:
        down += room.ports(bridge) or [bridge]
    return up, down


def _leads_to_host(contents: dict[str, RoomContents], key: str, name: str) -> bool:
    peer = peer_of(contents, (key, name))
    return peer is not None and peer[0] == HOST
