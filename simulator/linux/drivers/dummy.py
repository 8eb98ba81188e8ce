"""``drivers/net/dummy.c``: a device that drops what it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.link_ops import LinkOps
from pingproof.simulator.linux.core.register import unregister_netdevice
from pingproof.simulator.state import DeviceKind, LinkFlag

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.sk_buff import SkBuff


def dummy_setup(device: Device) -> None:
    """A dummy's defaults: no ARP."""
    device.flags = LinkFlag.BROADCAST | LinkFlag.NOARP


def dummy_xmit(skb: SkBuff) -> None:
    """A frame's end: counted, and gone."""
    skb.dev.counters.tx_packets += 1
    skb.dev.counters.tx_bytes += skb.eth.length


OPS = LinkOps(DeviceKind.DUMMY, dummy_xmit, dummy_setup, dellink=unregister_netdevice, min_mtu=0, max_mtu=0)
