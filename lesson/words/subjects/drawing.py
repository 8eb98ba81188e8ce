"""The words of a picture, and of the packet player."""

from __future__ import annotations

from typing import TypedDict

from pingproof.simulator.state import PortState

DrawingWords = TypedDict(
    "DrawingWords",
    {
        "host": str,
        "deleted": str,
        "routes": str,
        "no routes": str,
        "rules": str,
        "filters": str,
        "addresses": str,
        "more": str,
        "peer": str,
        "after step": str,
        "after command": str,
        "at the end": str,
        "end of lab": str,
        "sent": str,
        "gets": str,
        "not sent": str,
        "switches": str,
        "floods": str,
        "asks": str,
        "rewrites": str,
        "goes on": str,
        "dropped": str,
        "description": str,
        "room description": str,
        "nothing": str,
        "separator": str,
        "colon": str,
        "rooms": dict[str, str],
        "states": dict[str, str],
        "ports": dict[PortState, str],
        "signs": dict[str, str],
        "kinds": dict[str, str],
    },
)
"""``rooms``: the lab's surroundings by their namespaces; ``states``: of a device, ``ports``: of a bridge's port;
``signs``: what the legend explains; ``kinds``: what the forms of a moving frame mean."""


class PlayerWords(TypedDict):
    """The buttons, labels and notes of the packet player."""

    name: str
    choose: str
    picture: str
    controls: str
    first: str
    back: str
    play: str
    pause: str
    next: str
    last: str
    place: str
    count: str
    begin: str
    packet: str
    row: str
    change: str
    reason: str
    cut: str
    added: str
    removed: str
    empty: str
    keys: str
