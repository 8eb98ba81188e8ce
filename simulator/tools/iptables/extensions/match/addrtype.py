"""``-m addrtype`` (libxt_addrtype.c, xt_addrtype.c): what kind of address it is to this host."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pingproof.simulator.tools.iptables.libxtables.extension import (
    ListStyle,
    MatchExtension,
    MatchOption,
    Option,
    Syntax,
)
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


_TYPES = (
    "UNSPEC", "UNICAST", "LOCAL", "BROADCAST", "ANYCAST", "MULTICAST", "BLACKHOLE", "UNREACHABLE", "PROHIBIT", "THROW",
    "NAT", "XRESOLVE",
)  # fmt: skip
_LIMITS = ("limit-iface-in", "limit-iface-out")


@value
class AddressTypeMatch:
    """``--src-type`` or ``--dst-type``; ``on`` is the one device that ``--limit-iface-*`` asks about."""

    is_source: bool
    types: frozenset[str]
    on: Literal["input", "output"] | None
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Look the address up in the local table."""
        address = packet.ip.source if self.is_source else packet.ip.destination
        return (packet.address_type(address, self.on).name in self.types) is not self.inverted


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    said = {option for option, _, _ in match.options}
    on: Literal["input", "output"] | None = None
    if "limit-iface-in" in said:
        on = "input"
    elif "limit-iface-out" in said:
        on = "output"
    return [
        AddressTypeMatch(option == "src-type", frozenset(",".join(words).split(",")), on, inverted)
        for option, words, inverted in match.options
        if option not in _LIMITS
    ]


def _type(word: str, protocol: str | None) -> str:
    found = {part.upper() for part in word.split(",")}
    wrong = next((part for part in word.split(",") if part.upper() not in _TYPES), None)
    if wrong is not None:
        raise problem(f'addrtype: bad type "{wrong}"')
    return ",".join(name for name in _TYPES if name in found)


def _finish(options: list[MatchOption]) -> list[MatchOption]:
    if not {"src-type", "dst-type"} & {option for option, _, _ in options}:
        raise problem("addrtype: you must specify --src-type or --dst-type")
    return options


def _listing(match: Match, style: ListStyle) -> str:
    text = " ADDRTYPE match"
    for option, words, inverted in match.options:
        if option in _LIMITS:
            text += " limit-in" if option == "limit-iface-in" else " limit-out"
        else:
            text += f" {option} {'!' if inverted else ''}{','.join(words)}"
    return text


EXTENSION = MatchExtension(
    "addrtype",
    Syntax(
        (
            Option("src-type", 1, _type, True),
            Option("dst-type", 1, _type, True),
            Option("limit-iface-in", 0),
            Option("limit-iface-out", 0),
        ),
        alternatives=_LIMITS,
        finish=_finish,
    ),
    _compile,
    _listing,
    examples=("-m addrtype --dst-type LOCAL", "-m addrtype ! --src-type UNICAST --limit-iface-in"),
)
