"""``-m rpfilter`` (libxt_rpfilter.c, ipt_rpfilter.c): whether an answer would go back by the device of the packet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.state import RouteType
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables.extension import ListStyle, MatchExtension, Option, Syntax
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


@value
class ReversePathMatch:
    """The flags as they were said (``struct xt_rpfilter_info``)."""

    loose: bool
    validmark: bool
    accept_local: bool
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Look the source up as a destination (rpfilter_mt())."""
        return self._is_believed(packet) is not self.inverted

    def _is_believed(self, packet: Packet) -> bool:
        if packet.by_loopback:
            return True
        source, destination = packet.ip.source, packet.ip.destination
        # Who has no address yet may speak to the groups of its own link (IGMP).
        if destination.is_multicast and int(source) >> 24 == 0:
            return int(destination) >> 8 == 0xE00000
        found = packet.route_back(packet.mark if self.validmark else 0)
        if found is None:
            return False
        kind, by_input = found
        if kind is not RouteType.UNICAST and not (kind is RouteType.LOCAL and self.accept_local):
            return False
        return by_input or self.loose


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    said = {option for option, _, _ in match.options}
    return [ReversePathMatch("loose" in said, "validmark" in said, "accept-local" in said, "invert" in said)]


def _listing(match: Match, style: ListStyle) -> str:
    return " rpfilter" + "".join(f" {option}" for option, _, _ in match.options)


EXTENSION = MatchExtension(
    "rpfilter",
    Syntax((Option("loose", 0), Option("validmark", 0), Option("accept-local", 0), Option("invert", 0))),
    _compile,
    _listing,
    hooks=frozenset({Hook.PREROUTING}),
    tables=frozenset({"raw", "mangle"}),
    examples=("-m rpfilter", "-m rpfilter --loose --validmark --accept-local --invert"),
)
