"""``-m state`` (libxt_conntrack.c): the older form of ``-m conntrack --ctstate``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.extension import ListStyle, MatchExtension, Option, Syntax, negation
from pingproof.simulator.tools.iptables.libxtables.flow_states import state_match, state_words

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    return [state_match(words, inverted) for _, words, inverted in match.options]


def _state(word: str, protocol: str | None) -> str:
    return state_words(word, 'Bad state "{}"')


def _listing(match: Match, style: ListStyle) -> str:
    _, words, inverted = match.options[0]
    return f"{negation(inverted)} state {','.join(words)}"


EXTENSION = MatchExtension(
    "state",
    Syntax((Option("state", 1, _state, True),), required=("state",)),
    _compile,
    _listing,
    uses_conntrack=True,
    examples=("-m state --state INVALID,NEW",),
)
