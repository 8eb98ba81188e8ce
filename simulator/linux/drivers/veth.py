"""``drivers/net/veth.c``: a cable with two ends.

What one end sends the other receives; each end has carrier while both are up. Which end belongs to which is in
``network.cables``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core.dev import is_skb_forwardable, netif_rx
from pingproof.simulator.linux.core.eth import eth_type_trans, eth_validate_link
from pingproof.simulator.linux.core.link_ops import ETH_MAX_MTU, ETH_MIN_MTU, LinkOps
from pingproof.simulator.linux.core.link_watch import netif_carrier_off, netif_carrier_on
from pingproof.simulator.linux.core.register import announce_link, unregister_netdevice
from pingproof.simulator.linux.core.rtnetlink import LinkData, LinkRequest, rtnl_configure_link, rtnl_create_link
from pingproof.simulator.state import DeviceKind, LinkFlag
from pingproof.simulator.value import value
from pingproof.simulator.wire.ethernet import PacketType

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.sk_buff import SkBuff


@value
class VethPeer(LinkData):
    """``VETH_INFO_PEER``: the peer's namespace and name, and what is said of it as of any link."""

    namespace: NetNamespace
    name: str | None = None
    request: LinkRequest | None = None


def veth_connect(one: Device, other: Device) -> None:
    """Join two ends by a cable."""
    one.namespace.network.plug(one.end, other.end)


def veth_peer(device: Device) -> Device | None:
    """The other end; None where it is not part of the network."""
    network = device.namespace.network
    other = network.cables.get(device.end)
    return network.namespaces[other[0]].devices.get(other[1]) if other is not None else None


def veth_get_iflink(device: Device) -> int:
    """The other end's number, in whatever namespace it is; 0 without one."""
    other = device.namespace.network.cables.get(device.end)
    return other[1] if other is not None else 0


def veth_get_link_net(device: Device) -> NetNamespace | None:
    """The other end's namespace."""
    peer = veth_peer(device)
    return peer.namespace if peer is not None else None


def veth_validate(request: LinkRequest, data: LinkData | None) -> None:
    """Check what is said of both ends. Raises EADDRNOTAVAIL and, for an MTU that no Ethernet has, EINVAL."""
    eth_validate_link(request, None)
    if request.mtu is not None and not ETH_MIN_MTU <= request.mtu <= ETH_MAX_MTU:
        raise KernelError(Errno.EINVAL)
    if isinstance(data, VethPeer) and data.request is not None:
        veth_validate(data.request, None)


def veth_newlink(
    source: NetNamespace, namespace: NetNamespace, name: str | None, request: LinkRequest, data: LinkData | None
) -> Device:
    """Make both ends of a cable, the peer first, and like the first end where nothing is said of it.

    The peer has the number that is asked for it only where one is asked for the first end too. Raises ``KernelError``;
    nothing is left then. Source: drivers/net/veth.c:veth_newlink().
    """
    said = data if isinstance(data, VethPeer) else VethPeer(source)
    like = replace(request, address=None, ifindex=None, flags=LinkFlag.NONE, mask=LinkFlag.NONE)
    wanted = said.request or like
    if request.ifindex is None:
        wanted = replace(wanted, ifindex=None)
    peer = rtnl_create_link(said.namespace, said.name, DeviceKind.VETH, wanted)
    try:
        netif_carrier_off(peer)
        if said.request is not None:
            rtnl_configure_link(peer, said.request)
        device = rtnl_create_link(namespace, name, DeviceKind.VETH, request)
    except KernelError:
        unregister_netdevice(peer)
        raise
    netif_carrier_off(device)
    veth_connect(device, peer)
    announce_link(peer)
    return device


def veth_dellink(device: Device) -> None:
    """Delete one end of a cable and the other with it."""
    peer = veth_peer(device)
    unregister_netdevice(device)
    if peer is not None:
        unregister_netdevice(peer)


def veth_open(device: Device) -> None:
    """Bring an end up: with both up, both have carrier. Raises ENOTCONN without another end."""
    peer = veth_peer(device)
    if peer is None:
        raise KernelError(Errno.ENOTCONN)
    if peer.is_up:
        netif_carrier_on(device)
        netif_carrier_on(peer)


def veth_close(device: Device) -> None:
    """Bring an end down: neither has carrier."""
    netif_carrier_off(device)
    peer = veth_peer(device)
    if peer is not None:
        netif_carrier_off(peer)


def veth_xmit(skb: SkBuff) -> Errno | None:
    """Send a frame to the other end, which refuses one that is longer than its own MTU allows.

    The refusal is ``NET_XMIT_DROP``; a socket that asked for errors answers it with ENOBUFS.
    """
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
    """Take from a packet that crosses a cable what the stack it left knew of it, and its mark (net/core/skbuff.c)."""
    skb.packet_type = PacketType.HOST
    skb.input_device = skb.route = skb.socket = skb.conntrack = skb.bridge_netfilter = None
    skb.ignore_df = skb.forwarded = False
    skb.fragments = ()
    if skb.namespace is not namespace:
        skb.mark = 0
        skb.namespace = namespace


OPS = LinkOps(
    DeviceKind.VETH,
    veth_xmit,
    validate=veth_validate,
    newlink=veth_newlink,
    dellink=veth_dellink,
    get_link_net=veth_get_link_net,
    open=veth_open,
    stop=veth_close,
    get_iflink=veth_get_iflink,
    port_cost=2,  # 10 Gbit/s (veth_get_link_ksettings)
)
