"""``-m ttl`` (libipt_ttl.c, xt_hl.c): the time to live."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.extension import ListStyle, MatchExtension, Option, Syntax, whole
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


@value
class TtlMatch:
    """Equal, less or greater, by which option was given."""

    comparison: str
    value: int
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Compare the time to live."""
        ttl = packet.ip.ttl
        if self.comparison == "ttl-lt":
            return ttl < self.value
        if self.comparison == "ttl-gt":
            return ttl > self.value
        return (ttl == self.value) is not self.inverted


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    return [TtlMatch(option, int(words[0], 0), inverted) for option, words, inverted in match.options]


def _listing(match: Match, style: ListStyle) -> str:
    option, words, inverted = match.options[0]
    sign = {"ttl-eq": "!=" if inverted else "==", "ttl-lt": "<", "ttl-gt": ">"}[option]
    return f" TTL match TTL {sign} {words[0]}"


EXTENSION = MatchExtension(
    "ttl",
    Syntax(
        (
            Option("ttl-eq", 1, whole("ttl", "ttl-eq", 0, 255), True, ("ttl",)),
            Option("ttl-lt", 1, whole("ttl", "ttl-lt", 0, 255)),
            Option("ttl-gt", 1, whole("ttl", "ttl-gt", 0, 255)),
        ),
        alternatives=("ttl-eq", "ttl-lt", "ttl-gt"),
        needs="TTL match: You must specify one of `--ttl-eq', `--ttl-lt', `--ttl-gt",
    ),
    _compile,
    _listing,
    examples=("-m ttl --ttl-eq 64", "-m ttl --ttl-gt 5"),
)
