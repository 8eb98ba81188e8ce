"""``-m icmp`` (libxt_icmp.h, xt_tcpudp.c:icmp_match())."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.extension import (
    ListStyle,
    MatchExtension,
    Option,
    Syntax,
    has_protocol,
    negation,
)
from pingproof.simulator.tools.iptables.libxtables.icmp_names import ANY_TYPE, icmp_name, icmp_type
from pingproof.simulator.value import value
from pingproof.simulator.wire.icmp import Icmp

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


@value
class IcmpTypeMatch:
    """``--icmp-type``: a type, and a range of codes (all of them when none was said)."""

    type: int
    first_code: int
    last_code: int
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Compare type and code."""
        header = packet.ip.transport
        if not isinstance(header, Icmp):
            return False
        if self.type == ANY_TYPE:
            return not self.inverted
        same = header.type == self.type and self.first_code <= header.code <= self.last_code
        return same is not self.inverted


def _type_and_code(text: str) -> tuple[int, int | None]:
    kind, slash, code = text.partition("/")
    return ANY_TYPE if kind == "any" else int(kind), int(code) if slash else None


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    _, words, inverted = match.options[0]
    kind, code = _type_and_code(words[0])
    return [IcmpTypeMatch(kind, code or 0, 255 if code is None else code, inverted)]


def _type(word: str, protocol: str | None) -> str:
    return icmp_type(word)


def _accepts(match: Match, specification: RuleSpecification) -> bool:
    return has_protocol(specification, "icmp", "1")


def _listing(match: Match, style: ListStyle) -> str:
    _, words, inverted = match.options[0]
    kind, code = _type_and_code(words[0])
    name = None if style.numeric else icmp_name(kind, code)
    if name is not None:
        return f" icmp {'!' if inverted else ''}{name}"
    return f" icmp{negation(inverted)}type {kind}" + (f" code {code}" if code is not None else "")


EXTENSION = MatchExtension(
    "icmp",
    Syntax((Option("icmp-type", 1, _type, True),), required=("icmp-type",)),
    _compile,
    _listing,
    accepts=_accepts,
    examples=("-p icmp -m icmp --icmp-type 8", "-p icmp -m icmp ! --icmp-type 3/4", "-p icmp -m icmp --icmp-type any"),
)
