"""``net/netfilter/nf_nat_core.c``: a flow's first packet decides how all its packets are rewritten.

Theory of operation. PREROUTING and OUTPUT change destinations, INPUT and POSTROUTING sources. At each, the first packet
of a flow walks the nat chains; a target (or, when none matched, a null binding) settles that side of the flow by
``nf_nat_setup_info``, which writes the wanted answer into the flow's reply tuple. From then on packets are rewritten by
the flow alone, in both directions: a flow that began before the rule stays as it was.
"""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.linux.netfilter.core import Hook, nf_drop
from pingproof.simulator.linux.netfilter.nf_conntrack_core import CtInfo, Flow
from pingproof.simulator.linux.netfilter.nf_conntrack_tuple import invert_tuple
from pingproof.simulator.linux.netfilter.nf_nat_unique import Manip, NatRange, get_unique_tuple
from pingproof.simulator.wire.ipv4 import IpProtocol

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_tables_core import Chain

HOOK_MANIP: dict[Hook, Manip] = {
    Hook.PREROUTING: Manip.DESTINATION,
    Hook.OUTPUT: Manip.DESTINATION,
    Hook.INPUT: Manip.SOURCE,
    Hook.POSTROUTING: Manip.SOURCE,
}
"""``HOOK2MANIP``."""


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


def nf_nat_inet_fn(
    skb: SkBuff, hook: Hook, input_device: Device | None, output_device: Device | None, chains: tuple[Chain, ...]
) -> bool:
    """The nat hook (``nf_nat_inet_fn``, ``nf_nat_ipv4_fn``): settle what is open, then rewrite; False drops."""
    from pingproof.simulator.linux.netfilter.nf_nat_proto import nf_nat_icmp_reply_translation, nf_nat_packet
    from pingproof.simulator.linux.netfilter.nf_tables_core import nft_do_chain

    info = skb.conntrack
    if info is None or info.flow is None:
        return True
    flow, manip = info.flow, HOOK_MANIP[hook]
    if info.info is CtInfo.RELATED and skb.ip.protocol == IpProtocol.ICMP:
        if nf_nat_icmp_reply_translation(skb, info, manip):
            return True
        nf_drop(skb, "nf_nat_icmp_reply_translation", output_device or input_device)
        return False
    if info.info is not CtInfo.ESTABLISHED and not nf_nat_initialized(flow, manip):
        for chain in chains:
            if not nft_do_chain(chain, skb, hook, input_device, output_device):
                return False
            if nf_nat_initialized(flow, manip):
                break
        else:
            _null_binding(skb.namespace, flow, manip)
    elif _output_changed(hook, info.reply, flow, output_device):
        skb.namespace.conntrack.remove(flow)
        nf_drop(skb, "nf_nat_oif_changed", output_device)
        return False
    nf_nat_packet(skb, info, manip)
    return True


def _output_changed(hook: Hook, reply: bool, flow: Flow, output: Device | None) -> bool:
    """``nf_nat_oif_changed``: a masqueraded flow that would now leave by another device ends."""
    return (
        hook is Hook.POSTROUTING
        and not reply
        and flow.masquerade_index != 0
        and output is not None
        and output.ifindex != flow.masquerade_index
    )


def _null_binding(namespace: NetNamespace, flow: Flow, manip: Manip) -> None:
    """``nf_nat_alloc_null_binding``: keep the address; only a port or an ICMP id that is taken changes."""
    address = IPv4Address(flow.reply.destination if manip is Manip.SOURCE else flow.reply.source)
    nf_nat_setup_info(namespace, flow, NatRange(address, address), manip)
