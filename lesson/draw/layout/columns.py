"""The columns of plates in a room: their order, and the plates that face the neighbouring rooms."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.lesson.draw.layout.contents import RoomContents, peer_of

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class Columns:
    """Columns of one room: ``names`` from left to right, with those of empty bridges.

    ``left`` and ``right`` are the plates whose cable goes straight to the neighbouring room.
    """

    names: list[str] = field(default_factory=list)
    left: str | None = None
    right: str | None = None


def columns_of_row(contents: dict[str, RoomContents], row: Sequence[str]) -> dict[str, Columns]:
    """The columns of each room of a row."""
    left: dict[str, str] = {}
    right: dict[str, str] = {}
    for key, following in itertools.pairwise(row):
        room = contents[key]
        for name in room.ports(None):
            peer = peer_of(contents, (key, name))
            faces = peer is not None and peer[0] == following and contents[following].master(peer[1]) is None
            if faces and peer is not None and left.get(key) != name:
                right[key], left[following] = name, peer[1]
                break
    return {key: _columns(contents[key], left.get(key), right.get(key)) for key in row}


def _columns(room: RoomContents, left: str | None, right: str | None) -> Columns:
    names: list[str] = []
    for bridge in room.bridges:
        names += room.ports(bridge) or [bridge]
    names += [name for name in room.ports(None) if name not in (left, right)]
    return Columns([*([left] if left else []), *names, *([right] if right else [])], left, right)
