"""``-m pkttype`` (libxt_pkttype.c, xt_pkttype.c): for whom the frame was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.extension import ListStyle, MatchExtension, Option, Syntax
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.value import value
from pingproof.simulator.wire.ethernet import PacketType

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


TYPES: dict[str, PacketType] = {
    "unicast": PacketType.HOST,
    "broadcast": PacketType.BROADCAST,
    "multicast": PacketType.MULTICAST,
}
_ALIASES = {"host": "unicast", "bcast": "broadcast", "mcast": "multicast"}


@value
class PacketTypeMatch:
    """``--pkt-type``; what comes by the loopback counts by its destination address."""

    type: PacketType
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Compare for whom the frame was."""
        kind = packet.packet_type
        if kind is PacketType.LOOPBACK:
            kind = PacketType.MULTICAST if packet.ip.destination.is_multicast else PacketType.BROADCAST
        return (kind is self.type) is not self.inverted


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    return [PacketTypeMatch(TYPES[words[0]], inverted) for _, words, inverted in match.options]


def _type(word: str, protocol: str | None) -> str:
    name = _ALIASES.get(word.lower(), word.lower())
    if name not in TYPES:
        raise problem(f"Bad packet type '{word}'")
    return name


def _listing(match: Match, style: ListStyle) -> str:
    _, words, inverted = match.options[0]
    return f" PKTTYPE {'!=' if inverted else '='} {words[0]}"


EXTENSION = MatchExtension(
    "pkttype",
    Syntax((Option("pkt-type", 1, _type, True),), required=("pkt-type",)),
    _compile,
    _listing,
    examples=("-m pkttype --pkt-type broadcast",),
)
