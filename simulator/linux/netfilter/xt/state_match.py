"""Conditions that remember: ``-m conntrack``, ``state``, ``connmark`` (flows), ``limit``, ``statistic`` (the rule)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from pingproof.simulator.clock import SECOND
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.netfilter.xt.basic_match import parse_network
from pingproof.simulator.linux.netfilter.xt.packet_match import number_range, value_and_mask
from pingproof.simulator.linux.netfilter.xt.transport_match import port_range
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.netfilter import HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_conntrack import Flow
    from pingproof.simulator.linux.netfilter.nf_tables_core import Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification

PERIODS: dict[str, int] = {"s": SECOND, "m": 60 * SECOND, "h": 3600 * SECOND, "d": 86400 * SECOND}
LIMIT_BURST = 5


@value
class StateMatch:
    """``--ctstate`` and ``--state``: without a flow INVALID; SNAT and DNAT tell how the flow is rewritten."""

    states: frozenset[str]
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Whether one of the packet's states is among those wanted."""
        info = skb.conntrack
        if info is None:
            found = "INVALID" in self.states
        else:
            flow = info.flow
            found = info.info.value in self.states or (
                flow is not None
                and ((flow.source_nat and "SNAT" in self.states) or (flow.destination_nat and "DNAT" in self.states))
            )
        return found is not self.inverted


@value
class StatusMatch:
    """``--ctstatus``: EXPECTED, SEEN_REPLY, ASSURED, CONFIRMED; NONE of them is a mask that no flow meets."""

    wanted: frozenset[str]
    inverted: bool

    def holds(self, skb: SkBuff, flow: Flow) -> bool:
        """Whether one of the flow's status bits is among those wanted."""
        held = {
            name
            for name, is_set in (
                ("SEEN_REPLY", flow.seen_reply),
                ("ASSURED", flow.assured),
                ("CONFIRMED", flow.confirmed),
            )
            if is_set
        }
        return bool(held & self.wanted) is not self.inverted


@value
class TupleMatch:
    """``--ctorigsrc`` and its seven sisters: an address under a mask, or a port between ``value`` and ``mask``."""

    reply: bool
    is_source: bool
    is_port: bool
    value: int
    mask: int
    inverted: bool

    def holds(self, skb: SkBuff, flow: Flow) -> bool:
        """Compare a part of one of the flow's tuples."""
        tuple_ = flow.tuple_in(self.reply)
        if self.is_port:
            port = tuple_.source_part if self.is_source else tuple_.destination_part
            return (self.value <= port <= self.mask) is not self.inverted
        address = tuple_.source if self.is_source else tuple_.destination
        return (address & self.mask == self.value & self.mask) is not self.inverted


@value
class FlowProtocolMatch:
    """``--ctproto``."""

    number: int
    inverted: bool

    def holds(self, skb: SkBuff, flow: Flow) -> bool:
        """Compare the flow's protocol."""
        return (flow.original.protocol == self.number) is not self.inverted


@value
class DirectionMatch:
    """``--ctdir ORIGINAL|REPLY``."""

    reply: bool

    def holds(self, skb: SkBuff, flow: Flow) -> bool:
        """Compare the packet's direction in its flow."""
        assert skb.conntrack is not None
        return skb.conntrack.reply is self.reply


@value
class ExpiryMatch:
    """``--ctexpire``: seconds that the flow would live on."""

    first: int
    last: int
    inverted: bool

    def holds(self, skb: SkBuff, flow: Flow) -> bool:
        """Compare the rest of its life."""
        left = max(0, flow.expires - skb.namespace.network.clock.now) // SECOND if flow.confirmed else 0
        return (self.first <= left <= self.last) is not self.inverted


class FlowCondition(Protocol):
    """An option of ``-m conntrack`` that looks at the flow."""

    def holds(self, skb: SkBuff, flow: Flow) -> bool:
        """Whether the packet's flow fulfils it."""


@value
class ConntrackMatch:
    """``-m conntrack``: of a packet without a flow only the state is asked, if it is said at all (xt_conntrack.c)."""

    state: StateMatch | None
    conditions: tuple[FlowCondition, ...]

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """First the state, then the flow."""
        if self.state is not None and not self.state.matches(skb, state):
            return False
        flow = _flow(skb)
        if flow is None:
            return self.state is not None
        return all(condition.holds(skb, flow) for condition in self.conditions)


@value
class ConnmarkMatch:
    """``-m connmark``: the flow's mark under a mask."""

    value: int
    mask: int
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare the flow's mark; False without a flow."""
        flow = _flow(skb)
        return flow is not None and (flow.mark & self.mask == self.value) is not self.inverted


@dataclass(slots=True, eq=False)
class LimitMatch:
    """``-m limit``: a bucket of ``burst`` packets that fills again, one each ``cost`` nanoseconds (nft_limit.c)."""

    cost: int
    burst: int
    tokens: int = field(init=False)
    last: int | None = None

    def __post_init__(self) -> None:
        self.tokens = self.cost * self.burst

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Take a packet's worth, if it is there."""
        now = skb.namespace.network.clock.now
        if self.last is not None:
            self.tokens = min(self.cost * self.burst, self.tokens + now - self.last)
        self.last = now
        if self.tokens < self.cost:
            return False
        self.tokens -= self.cost
        return True


@dataclass(slots=True, eq=False)
class NthMatch:
    """``-m statistic --mode nth``: every so many packets, beginning with number ``packet``."""

    every: int
    packet: int
    inverted: bool
    seen: int = 0

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Count the packet."""
        place = self.seen % self.every
        self.seen += 1
        return (place == self.packet) is not self.inverted


@dataclass(slots=True, eq=False)
class ChanceMatch:
    """``-m statistic --mode random``: nobody can predict the kernel's coin; this one comes up evenly spread.

    Each packet that meets it is told about in the journal as decided by something that is not modelled.
    """

    probability: float
    inverted: bool
    seen: int = 0

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """The coin: packet N matches when N times the probability reaches a new whole number."""
        self.seen += 1
        if 0 < self.probability < 1:
            skb.namespace.network.note("statistic_mt", Decision.NOT_MODELLED, skb)
        hit = int(self.seen * self.probability + 1e-9) > int((self.seen - 1) * self.probability + 1e-9)
        return hit is not self.inverted


def _flow(skb: SkBuff) -> Flow | None:
    return skb.conntrack.flow if skb.conntrack is not None else None


def compile_state(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``-m state --state``."""
    return [StateMatch(frozenset(",".join(values).split(",")), inverted) for _, values, inverted in match.options]


def compile_conntrack(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``-m conntrack``."""
    states = [
        StateMatch(frozenset(",".join(values).split(",")), inverted)
        for option, values, inverted in match.options
        if option == "ctstate"
    ]
    conditions = tuple(_flow_condition(*option) for option in match.options if option[0] != "ctstate")
    return [ConntrackMatch(states[0] if states else None, conditions)]


def _flow_condition(option: str, values: tuple[str, ...], inverted: bool) -> FlowCondition:
    text = ",".join(values)
    match option:
        case "ctstatus":
            return StatusMatch(frozenset(text.split(",")), inverted)
        case "ctproto":
            return FlowProtocolMatch(int(text), inverted)
        case "ctdir":
            return DirectionMatch(text == "REPLY")
        case "ctexpire":
            return ExpiryMatch(*number_range(text, 0xFFFFFFFF), inverted)
    reply, is_source = option.startswith("ctrepl"), "src" in option
    if option.endswith("port"):
        return TupleMatch(reply, is_source, True, *port_range(text), inverted)
    return TupleMatch(reply, is_source, False, *parse_network(text), inverted)


def compile_connmark(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``-m connmark --mark VALUE[/MASK]``."""
    return [ConnmarkMatch(*value_and_mask(values[0]), inverted) for _, values, inverted in match.options]


def compile_limit(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``-m limit --limit N/PERIOD --limit-burst N``; three an hour when nothing was said."""
    rate, burst = "3/hour", LIMIT_BURST
    for option, values, _ in match.options:
        if option == "limit":
            rate = values[0]
        else:
            burst = int(values[0])
    count, _, period = rate.partition("/")
    return [LimitMatch(PERIODS[(period or "second")[0]] // int(count), burst)]


def compile_statistic(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``-m statistic --mode nth --every N --packet P`` or ``--mode random --probability P``."""
    options = {option: (values, inverted) for option, values, inverted in match.options}
    if "every" in options:
        values, inverted = options["every"]
        return [NthMatch(int(values[0]), int(options["packet"][0][0]), inverted)]
    values, inverted = options["probability"]
    return [ChanceMatch(float(values[0]), inverted)]
