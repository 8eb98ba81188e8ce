"""``-m multiport`` (libxt_multiport.c, xt_multiport.c): any of several ports and ranges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables import values
from pingproof.simulator.tools.iptables.libxtables.canonical import port_range
from pingproof.simulator.tools.iptables.libxtables.extension import ListStyle, MatchExtension, Option, Syntax, negation
from pingproof.simulator.tools.iptables.libxtables.ports import service
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.lib.netbase import protocol_number
from pingproof.simulator.value import value
from pingproof.simulator.wire.udp import transport_ports

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification

_SIDES = ("sports", "dports", "ports")


@value
class MultiportMatch:
    """``--sports``, ``--dports`` or ``--ports``."""

    side: str
    ranges: tuple[tuple[int, int], ...]
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Look for one range that holds a port."""
        ports = transport_ports(packet.ip.transport)
        if ports is None:
            return False
        looked_at = {"sports": ports[:1], "dports": ports[1:]}.get(self.side, ports)
        found = any(first <= port <= last for port in looked_at for first, last in self.ranges)
        return found is not self.inverted


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    return [
        MultiportMatch(option, tuple(port_range(part) for part in ",".join(words).split(",")), inverted)
        for option, words, inverted in match.options
    ]


def _ports(word: str, protocol: str | None) -> str:
    if protocol is None:
        raise problem("multiport needs `-p tcp', `-p udp', `-p udplite', `-p sctp' or `-p dccp'")
    if protocol not in ("tcp", "udp", "udplite", "sctp", "dccp"):
        raise problem("multiport only works with TCP, UDP, UDPLITE, SCTP and DCCP")
    return values.port_list(word, protocol)


def _listing(match: Match, style: ListStyle) -> str:
    protocol = protocol_number(style.protocol or "tcp") or 6
    text = ""
    for option, words, inverted in match.options:
        parts = [part.split(":") for part in ",".join(words).split(",")]
        ports = ",".join(":".join(service(port, protocol, style.numeric) for port in part) for part in parts)
        text += f" multiport {option} {negation(inverted)}{ports}"
    return text


EXTENSION = MatchExtension(
    "multiport",
    Syntax(
        (
            Option("sports", 1, _ports, True, ("source-ports",)),
            Option("dports", 1, _ports, True, ("destination-ports",)),
            Option("ports", 1, _ports, True),
        ),
        alternatives=_SIDES,
        needs="multiport expection an option",
        long_names=True,
    ),
    _compile,
    _listing,
    examples=("-p tcp -m multiport --dports 80,443,1000:2000", "-p udp -m multiport ! --ports 53"),
)
