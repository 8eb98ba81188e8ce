"""``-m conntrack`` (libxt_conntrack.c, xt_conntrack.c): the state of a packet in its flow, and the flow itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from pingproof.simulator.clock import SECOND
from pingproof.simulator.tools.iptables.libxtables import values
from pingproof.simulator.tools.iptables.libxtables.canonical import ALL_BITS, network, number_range, port_range
from pingproof.simulator.tools.iptables.libxtables.extension import (
    ListStyle,
    MatchExtension,
    Option,
    Syntax,
    negation,
    whole_range,
)
from pingproof.simulator.tools.iptables.libxtables.flow_states import StateMatch, state_match, state_words
from pingproof.simulator.tools.iptables.libxtables.ports import guided_ports
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.lib.netbase import protocol_number
from pingproof.simulator.tools.lib.prefix import read_inet
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Conntrack, Flow, Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


_ADDRESSES = ("ctorigsrc", "ctorigdst", "ctreplsrc", "ctrepldst")
_PORTS = ("ctorigsrcport", "ctorigdstport", "ctreplsrcport", "ctrepldstport")
_STATUS = ("EXPECTED", "SEEN_REPLY", "ASSURED", "CONFIRMED")


class FlowCondition(Protocol):
    """An option that looks at the flow."""

    def holds(self, flow: Flow, conntrack: Conntrack, now: int) -> bool:
        """Whether the packet's flow fulfils it at the time ``now`` (ns)."""


@value
class StatusMatch:
    """``--ctstatus``: EXPECTED, SEEN_REPLY, ASSURED, CONFIRMED; NONE of them is a mask that no flow meets."""

    wanted: frozenset[str]
    inverted: bool

    def holds(self, flow: Flow, conntrack: Conntrack, now: int) -> bool:
        """Whether one of the flow's status bits is among those wanted."""
        found = (
            (flow.seen_reply and "SEEN_REPLY" in self.wanted)
            or (flow.assured and "ASSURED" in self.wanted)
            or (flow.confirmed and "CONFIRMED" in self.wanted)
        )
        return found is not self.inverted


@value
class FlowAddressMatch:
    """``--ctorigsrc``, ``--ctorigdst``, ``--ctreplsrc``, ``--ctrepldst``: an address of the flow under a mask."""

    reply: bool
    is_source: bool
    value: int
    mask: int
    inverted: bool

    def holds(self, flow: Flow, conntrack: Conntrack, now: int) -> bool:
        """Compare the address."""
        tuple_ = flow.tuple_in(self.reply)
        address = tuple_.source if self.is_source else tuple_.destination
        return (address & self.mask == self.value & self.mask) is not self.inverted


@value
class FlowPortMatch:
    """``--ctorigsrcport``, ``--ctorigdstport``, ``--ctreplsrcport``, ``--ctrepldstport``: a port of the flow."""

    reply: bool
    is_source: bool
    first: int
    last: int
    inverted: bool

    def holds(self, flow: Flow, conntrack: Conntrack, now: int) -> bool:
        """Compare the port."""
        tuple_ = flow.tuple_in(self.reply)
        port = tuple_.source_part if self.is_source else tuple_.destination_part
        return (self.first <= port <= self.last) is not self.inverted


@value
class FlowProtocolMatch:
    """``--ctproto``."""

    number: int
    inverted: bool

    def holds(self, flow: Flow, conntrack: Conntrack, now: int) -> bool:
        """Compare the flow's protocol."""
        return (flow.tuple_in(False).protocol == self.number) is not self.inverted


@value
class DirectionMatch:
    """``--ctdir ORIGINAL|REPLY``."""

    reply: bool

    def holds(self, flow: Flow, conntrack: Conntrack, now: int) -> bool:
        """Compare the packet's direction in its flow."""
        return conntrack.reply is self.reply


@value
class ExpiryMatch:
    """``--ctexpire``: seconds that the flow would live on."""

    first: int
    last: int
    inverted: bool

    def holds(self, flow: Flow, conntrack: Conntrack, now: int) -> bool:
        """Compare the rest of its life."""
        left = max(0, flow.expires - now) // SECOND if flow.confirmed else 0
        return (self.first <= left <= self.last) is not self.inverted


@value
class ConntrackMatch:
    """All options together. A packet without a flow matches by ``--ctstate`` alone, and not at all without it."""

    state: StateMatch | None
    conditions: tuple[FlowCondition, ...]

    def matches(self, packet: Packet) -> bool:
        """First the state, then the flow."""
        if self.state is not None and not self.state.matches(packet):
            return False
        conntrack = packet.conntrack
        if conntrack is None or conntrack.flow is None:
            return self.state is not None
        return all(condition.holds(conntrack.flow, conntrack, packet.now) for condition in self.conditions)


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    states = [state_match(words, inverted) for option, words, inverted in match.options if option == "ctstate"]
    conditions = tuple(_condition(*option) for option in match.options if option[0] != "ctstate")
    return [ConntrackMatch(states[0] if states else None, conditions)]


def _condition(option: str, words: tuple[str, ...], inverted: bool) -> FlowCondition:
    text = ",".join(words)
    match option:
        case "ctstatus":
            return StatusMatch(frozenset(text.split(",")), inverted)
        case "ctproto":
            return FlowProtocolMatch(int(text), inverted)
        case "ctdir":
            return DirectionMatch(text == "REPLY")
        case "ctexpire":
            return ExpiryMatch(*number_range(text, ALL_BITS), inverted)
    reply, is_source = option.startswith("ctrepl"), "src" in option
    if option.endswith("port"):
        return FlowPortMatch(reply, is_source, *port_range(text), inverted)
    return FlowAddressMatch(reply, is_source, *network(text), inverted)


def _state(word: str, protocol: str | None) -> str:
    return state_words(word, 'Bad ctstate "{}"', "SNAT", "DNAT")


def _status(word: str, protocol: str | None) -> str:
    return values.words_of(word, ("NONE", *_STATUS), 'Bad ctstatus "{}"', _STATUS) or "NONE"


def _direction(word: str, protocol: str | None) -> str:
    if word.upper() not in ("ORIGINAL", "REPLY"):
        raise problem(f'conntrack: Bad value for "--ctdir" option: "{word}"')
    return word.upper()


def _protocol(word: str, protocol: str | None) -> str:
    name = values.protocol(word)
    return "0" if name is None else name if name.isdigit() else str(protocol_number(name))


def _address(word: str, protocol: str | None) -> str:
    if read_inet(word.partition("/")[0]) is None:
        raise problem("getaddrinfo: Temporary failure in name resolution\n")
    return values.network(word)[0].removesuffix("/32")


def _listing(match: Match, style: ListStyle) -> str:
    text = ""
    for option, words, inverted in match.options:
        text += f"{negation(inverted)} {option} {','.join(words)}"
    return text


EXTENSION = MatchExtension(
    "conntrack",
    Syntax(
        (
            Option("ctstate", 1, _state, True),
            Option("ctproto", 1, _protocol, True),
            *(Option(name, 1, _address, True) for name in _ADDRESSES),
            *(Option(name, 1, guided_ports("conntrack", name), True) for name in _PORTS),
            Option("ctstatus", 1, _status, True),
            Option("ctexpire", 1, whole_range("conntrack", "ctexpire", ALL_BITS), True),
            Option("ctdir", 1, _direction),
        ),
        needs="conntrack: At least one option is required",
    ),
    _compile,
    _listing,
    uses_conntrack=True,
    examples=(
        "-m conntrack --ctstate RELATED,ESTABLISHED",
        "-m conntrack --ctproto 17 --ctorigdst 10.0.0.0/8 --ctrepldstport 1:99",
        "-m conntrack ! --ctstatus ASSURED --ctexpire 5:60 --ctdir REPLY",
    ),
)
