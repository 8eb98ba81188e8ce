"""Moves of packets from place to place in the picture, read from the journal event by event.

A place is a device, or the *card* of a namespace (the device name ""): the IP stack with its tables. Decisions of the
stack happen at the card, those of a bridge at the bridge. Between two events a frame moves along a cable, between a
port and its bridge, or between a device and the card.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pingproof.lesson.draw.drawn.graph import Place, interface_at
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.state import DeviceKind
from pingproof.simulator.value import value

if TYPE_CHECKING:
    import networkx

    from pingproof.simulator.journal import Event

AT_THE_BRIDGE = frozenset({Decision.FDB_LEARNED, Decision.BRIDGE_FORWARD, Decision.BRIDGE_FLOOD, Decision.BRIDGE_UP})
WHEREVER_IT_IS = frozenset(
    {
        Decision.RULE_MATCHED,
        Decision.POLICY,
        Decision.NAT,
        Decision.CONNTRACK_NEW,
        Decision.CONNTRACK_KNOWN,
        Decision.NOT_MODELLED,
        Decision.DROP,
    }
)
"""Decisions taken wherever the packet is at that moment."""
AT_THE_DEVICE = frozenset({DropReason.DEV_READY, DropReason.NO_CARRIER, DropReason.OTHERHOST})
"""Reasons for which a packet is dropped at a device, not at the card."""


@value
class Move:
    """A move of a frame from one place to another; ``event`` is the journal's number of the event at ``target``."""

    event: int
    packet: int
    origin: Place
    target: Place
    by_cable: bool = False


@value
class Visit:
    """An event with its place, and the moves that lead there."""

    event: Event
    place: Place
    moves: tuple[Move, ...] = ()


def visits(events: Iterable[Event], graph: networkx.Graph) -> list[Visit]:
    """The place of each event of a journal; ``graph`` is the network at that time."""
    current: dict[tuple[int, str], Place] = {}
    found: list[Visit] = []
    for number, event in enumerate(events):
        where = (event.skb, event.namespace)
        here = current.get(where)
        moves: tuple[Move, ...] = ()
        if event.decision is Decision.RECEIVE:
            place, origin = _arrival(event, graph, here)
        else:
            place, origin = _place(event, graph, here), here or _origin(event)
        if origin is not None and origin != place:
            by_cable = event.decision is Decision.RECEIVE and _is_cable(graph, origin, place)
            moves = (Move(number, event.skb, origin, place, by_cable),)
        found.append(Visit(event, place, moves))
        current[where] = _stays(event, graph, place)
    return found


def card(namespace: str) -> Place:
    """The place of a namespace's IP stack."""
    return namespace, ""


def _arrival(event: Event, graph: networkx.Graph, here: Place | None) -> tuple[Place, Place | None]:
    """Place and origin of an arriving frame: by its device's cable, or from a port into the bridge's own device."""
    place = (event.namespace, event.device)
    interface = interface_at(graph, place)
    if interface is None or interface.kind is DeviceKind.LOOPBACK:
        return card(event.namespace), here
    return place, interface.peer if interface.peer is not None else here


def _place(event: Event, graph: networkx.Graph, here: Place | None) -> Place:
    device = (event.namespace, event.device)
    interface = interface_at(graph, device)
    drawn = interface is not None and interface.kind is not DeviceKind.LOOPBACK
    if event.decision is Decision.TRANSMIT:
        return device if drawn else card(event.namespace)
    if event.decision in AT_THE_BRIDGE and interface is not None:
        return (event.namespace, interface.master) if interface.master else device
    if event.drop in AT_THE_DEVICE and drawn:
        return device
    if event.decision in WHEREVER_IT_IS and here is not None:
        return here
    return card(event.namespace)


def _origin(event: Event) -> Place | None:
    """Place of a packet before its first event: packets of programs and answers of the stack come from the card."""
    return card(event.namespace) if event.decision is Decision.TRANSMIT else None


def _stays(event: Event, graph: networkx.Graph, place: Place) -> Place:
    """Origin of the next move: a bridge that floods sends each copy from itself."""
    interface = interface_at(graph, place)
    if event.decision is Decision.TRANSMIT and interface is not None and interface.master:
        return event.namespace, interface.master
    return place


def _is_cable(graph: networkx.Graph, origin: Place, place: Place) -> bool:
    return bool(graph.has_edge(origin, place) and graph.edges[origin, place]["kind"] == "cable")
