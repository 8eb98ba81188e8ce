"""The state of a packet in its flow in ``--state`` and ``--ctstate``: read and compared (xt_conntrack.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.values import words_of
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet

_PRINTED = ("INVALID", "NEW", "RELATED", "ESTABLISHED", "UNTRACKED")
_READ = ("INVALID", "NEW", "ESTABLISHED", "RELATED", "UNTRACKED")
"""The order in which a shortened name is looked for."""


@value
class StateMatch:
    """``--ctstate`` and ``--state``: INVALID without a flow; SNAT and DNAT for a flow that is rewritten."""

    states: frozenset[str]
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Whether one of the packet's states is among those wanted."""
        conntrack = packet.conntrack
        if conntrack is None:
            found = "INVALID" in self.states
        else:
            flow = conntrack.flow
            found = conntrack.info.value in self.states or (
                flow is not None
                and ((flow.source_nat and "SNAT" in self.states) or (flow.destination_nat and "DNAT" in self.states))
            )
        return found is not self.inverted


def state_match(words: tuple[str, ...], inverted: bool) -> StateMatch:
    """The condition of a list of states in canonical form."""
    return StateMatch(frozenset(",".join(words).split(",")), inverted)


def state_words(word: str, complaint: str, *more: str) -> str:
    """A list of states, with ``more`` of them. Raises UsageError with the complaint."""
    return words_of(word, (*_READ, *more), complaint, (*_PRINTED, *more))
