"""The lines of the cables: straight between plates that face each other, else round the rooms without crossing any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.lesson.draw.layout.contents import GRID, RoomContents, peer_of
from pingproof.lesson.draw.layout.grid import Grid
from pingproof.lesson.draw.layout.plan import Plan, RoomPlan, Side
from pingproof.lesson.draw.shapes.shapes import Point, Rect

if TYPE_CHECKING:
    from pingproof.lesson.draw.drawn.graph import Place


def route_cables(plan: Plan, contents: dict[str, RoomContents]) -> dict[frozenset[Place], tuple[Point, ...]]:
    """The line of every cable, by its two ends, from plate to plate."""
    between: list[tuple[Place, Place]] = []
    within: list[tuple[Place, Place]] = []
    for key, room in contents.items():
        for name in room.devices:
            here, there = (key, name), peer_of(contents, (key, name))
            if there is None or here > there or not (_stands(plan, here) and _stands(plan, there)):
                continue
            (within if here[0] == there[0] else between).append((here, there))
    ways: dict[frozenset[Place], tuple[Point, ...]] = {}
    outside = Grid(Rect(0, 0, plan.width, plan.height), [room.rect for room in plan.rooms.values()])
    for here, there in sorted(between, key=lambda ends: _detour(plan, *ends)):
        way = _between(plan, outside, here, there)
        ways[frozenset((here, there))] = way
    for here, there in within:
        ways[frozenset((here, there))] = _within(plan, here, there, [*ways.values()])
    return ways


def _stands(plan: Plan, place: Place) -> bool:
    return plan.device(place) is not None and place[1] not in plan.rooms[place[0]].shelf


def _detour(plan: Plan, here: Place, there: Place) -> float:
    """Sort key of cables: nearly straight ones first, since later cables must run round the earlier ones."""
    (x0, y0), (x1, y1) = _exit(plan, here)[1], _exit(plan, there)[1]
    return min(abs(x1 - x0), abs(y1 - y0))


def _exit(plan: Plan, place: Place) -> tuple[Point, Point]:
    """The point where a cable leaves its plate, and the first point clear of the room."""
    room = plan.rooms[place[0]]
    rect, side = room.devices[place[1]], room.exits.get(place[1], Side.DOWN)
    x, y = rect.centre
    y = round(y / GRID) * GRID
    match side:
        case Side.UP:
            return (x, rect.y), (x, room.rect.y - GRID)
        case Side.DOWN:
            return (x, rect.bottom), (x, room.rect.bottom + GRID)
        case Side.LEFT:
            return (rect.x, y), (room.rect.x - GRID, y)
        case Side.RIGHT:
            return (rect.right, y), (room.rect.right + GRID, y)


def _between(plan: Plan, grid: Grid, here: Place, there: Place) -> tuple[Point, ...]:
    (begin, start), (end, goal) = _exit(plan, here), _exit(plan, there)
    found = grid.find([start], [goal]) or (start, goal)
    grid.take(found)
    return _joined((begin, *found, end))


def _within(plan: Plan, here: Place, there: Place, others: list[tuple[Point, ...]]) -> tuple[Point, ...]:
    """A cable from one device of a room to another."""
    room = plan.rooms[here[0]]
    one, other = room.devices[here[1]], room.devices[there[1]]
    return connect(room, one, other, others) or (one.centre, other.centre)


def connect(
    room: RoomPlan, one: Rect, other: Rect, taken: list[tuple[Point, ...]] | None = None
) -> tuple[Point, ...] | None:
    """A line inside a room from one box to another, round all other boxes; None when there is none.

    ``taken`` are lines on which the new line must not run.
    """
    boxes = [rect for rect in [*room.devices.values(), room.card] if rect not in (one, other)]
    boxes.append(Rect(room.title[0], room.title[1] - 12, 60, 14))
    inner = Rect(room.rect.x + GRID, room.rect.y + GRID, room.rect.width - 2 * GRID, room.rect.height - 2 * GRID)
    grid = Grid(inner, [*boxes, *(_core(rect) for rect in (one, other))])
    for way in taken or ():
        grid.take(way)
    for overlap in (_facing(one, other), _facing(other, one)):
        if overlap is not None:
            straight = grid.find([overlap[0]], [overlap[1]])
            if straight is not None and len(straight) == 2:
                return straight if overlap is not None and _touches(one, straight[0]) else straight[::-1]
    return grid.find(_rim(one), _rim(other))


def _core(rect: Rect) -> Rect:
    return Rect(rect.x + GRID, rect.y + GRID, rect.width - 2 * GRID, rect.height - 2 * GRID)


def _touches(rect: Rect, point: Point) -> bool:
    return rect.x <= point[0] <= rect.right and rect.y <= point[1] <= rect.bottom


def _facing(upper: Rect, lower: Rect) -> tuple[Point, Point] | None:
    """The straight line down from one box to the other, at the middle of the narrower; None when they do not face."""
    if upper.bottom > lower.y:
        return None
    left, right = max(upper.x, lower.x), min(upper.right, lower.right)
    if right - left < 2 * GRID:
        return None
    narrow = upper if upper.width <= lower.width else lower
    x = min(max(narrow.centre[0], left + GRID), right - GRID)
    return (x, upper.bottom), (x, lower.y)


def _rim(rect: Rect) -> list[Point]:
    """Points of a box's edges at which a line may end, the middle ones first."""
    columns = [rect.x + step for step in range(GRID, int(rect.width), GRID)]
    lines = [rect.y + step for step in range(GRID, int(rect.height), GRID)]
    columns.sort(key=lambda x: abs(x - rect.centre[0]))
    lines.sort(key=lambda y: abs(y - rect.centre[1]))
    return [
        *((x, edge) for edge in (rect.y, rect.bottom) for x in columns),
        *((edge, y) for edge in (rect.x, rect.right) for y in lines),
    ]


def _joined(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The corners of a way without points on a straight line."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)
