"""``-m iprange`` (libxt_iprange.c, xt_iprange.c): addresses from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables import values
from pingproof.simulator.tools.iptables.libxtables.extension import (
    Convert,
    ListStyle,
    MatchExtension,
    Option,
    Syntax,
    negation,
)
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


@value
class RangeMatch:
    """``--src-range`` or ``--dst-range``."""

    is_source: bool
    first: int
    last: int
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Whether the address lies between."""
        address = int(packet.ip.source if self.is_source else packet.ip.destination)
        return (self.first <= address <= self.last) is not self.inverted


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    predicates: list[Predicate] = []
    for option, words, inverted in match.options:
        first, _, last = words[0].partition("-")
        low, high = int(IPv4Address(first)), int(IPv4Address(last or first))
        predicates.append(RangeMatch(option == "src-range", low, high, inverted))
    return predicates


def _range(option: str) -> Convert:
    def convert(word: str, protocol: str | None) -> str:
        first_text, dash, last_text = word.partition("-")
        first = values.dotted(first_text)
        last = values.dotted(last_text) if dash else first
        if first is None or last is None:
            raise problem(f'iprange: Bad value for "--{option}" option: "{word}"')
        return f"{first}-{last}"

    return convert


def _listing(match: Match, style: ListStyle) -> str:
    text = ""
    for option, words, inverted in match.options:
        side = "source" if option == "src-range" else "destination"
        text += f" {side} IP range{negation(inverted)} {words[0]}"
    return text


EXTENSION = MatchExtension(
    "iprange",
    Syntax(
        (
            Option("src-range", 1, _range("src-range"), True),
            Option("dst-range", 1, _range("dst-range"), True),
        ),
        needs="iprange match: You must specify `--src-range' or `--dst-range'",
    ),
    _compile,
    _listing,
    examples=("-m iprange --src-range 10.0.0.1-10.0.0.9", "-m iprange ! --dst-range 10.0.0.1-10.0.0.9"),
)
