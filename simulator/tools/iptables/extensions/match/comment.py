"""``-m comment`` (libxt_comment.c): a remark, and no condition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.extension import ListStyle, MatchExtension, Option, Syntax
from pingproof.simulator.tools.iptables.libxtables.values import problem

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


LONGEST = 255
"""Letters of a comment (struct xt_comment_info)."""


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    return ()


def _comment(word: str, protocol: str | None) -> str:
    if len(word) > LONGEST:
        raise problem(f"Argument must have a maximum length of {LONGEST} characters\n")
    return word


def _listing(match: Match, style: ListStyle) -> str:
    return f" /* {match.options[0][1][0]} */"


EXTENSION = MatchExtension(
    "comment",
    Syntax((Option("comment", 1, _comment),), required=("comment",)),
    _compile,
    _listing,
    examples=('-m comment --comment "two words"',),
)
