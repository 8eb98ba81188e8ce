"""The layout: rooms above the host (and below it, when they are many), the host, and what lies outside to its right.

Layout is arithmetic on the lab's contents: no chance, no iteration, so that the same lab always has the same picture.
Ports are placed below the plates at the other ends of their cables, so that most cables are straight; ``cables.py``
finds lines for the others. Devices of the host that appear for a moment only go to a *shelf* at the host's lower end,
where they move nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.lesson.draw.drawn.graph import HOST
from pingproof.lesson.draw.layout.bands import Band, bands_of
from pingproof.lesson.draw.layout.cables import route_cables
from pingproof.lesson.draw.layout.columns import Columns, columns_of_row
from pingproof.lesson.draw.layout.contents import (
    RoomContents,
    card_room,
    contents_of,
    every_interface,
    peer_of,
    plate_width,
    round_up,
)
from pingproof.lesson.draw.layout.host import STRETCH, lay_out_host
from pingproof.lesson.draw.layout.outside import heights, lay_out_outside
from pingproof.lesson.draw.layout.plan import Plan, RoomPlan, Side
from pingproof.lesson.draw.layout.room import PADDING, Plates, lay_out_room, room_height, room_width
from pingproof.lesson.draw.shapes.shapes import Rect
from pingproof.simulator.state import DeviceKind

if TYPE_CHECKING:
    import networkx

MARGIN = 32
HEADER = 88
"""Height of a picture's title, in points."""
GAP = 24
FACING_GAP = 56
CHANNEL = 64
TRACK = 8
WIDE, NARROW, HOST_WIDE, OUTSIDE_WIDE = 28, 17, 50, 26
"""Number of characters in a line of a card: in a room, in a room of a long row, in the host, outside."""
MOST_WIDE = 4
"""Number of rooms in a row with wide cards; in longer rows cards are narrow."""


def lay_out(
    planned: Sequence[networkx.Graph], shown: networkx.Graph, language: str, passing: Sequence[networkx.Graph] = ()
) -> Plan:
    """The places for all ``planned`` pictures of a lab, and for the one that is ``shown``.

    Moments in ``passing`` get no places of their own, but their contents fit into the places of the others.
    """
    # All moments together, so that a device is at the same place in each picture of a lab.
    graphs = [*planned, *passing, shown]
    # What only the shown moment has must not move the rest: it goes to the shelf.
    settled = contents_of(planned or [shown])
    contents = contents_of(planned, shown)
    for key, room in contents.items():
        room.tells_forwarding |= any(key in graph and graph.nodes[key]["room"].forwarding for graph in passing)
    shelf = {name for name in contents[HOST].devices if name not in settled[HOST].devices}
    plates = _plates(graphs)
    bands = bands_of(contents, shelf)
    rows = tuple([key for band in bands for key in band.rows[row]] for row in (0, 1))
    columns = [columns_of_row(contents, row) for row in rows]
    # Long rows would make the picture wider than a page: their cards are narrow, and higher.
    wide = WIDE if max(map(len, rows)) <= MOST_WIDE else NARROW
    cards = {
        key: card_room(graphs, room, _cells(room, wide, bool(rows[1])), language) for key, room in contents.items()
    }
    widths = {
        key: room_width(contents[key], len(of[key].names), cards[key][0], plates, language)
        for of in columns
        for key in of
    }
    starts, host_ports, right = _across(contents, bands, columns, widths, plates)
    # Between rooms and host each detour has a track of its own.
    channel = CHANNEL + TRACK * _detours(contents, bands)
    beside, above = heights(contents, cards, plates)
    top = _row_height(contents, rows[0], cards, plates)
    # A little higher, the row above lines up with the internet's room beside it.
    top = above if 0 < above - top <= STRETCH else top
    y = float(MARGIN)
    host_y = y + (top + channel if rows[0] else 0)
    host = lay_out_host(
        contents, bands, host_ports, Rect(MARGIN, host_y, right - MARGIN, 0), cards[HOST],
        _cells(contents[HOST], wide, bool(rows[1])), plates, shelf, beside,
    )  # fmt: skip
    plans = {HOST: host}
    for number, facing in ((0, Side.DOWN), (1, Side.UP)):
        height = top if number == 0 else _row_height(contents, rows[number], cards, plates)
        row_y = y if number == 0 else host.rect.bottom + channel
        card = max((cards[key][1] for key in rows[number]), default=0)
        for key in rows[number]:
            rect = Rect(starts[key], row_y, widths[key], height)
            plans[key] = lay_out_room(contents[key], rect, columns[number][key], round_up(card), wide, plates, facing)
    plans |= lay_out_outside(contents, host, y + top if rows[0] else None, cards, OUTSIDE_WIDE, plates, language)
    return _finish(plans, contents)


def _plates(graphs: Sequence[networkx.Graph]) -> Plates:
    devices = every_interface(graphs)
    bridges = [device for device in devices if device.kind is DeviceKind.BRIDGE]
    others = [device for device in devices if device.kind is not DeviceKind.BRIDGE]
    most = max((len(device.addresses) for device in others), default=1)
    on_bridges = max((len(device.addresses) for device in bridges), default=1)
    return Plates(
        plate_width(devices),
        round_up(36 + 13.5 * max(most, 1)),
        round_up(46 + 13.5 * max(on_bridges, 1)),
    )


def _cells(room: RoomContents, wide: int, below: bool) -> int:
    if room.outside:
        return OUTSIDE_WIDE
    return wide if room.key != HOST else WIDE if below else HOST_WIDE


def _row_height(
    contents: dict[str, RoomContents], row: list[str], cards: dict[str, tuple[float, float]], plates: Plates
) -> int:
    if not row:
        return 0
    bridges = any(contents[key].bridges for key in row)
    devices = any(contents[key].devices for key in row)
    return room_height(bridges, devices, max(cards[key][1] for key in row), plates)


def _across(
    contents: dict[str, RoomContents],
    bands: list[Band],
    columns: list[dict[str, Columns]],
    widths: dict[str, int],
    plates: Plates,
) -> tuple[dict[str, float], dict[str, tuple[int, float]], float]:
    """The left edge of each room; the row and left edge of each port of the host; the host's right edge."""
    starts: dict[str, float] = {}
    ports: dict[str, tuple[int, float]] = {}
    step = plates.width + PADDING
    cursor = [float(MARGIN), float(MARGIN)]
    for band in bands:
        begin = max(cursor)
        for row in (0, 1):
            x = begin
            for name in band.before[row]:
                ports[name] = (row, x + PADDING)
                x += step
            x = _place_rooms(band.rows[row], columns[row], widths, x, starts)
            for name in band.after[row]:
                ports[name] = (row, x + PADDING)
                x += step
            cursor[row] = x
    for band in bands:
        for row in (0, 1):
            for name in band.aligned[row]:
                peer = peer_of(contents, (HOST, name))
                assert peer is not None
                names = columns[row][peer[0]].names
                # Centred under its room, on the grid of 8 points.
                first = starts[peer[0]] + (widths[peer[0]] - plates.row(len(names))) // 16 * 8
                ports[name] = (row, first + names.index(peer[1]) * step)
    return starts, ports, max(*cursor) - GAP if starts or ports else float(MARGIN)


def _place_rooms(
    row: list[str], columns: dict[str, Columns], widths: dict[str, int], x: float, starts: dict[str, float]
) -> float:
    for key in row:
        starts[key] = x
        x += widths[key] + (FACING_GAP if columns[key].right else GAP)
    return x


def _detours(contents: dict[str, RoomContents], bands: list[Band]) -> int:
    """Number of cables that run along the channel between the rooms and the host."""
    elsewhere = sum(len(names) for band in bands for row in (0, 1) for names in (band.before[row], band.after[row]))
    between = sum(
        1
        for key, room in contents.items()
        for name in room.devices
        if key != HOST and not room.outside and (peer := peer_of(contents, (key, name))) and peer[0] not in (HOST, key)
    )
    return elsewhere + between // 2


def _finish(plans: dict[str, RoomPlan], contents: dict[str, RoomContents]) -> Plan:
    """Move everything into the picture, and find the lines of the cables."""
    left = min(plan.rect.x for plan in plans.values())
    top = min(plan.rect.y for plan in plans.values())
    for plan in plans.values():
        shift(plan, MARGIN - left, HEADER - top)
    right = max(plan.rect.right for plan in plans.values()) + MARGIN
    bottom = max(plan.rect.bottom for plan in plans.values()) + MARGIN
    finished = Plan(plans, right, bottom)
    finished.cables = route_cables(finished, contents)
    return finished


def shift(plan: RoomPlan, dx: float, dy: float) -> None:
    """Move a room with everything inside."""

    def moved(rect: Rect) -> Rect:
        return Rect(rect.x + dx, rect.y + dy, rect.width, rect.height)

    plan.rect, plan.card = moved(plan.rect), moved(plan.card)
    plan.devices = {name: moved(rect) for name, rect in plan.devices.items()}
    plan.title = (plan.title[0] + dx, plan.title[1] + dy)
    plan.loopback = (plan.loopback[0] + dx, plan.loopback[1] + dy)
