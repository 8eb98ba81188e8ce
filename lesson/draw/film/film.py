"""The film of a probe: a frame for each event of the journal, with the moving packet, its sentence, and the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.lesson.draw.drawn.names import room_name
from pingproof.lesson.draw.drawn.watch import FORWARDING, Tables
from pingproof.lesson.draw.layout.layout import HEADER
from pingproof.lesson.draw.page.network_shapes import device_key, network_shapes
from pingproof.lesson.draw.page.page import description
from pingproof.lesson.draw.shapes.lines import clear_of
from pingproof.lesson.draw.shapes.shapes import Point, Scene
from pingproof.lesson.draw.way.geometry import Geometry
from pingproof.lesson.draw.way.moves import Visit, visits
from pingproof.lesson.explain.tell import ToldStep, tell_event, what_text
from pingproof.lesson.explain.trace import content_of, trace_of
from pingproof.lesson.words.languages import drawing_words, texts
from pingproof.simulator.journal import Decision
from pingproof.simulator.value import value
from pingproof.simulator.wire.arp import Arp
from pingproof.simulator.wire.icmp import Icmp, IcmpType
from pingproof.simulator.wire.ipv4 import Ipv4

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pingproof.lesson.draw.drawn.graph import Place
    from pingproof.lesson.draw.drawn.lab import DrawnProbe
    from pingproof.lesson.draw.picture import Pictures
    from pingproof.lesson.explain.trace import Hop
    from pingproof.simulator.journal import Event

MOST_FRAMES = 160
"""Number of frames after which a film is cut: a storm of broadcasts has no end."""


@value
class FilmFrame:
    """A frame: one event, told and shown in the picture.

    ``place`` is the key of the event's box, ``line`` the way there, ``at`` where the packet is afterwards. ``kind`` is
    "question", "answer", "arp" or "error"; ``ending`` is "drop" or "read" at the end of a packet's way, else empty.
    """

    where: str
    place: str
    told: ToldStep
    packet: str
    number: int
    kind: str
    line: tuple[Point, ...]
    by_cable: bool
    at: Point
    ending: str
    tables: Tables


@value
class Film:
    """A probe's frames, and the picture behind them."""

    command: str
    scene: Scene
    frames: tuple[FilmFrame, ...]
    cut: bool
    before: Tables

    @property
    def tables(self) -> list[tuple[str, str]]:
        """Keys of the tables to show: with a row at some time, and of a namespace where an event happens."""
        seen = dict.fromkeys(
            key for tables in (self.before, *(frame.tables for frame in self.frames)) for key in tables
        )
        return [key for key in seen if any(frame.where == key[0] for frame in self.frames)]


def film_of(pictures: Pictures, probe: DrawnProbe) -> Film:
    """The film of a probe, whose tables should have been watched while it ran."""
    language = pictures.language
    plan = pictures.plan(probe.graph)
    scene = Scene(
        # The film has its own title: the picture's strip begins below it.
        plan.width, plan.height - 16, tuple(network_shapes(plan, probe.graph, language)),
        probe.command, description(probe.graph, language),
    )  # fmt: skip
    shown = _packets(trace_of(probe.events).hops)
    geometry = Geometry(plan)
    found = visits(probe.events, probe.graph)
    # One more than events: the tables before the first, then after each.
    tables = probe.tables or ({},) * (len(found) + 1)
    chosen = [(number, visit) for number, visit in enumerate(found) if visit.event.skb in shown]
    frames: list[FilmFrame] = []
    resting: dict[tuple[int, Place], Point] = {}
    for number, visit in chosen[:MOST_FRAMES]:
        frame = _frame(visit, tables[number + 1], geometry, resting.get((visit.event.skb, visit.place)), language)
        resting[visit.event.skb, visit.place] = frame.at
        frames.append(frame)
    return Film(probe.command, scene, tuple(frames), len(chosen) > MOST_FRAMES, tables[chosen[0][0]] if chosen else {})


def table_title(key: tuple[str, str], language: str) -> str:
    """Title of a table: ``ns1: ip neigh``."""
    name = "bridge fdb show" if key[1] == FORWARDING else key[1]
    return f"{room_name(key[0], language)}{drawing_words(language)['colon']}{name}"


def viewport(scene: Scene) -> tuple[float, float]:
    """Upper and lower edge of a film's strip of its picture: the title is left out."""
    return HEADER - 16, scene.height


def _packets(hops: Iterable[Hop]) -> set[int]:
    return {packet for hop in hops for packet in ({hop.packet} | _packets(hop.exchange))}


def _frame(visit: Visit, tables: Tables, geometry: Geometry, resting: Point | None, language: str) -> FilmFrame:
    event = visit.event
    line = clear_of(geometry.line(visit.moves[0])) if visit.moves else ()
    rect = geometry.rect(visit.place) or geometry.plan.rooms[visit.place[0]].card
    return FilmFrame(
        event.namespace,
        device_key(visit.place) if visit.place[1] else f"{visit.place[0] or 'host'}/card",
        tell_event(event, language),
        what_text(content_of(event), texts(language)),
        event.skb,
        _kind(event),
        line,
        any(move.by_cable for move in visit.moves),
        # An event without a move is shown where the packet rests; its first one, at the box's upper right corner.
        line[-1] if line else resting or (rect.right - 12, rect.y + 10),
        "drop" if event.drop is not None else "read" if event.decision is Decision.TO_SOCKET else "",
        tables,
    )


def _kind(event: Event) -> str:
    content = content_of(event)
    if isinstance(content, Arp):
        return "arp"
    message = content.transport if isinstance(content, Ipv4) else None
    if isinstance(message, Icmp) and message.type != IcmpType.ECHO:
        return "answer" if message.type == IcmpType.ECHO_REPLY else "error"
    return "question"


def kind_words(language: str) -> dict[str, str]:
    """Words for the four kinds of moving packets."""
    return drawing_words(language)["kinds"]
