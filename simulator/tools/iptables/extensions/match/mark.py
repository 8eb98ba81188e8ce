"""``-m mark`` (libxt_mark.c, xt_mark.c): the mark of a packet under a mask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.canonical import value_and_mask
from pingproof.simulator.tools.iptables.libxtables.extension import ListStyle, MatchExtension, Option, Syntax, negation
from pingproof.simulator.tools.iptables.libxtables.marks import mark_word
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


@value
class MarkMatch:
    """``--mark VALUE[/MASK]``."""

    value: int
    mask: int
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Compare the mark."""
        return (packet.mark & self.mask == self.value) is not self.inverted


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    return [MarkMatch(*value_and_mask(words[0]), inverted) for _, words, inverted in match.options]


def _listing(match: Match, style: ListStyle) -> str:
    _, words, inverted = match.options[0]
    return f" mark match{negation(inverted)} {words[0]}"


EXTENSION = MatchExtension(
    "mark",
    Syntax((Option("mark", 1, mark_word("mark"), True),), required=("mark",)),
    _compile,
    _listing,
    examples=("-m mark --mark 0x1/0xff", "-m mark ! --mark 0x2"),
)
