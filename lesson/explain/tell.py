"""A trace and a cause in words: what a reader sees of ``--explain``.

``tell`` puts each hop and step of a trace into a language. The layer, the deciding row and the change stay beside the
sentence, so that a terminal can set them off.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pingproof.lesson.explain.trace import Step, content_of
from pingproof.lesson.words.languages import texts
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.ipv4.fib import Fib
from pingproof.simulator.state import Route
from pingproof.simulator.tools.ping.text import icmp_text
from pingproof.simulator.tools.row_line import row_line
from pingproof.simulator.value import value
from pingproof.simulator.wire.arp import Arp, ArpOperation
from pingproof.simulator.wire.icmp import Icmp, IcmpType
from pingproof.simulator.wire.ipv4 import Ipv4
from pingproof.simulator.wire.udp import Udp

if TYPE_CHECKING:
    from pingproof.lesson.explain.finding import Finding
    from pingproof.lesson.explain.trace import Hop, Trace
    from pingproof.lesson.words.subjects.explanation import ExplanationWords, Texts
    from pingproof.simulator.journal import Event

DEFAULT_RULES = tuple(Fib().rules)
"""The rules of every namespace, which are not worth a mention as the way to a route's table."""


@value
class ToldStep:
    """A step in words. ``row`` decided, ``led_by`` is the rule that led to ``row``, both as a tool lists them."""

    layer: str
    sentence: str
    row: str = ""
    led_by: str = ""
    change: str = ""
    drop: str = ""


@value
class ToldHop:
    """A hop in words: where, what, in and out; the ARP exchange it needed comes after its steps."""

    title: str
    steps: tuple[ToldStep, ...]
    exchange: tuple[ToldHop, ...] = ()
    packet: int = 0


def tell(trace: Trace, language: str) -> tuple[ToldHop, ...]:
    """Every hop of a trace in the language ``en`` or ``zh``."""
    return tuple(_tell_hop(hop, texts(language)) for hop in trace.hops)


def tell_event(event: Event, language: str) -> ToldStep:
    """One decision in words."""
    return _tell_step(Step(event), texts(language))


def cause_sentence(finding: Finding, language: str) -> str:
    """The sentence that names the cause."""
    said = texts(language)
    event, packet = finding.event, finding.packet
    fields = {"where": said.words["host"], "device": "", "row": "", "source": "", "destination": "", "next_hop": ""}
    if event is not None:
        fields |= _fields(event, said)
        if isinstance(event.row, Route) and not event.row.table:  # a rule that forbids leads to no table
            fields["row"] = row_text(event.led_by)
        fields["next_hop"] = _next_hop(event)
    if isinstance(packet, Ipv4):
        fields |= {"source": str(packet.source), "destination": str(packet.destination)}
    elif isinstance(packet, Arp):
        fields |= {"source": str(packet.sender), "destination": str(packet.target)}
    fields["circle"] = " → ".join(name or said.words["host"] for name in finding.circle)
    sentence = _sentence(said.causes[finding.cause], fields, event)
    return said.words["cause"].format(code=finding.cause.value, sentence=sentence)


def _next_hop(event: Event) -> str:
    """The address whose MAC address was looked for."""
    address = getattr(event.row, "address", None)
    packet = content_of(event)
    if address is not None:
        return str(address)
    return str(packet.target if isinstance(packet, Arp) else packet.destination) if packet is not None else ""


def _sentence(template: str, fields: dict[str, str], event: Event | None) -> str:
    """The sentence with a capital letter, unless it begins with the name of a namespace or a device."""
    text = template.format(**fields).strip()
    named = event is not None and event.namespace
    if template.startswith("{device}") or (template.startswith("{where}") and named):
        return text
    return text[:1].upper() + text[1:]


def _fields(event: Event, said: Texts) -> dict[str, str]:
    named = said.words["here"].format(namespace=event.namespace)
    return {
        "where": named if event.namespace else said.words["host"],
        "device": event.device,
        "row": row_text(event.row),
    }


def row_text(row: object) -> str:
    """A row as its tool lists it, on one line; empty when there is none."""
    return " ".join(row_line(row).split()) if row is not None else ""


def _tell_hop(hop: Hop, said: Texts) -> ToldHop:
    words = said.words
    namespace = hop.namespace or words["host"]
    title = words["title"].format(
        namespace=namespace,
        what=what_text(hop.content, said),
        way_in=words["in"].format(device=hop.incoming) if hop.incoming else words["starts"],
        way_out=_way_out(hop, words),
    )
    if hop.count > 1:
        title += words["times"].format(count=hop.count)
    steps = tuple(_tell_step(step, said) for step in hop.steps if _is_shown(step, hop))
    return ToldHop(title, steps, tuple(_tell_hop(nested, said) for nested in hop.exchange), hop.packet)


def _way_out(hop: Hop, words: ExplanationWords) -> str:
    if hop.outgoing:
        return words["out"].format(device=", ".join(hop.outgoing))
    return words["waits"] if hop.exchange and hop.drop is None else words["ends"]


def _is_shown(step: Step, hop: Hop) -> bool:
    event = step.event
    if event.decision is Decision.RECEIVE:
        return event.device != hop.incoming
    return event.decision is not Decision.TRANSMIT or event.device not in hop.outgoing


def what_text(content: Ipv4 | Arp | None, said: Texts) -> str:
    """A packet in words: ``echo request 192.168.28.2 → 8.8.8.8``."""
    words = said.words
    if isinstance(content, Arp):
        if content.operation is ArpOperation.REQUEST:
            return words["arp request"].format(target=content.target)
        return words["arp reply"].format(sender=content.sender, mac=content.sender_hardware)
    if content is None:
        return words["packet"]
    return f"{_message_text(content, words)} {content.source} → {content.destination}"


def _message_text(packet: Ipv4, words: ExplanationWords) -> str:
    message = packet.transport
    if isinstance(message, Udp):
        return words["udp"]
    if not isinstance(message, Icmp):
        return words["packet"]
    if message.type == IcmpType.ECHO:
        return words["echo request"]
    if message.type == IcmpType.ECHO_REPLY:
        return words["echo reply"]
    gateway = str(message.gateway) if message.gateway is not None else ""
    return words["icmp error"].format(what=icmp_text(message.type, message.code, message.mtu, gateway))


def _tell_step(step: Step, said: Texts) -> ToldStep:
    event = step.event
    fields = _fields(event, said)
    sentence = _sentence(said.decisions[event.decision], fields, event)
    drop = ""
    if event.drop is not None:
        reason = said.drops[event.drop].format(**fields).strip()
        if event.drop is DropReason.NOT_MODELLED:  # the end of what is told, not of the packet
            sentence = reason[:1].upper() + reason[1:]
        else:
            sentence = said.words["drop"].format(sentence=sentence, reason=reason)
            drop = event.drop.kernel_name(event.layer)
    if step.count > 1:
        sentence += said.words["times"].format(count=step.count)
    led_by = "" if event.led_by in DEFAULT_RULES else row_text(event.led_by)
    return ToldStep(event.layer, sentence, row_text(event.row), led_by, _change(event), drop)


def _change(event: Event) -> str:
    """The fields changed by a rewrite: ``src 192.168.28.2 → 192.168.17.10``."""
    before, after = event.before, content_of(event)
    if not isinstance(before, Ipv4) or not isinstance(after, Ipv4):
        return ""
    changes: Iterable[tuple[str, object, object]] = (
        ("src", before.source, after.source),
        ("dst", before.destination, after.destination),
        ("ttl", before.ttl, after.ttl),
    )
    return ", ".join(f"{name} {old} → {new}" for name, old, new in changes if old != new)
