"""``net/netfilter/nf_nat_core.c``: a flow's first packet decides how all its packets are rewritten.

Theory of operation. PREROUTING and OUTPUT change destinations, INPUT and POSTROUTING sources. At each, the first packet
of a flow walks the nat chains; a target (or, when none matched, a null binding) settles that side of the flow by
``nf_nat_setup_info``, which writes the wanted answer into the flow's reply tuple. From then on packets are rewritten by
the flow alone, in both directions: a flow that began before the rule stays as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.netfilter.nf_conntrack_tuple import invert_tuple
from pingproof.simulator.linux.netfilter.nf_nat_unique import get_unique_tuple
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables.nat import Manip, NatRange

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_conntrack import Flow

HOOK_MANIP: dict[Hook, Manip] = {
    Hook.PREROUTING: Manip.DESTINATION,
    Hook.OUTPUT: Manip.DESTINATION,
    Hook.INPUT: Manip.SOURCE,
    Hook.POSTROUTING: Manip.SOURCE,
}
"""``HOOK2MANIP``."""


def nat_flow(skb: SkBuff) -> Flow:
    """The flow of a packet that walks a nat chain: no other packet does (``nf_nat_inet_fn``)."""
    assert skb.conntrack is not None
    assert skb.conntrack.flow is not None
    return skb.conntrack.flow


def nf_nat_initialized(flow: Flow, manip: Manip) -> bool:
    """Whether that side of the flow is settled."""
    return flow.source_nat_done if manip is Manip.SOURCE else flow.destination_nat_done


def nf_nat_setup_info(namespace: NetNamespace, flow: Flow, range_: NatRange, manip: Manip) -> bool:
    """Settle one side of a flow, unless it is confirmed: then it is too late; always True."""
    if flow.confirmed:
        return True
    current = invert_tuple(flow.reply)
    new = get_unique_tuple(namespace, flow, current, range_, manip)
    if new != current:
        flow.reply = invert_tuple(new)
        if manip is Manip.SOURCE:
            flow.source_nat = True
        else:
            flow.destination_nat = True
    if manip is Manip.SOURCE:
        flow.source_nat_done = True
    else:
        flow.destination_nat_done = True
    return True
