"""``net/bridge/br_netfilter_hooks.c``: bridged IPv4 packets visit iptables, as ``bridge-nf-call-iptables=1`` says.

Theory of operation. A frame that comes in by a port passes PREROUTING as if it had come in by the bridge; one that
leaves by another port passes FORWARD (in: the bridge, out: the bridge) and POSTROUTING; one for the bridge's own host
is passed up and spared a second PREROUTING. ``-m physdev`` sees the ports. NAT's changes show in the frame: a new
destination is routed, and lies behind the same bridge (its MAC is looked up and the frame bridged on) or elsewhere
(the frame is passed up).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.bridge import br_forward, br_input
from pingproof.simulator.linux.core.neighbour import CONNECTED, neigh_lookup, neigh_output
from pingproof.simulator.linux.core.netfilter import HookState, Verdict, nf_hook, nf_hook_slow
from pingproof.simulator.linux.core.sk_buff import BridgeNetfilter
from pingproof.simulator.linux.ipv4.ip_fragment import ip_do_fragment
from pingproof.simulator.linux.ipv4.route import ip_route_input
from pingproof.simulator.linux.ipv4.rtable import Refused, Rtable
from pingproof.simulator.linux.netfilter.nf_conntrack_core import ipv4_confirm
from pingproof.simulator.state import LinkFlag, RouteType
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.wire.ethernet import PacketType

if TYPE_CHECKING:
    from ipaddress import IPv4Address

    from pingproof.simulator.linux.bridge.br_private import NetBridge, NetBridgePort
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.sk_buff import SkBuff

CALL_IPTABLES = "net.bridge.bridge-nf-call-iptables"


def calls_iptables(bridge: NetBridge) -> bool:
    """Whether packets that pass a bridge visit iptables: by its namespace's setting (1 unless changed) or its own.

    Source: net/bridge/br_netfilter_hooks.c:br_nf_pre_routing().
    """
    if bridge.dev.namespace.sysctl.integer(CALL_IPTABLES, 1):
        return True
    return bridge.options.nf_call_iptables


def br_nf_pre_routing(skb: SkBuff, port: NetBridgePort) -> Verdict:
    """``br_nf_pre_routing``: PREROUTING for a frame that came in by a port; ``STOLEN`` once it is bridged on here."""
    if skb.packet is None or not calls_iptables(port.br):
        return Verdict.ACCEPT
    bridge = port.br.dev
    before = skb.packet.destination
    # setup_pre_routing(): rules see the bridge as the input device, and what the port takes in as for this host.
    skb.bridge_netfilter = BridgeNetfilter(port.dev)
    calls = skb.namespace.netfilter.hooks.get(Hook.PREROUTING)
    if calls:
        kind = skb.packet_type
        if kind is PacketType.OTHERHOST:
            skb.packet_type = PacketType.HOST
        skb.device = bridge
        # Not nf_hook(): whether iptables has rules at this hook was asked above.
        verdict = nf_hook_slow(skb, HookState(Hook.PREROUTING, bridge, None), calls)
        if verdict is not Verdict.ACCEPT:
            return verdict
        skb.packet_type = kind
        # DNAT: the frame's destination MAC belongs to the old address.
        if skb.ip.destination != before:
            return _destination_changed(skb, bridge, port.dev)
        skb.device = port.dev
    skb.route = bridge_parent_rtable(skb, bridge)
    return Verdict.ACCEPT


def bridge_parent_rtable(skb: SkBuff, bridge: Device) -> Rtable:
    """``bridge_parent_rtable``: a bridged packet's route in name only, which REJECT and MASQUERADE need."""
    return Rtable(RouteType.UNICAST, bridge, skb.ip.source, skb.ip.destination)


def _destination_changed(skb: SkBuff, bridge: Device, device: Device) -> Verdict:
    """``br_nf_pre_routing_finish``: the new destination is routed as the bridge's host would."""
    found = ip_route_input(skb)
    network = skb.namespace.network
    if isinstance(found, Refused):
        network.note("br_nf_pre_routing_finish", Decision.DROP, skb, drop=found.reason)
        return Verdict.DROP
    skb.route = found
    # Behind the same bridge: the frame stays one that is bridged.
    if found.error is None and not found.is_local and found.device is bridge:
        _bridge_on(skb, bridge, device, found.next_hop)
        return Verdict.STOLEN
    # Elsewhere: the frame is passed up to the host, which routes the packet.
    skb.frame = replace(skb.eth, destination=bridge.address)
    skb.packet_type = PacketType.HOST
    skb.device = device
    return Verdict.ACCEPT


def _bridge_on(skb: SkBuff, bridge: Device, device: Device, next_hop: IPv4Address) -> None:
    """``br_nf_pre_routing_finish_bridge``: the next hop's MAC is looked up, or asked for, as a router would.

    With a header at hand the frame is bridged on at once; else when the bridge's own device is to send it, which
    recognises the frame by ``original_source``.
    """
    entry = neigh_lookup(bridge, next_hop)
    if entry is not None and entry.mac is not None and entry.state in CONNECTED and entry.header_cached:
        skb.frame = replace(skb.eth, destination=entry.mac, payload=skb.ip)
        skb.device = device
        br_input.br_handle_frame_finish(skb)
        return
    skb.bridge_netfilter = BridgeNetfilter(device, original_source=skb.eth.source)
    neigh_output(skb, bridge, next_hop)


def br_nf_dev_xmit(skb: SkBuff) -> bool:
    """``br_nf_dev_xmit``: whether the frame to send is a bridged one with a new destination; it is bridged on here."""
    bridged = skb.bridge_netfilter
    if bridged is None or bridged.original_source is None:
        return False
    skb.frame = replace(skb.eth, source=bridged.original_source)
    skb.device = bridged.physical_input
    # Taken back, so that the frame passes here once only.
    bridged.original_source = bridged.physical_output = None
    br_input.br_handle_frame_finish(skb)
    return True


def br_nf_local_in(skb: SkBuff) -> Verdict:
    """``br_nf_local_in``: the flow of a broadcast is confirmed before the frame is passed up, as its copies share it.

    A frame that only a promiscuous bridge takes in loses its flow.
    """
    info, bridge = skb.conntrack, skb.device
    if info is None or bridge is None or skb.packet_type is PacketType.HOST:
        return Verdict.ACCEPT
    # The copy is for a capture: the original confirms the flow where it leaves.
    if LinkFlag.PROMISC in bridge.flags:
        skb.conntrack = None
        return Verdict.ACCEPT
    return ipv4_confirm(skb, HookState(Hook.INPUT, bridge, None))


def br_nf_forward(skb: SkBuff, port: NetBridgePort) -> Verdict:
    """``br_nf_forward_ip``: FORWARD for a frame that leaves by ``port``, in by the bridge and out by the bridge."""
    bridged, bridge = skb.bridge_netfilter, port.br.dev
    if bridged is None:
        return Verdict.ACCEPT
    skb.bridge_netfilter = replace(bridged, physical_output=port.dev)
    skb.device = port.dev
    return _visit(Hook.FORWARD, skb, bridge, bridge)


def br_nf_post_routing(skb: SkBuff, port: NetBridgePort) -> Verdict:
    """``br_nf_post_routing``: POSTROUTING for a frame that leaves by ``port``; ``STOLEN`` once it left in pieces."""
    bridged, bridge, device = skb.bridge_netfilter, port.br.dev, port.dev
    # What did not pass FORWARD is the host's own, and has passed POSTROUTING already.
    if bridged is None or bridged.physical_output is None:
        return Verdict.ACCEPT
    verdict = _visit(Hook.POSTROUTING, skb, None, bridge)
    if verdict is not Verdict.ACCEPT:
        return verdict
    skb.bridge_netfilter = None
    # br_nf_dev_queue_xmit(): pieces leave no longer than they came in.
    longest = max((piece.length for piece in skb.fragments), default=device.mtu)
    if skb.ip.length <= min(device.mtu, longest):
        return Verdict.ACCEPT
    _refragment(skb, device, bridge, longest)
    return Verdict.STOLEN


def _visit(hook: Hook, skb: SkBuff, input_device: Device | None, output_device: Device) -> Verdict:
    """Show a bridged packet to a hook, where it counts as one for this host."""
    kind = skb.packet_type
    if kind is PacketType.OTHERHOST:
        skb.packet_type = PacketType.HOST
    verdict = nf_hook(hook, skb, input_device, output_device)
    if verdict is Verdict.ACCEPT:
        skb.packet_type = kind
    return verdict


def _refragment(skb: SkBuff, device: Device, bridge: Device, longest: int) -> None:
    """``br_nf_ip_fragment``: what was put together for conntrack, or is too long for the port, leaves in pieces."""
    if (skb.ip.df and not skb.ignore_df) or (skb.fragments and longest > bridge.mtu):
        skb.namespace.network.note("br_nf_ip_fragment", Decision.DROP, skb, drop=DropReason.PKT_TOO_BIG)
        return
    for piece in ip_do_fragment(skb, bridge.mtu):
        piece.frame = replace(skb.eth, payload=piece.ip)
        br_forward.br_dev_queue_push_xmit(piece, device)
