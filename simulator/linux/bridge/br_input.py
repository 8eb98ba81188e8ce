"""``net/bridge/br_input.c``: a frame comes in by a port: learn, then forward, flood, or pass up the stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.bridge import br_forward, br_netfilter_hooks
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_find, br_fdb_update, fdb_row
from pingproof.simulator.linux.bridge.br_private import br_port_get
from pingproof.simulator.linux.bridge.br_stp_bpdu import br_stp_rcv
from pingproof.simulator.linux.core import unmodelled
from pingproof.simulator.linux.core.dev import netif_receive_skb
from pingproof.simulator.linux.core.eth import is_link_local_ether_addr
from pingproof.simulator.linux.core.netfilter import Verdict
from pingproof.simulator.state import LinkFlag, PortState
from pingproof.simulator.wire.bpdu import Bpdu
from pingproof.simulator.wire.ethernet import BROADCAST_ADDRESS, PacketType, is_multicast

if TYPE_CHECKING:
    from pingproof.simulator.linux.bridge.br_private import NetBridge, NetBridgePort
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.wire.ethernet import Frame


SHORT_JOURNEY = 32
ROUNDS = 3
"""A frame that comes by the same port more often than this goes round in a loop of bridges without a spanning tree.
Linux would send it round for ever; the model ends it with a reason of its own."""


def br_handle_frame(skb: SkBuff) -> bool:
    """``br_handle_frame``, a port's rx_handler: whether the bridge took the frame, else the device's own stack does."""
    # A copy of the host's own broadcast (_loop_back()) is for the host, not for the bridge.
    if skb.packet_type is PacketType.LOOPBACK:
        return False
    device, frame = skb.dev, skb.eth
    port = br_port_get(device)
    if port is None:
        return False
    bridge = port.br
    if device.namespace.unmodelled:
        unmodelled.note_bridge(skb, bridge.dev)
    # 01:80:c2:00:00:0x is for the bridge itself (802.1D, table 7-10); with the spanning tree off, BPDUs pass through.
    if is_link_local_ether_addr(frame.destination) and not _passes_link_local(bridge, frame.destination):
        _learn(port, frame, skb)
        if isinstance(frame.payload, Bpdu):
            br_stp_rcv(port, frame.payload)
            return True
        return False
    if port.options.state not in (PortState.FORWARDING, PortState.LEARNING):
        return _drop(skb, "br_handle_frame", DropReason.BRIDGE_INGRESS_STP_STATE)
    if _goes_round(skb, port, frame):
        return _drop(skb, "br_handle_frame", DropReason.ENDLESS_LOOP)
    # The port has another MAC than the bridge: without this the host would take the frame for somebody else's.
    if frame.destination == bridge.dev.address:
        skb.packet_type = PacketType.HOST
    # iptables may see the packet here, in the middle of the bridge (net.bridge.bridge-nf-call-iptables).
    if br_netfilter_hooks.br_nf_pre_routing(skb, port) is Verdict.ACCEPT:
        br_handle_frame_finish(skb)
    return True


def _goes_round(skb: SkBuff, port: NetBridgePort, frame: Frame) -> bool:
    journey = skb.journey
    journey.count += 1
    if journey.count <= SHORT_JOURNEY:
        return False
    place = (port.dev.namespace.inode, port.dev.ifindex, frame)
    journey.ports[place] = journey.ports.get(place, 0) + 1
    return journey.ports[place] > ROUNDS


def _passes_link_local(bridge: NetBridge, destination: str) -> bool:
    """Whether a frame to a link-local group passes: only the spanning tree's, where the bridge takes no part in it."""
    return destination.endswith(":00") and not bridge.options.stp_state


def br_handle_frame_finish(skb: SkBuff) -> None:
    """``br_handle_frame_finish``, after PREROUTING: learn the source, then look the destination up."""
    port, frame = br_port_get(skb.dev), skb.eth
    # Between the hook and here the device may have left the bridge, or gone down.
    if port is None or port.options.state is PortState.DISABLED:
        _drop(skb, "br_handle_frame_finish", DropReason.BRIDGE_INGRESS_STP_STATE)
        return
    bridge = port.br
    # A locked port (802.1X) takes only what somebody put into the FDB by hand.
    if port.options.locked and not _is_known_behind(port, frame.source):
        _drop(skb, "br_handle_frame_finish", DropReason.BRIDGE_PORT_LOCKED)
        return
    _learn(port, frame, skb)
    if port.options.state is PortState.LEARNING:
        _drop(skb, "br_handle_frame_finish", DropReason.BRIDGE_INGRESS_STP_STATE)
        return
    # A capture on the bridge's own device (tcpdump) also receives what is only passing.
    promiscuous = LinkFlag.PROMISC in bridge.dev.flags
    # Groups: the host has a copy as well, whether or not it listens to the group.
    if is_multicast(frame.destination):
        broadcast = frame.destination == BROADCAST_ADDRESS
        kind = br_forward.BridgePacketType.BROADCAST if broadcast else br_forward.BridgePacketType.MULTICAST
        br_forward.br_flood(bridge, skb, kind, port, True)
        bridge.dev.counters.multicast += not broadcast
        br_pass_frame_up(skb, bridge)
        return
    # One station: unknown, the host itself, or behind a port.
    entry = br_fdb_find(bridge, frame.destination)
    if entry is None:
        br_forward.br_flood(bridge, skb, br_forward.BridgePacketType.UNICAST, port, promiscuous)
    elif entry.local:
        br_pass_frame_up(skb, bridge)
        return
    else:
        entry.used = skb.namespace.network.clock.now
        skb.namespace.network.note("br_forward", Decision.BRIDGE_FORWARD, skb, row=fdb_row(bridge, entry))
        br_forward.br_forward(entry.port, skb, port, promiscuous)
    if promiscuous:
        br_pass_frame_up(skb, bridge)


def _is_known_behind(port: NetBridgePort, mac: str) -> bool:
    entry = br_fdb_find(port.br, mac)
    return entry is not None and entry.port is port and not entry.local


def _learn(port: NetBridgePort, frame: Frame, skb: SkBuff) -> None:
    if port.options.learning and port.options.state in (PortState.LEARNING, PortState.FORWARDING):
        br_fdb_update(port, frame.source, skb)


def br_pass_frame_up(skb: SkBuff, bridge: NetBridge) -> None:
    """``br_pass_frame_up``: the frame is for the bridge's own host: it is received once more, on the bridge."""
    up = skb.clone()
    bridge.dev.counters.rx_packets += 1
    bridge.dev.counters.rx_bytes += skb.eth.payload.length
    skb.namespace.network.note("br_pass_frame_up", Decision.BRIDGE_UP, skb)
    up.device = bridge.dev
    if br_netfilter_hooks.br_nf_local_in(up) is Verdict.ACCEPT:
        netif_receive_skb(up)


def _drop(skb: SkBuff, layer: str, reason: DropReason) -> bool:
    skb.namespace.network.note(layer, Decision.DROP, skb, drop=reason)
    return True
