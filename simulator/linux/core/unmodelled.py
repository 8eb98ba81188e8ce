"""What a namespace holds that this model does not know, noted for each packet whose way it could change.

A network that was built here has nothing of the kind. A network restored from a kernel's state can have it: an nft
table, a tunnel, a tc filter. Each is noted where a packet passes by it; at a device of an unknown kind the way ends.
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
    """Whether a frame leaves by a device behind which it cannot be followed; what shapes it on the way is noted."""
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
    """Note what sees a frame that comes in by a device before the stack does."""
    for row in device.namespace.unmodelled:
        if row.device == device.name and row.gap in INGRESS:
            skb.namespace.network.note("sch_handle_ingress", Decision.NOT_MODELLED, skb, device=device, row=row)


def note_hook(skb: SkBuff, state: HookState) -> None:
    """Note unknown rules at one of netfilter's hooks."""
    for row in skb.namespace.unmodelled:
        if row.gap is Gap.NETFILTER and row.hook == state.hook.value:
            skb.namespace.network.note("nf_hook_slow", Decision.NOT_MODELLED, skb, device=state.device, row=row)


def note_bridge(skb: SkBuff, bridge: Device) -> None:
    """Note unknown rules or settings of a bridge that a frame passes."""
    for row in skb.namespace.unmodelled:
        filters = row.gap is Gap.NETFILTER and row.hook == BRIDGE_HOOK
        if filters or (row.gap is Gap.BRIDGE and row.device == bridge.name):
            skb.namespace.network.note("br_handle_frame", Decision.NOT_MODELLED, skb, row=row)


def note_arp(skb: SkBuff) -> None:
    """Note unknown rules for ARP that an ARP packet passes, on its way out or in."""
    for row in skb.namespace.unmodelled:
        if row.gap is Gap.NETFILTER and row.hook == ARP_HOOK:
            skb.namespace.network.note("nf_hook_slow", Decision.NOT_MODELLED, skb, row=row)


def note_routing(skb: SkBuff) -> None:
    """Note unknown rules or settings that could route a packet elsewhere."""
    for row in skb.namespace.unmodelled:
        if row.gap in ROUTING:
            skb.namespace.network.note("fib_lookup", Decision.NOT_MODELLED, skb, row=row)
