"""The contents of a layout: everything shown by one of several graphs, each thing once.

A lab changes while it is played. So that nothing moves from one picture to the next, one layout is made for all
pictures: a namespace, a device and a row of a card keep their place in every picture, visible or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.lesson.draw.drawn.graph import HOST, Interface, Place, interfaces, rooms
from pingproof.lesson.draw.layout.card import card_lines, card_size
from pingproof.lesson.draw.shapes.metrics import text_width
from pingproof.lesson.draw.shapes.shapes import Role
from pingproof.lesson.draw.shapes.style import TYPES
from pingproof.simulator.state import DeviceKind

if TYPE_CHECKING:
    import networkx

GRID = 8
"""Step of the grid on which everything is placed, in points."""


@dataclass(slots=True)
class RoomContents:
    """A namespace in a layout: its devices by name, in order of appearance, each as in the last graph that has it."""

    key: str
    outside: bool
    devices: dict[str, Interface] = field(default_factory=dict)
    tells_forwarding: bool = False

    @property
    def bridges(self) -> list[str]:
        """Its bridges."""
        return [name for name, device in self.devices.items() if device.kind is DeviceKind.BRIDGE]

    def ports(self, bridge: str | None) -> list[str]:
        """Names of the devices plugged into a bridge; with None, of the devices outside every bridge."""
        return [
            name
            for name, device in self.devices.items()
            if device.kind is not DeviceKind.BRIDGE and self.master(name) == bridge
        ]

    def master(self, name: str) -> str | None:
        """The bridge of a device, if the device has one in this namespace."""
        master = self.devices[name].master
        return master if master in self.devices else None


def contents_of(planned: Sequence[networkx.Graph], shown: networkx.Graph | None = None) -> dict[str, RoomContents]:
    """The rooms of all graphs, the host first, then in the order in which they were made.

    Things of the picture ``shown`` that no graph in ``planned`` has come last and change nothing else.
    """
    found = {HOST: RoomContents(HOST, outside=False)}
    for graph in [*planned, *([shown] if shown is not None else [])]:
        for room in rooms(graph):
            contents = found.setdefault(room.key, RoomContents(room.key, room.outside))
            for interface in interfaces(graph, room.key):
                if graph is not shown or interface.place[1] not in contents.devices:
                    contents.devices[interface.place[1]] = interface
            several = sum(device.kind is not DeviceKind.DUMMY for device in contents.devices.values()) > 1
            contents.tells_forwarding |= room.key == HOST or room.forwarding or several
    return found


def card_room(
    graphs: Sequence[networkx.Graph], contents: RoomContents, cells: int, language: str
) -> tuple[float, float]:
    """Width and height of the largest card of a room in any of the graphs, in points."""
    sizes = [(0.0, 0.0)]
    for room in {graph.nodes[contents.key]["room"] for graph in graphs if contents.key in graph}:
        lines = card_lines(room, cells, language, tells_forwarding=contents.tells_forwarding)
        sizes.append(card_size(lines))
    return max(width for width, _ in sizes), max(height for _, height in sizes)


def every_interface(graphs: Sequence[networkx.Graph]) -> list[Interface]:
    """Each device of each graph."""
    return [interface for graph in graphs for room in rooms(graph) for interface in interfaces(graph, room.key)]


def peer_of(contents: dict[str, RoomContents], place: Place) -> Place | None:
    """The other end of a device's cable; None when that end is not drawn."""
    peer = contents[place[0]].devices[place[1]].peer
    return peer if peer is not None and peer[0] in contents and peer[1] in contents[peer[0]].devices else None


def plate_width(devices: Sequence[Interface]) -> int:
    """Width of all plates, in points: one width, so that ports line up."""
    widest = 0.0
    for device in devices:
        name, address = TYPES[Role.NAME], TYPES[Role.ADDRESS]
        widest = max(widest, text_width(device.place[1], name.size, mono=True) + 18)
        for row in device.addresses:
            widest = max(widest, text_width(row, address.size, mono=True))
    return round_up(max(widest + 16, 96), 2 * GRID)


def round_up(value: float, step: int = GRID) -> int:
    """The next multiple of ``step``."""
    return int(-(-value // step) * step)
