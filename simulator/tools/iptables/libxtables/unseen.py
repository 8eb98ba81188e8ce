"""The action of targets whose work no packet's way shows: LOG, NFLOG, TRACE, CHECKSUM, TCPMSS, CLASSIFY."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.extension import Options
    from pingproof.simulator.tools.iptables.libxtables.packet import Action, Packet


@value
class Unseen:
    """Nothing but the rule's own count."""

    def apply(self, packet: Packet) -> RuleVerdict:
        """Go on."""
        return RuleVerdict.CONTINUE


def compile_unseen(options: Options) -> Action:
    """Whatever was said."""
    return Unseen()
