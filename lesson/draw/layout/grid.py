"""The search for a line between boxes: the shortest with few bends, on a grid, by A* with the direction in its state.

Lines keep a grid step away from every box but those of their ends, cross each other at right angles and never run on
each other. Of equal lines the first found is taken, in a fixed order: the same lab has the same picture each time.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import TypeAlias

from pingproof.lesson.draw.layout.contents import GRID
from pingproof.lesson.draw.shapes.shapes import Point, Rect

Node: TypeAlias = tuple[int, int]
STEPS: tuple[Node, ...] = ((0, -1), (1, 0), (0, 1), (-1, 0))
# In grid steps: what a bend and a crossing cost more than a straight way.
BEND = 6
CROSSING = 10


@dataclass(slots=True)
class Grid:
    """Free nodes of a region, and the nodes ``taken`` by lines: horizontally (0), vertically (1)."""

    region: Rect
    obstacles: Sequence[Rect]
    taken: dict[Node, set[int]] = field(default_factory=dict)
    blocked: set[Node] = field(default_factory=set)

    def __post_init__(self) -> None:
        for rect in self.obstacles:
            self.blocked.update(_inside(rect, margin=GRID - 1))

    def find(self, starts: Iterable[Point], goals: Iterable[Point]) -> tuple[Point, ...] | None:
        """The corners of a line from one of ``starts`` to one of ``goals``; None when there is none."""
        ends = {_node(point) for point in goals}
        if not ends:
            return None
        nearest = _Distance(ends)
        heap: list[tuple[int, int, Node, int]] = []
        cost: dict[tuple[Node, int], int] = {}
        came: dict[tuple[Node, int], tuple[Node, int]] = {}
        serial = 0
        # All four directions, so that the first step costs no bend whichever way it goes.
        for node in dict.fromkeys(map(_node, starts)):
            for direction in range(4):
                cost[node, direction] = 0
                heappush(heap, (nearest.of(node), serial, node, direction))
                serial += 1
        # Ends lie at boxes, whose nodes are blocked for every other line.
        own = set(ends) | {node for node, _ in cost}
        while heap:
            _, _, node, direction = heappop(heap)
            if node in ends:
                return self._corners(came, (node, direction))
            spent = cost[node, direction]
            for turn, (dx, dy) in enumerate(STEPS):
                # Back where it came from is never shorter; at the start there is no direction yet.
                if (turn + 2) % 4 == direction and spent:
                    continue
                following = (node[0] + dx, node[1] + dy)
                if following not in own and not self._free(following):
                    continue
                price = self._price(node, following, turn, direction if spent else turn)
                if price is None:
                    continue
                # The direction is part of the state: what a bend costs depends on how a node was reached.
                state = (following, turn)
                if spent + price < cost.get(state, 1 << 30):
                    cost[state] = spent + price
                    came[state] = (node, direction)
                    heappush(heap, (spent + price + nearest.of(following), serial, following, turn))
                    serial += 1
        return None

    def take(self, way: Sequence[Point]) -> None:
        """Mark the nodes of a line as taken; at a line's corners nothing may cross it."""
        for one, other in itertools.pairwise(way):
            (x0, y0), (x1, y1) = _node(one), _node(other)
            axis = 0 if y0 == y1 else 1
            length = max(abs(x1 - x0), abs(y1 - y0))
            for place in range(length + 1):
                x = x0 + (x1 - x0) * place // max(length, 1)
                y = y0 + (y1 - y0) * place // max(length, 1)
                self.taken.setdefault((x, y), set()).add(axis)

    def _free(self, node: Node) -> bool:
        x, y = node[0] * GRID, node[1] * GRID
        inside = self.region.x <= x <= self.region.right and self.region.y <= y <= self.region.bottom
        return inside and node not in self.blocked

    def _price(self, node: Node, following: Node, turn: int, direction: int) -> int | None:
        """Cost of a step; None when the step would run or turn on another line."""
        axis = 0 if turn % 2 else 1
        here = self.taken.get(node, ())
        if axis in self.taken.get(following, ()) or (here and turn != direction):
            return None
        return 1 + (BEND if turn != direction else 0) + (CROSSING if following in self.taken else 0)

    @staticmethod
    def _corners(came: dict[tuple[Node, int], tuple[Node, int]], state: tuple[Node, int]) -> tuple[Point, ...]:
        nodes = [state[0]]
        while state in came:
            state = came[state]
            nodes.append(state[0])
        nodes.reverse()
        kept = [
            node
            for place, node in enumerate(nodes)
            if place in (0, len(nodes) - 1) or not _straight(nodes[place - 1], node, nodes[place + 1])
        ]
        return tuple((float(x * GRID), float(y * GRID)) for x, y in kept)


@dataclass(slots=True)
class _Distance:
    """Lower bound of the number of steps to the nearest goal."""

    goals: set[Node]
    left: int = 0
    right: int = 0
    top: int = 0
    bottom: int = 0

    def __post_init__(self) -> None:
        columns, lines = zip(*self.goals, strict=True)
        self.left, self.right, self.top, self.bottom = min(columns), max(columns), min(lines), max(lines)

    def of(self, node: Node) -> int:
        x, y = node
        return max(self.left - x, 0, x - self.right) + max(self.top - y, 0, y - self.bottom)


def _node(point: Point) -> Node:
    return round(point[0] / GRID), round(point[1] / GRID)


def _inside(rect: Rect, margin: float) -> list[Node]:
    left, right = int(-(-(rect.x - margin) // GRID)), int((rect.right + margin) // GRID)
    top, bottom = int(-(-(rect.y - margin) // GRID)), int((rect.bottom + margin) // GRID)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def _straight(one: Node, middle: Node, other: Node) -> bool:
    return (one[0] == middle[0] == other[0]) or (one[1] == middle[1] == other[1])
