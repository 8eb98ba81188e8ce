"""``net/bridge/br_input.c``: a frame comes in by a port: learn, then forward, flood, or take it up the stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.bridge import (
    br_forward as bridge_forward,
)
from pingproof.simulator.linux.bridge import (
    br_netfilter_hooks as br_netfilter,
)
from pingproof.simulator.linux.bridge import (
    br_stp_bpdu as bridge_bpdu,
)
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_find, br_fdb_update, fdb_row
from pingproof.simulator.linux.core import dev as net_device_core
from pingproof.simulator.linux.core import unmodelled
from pingproof.simulator.linux.core.eth import is_link_local_ether_addr
from pingproof.simulator.linux.core.netfilter import Verdict
from pingproof.simulator.linux.core.sk_buff import PacketType
from pingproof.simulator.state import LinkFlag, PortState
from pingproof.simulator.wire.bpdu import Bpdu
from pingproof.simulator.wire.ethernet import BROADCAST_ADDRESS, is_multicast

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.netfilter import Verdict
from pingproof.simulator.linux.core.sk_buff import SkBuff

SHORT_JOURNEY = 32
ROUNDS = 3
"""A frame that comes by the same port more often than this goes round in a loop of bridges without a spanning tree.
Linux would send it round for ever; the model ends it and says so."""


def br_handle_frame(skb: SkBuff) -> bool:
    """Whether the bridge has taken the frame; when not, the port's own stack has it."""
    if skb.packet_type is PacketType.LOOPBACK:
        return False
    port, frame = skb.device, skb.frame
    assert port is not None
    assert port.port is not None
    assert port.master is not None
    assert frame is not None
    if port.namespace.unmodelled:
        unmodelled.note_bridge(skb, port.master)
    if is_link_local_ether_addr(frame.destination) and not _passes_link_local(port.master, frame.destination):
        _learn(port, skb)
        if isinstance(frame.payload, Bpdu):
            bridge_bpdu.br_stp_rcv(skb)
            return True
        return False
    if port.port.state not in (PortState.FORWARDING, PortState.LEARNING):
        return _drop(skb, "br_handle_frame", DropReason.BRIDGE_INGRESS_STP_STATE)
    if _goes_round(skb, port):
        return _drop(skb, "br_handle_frame", DropReason.ENDLESS_LOOP)
    if frame.destination == port.master.address:
        skb.packet_type = PacketType.HOST
    if br_netfilter.br_nf_pre_routing(skb) is Verdict.ACCEPT:
        br_handle_frame_finish(skb)
    return True


def _goes_round(skb: SkBuff, port: Device) -> bool:
    journey, frame = skb.journey, skb.frame
    assert frame is not None
    journey.count += 1
    if journey.count <= SHORT_JOURNEY:
        return False
    place = (port.namespace.inode, port.ifindex, frame)
    journey.ports[place] = journey.ports.get(place, 0) + 1
    return journey.ports[place] > ROUNDS


def _passes_link_local(bridge: Device, destination: str) -> bool:
    """Only the spanning tree's own group passes, through a bridge that takes no part in it."""
    assert bridge.bridge is not None
    return destination.endswith(":00") and not bridge.bridge.options.stp_state


def br_handle_frame_finish(skb: SkBuff) -> None:
    """After PREROUTING: learn the source, then look the destination up."""
    port, frame = skb.device, skb.frame
    assert port is not None
    assert frame is not None
    bridge = port.master
    if port.port is None or bridge is None or port.port.state is PortState.DISABLED:
        _drop(skb, "br_handle_frame_finish", DropReason.BRIDGE_INGRESS_STP_STATE)
        return
    if port.port.locked and not _is_known_behind(bridge, port, frame.source):
        _drop(skb, "br_handle_frame_finish", DropReason.BRIDGE_PORT_LOCKED)
        return
    _learn(port, skb)
    if port.port.state is PortState.LEARNING:
        _drop(skb, "br_handle_frame_finish", DropReason.BRIDGE_INGRESS_STP_STATE)
        return
    promiscuous = LinkFlag.PROMISC in bridge.flags
    if is_multicast(frame.destination):
        broadcast = frame.destination == BROADCAST_ADDRESS
        kind = bridge_forward.BridgePacketType.BROADCAST if broadcast else bridge_forward.BridgePacketType.MULTICAST
        bridge_forward.br_flood(bridge, skb, kind, port, True)
        bridge.counters.multicast += not broadcast
        br_pass_frame_up(skb, bridge)
        return
    entry = br_fdb_find(bridge, frame.destination)
    if entry is None:
        bridge_forward.br_flood(bridge, skb, bridge_forward.BridgePacketType.UNICAST, port, promiscuous)
    elif entry.local:
        br_pass_frame_up(skb, bridge)
        return
    else:
        entry.used = skb.namespace.network.clock.now
        skb.namespace.network.note("br_forward", Decision.BRIDGE_FORWARD, skb, row=fdb_row(bridge, entry))
        bridge_forward.br_forward(entry.port, skb, port, promiscuous)
    if promiscuous:
        br_pass_frame_up(skb, bridge)


def _is_known_behind(bridge: Device, port: Device, mac: str) -> bool:
    entry = br_fdb_find(bridge, mac)
    return entry is not None and entry.port is port and not entry.local


def _learn(port: Device, skb: SkBuff) -> None:
    assert port.master is not None
    assert port.port is not None
    assert skb.frame is not None
    if port.port.learning and port.port.state in (PortState.LEARNING, PortState.FORWARDING):
        br_fdb_update(port.master, port, skb.frame.source, skb)


def br_pass_frame_up(skb: SkBuff, bridge: Device) -> None:
    """The frame is for the bridge's own host: it is received once more, on the bridge."""
    frame = skb.frame
    assert frame is not None
    up = skb.clone()
    bridge.counters.rx_packets += 1
    bridge.counters.rx_bytes += frame.payload.length
    skb.namespace.network.note("br_pass_frame_up", Decision.BRIDGE_UP, skb)
    up.device = bridge
    if br_netfilter.br_nf_local_in(up) is Verdict.ACCEPT:
        net_device_core.netif_receive_skb(up)


def _drop(skb: SkBuff, layer: str, reason: DropReason) -> bool:
    skb.namespace.network.note(layer, Decision.DROP, skb, drop=reason)
    return True
