"""``-m tos`` (libxt_tos.c, xt_dscp.c): the TOS byte under a mask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.canonical import value_and_mask
from pingproof.simulator.tools.iptables.libxtables.extension import ListStyle, MatchExtension, Option, Syntax
from pingproof.simulator.tools.iptables.libxtables.tos_byte import TosMatch, tos_value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    return [TosMatch(*value_and_mask(words[0], 0xFF), inverted) for _, words, inverted in match.options]


def _tos(word: str, protocol: str | None) -> str:
    value, mask = tos_value(word)
    return f"0x{value:02x}/0x{mask:02x}"


def _listing(match: Match, style: ListStyle) -> str:
    _, words, inverted = match.options[0]
    return f" tos match{'!' if inverted else ''}{words[0]}"


EXTENSION = MatchExtension(
    "tos",
    Syntax((Option("tos", 1, _tos, True),), required=("tos",)),
    _compile,
    _listing,
    examples=("-m tos --tos 0x10/0x3f",),
)
