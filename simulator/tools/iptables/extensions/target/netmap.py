"""``-j NETMAP`` (libxt_NAT.c, xt_NETMAP.c): another prefix, the same host part."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables import values
from pingproof.simulator.tools.iptables.libxtables.canonical import ALL_BITS
from pingproof.simulator.tools.iptables.libxtables.extension import Option, Options, Syntax, TargetExtension
from pingproof.simulator.tools.iptables.libxtables.nat import Manip, NatRange
from pingproof.simulator.tools.iptables.libxtables.nat_ranges import settled
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.tools.lib.arguments import strtoui
from pingproof.simulator.tools.lib.prefix import read_inet
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Action, Packet


@value
class Netmap:
    """``--to PREFIX``: for the source or the destination, by the hook."""

    network: IPv4Network

    def apply(self, packet: Packet) -> RuleVerdict:
        """Settle the flow."""
        side = packet.nat_side
        old = packet.ip.source if side is Manip.SOURCE else packet.ip.destination
        mask = int(self.network.netmask)
        new = IPv4Address(int(old) & ~mask & ALL_BITS | int(self.network.network_address))
        return settled(packet.map_flow(NatRange(new, new), side))


def _compile(options: Options) -> Action:
    return Netmap(IPv4Network(options["to"], strict=False))


def _prefix(word: str, protocol: str | None) -> str:
    address, slash, mask = word.partition("/")
    if read_inet(address) is None:
        raise problem("getaddrinfo: Temporary failure in name resolution\n")
    if slash and strtoui(mask, 33, 255) is not None:
        word = address
    return values.network(word)[0]


def _listing(options: Options, numeric: bool) -> str:
    return f" to:{options['to']}"


EXTENSION = TargetExtension(
    "NETMAP",
    Syntax((Option("to", 1, _prefix),), required=("to",)),
    _compile,
    _listing,
    table="nat",
    hooks=frozenset({Hook.PREROUTING, Hook.POSTROUTING, Hook.OUTPUT, Hook.INPUT}),
    uses_conntrack=True,
    examples=("-j NETMAP --to 10.9.0.0/16",),
)
