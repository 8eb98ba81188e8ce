"""``net/ipv4/ip_forward.c``: a packet for another host goes on: TTL, size, redirect, FORWARD, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core.netfilter import Verdict, nf_hook
from pingproof.simulator.linux.ipv4 import icmp, ip_output
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.wire.ethernet import PacketType
from pingproof.simulator.wire.icmp import IcmpType, UnreachableCode
from pingproof.simulator.wire.ipv4 import with_record

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.sk_buff import SkBuff


def ip_forward(skb: SkBuff) -> None:
    """Check what a router checks, count down the TTL, and ask FORWARD."""
    network, rtable = skb.namespace.network, skb.rtable
    # A packet for one host in a frame for many: every router on the link would forward it.
    if skb.packet_type is not PacketType.HOST:
        network.note("ip_forward", Decision.DROP, skb, drop=DropReason.OTHERHOST)
        return
    # Before its size: a packet in a loop must end here, whatever else is wrong with it (RFC 1812 5.3.1).
    if skb.ip.ttl <= 1:
        icmp.icmp_send(skb, IcmpType.TIME_EXCEEDED, 0)
        network.note("ip_forward", Decision.DROP, skb, drop=DropReason.TTL_EXPIRED)
        return
    # From here on a router's MTU counts: by default it does not believe in path MTUs (ip_dst_mtu_maybe_forward).
    skb.forwarded = True
    if _exceeds_mtu(skb, rtable.forward_mtu):
        icmp.icmp_send(skb, IcmpType.DEST_UNREACH, UnreachableCode.FRAGMENTATION_NEEDED, mtu=rtable.forward_mtu)
        network.note("ip_forward", Decision.DROP, skb, device=rtable.device, drop=DropReason.PKT_TOO_BIG)
        return
    before = skb.ip
    skb.packet = replace(before, ttl=before.ttl - 1)
    # The next link has its own Ethernet header; FORWARD may still ask for the one before.
    skb.received_frame, skb.frame = skb.frame, None
    if rtable.send_redirect:
        icmp.ip_rt_send_redirect(skb, before)
    network.note("ip_forward", Decision.FORWARD, skb, device=rtable.device, before=before)
    if nf_hook(Hook.FORWARD, skb, skb.input_device, rtable.device) is Verdict.ACCEPT:
        ip_forward_finish(skb)


def _exceeds_mtu(skb: SkBuff, mtu: int) -> bool:
    """``ip_exceeds_mtu``: too long to go on in one piece, and not to be cut.

    A datagram that conntrack put together counts as its longest piece.
    """
    if not skb.ip.df:
        return False
    longest = max((piece.length for piece in skb.fragments), default=skb.ip.length)
    return longest > mtu


def ip_forward_finish(skb: SkBuff) -> None:
    """Past FORWARD: record the route where the packet asks for it, and send."""
    if skb.ip.record_route is not None:
        skb.packet = with_record(skb.ip, ip_output.own_address_towards(skb))
    ip_output.ip_output(skb)
