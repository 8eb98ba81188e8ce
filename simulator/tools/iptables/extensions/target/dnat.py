"""``-j DNAT`` (libxt_NAT.c, xt_nat.c): another destination."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables.extension import Option, Options, Syntax, TargetExtension
from pingproof.simulator.tools.iptables.libxtables.nat import Manip, NatRange
from pingproof.simulator.tools.iptables.libxtables.nat_ranges import flag_listing, nat_range, range_word, settled
from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Action, Packet


@value
class DestinationNat:
    """``--to-destination``: a range to map the destination into."""

    range: NatRange

    def apply(self, packet: Packet) -> RuleVerdict:
        """Settle the flow."""
        return settled(packet.map_flow(self.range, Manip.DESTINATION))


def _compile(options: Options) -> Action:
    return DestinationNat(nat_range(options["to-destination"], options))


def _listing(options: Options, numeric: bool) -> str:
    return f" to:{options['to-destination']}" + flag_listing(options, "random", "persistent")


EXTENSION = TargetExtension(
    "DNAT",
    Syntax(
        (Option("to-destination", 1, range_word), Option("random", 0), Option("persistent", 0)),
        required=("to-destination",),
    ),
    _compile,
    _listing,
    table="nat",
    hooks=frozenset({Hook.PREROUTING, Hook.OUTPUT}),
    uses_conntrack=True,
    examples=("-j DNAT --to-destination 10.0.0.1-10.0.0.5 --random", "-p tcp -j DNAT --to-destination 10.0.0.1:8080"),
)
