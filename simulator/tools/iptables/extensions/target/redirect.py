"""``-j REDIRECT`` (libxt_NAT.c, xt_REDIRECT.c): this host itself."""

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
)
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Action, Packet


@value
class Redirect:
    """The range has ports only."""

    range: NatRange

    def apply(self, packet: Packet) -> RuleVerdict:
        """Settle the flow."""
        return settled(packet.redirect(self.range))


def _compile(options: Options) -> Action:
    return Redirect(port_only_range(options))


def _ports(word: str, protocol: str | None) -> str:
    ports = ports_word(word, protocol)
    if "/" in ports:
        raise problem("Shifted portmap ranges not supported with this kernel")
    return ports


def _listing(options: Options, numeric: bool) -> str:
    ports = f" redir ports {options['to-ports']}" if "to-ports" in options else ""
    return ports + flag_listing(options, "random")


EXTENSION = TargetExtension(
    "REDIRECT",
    Syntax((Option("to-ports", 1, _ports), Option("random", 0))),
    _compile,
    _listing,
    table="nat",
    hooks=frozenset({Hook.PREROUTING, Hook.OUTPUT}),
    uses_conntrack=True,
    examples=("-p tcp -j REDIRECT --to-ports 8080",),
)
