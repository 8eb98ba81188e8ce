"""``-j MASQUERADE`` (libxt_NAT.c, xt_MASQUERADE.c): the address of the device that the packet leaves by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables.extension import Option, Options, Syntax, TargetExtension
from pingproof.simulator.tools.iptables.libxtables.nat import NatRange
from pingproof.simulator.tools.iptables.libxtables.nat_ranges import (
    flag_listing,
    port_only_range,
    ports_word,
    settled,
    without_base,
)
from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Action, Packet


@value
class Masquerade:
    """The range has ports only."""

    range: NatRange

    def apply(self, packet: Packet) -> RuleVerdict:
        """Settle the flow."""
        return settled(packet.masquerade(self.range))


def _compile(options: Options) -> Action:
    return Masquerade(port_only_range(options))


def _ports(word: str, protocol: str | None) -> str:
    return without_base(ports_word(word, protocol))


def _listing(options: Options, numeric: bool) -> str:
    ports = f" masq ports: {options['to-ports']}" if "to-ports" in options else ""
    return ports + flag_listing(options, "random", "random-fully")


EXTENSION = TargetExtension(
    "MASQUERADE",
    Syntax((Option("to-ports", 1, _ports), Option("random", 0), Option("random-fully", 0))),
    _compile,
    _listing,
    table="nat",
    hooks=frozenset({Hook.POSTROUTING}),
    uses_conntrack=True,
    examples=("-j MASQUERADE", "-p udp -j MASQUERADE --to-ports 1024-2048 --random"),
)
