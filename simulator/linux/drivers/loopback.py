"""``drivers/net/loopback.c`` and ``dummy.c``: one device gives back what it is sent, the other swallows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.eth import eth_type_trans

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.sk_buff import SkBuff


def loopback_xmit(skb: SkBuff) -> None:
    """What is sent is received, with its route and its conntrack entry, as if it had come by a cable."""
    from pingproof.simulator.linux.core.dev import netif_rx

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


def dummy_xmit(skb: SkBuff) -> None:
    """Counted and forgotten."""
    device, frame = skb.dev, skb.eth
    device.counters.tx_packets += 1
    device.counters.tx_bytes += frame.length
