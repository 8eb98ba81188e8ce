"""The journal of a probe, read as ways: Trace > Hop > Step.

A *hop* is a packet's stay in one namespace, from the device it came in by to those it left by; a *step* is one decision
there. An ARP exchange belongs to the hop of the packet that waited for it. Packets on the same way with the same
decisions (the second echo of a ``ping -c2``) are one hop with a count.

Nothing is decided here: a trace only orders the stack's events.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.journal import Decision
from pingproof.simulator.value import value
from pingproof.simulator.wire.arp import Arp
from pingproof.simulator.wire.ethernet import Frame
from pingproof.simulator.wire.igmp import IgmpReport
from pingproof.simulator.wire.ipv4 import Ipv4

if TYPE_CHECKING:
    from pingproof.simulator.journal import Event

FORKS = frozenset({Decision.BRIDGE_FLOOD, Decision.BRIDGE_FORWARD})


@value
class Step:
    """A decision; ``count`` when it was taken several times in a row."""

    event: Event
    count: int = 1


@value
class Hop:
    """A packet's stay in one namespace.

    ``incoming`` is empty for a packet made there, ``outgoing`` for one that ended there. ``packet`` is its number,
    ``cause`` the number of the packet behind it, ``exchange`` the hops of the ARP packets it waited for.
    """

    packet: int
    cause: int | None
    namespace: str
    incoming: str
    outgoing: tuple[str, ...]
    steps: tuple[Step, ...]
    exchange: tuple[Hop, ...] = ()
    count: int = 1

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of the hop's steps."""
        return tuple(step.event for step in self.steps)

    @property
    def drop(self) -> Event | None:
        """The event that ended the packet here, if one did."""
        return next((event for event in reversed(self.events) if event.decision is Decision.DROP), None)

    @property
    def content(self) -> Ipv4 | Arp | None:
        """The packet as it was first seen here."""
        return next((found for event in self.events if (found := content_of(event)) is not None), None)


@value
class Trace:
    """The hops of every packet that a probe sent or caused, in order of time."""

    hops: tuple[Hop, ...] = ()

    def of_packet(self, number: int) -> tuple[Hop, ...]:
        """The hops of one packet."""
        return tuple(hop for hop in self.hops if hop.packet == number)

    @property
    def packets(self) -> tuple[int, ...]:
        """The packets' numbers, in the order of their first hops."""
        return tuple(dict.fromkeys(hop.packet for hop in self.hops))

    @property
    def roots(self) -> tuple[int, ...]:
        """The packets sent by the probing program itself."""
        known = set(self.packets)
        return tuple(dict.fromkeys(hop.packet for hop in self.hops if hop.cause not in known))


def content_of(event: Event) -> Ipv4 | Arp | None:
    """The packet of an event, without its Ethernet header."""
    packet = event.packet.payload if isinstance(event.packet, Frame) else event.packet
    return packet if isinstance(packet, Ipv4 | Arp) else None


def trace_of(events: Iterable[Event]) -> Trace:
    """The trace of a probe's events: the packets it sent, and all that these caused."""
    by_packet: dict[int, list[Event]] = {}
    for event in events:
        by_packet.setdefault(event.skb, []).append(event)
    causes = {number: next((e.cause for e in of if e.cause is not None), None) for number, of in by_packet.items()}
    stays = {number: _stays(of) for number, of in by_packet.items()}
    ways = {number: stay for number, stay in stays.items() if _is_of_probe(number, by_packet, causes)}
    exchanges: dict[int, list[Hop]] = {}
    for number, way in ways.items():
        # ARP is told within the hop that waited for it, not as a packet of its own.
        if _is_arp(by_packet[number]):
            exchanges.setdefault(_asked_for(number, by_packet, causes), []).extend(way)
    hops: list[Hop] = []
    for number, way in ways.items():
        if not _is_arp(by_packet[number]):
            hops += _with_exchanges(way, sorted(exchanges.get(number, []), key=_begin))
    return Trace(tuple(_fold_ways(sorted(hops, key=_begin))))


def _begin(hop: Hop) -> int:
    return hop.steps[0].event.time


def _is_arp(events: list[Event]) -> bool:
    return any(isinstance(content_of(event), Arp) for event in events)


def _is_of_probe(number: int, by_packet: dict[int, list[Event]], causes: dict[int, int | None]) -> bool:
    """Whether the packet, or the one at the root of its causes, is a program's, and not upkeep of tables or groups."""
    while (cause := causes.get(number)) is not None and cause in by_packet:
        number = cause
    contents = [found for event in by_packet[number] if (found := content_of(event)) is not None]
    return any(isinstance(content, Ipv4) and not isinstance(content.payload, IgmpReport) for content in contents)


def _asked_for(number: int, by_packet: dict[int, list[Event]], causes: dict[int, int | None]) -> int:
    """The IPv4 packet that an ARP packet was sent for; of a reply, the one behind its request."""
    while number in by_packet and _is_arp(by_packet[number]):
        cause = causes[number]
        if cause is None:
            return number
        number = cause
    return number


def _stays(events: list[Event]) -> list[Hop]:
    """A packet's hops: its events, cut where it enters a namespace anew (a cable's latency after its last one)."""
    stays: list[list[Event]] = []
    current: dict[str, list[Event]] = {}
    for event in events:
        stay = current.get(event.namespace)
        # RECEIVE alone does not tell: a bridge's port and the bridge itself both receive, at the same time.
        if stay is None or (event.decision is Decision.RECEIVE and event.time > stay[-1].time):
            stay = current[event.namespace] = []
            stays.append(stay)
        stay.append(event)
    return [_hop(stay) for stay in stays]


def _hop(events: list[Event]) -> Hop:
    first = events[0]
    incoming = first.device if first.decision is Decision.RECEIVE else ""
    cause = next((event.cause for event in events if event.cause is not None), None)
    return Hop(first.skb, cause, first.namespace, incoming, _outgoing(events), _fold_steps(events))


def _outgoing(events: list[Event]) -> tuple[str, ...]:
    """The devices by which the packet left; for a bridge its ports count instead."""
    devices: list[str] = []
    for event in events:
        # What the bridge received itself left by no cable; from here on its ports are the ways out.
        if event.decision in FORKS:
            devices = []
        elif event.decision is Decision.TRANSMIT:
            devices.append(event.device)
        # Transmitted, and then dropped by the device (no carrier): it did not leave.
        elif event.decision is Decision.DROP and event.device in devices:
            devices.remove(event.device)
    return tuple(dict.fromkeys(devices))


def _fold_steps(events: list[Event]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for event in events:
        if steps and _same(steps[-1].event, event):
            steps[-1] = replace(steps[-1], count=steps[-1].count + 1)
        else:
            steps.append(Step(event))
    return tuple(steps)


def _same(one: Event, other: Event) -> bool:
    return _signature_of_event(one) == _signature_of_event(other)


def _signature_of_event(event: Event) -> tuple[object, ...]:
    return event.namespace, event.device, event.layer, event.decision, event.row, event.led_by, event.drop


def _signature(hop: Hop) -> tuple[object, ...]:
    content = hop.content
    what = (type(content), content.source, content.destination) if isinstance(content, Ipv4) else content
    steps = tuple(_signature_of_event(event) for event in hop.events)
    return what, hop.incoming, hop.outgoing, steps, tuple(_signature(nested) for nested in hop.exchange)


def _with_exchanges(way: list[Hop], asked: list[Hop]) -> list[Hop]:
    """The hops of a packet, each with the ARP requests that began during it and their replies."""
    answers: dict[int, list[Hop]] = {}
    owned: dict[int, list[Hop]] = {}
    for nested in asked:
        owner = None if nested.incoming else _last_before(way, nested)
        # A request made here, while the packet waited. What follows from it (its copies, its reply) belongs to it.
        if owner is not None:
            owned.setdefault(owner, []).append(nested)
            answers[nested.packet] = owned[owner]
        elif nested.packet in answers:
            answers[nested.packet].append(nested)
        elif nested.cause in answers:
            answers[nested.packet] = answers[nested.cause]
            answers[nested.packet].append(nested)
    return [replace(hop, exchange=tuple(_fold_ways(owned.get(place, [])))) for place, hop in enumerate(way)]


def _last_before(way: list[Hop], nested: Hop) -> int | None:
    places = [
        place for place, hop in enumerate(way) if hop.namespace == nested.namespace and _begin(hop) <= _begin(nested)
    ]
    return places[-1] if places else None


def _fold_ways(hops: list[Hop]) -> list[Hop]:
    """Hops, with equal packets folded into one: equal hop by hop and step by step, with all they caused."""
    roots = _roots(hops)
    families: dict[int, list[Hop]] = {}
    for hop in hops:
        families.setdefault(roots[hop.packet], []).append(hop)
    originals: dict[tuple[object, ...], int] = {}
    counts: dict[int, int] = {}
    for root, family in families.items():
        original = originals.setdefault(tuple(_signature(hop) for hop in family), root)
        counts[original] = counts.get(original, 0) + 1
    return [replace(hop, count=counts[roots[hop.packet]]) for hop in hops if roots[hop.packet] in counts]


def _roots(hops: list[Hop]) -> dict[int, int]:
    """The first packet in the chain of causes, for each packet."""
    roots: dict[int, int] = {}
    for hop in hops:
        if hop.packet not in roots:
            roots[hop.packet] = roots.get(hop.cause, hop.packet) if hop.cause is not None else hop.packet
    return roots
