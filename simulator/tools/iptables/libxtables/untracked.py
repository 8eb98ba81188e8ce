"""The action of NOTRACK and ``CT --notrack``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet


@value
class Untrack:
    """The packet gets no flow and is UNTRACKED."""

    def apply(self, packet: Packet) -> RuleVerdict:
        """Unless it has a flow already."""
        packet.untrack()
        return RuleVerdict.CONTINUE
