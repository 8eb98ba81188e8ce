"""``-m length`` (libxt_length.c, xt_length.c): the IP total length (bytes)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.canonical import number_range
from pingproof.simulator.tools.iptables.libxtables.extension import (
    ListStyle,
    MatchExtension,
    Option,
    Syntax,
    whole_range,
)
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


LONGEST = 65535


@value
class LengthMatch:
    """``--length FIRST[:LAST]``."""

    first: int
    last: int
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Compare the length."""
        return (self.first <= packet.ip.length <= self.last) is not self.inverted


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    return [LengthMatch(*number_range(words[0], LONGEST), inverted) for _, words, inverted in match.options]


def _listing(match: Match, style: ListStyle) -> str:
    _, words, inverted = match.options[0]
    return f" length {'!' if inverted else ''}{words[0]}"


EXTENSION = MatchExtension(
    "length",
    Syntax((Option("length", 1, whole_range("length", "length", LONGEST), True),), required=("length",)),
    _compile,
    _listing,
    examples=("-m length --length 84", "-m length ! --length 100:200"),
)
