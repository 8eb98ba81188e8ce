"""``drivers/net/veth.c``: a cable with two ends.

What one end sends the other receives; each end has carrier while both are up. Which end belongs to which is written in
``network.cables``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core.eth import eth_type_trans
from pingproof.simulator.linux.core.link_watch import netif_carrier_off, netif_carrier_on
from pingproof.simulator.linux.core.sk_buff import PacketType
from pingproof.simulator.wire.ethernet import HEADER_LENGTH

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.network import End

VLAN_HEADER_LENGTH = 4
"""``is_skb_forwardable`` leaves room for a VLAN tag, on every device."""


def veth_connect(one: Device, other: Device) -> None:
    """Put the cable in."""
    one.namespace.network.plug(cable_end(one), cable_end(other))


def cable_end(device: Device) -> End:
    """A device's end in ``network.cables``."""
    return device.namespace.inode, device.ifindex


def veth_peer(device: Device) -> Device | None:
    """The other end."""
    network = device.namespace.network
    other = network.cables.get((device.namespace.inode, device.ifindex))
    return network.namespaces[other[0]].devices.get(other[1]) if other is not None else None


def veth_open(device: Device) -> None:
    """Up: both ends hear each other once both are up. Raises ENOTCONN while there is no other end."""
    peer = veth_peer(device)
    if peer is None:
        raise KernelError(Errno.ENOTCONN)
    if peer.is_up:
        netif_carrier_on(device)
        netif_carrier_on(peer)


def veth_close(device: Device) -> None:
    """Down: neither end hears the other."""
    netif_carrier_off(device)
    peer = veth_peer(device)
    if peer is not None:
        netif_carrier_off(peer)


def is_skb_forwardable(device: Device, length: int) -> bool:
    """Whether a frame of ``length`` bytes may enter ``device`` (net/core/dev.h:__is_skb_forwardable())."""
    return device.is_up and length <= device.mtu + HEADER_LENGTH + VLAN_HEADER_LENGTH


def veth_xmit(skb: SkBuff) -> Errno | None:
    """Hand a frame to the other end, which refuses one that is longer than its own MTU allows.

    The refusal is ``NET_XMIT_DROP``, which a socket that asked for errors hears as ENOBUFS.
    """
    from pingproof.simulator.linux.core.dev import netif_rx

    device, frame = skb.dev, skb.eth
    peer, length = veth_peer(device), frame.length
    if peer is None or not is_skb_forwardable(peer, length):
        device.counters.tx_dropped += 1
        reason = DropReason.NO_CARRIER
        if peer is not None:
            peer.counters.rx_dropped += 1
            reason = DropReason.PKT_TOO_BIG if peer.is_up else DropReason.NO_CARRIER
        skb.namespace.network.note("veth_xmit", Decision.DROP, skb, drop=reason)
        return Errno.ENOBUFS
    device.counters.tx_packets += 1
    device.counters.tx_bytes += length
    peer.counters.rx_packets += 1
    peer.counters.rx_bytes += length
    arriving = skb.clone()
    skb_scrub_packet(arriving, peer.namespace)
    arriving.packet_type = eth_type_trans(frame, peer)
    netif_rx(arriving, peer)
    return None


def skb_scrub_packet(skb: SkBuff, namespace: NetNamespace) -> None:
    """A packet that crosses a cable forgets the stack it left, and its mark (net/core/skbuff.c)."""
    skb.packet_type = PacketType.HOST
    skb.input_device = skb.route = skb.socket = skb.conntrack = skb.bridge_netfilter = None
    skb.ignore_df = skb.forwarded = False
    skb.fragments = ()
    if skb.namespace is not namespace:
        skb.mark = 0
        skb.namespace = namespace
