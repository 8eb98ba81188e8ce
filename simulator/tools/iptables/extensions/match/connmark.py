"""``-m connmark`` (libxt_connmark.c, xt_connmark.c): the mark of a flow under a mask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.canonical import value_and_mask
from pingproof.simulator.tools.iptables.libxtables.extension import ListStyle, MatchExtension, Option, Syntax
from pingproof.simulator.tools.iptables.libxtables.marks import mark_word
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


@value
class ConnmarkMatch:
    """``--mark VALUE[/MASK]``; False without a flow."""

    value: int
    mask: int
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Compare the flow's mark."""
        flow = packet.flow
        return flow is not None and (flow.mark & self.mask == self.value) is not self.inverted


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    return [ConnmarkMatch(*value_and_mask(words[0]), inverted) for _, words, inverted in match.options]


def _listing(match: Match, style: ListStyle) -> str:
    _, words, inverted = match.options[0]
    return f" connmark match {'!' if inverted else ''} {words[0]}"


EXTENSION = MatchExtension(
    "connmark",
    Syntax((Option("mark", 1, mark_word("connmark"), True),), required=("mark",)),
    _compile,
    _listing,
    uses_conntrack=True,
    examples=("-m connmark --mark 0x1/0xff",),
)
