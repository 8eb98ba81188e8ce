"""``-m statistic`` (libxt_statistic.c, xt_statistic.c): every so many packets, or some of them by chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.live import live
from pingproof.simulator.tools.iptables.libxtables import values
from pingproof.simulator.tools.iptables.libxtables.canonical import ALL_BITS
from pingproof.simulator.tools.iptables.libxtables.extension import (
    ListStyle,
    MatchExtension,
    MatchOption,
    Option,
    Syntax,
    negation,
    whole,
)
from pingproof.simulator.tools.iptables.libxtables.values import problem

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


@live
class NthMatch:
    """``--mode nth``: every so many packets, beginning with number ``packet``."""

    every: int
    packet: int
    inverted: bool
    seen: int = 0

    def matches(self, packet: Packet) -> bool:
        """Count the packet."""
        place = self.seen % self.every
        self.seen += 1
        return (place == self.packet) is not self.inverted


@live
class ChanceMatch:
    """``--mode random``: the kernel's random numbers cannot be predicted; the model's matches are evenly spread.

    Each packet that comes here is noted in the journal as decided by something not modelled.
    """

    probability: float
    inverted: bool
    seen: int = 0

    def matches(self, packet: Packet) -> bool:
        """The coin: packet N matches when N times the probability reaches a new whole number."""
        self.seen += 1
        if 0 < self.probability < 1:
            packet.not_modelled("statistic_mt")
        hit = int(self.seen * self.probability + 1e-9) > int((self.seen - 1) * self.probability + 1e-9)
        return hit is not self.inverted


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    options = {option: (words, inverted) for option, words, inverted in match.options}
    if "every" in options:
        words, inverted = options["every"]
        return [NthMatch(int(words[0]), int(options["packet"][0][0]), inverted)]
    words, inverted = options["probability"]
    return [ChanceMatch(float(words[0]), inverted)]


def _mode(word: str, protocol: str | None) -> str:
    if word not in ("random", "nth"):
        raise problem(f'Bad mode "{word}"')
    return word


def _probability(word: str, protocol: str | None) -> str:
    read = values.probability(word)
    if read is None:
        raise problem('statistic: bad value for option "--probability", or out of range (0-1).\n')
    return read


def _finish(options: list[MatchOption]) -> list[MatchOption]:
    """Require what the mode needs, then what an option needs, in the tool's order. Raises UsageError."""
    said = {option: words[0] for option, words, _ in options}
    if said.get("mode", "random") == "random":
        if "probability" not in said:
            raise problem("--probability must be specified when using random mode")
    elif "every" not in said and "packet" not in said:
        raise problem("--every and --packet must be specified when using nth mode")
    elif int(said.get("packet", "0")) >= int(said.get("every", "1")):
        raise problem("the --packet p must be 0 <= p <= n-1")
    if "mode" not in said:
        raise problem('statistic: option "--mode" must be specified\n')
    for option, rival in (("probability", "every"), ("probability", "packet")):
        if option in said and rival in said:
            raise problem(f'statistic: option "--{option}" cannot be used together with "--{rival}".\n')
    for option, fellow in (("every", "packet"), ("packet", "every")):
        if option in said and fellow not in said:
            raise problem(f'statistic: option "--{option}" also requires "--{fellow}".\n')
    return options


def _listing(match: Match, style: ListStyle) -> str:
    options = {option: (words, inverted) for option, words, inverted in match.options}
    text = " statistic mode"
    if "probability" in options:
        words, inverted = options["probability"]
        return f"{text} random{negation(inverted)} probability {words[0]}"
    words, inverted = options["every"]
    text += f" nth{negation(inverted)} every {words[0]}"
    packet = options.get("packet", (("0",), False))[0][0]
    return text + (f" packet {packet}" if packet != "0" else "")


EXTENSION = MatchExtension(
    "statistic",
    Syntax(
        (
            Option("mode", 1, _mode),
            Option("probability", 1, _probability, True),
            Option("every", 1, whole("statistic", "every", 1, ALL_BITS), True),
            Option("packet", 1, whole("statistic", "packet", 0, ALL_BITS)),
        ),
        finish=_finish,
    ),
    _compile,
    _listing,
    examples=("-m statistic --mode nth --every 3 --packet 0", "-m statistic --mode random --probability 0.25000000000"),
)
