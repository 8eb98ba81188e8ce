"""``-m limit`` (libxt_limit.c, nft_limit.c): so many packets in so long a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.live import live
from pingproof.simulator.tools.iptables.libxtables import values
from pingproof.simulator.tools.iptables.libxtables.extension import (
    ListStyle,
    MatchExtension,
    MatchOption,
    Option,
    Syntax,
    whole,
)

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


PERIODS: dict[str, int] = {"s": SECOND, "m": 60 * SECOND, "h": 3600 * SECOND, "d": 86400 * SECOND}
RATE = "3/hour"
BURST = 5
"""What holds where nothing was said."""


@live
class LimitMatch:
    """A bucket of ``burst`` packets that fills again, one each ``cost`` nanoseconds."""

    cost: int
    burst: int
    tokens: int = field(init=False)
    last: int | None = None

    def __post_init__(self) -> None:
        self.tokens = self.cost * self.burst

    def matches(self, packet: Packet) -> bool:
        """Take a packet's worth, if it is there."""
        now = packet.now
        if self.last is not None:
            # nft_limit_eval(): tokens are nanoseconds, and time past is what fills them, up to the burst.
            self.tokens = min(self.cost * self.burst, self.tokens + now - self.last)
        self.last = now
        if self.tokens < self.cost:
            return False
        self.tokens -= self.cost
        return True


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    rate, burst = RATE, BURST
    for option, words, _ in match.options:
        if option == "limit":
            rate = words[0]
        else:
            burst = int(words[0])
    count, _, period = rate.partition("/")
    return [LimitMatch(PERIODS[(period or "second")[0]] // int(count), burst)]


def _rate(word: str, protocol: str | None) -> str:
    return values.rate(word)


def _finish(options: list[MatchOption]) -> list[MatchOption]:
    """Three an hour unless said; a burst of five is not printed, and one of none is five."""
    rate = [option for option in options if option[0] == "limit"] or [("limit", (RATE,), False)]
    return rate + [option for option in options if option[0] == "limit-burst" and option[1][0] not in ("0", str(BURST))]


def _listing(match: Match, style: ListStyle) -> str:
    options: dict[str, str] = {option: words[0] for option, words, _ in match.options}
    return f" limit: avg {options.get('limit', RATE)} burst {options.get('limit-burst', str(BURST))}"


EXTENSION = MatchExtension(
    "limit",
    Syntax(
        (Option("limit", 1, _rate), Option("limit-burst", 1, whole("limit", "limit-burst", 0, 10000))), finish=_finish
    ),
    _compile,
    _listing,
    examples=("-m limit --limit 5/min --limit-burst 7",),
)
