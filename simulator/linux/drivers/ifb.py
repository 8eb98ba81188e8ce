"""``drivers/net/ifb.c``: the device that traffic control redirects packets to; what is sent there otherwise is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.link_ops import LinkOps
from pingproof.simulator.linux.core.register import unregister_netdevice
from pingproof.simulator.state import DeviceKind, LinkFlag

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.sk_buff import SkBuff

TX_Q_LIMIT = 32
"""Packets that its queue holds."""


def ifb_setup(device: Device) -> None:
    """An ifb's defaults: neither ARP nor groups."""
    device.flags = LinkFlag.BROADCAST | LinkFlag.NOARP


def ifb_xmit(skb: SkBuff) -> None:
    """The end of a frame that no redirection brought: counted as received and as dropped."""
    counters = skb.dev.counters
    counters.rx_packets += 1
    counters.rx_bytes += skb.eth.length
    counters.rx_dropped += 1


OPS = LinkOps(
    DeviceKind.IFB,
    ifb_xmit,
    ifb_setup,
    dellink=unregister_netdevice,
    min_mtu=0,
    max_mtu=0,
    tx_queue_len=TX_Q_LIMIT,
)
