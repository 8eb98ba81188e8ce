"""``-m mac`` (libxt_mac.c, xt_mac.c): the Ethernet source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables.extension import ListStyle, MatchExtension, Option, Syntax, negation
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


@value
class MacMatch:
    """``--mac-source``: False for packets of this host, received by ``lo`` or as an own broadcast."""

    address: str
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Compare the address."""
        source = packet.source_mac
        return source is not None and (source == self.address) is not self.inverted


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    return [MacMatch(words[0].lower(), inverted) for _, words, inverted in match.options]


def _mac(word: str, protocol: str | None) -> str:
    octets = word.split(":")
    if len(octets) != 6 or not all(re.fullmatch(r"[0-9a-fA-F]{1,2}", octet) for octet in octets):
        raise problem("Invalid MAC address specified.")
    return ":".join(f"{int(octet, 16):02x}" for octet in octets)


def _listing(match: Match, style: ListStyle) -> str:
    _, words, inverted = match.options[0]
    return f" MAC{negation(inverted)} {words[0]}"


EXTENSION = MatchExtension(
    "mac",
    Syntax((Option("mac-source", 1, _mac, True),), required=("mac-source",)),
    _compile,
    _listing,
    hooks=frozenset({Hook.PREROUTING, Hook.INPUT, Hook.FORWARD}),
    examples=("-m mac --mac-source 02:00:00:00:00:01",),
)
