"""``net/netfilter/nf_nat_masquerade.c``: the source becomes the address of the way out, for as long as that lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.notifier import NetdevEvent
from pingproof.simulator.linux.ipv4.inetdevice import inet_select_addr
from pingproof.simulator.linux.netfilter.nf_nat_core import nat_flow, nf_nat_setup_info
from pingproof.simulator.state import Scope
from pingproof.simulator.tools.iptables.libxtables.nat import Manip, NatRange

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.netfilter import HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.state import Address


def nf_nat_masquerade_ipv4(skb: SkBuff, state: HookState, range_: NatRange) -> bool:
    """Settle the flow's source; False when the output device has no address ("ate my IP address")."""
    flow, rtable, output = nat_flow(skb), skb.route, state.output
    if flow.original.source == 0:
        return True
    assert output is not None  # POSTROUTING, and nowhere else
    destination = skb.ip.destination
    next_hop = rtable.gateway if rtable is not None and rtable.gateway is not None else destination
    source = inet_select_addr(output, next_hop, Scope.GLOBAL)
    if int(source) == 0:
        return False
    flow.masquerade_index = output.ifindex
    chosen = NatRange(source, source, range_.first_port, range_.last_port, None, range_.random, range_.persistent)
    return nf_nat_setup_info(skb.namespace, flow, chosen, Manip.SOURCE)


def masq_device_event(event: NetdevEvent, device: Device) -> None:
    """Delete the flows masqueraded to a device that goes down (``masq_device_event``)."""
    if event is not NetdevEvent.DOWN:
        return
    table = device.namespace.conntrack
    for flow, reply in list(table.flows.values()):
        if not reply and flow.masquerade_index == device.ifindex:
            table.remove(flow)


def masq_inet_event(event: NetdevEvent, device: Device, removed: Address) -> None:
    """Delete the flows masqueraded to an address that is removed (``masq_inet_event``)."""
    if event is not NetdevEvent.DOWN:
        return
    table = device.namespace.conntrack
    for flow, reply in list(table.flows.values()):
        if not reply and flow.masquerade_index == device.ifindex and flow.reply.destination == int(removed.local):
            table.remove(flow)
