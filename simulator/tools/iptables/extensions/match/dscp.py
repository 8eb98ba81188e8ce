"""``-m dscp`` (libxt_dscp.c, xt_dscp.c): the upper six bits of the TOS byte."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.extension import (
    ListStyle,
    MatchExtension,
    MatchOption,
    Option,
    Syntax,
    whole,
)
from pingproof.simulator.tools.iptables.libxtables.tos_byte import DSCP_BITS, TosMatch, dscp_class

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    return [TosMatch(int(words[0], 0) << 2, DSCP_BITS, inverted) for _, words, inverted in match.options]


def _finish(options: list[MatchOption]) -> list[MatchOption]:
    return [("dscp", words, inverted) for _, words, inverted in options]


def _listing(match: Match, style: ListStyle) -> str:
    _, words, inverted = match.options[0]
    return f" DSCP match {'!' if inverted else ''}{words[0]}"


EXTENSION = MatchExtension(
    "dscp",
    Syntax(
        (
            Option("dscp", 1, whole("dscp", "dscp", 0, 63, "x2"), True),
            Option("dscp-class", 1, dscp_class, True),
        ),
        alternatives=("dscp", "dscp-class"),
        needs="DSCP match: Parameter --dscp is required",
        finish=_finish,
    ),
    _compile,
    _listing,
    examples=("-m dscp --dscp 0x2e",),
)
