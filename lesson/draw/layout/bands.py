"""The order of the rooms: above the host, or above and below the host, the rooms of a bridge side by side.

A *band* is a stretch of the host's width: a bridge with the ports below the rooms that are plugged into it. The last
band has no bridge: rooms joined to the host or to each other directly, and devices that are in no bridge.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.lesson.draw.drawn.graph import HOST
from pingproof.lesson.draw.layout.contents import RoomContents, peer_of

if TYPE_CHECKING:
    from pingproof.lesson.draw.drawn.graph import Place

MOST_IN_A_ROW = 7
"""Number of rooms in one row above the host; with more, half of the rooms are drawn below the host."""


@dataclass(slots=True)
class Band:
    """A stretch of the host's width. The two members of each pair are for the row above and the row below the host.

    ``rows`` are rooms; ``aligned`` the host's ports that face their rooms; ``before`` and ``after`` those at the left
    and right edge, whose cables go to other bands.
    """

    bridge: str | None
    rows: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    before: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    after: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    aligned: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))


def bands_of(contents: dict[str, RoomContents], shelf: set[str]) -> list[Band]:
    """The bands from left to right; devices of the host on the ``shelf`` are in none."""
    host = contents[HOST]
    bridges = [*host.bridges, None]
    inner = [key for key, room in contents.items() if key != HOST and not room.outside]
    home = _homes(contents, inner, shelf)
    bands = [Band(bridge) for bridge in bridges]
    for band in bands:
        members = [key for key in inner if home[key] == band.bridge]
        members.sort(key=lambda key: _leans_right(contents, key, band.bridge, bridges))
        # With many rooms, half of each band goes below, the larger half above.
        above = len(members) if len(inner) <= MOST_IN_A_ROW else (len(members) + 1) // 2
        band.rows[0].extend(members[:above])
        band.rows[1].extend(members[above:])
    for number, band in enumerate(bands):
        for name in host.ports(band.bridge):
            if name not in shelf and not _leads_outside(contents, name):
                _put_port(contents, bands, number, name)
    return bands


def _homes(contents: dict[str, RoomContents], inner: list[str], shelf: set[str]) -> dict[str, str | None]:
    """The bridge of each room's band: the bridge of the room's first port, or of a room at the other end of a cable."""
    home: dict[str, str | None] = {}
    for key in inner:
        # A room belongs to the first bridge that one of its cables is plugged into.
        for peer in _peers(contents, key):
            if peer[0] == HOST and peer[1] not in shelf and key not in home:
                master = contents[HOST].master(peer[1])
                if master is not None:
                    home[key] = master
    waiting = [key for key in inner if key not in home]
    # A room behind another room is drawn where that one is; from the bridges outwards, until nothing changes.
    while found := [key for key in waiting if any(peer[0] in home for peer in _peers(contents, key))]:
        for key in found:
            home[key] = next(home[peer[0]] for peer in _peers(contents, key) if peer[0] in home)
        waiting = [key for key in waiting if key not in home]
    # Joined to no bridge in any way: None, the band without one.
    return home | dict.fromkeys(waiting)


def _peers(contents: dict[str, RoomContents], key: str) -> list[Place]:
    ends = [peer_of(contents, (key, name)) for name in contents[key].devices]
    return [end for end in ends if end is not None and end[0] != key]


def _leans_right(contents: dict[str, RoomContents], key: str, bridge: str | None, bridges: list[str | None]) -> bool:
    """Whether a room has a cable to a band further right; such rooms come last in their own band."""
    masters = [contents[HOST].master(peer[1]) for peer in _peers(contents, key) if peer[0] == HOST]
    return any(bridges.index(master) > bridges.index(bridge) for master in masters if master is not None)


def _leads_outside(contents: dict[str, RoomContents], name: str) -> bool:
    peer = peer_of(contents, (HOST, name))
    return peer is not None and contents[peer[0]].outside


def _put_port(contents: dict[str, RoomContents], bands: list[Band], number: int, name: str) -> None:
    """Put a port of the host below the room of its cable, or at the edge of its band nearest to that room."""
    band = bands[number]
    peer = peer_of(contents, (HOST, name))
    # A port without a cable has no room to face.
    if peer is None:
        band.after[0].append(name)
        return
    # A cable between two ports of the host runs inside it, so each end lies at the edge towards the other.
    if peer[0] == HOST:
        other = contents[HOST].master(peer[1])
        away = next(place for place, each in enumerate(bands) if each.bridge == other)
        (band.before if away < number else band.after)[0].append(name)
        return
    away, row = next((place, row) for place, each in enumerate(bands) for row in (0, 1) if peer[0] in each.rows[row])
    if away == number or band.bridge is None:
        band.aligned[row].append(name)
    else:
        (band.before if away < number else band.after)[row].append(name)
