"""``drivers/net/loopback.c``: the device that receives what it sends; each namespace has one, ``lo``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.dev import netif_rx
from pingproof.simulator.linux.core.eth import eth_type_trans
from pingproof.simulator.linux.core.link_ops import LinkOps
from pingproof.simulator.linux.core.register import register_netdevice
from pingproof.simulator.state import DeviceKind, LinkFlag
from pingproof.simulator.wire.ethernet import ZERO_ADDRESS

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.sk_buff import SkBuff

LOOPBACK_MTU = 65536


def loopback_net_init(namespace: NetNamespace) -> None:
    """A namespace's first device, down."""
    device = register_netdevice(namespace, "lo", DeviceKind.LOOPBACK, address=ZERO_ADDRESS, mtu=LOOPBACK_MTU)
    device.address_set = False


def loopback_setup(device: Device) -> None:
    """A loopback's defaults."""
    device.flags = LinkFlag.LOOPBACK
    device.broadcast = ZERO_ADDRESS


def loopback_set_mac_address(device: Device, address: str) -> None:
    """A loopback's new MAC address: any will do."""
    device.address = address


def loopback_xmit(skb: SkBuff) -> None:
    """Receive what is sent, with its route and its conntrack entry, as if it had come by a cable."""
    device, frame = skb.dev, skb.eth
    arriving = skb.clone()
    arriving.socket = None
    arriving.packet_type = eth_type_trans(frame, device)
    counters = device.counters
    counters.tx_packets += 1
    counters.tx_bytes += frame.payload.length  # counted behind its header
    counters.rx_packets += 1
    counters.rx_bytes += frame.payload.length
    netif_rx(arriving, device)


OPS = LinkOps(
    DeviceKind.LOOPBACK,
    loopback_xmit,
    setup=loopback_setup,
    set_mac_address=loopback_set_mac_address,
    min_mtu=0,
    max_mtu=0,
    netns_immutable=True,
)
