"""What a namespace holds that this model does not know, said to each packet whose way it could change.

A network that was built here has nothing of the kind. One that was restored from a kernel's state can: an nft table,
a tunnel, a tc filter. Each is noted where a packet passes by it. A device of an unknown kind ends the way: nobody here
can tell what happens behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.state import Gap

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.netfilter import HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff

ENDS = frozenset({Gap.DEVICE, Gap.FAR_END})
ROUTING = frozenset({Gap.ROUTING, Gap.POLICY, Gap.SYSCTL})
INGRESS = frozenset({Gap.XDP, Gap.QDISC})
BRIDGE_HOOK = "BRIDGE"
ARP_HOOK = "ARP"


def leaves_the_model(skb: SkBuff, device: Device) -> bool:
    """Whether a frame that is about to leave by a device goes where it cannot be followed; what shapes it is noted."""
    network = skb.namespace.network
    for row in device.namespace.unmodelled:
        if row.device != device.name:
            continue
        if row.gap in ENDS:
            network.note("dev_hard_start_xmit", Decision.NOT_MODELLED, skb, device=device, row=row)
            network.note(
                "dev_hard_start_xmit", Decision.DROP, skb, device=device, row=row, drop=DropReason.NOT_MODELLED
            )
            return True
        if row.gap is Gap.QDISC:
            network.note("__dev_queue_xmit", Decision.NOT_MODELLED, skb, device=device, row=row)
    return False


def note_ingress(skb: SkBuff, device: Device) -> None:
    """A frame comes in by a device on which something sees it before the stack does."""
    for row in device.namespace.unmodelled:
        if row.device == device.name and row.gap in INGRESS:
            skb.namespace.network.note("sch_handle_ingress", Decision.NOT_MODELLED, skb, device=device, row=row)


def note_hook(skb: SkBuff, state: HookState) -> None:
    """A packet passes one of netfilter's hooks."""
    for row in skb.namespace.unmodelled:
        if row.gap is Gap.NETFILTER and row.hook == state.hook.value:
            skb.namespace.network.note("nf_hook_slow", Decision.NOT_MODELLED, skb, device=state.device, row=row)


def note_bridge(skb: SkBuff, bridge: Device) -> None:
    """A frame passes a bridge that has rules or settings of its own."""
    for row in skb.namespace.unmodelled:
        filters = row.gap is Gap.NETFILTER and row.hook == BRIDGE_HOOK
        if filters or (row.gap is Gap.BRIDGE and row.device == bridge.name):
            skb.namespace.network.note("br_handle_frame", Decision.NOT_MODELLED, skb, row=row)


def note_arp(skb: SkBuff) -> None:
    """An ARP packet passes the rules for it, on its way out or in."""
    for row in skb.namespace.unmodelled:
        if row.gap is Gap.NETFILTER and row.hook == ARP_HOOK:
            skb.namespace.network.note("nf_hook_slow", Decision.NOT_MODELLED, skb, row=row)


def note_routing(skb: SkBuff) -> None:
    """A packet is routed where rules or settings of an unknown kind could lead it elsewhere."""
    for row in skb.namespace.unmodelled:
        if row.gap in ROUTING:
            skb.namespace.network.note("fib_lookup", Decision.NOT_MODELLED, skb, row=row)
