"""The way of a probe in a picture: its packets, their order, and a line of text for each hop.

A picture shows one question with the packets caused by it: the first question without an answer, else the last one.
Frames that reach an uninvolved namespace only by a bridge's flooding are *side* ways.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.lesson.draw.drawn.names import room_name
from pingproof.lesson.draw.way.moves import Move, Visit, visits
from pingproof.lesson.explain.finding import find_cause
from pingproof.lesson.explain.tell import cause_sentence, row_text, what_text
from pingproof.lesson.explain.trace import Hop, content_of, trace_of
from pingproof.lesson.words.languages import drawing_words, texts
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.tools.row_line import row_line
from pingproof.simulator.value import value
from pingproof.simulator.wire.ipv4 import Ipv4

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx

    from pingproof.lesson.draw.drawn.graph import Place
    from pingproof.lesson.explain.finding import Finding
    from pingproof.lesson.explain.trace import Trace
    from pingproof.simulator.journal import Event


@value
class ToldHop:
    """A line below the picture. ``number`` is the number of the move by which the packet leaves; None where it ends."""

    text: str
    number: int | None
    back: bool
    stopped: bool = False


@dataclass(slots=True)
class ToldWay:
    """The way of a probe: its moves with their numbers, side moves, the place of its end, and the lines of text."""

    out: list[Move] = field(default_factory=list)
    back: list[Move] = field(default_factory=list)
    side: list[Move] = field(default_factory=list)
    numbers: dict[Move, int] = field(default_factory=dict)
    end: Place | None = None
    arrived: bool = False
    hops: list[ToldHop] = field(default_factory=list)
    cause: str = ""


def tell_way(events: Sequence[Event], graph: networkx.Graph, language: str, *, succeeded: bool) -> ToldWay:
    """The way of a probe whose events these are; ``graph`` is the network when it had ended."""
    trace = trace_of(events)
    finding = None if succeeded else find_cause(trace)
    way = ToldWay(cause=cause_sentence(finding, language) if finding is not None else "")
    packets = _packets(trace, finding)
    if not packets:
        return way
    found = [visit for visit in visits(events, graph) if visit.event.skb in packets]
    stray = {(hop.packet, hop.namespace, hop.incoming) for hop in trace.hops if _is_stray(hop, trace)}
    for visit in found:
        for move in visit.moves:
            _sort_move(way, move, packets[0], stray)
    ended = _end(found, finding)
    way.end, way.arrived = ended, succeeded
    hops = [
        hop for hop in trace.hops if hop.packet in packets and (hop.packet, hop.namespace, hop.incoming) not in stray
    ]
    way.hops = [*_told(hops, way, packets[0], language)]
    return way


def _packets(trace: Trace, finding: Finding | None) -> list[int]:
    """Numbers of the question shown and of the packets caused by it."""
    roots = trace.roots
    if not roots:
        return []
    chosen = roots[-1]
    if finding is not None and finding.event is not None:
        chosen = next((root for root in roots if finding.event.skb in _family(trace, root)), chosen)
    return _family(trace, chosen)


def _family(trace: Trace, root: int) -> list[int]:
    family = [root]
    for hop in trace.hops:
        if hop.cause in family and hop.packet not in family:
            family.append(hop.packet)
    return family


def _is_stray(hop: Hop, trace: Trace) -> bool:
    """Whether the hop is a copy at an uninvolved namespace, while another copy went on."""
    if hop.drop is None or hop.drop.drop is not DropReason.OTHERHOST or not hop.incoming:
        return False
    return any(other is not hop and other.incoming and other.drop is None for other in trace.of_packet(hop.packet))


def _sort_move(way: ToldWay, move: Move, root: int, stray: set[tuple[int, str, str]]) -> None:
    if any(packet == move.packet and move.target[0] == namespace for packet, namespace, _ in stray):
        way.side.append(move)
        return
    (way.out if move.packet == root else way.back).append(move)
    if move.by_cable:
        way.numbers[move] = len(way.numbers) + 1


def _end(found: list[Visit], finding: Finding | None) -> Place | None:
    """Place of the way's end: the event that shows the cause, else the last event."""
    if finding is not None and finding.event is not None:
        return next((visit.place for visit in found if visit.event is finding.event), None) or (
            finding.event.namespace,
            "",
        )
    read = [visit for visit in found if visit.event.decision is Decision.TO_SOCKET]
    return (read or found)[-1].place if found else None


def _told(hops: list[Hop], way: ToldWay, root: int, language: str) -> list[ToldHop]:
    told: list[ToldHop] = []
    for place, hop in enumerate(hops):
        number = next(
            (
                count
                for move, count in way.numbers.items()
                if move.packet == hop.packet and move.origin[0] == hop.namespace and move.origin[1] in hop.outgoing
            ),
            None,
        )
        answered = place + 1 < len(hops) and hops[place + 1].cause == hop.packet
        stopped = hop.drop is not None or any(event.decision is Decision.NO_ROUTE for event in hop.events)
        if number is None and answered and not stopped:
            continue
        told.append(ToldHop(_sentence(hop, language), number, hop.packet != root, stopped))
    return told


def _sentence(hop: Hop, language: str) -> str:
    words, said = drawing_words(language), texts(language)
    facts: list[str] = []
    if any(event.decision is Decision.NO_ROUTE for event in hop.events) and not hop.incoming:
        facts.append(words["not sent"])
    elif not hop.incoming and hop.content is not None:
        facts.append(words["sent"].format(what=what_text(hop.content, said)))
    for event in hop.events:
        facts += _facts(event, hop, language)
    if hop.exchange:
        facts.append(words["asks"])
    separator, colon = words["separator"], words["colon"]
    return room_name(hop.namespace, language) + colon + separator.join(dict.fromkeys(facts))


def _facts(event: Event, hop: Hop, language: str) -> list[str]:
    words, said = drawing_words(language), texts(language)
    fields = {"where": room_name(event.namespace, language), "device": event.device, "row": row_text(event.row)}
    match event.decision:
        case Decision.NO_ROUTE:
            return [said.decisions[event.decision].format(**fields)]
        case Decision.ROUTE | Decision.OUTPUT if event.row is not None and not row_line(event.row).startswith("local "):
            return [words["goes on"].format(row=_short(row_text(event.row)))]
        case Decision.BRIDGE_FORWARD:
            return [words["switches"].format(device=", ".join(hop.outgoing))]
        case Decision.BRIDGE_FLOOD:
            return [words["floods"]]
        case Decision.NAT:
            change = _rewritten(event)
            return [words["rewrites"].format(change=change)] if change else []
        case Decision.TO_SOCKET:
            return [words["gets"].format(what=what_text(hop.content, said))]
        case Decision.DROP if event.drop is not None:
            return [words["dropped"].format(reason=said.drops[event.drop].format(**fields))]
    return []


def _short(row: str) -> str:
    """A route without the details from ``proto`` on."""
    return row.partition(" proto ")[0].removesuffix(" table local")


def _rewritten(event: Event) -> str:
    before, after = event.before, content_of(event)
    if not isinstance(before, Ipv4) or not isinstance(after, Ipv4):
        return ""
    pairs = ((before.source, after.source), (before.destination, after.destination))
    return ", ".join(f"{old} → {new}" for old, new in pairs if old != new)
