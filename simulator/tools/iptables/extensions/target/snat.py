"""``-j SNAT`` (libxt_NAT.c, xt_nat.c): another source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables.extension import Option, Options, Syntax, TargetExtension
from pingproof.simulator.tools.iptables.libxtables.nat import Manip, NatRange
from pingproof.simulator.tools.iptables.libxtables.nat_ranges import (
    flag_listing,
    nat_range,
    range_word,
    settled,
    without_base,
)
from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Action, Packet


@value
class SourceNat:
    """``--to-source``: a range to map the source into."""

    range: NatRange

    def apply(self, packet: Packet) -> RuleVerdict:
        """Settle the flow."""
        return settled(packet.map_flow(self.range, Manip.SOURCE))


def _compile(options: Options) -> Action:
    return SourceNat(nat_range(options["to-source"], options))


def _range(word: str, protocol: str | None) -> str:
    return without_base(range_word(word, protocol))


def _listing(options: Options, numeric: bool) -> str:
    return f" to:{options['to-source']}" + flag_listing(options, "random", "random-fully", "persistent")


EXTENSION = TargetExtension(
    "SNAT",
    Syntax(
        (Option("to-source", 1, _range), Option("random", 0), Option("random-fully", 0), Option("persistent", 0)),
        required=("to-source",),
    ),
    _compile,
    _listing,
    table="nat",
    hooks=frozenset({Hook.POSTROUTING, Hook.INPUT}),
    uses_conntrack=True,
    examples=("-j SNAT --to-source 10.0.0.1", "-p udp -j SNAT --to-source :1024-2048 --random-fully --persistent"),
)
