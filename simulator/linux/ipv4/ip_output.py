"""``net/ipv4/ip_output.c``: a sent packet's way: OUTPUT for one's own, POSTROUTING, fragments, then its neighbour."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core import dev as net_device_core
from pingproof.simulator.linux.core import neighbour, unmodelled
from pingproof.simulator.linux.core.netfilter import Verdict, nf_hook
from pingproof.simulator.linux.ipv4 import icmp, inetdevice, ip_fragment, route
from pingproof.simulator.linux.ipv4.fib import Flow, fib_lookup
from pingproof.simulator.linux.ipv4.inet_sock import PmtuDiscovery
from pingproof.simulator.state import LinkFlag, Scope
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.wire.ethernet import Frame, PacketType
from pingproof.simulator.wire.icmp import IcmpType, UnreachableCode
from pingproof.simulator.wire.ipv4 import with_record

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.ipv4.rtable import Rtable

ANY = IPv4Address(0)


def ip_local_out(skb: SkBuff) -> Errno | None:
    """Send a packet of one's own whose route is known; the answer is the sending call's error."""
    rtable = skb.rtable
    result = rtable.result
    if skb.namespace.unmodelled:
        unmodelled.note_routing(skb)
    if skb.ip.record_route is not None:
        skb.packet = with_record(skb.ip, skb.ip.source)
    skb.namespace.network.note(
        "ip_local_out",
        Decision.OUTPUT,
        skb,
        device=rtable.device,
        row=result.row if result else None,
        led_by=result.rule if result else None,
    )
    if nf_hook(Hook.OUTPUT, skb, None, rtable.device) is not Verdict.ACCEPT:
        return skb.verdict_error
    return ip_output(skb)


def ip_output(skb: SkBuff) -> Errno | None:
    """Send a packet, one's own or a forwarded one, out of its route's device (``ip_output``, ``ip_mc_output``)."""
    rtable = skb.rtable
    skb.device = rtable.device
    if rtable.loops_back:
        _loop_back(skb)
    if nf_hook(Hook.POSTROUTING, skb, skb.input_device, skb.device) is not Verdict.ACCEPT:
        return skb.verdict_error
    return ip_finish_output(skb)


def _loop_back(skb: SkBuff) -> None:
    """Deliver a broadcast of one's own to one's own sockets too (``dev_loopback_xmit``)."""
    out, copy = skb.dev, skb.clone()
    # So marked the copy passes by a bridge's rx_handler: it has come from no port.
    copy.packet_type = PacketType.LOOPBACK
    if nf_hook(Hook.POSTROUTING, copy, None, out) is not Verdict.ACCEPT:
        return
    copy.frame = Frame(out.address, out.address, skb.ip)
    net_device_core.netif_rx(copy, out)


def _mtu(skb: SkBuff, rtable: Rtable) -> int:
    """MTU of a packet's way (bytes, ``ip_skb_dst_mtu``): for a socket that probes, the device's only."""
    if skb.socket is not None and skb.socket.pmtu is PmtuDiscovery.PROBE:
        return rtable.device_mtu
    return rtable.path_mtu if skb.socket is not None or not skb.forwarded else rtable.forward_mtu


def ip_finish_output(skb: SkBuff) -> Errno | None:
    """Cut a packet that does not fit (``__ip_finish_output``)."""
    rtable = skb.rtable
    mtu = _mtu(skb, rtable)
    # What conntrack put together is cut again even if the whole would fit: a router leaves pieces as they came.
    if skb.ip.length <= mtu and not skb.fragments:
        return ip_finish_output2(skb)
    # ICMP and sockets that allow fragments are cut even with "don't fragment" (ignore_df).
    if skb.ip.df and not skb.ignore_df:
        network = skb.namespace.network
        icmp.icmp_send(skb, IcmpType.DEST_UNREACH, UnreachableCode.FRAGMENTATION_NEEDED, mtu=mtu)
        network.note("ip_fragment", Decision.DROP, skb, drop=DropReason.PKT_TOO_BIG)
        return Errno.EMSGSIZE
    # One lost piece loses the datagram: after an error there is no use for the others.
    for piece in ip_fragment.ip_do_fragment(skb, mtu):
        error = ip_finish_output2(piece)
        if error is not None:
            return error
    return None


def ip_finish_output2(skb: SkBuff) -> Errno | None:
    """Hand the packet to its next hop's neighbour entry."""
    rtable = skb.rtable
    out = rtable.device
    if LinkFlag.LOOPBACK in out.flags:
        skb.device = out
        skb.frame = Frame(out.address, out.address, skb.ip)
        return net_device_core.dev_queue_xmit(skb)
    return neighbour.neigh_output(skb, out, rtable.next_hop)


def own_address_towards(skb: SkBuff) -> IPv4Address:
    """The address that this host shows on the packet's way, for a record route (``ip_rt_get_source``)."""
    out = skb.rtable.device
    found = fib_lookup(skb.namespace, Flow(skb.ip.destination, skb.ip.source, output_device=out))
    if not isinstance(found, Errno) and found.error is None and found.nexthop is not None:
        return route.fib_result_prefsrc(found)
    return inetdevice.inet_select_addr(out, skb.rtable.next_hop, Scope.GLOBAL)
