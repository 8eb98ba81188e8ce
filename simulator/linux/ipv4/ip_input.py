"""``net/ipv4/ip_input.c``: a packet's way in: PREROUTING, the routing decision, then deliver, forward or refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core import unmodelled
from pingproof.simulator.linux.core.netfilter import Verdict, nf_hook
from pingproof.simulator.linux.core.sysctl import in_dev_forward, in_dev_or
from pingproof.simulator.linux.ipv4 import icmp, ip_forward, ip_fragment, raw, route
from pingproof.simulator.linux.ipv4.protocol import INET_PROTOCOLS
from pingproof.simulator.linux.ipv4.rtable import Refused, Rtable
from pingproof.simulator.state import RouteType
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.wire.ethernet import PacketType
from pingproof.simulator.wire.icmp import IcmpType, UnreachableCode
from pingproof.simulator.wire.ipv4 import RecordRoute, with_record

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.sk_buff import SkBuff

ERROR_COST = 1 * SECOND
ERROR_BURST = 5 * SECOND
"""``net.ipv4.route.error_cost`` and ``error_burst`` (ns): "no route" answers to one sender, beside ICMP's own limit."""


def ip_rcv(skb: SkBuff) -> None:
    """Receive a packet; frames for other hosts, seen in promiscuous mode or flooded, end here (``ip_rcv_core``)."""
    if skb.packet_type is PacketType.OTHERHOST:
        skb.namespace.network.note("ip_rcv_core", Decision.DROP, skb, drop=DropReason.OTHERHOST)
        return
    skb.input_device = skb.device
    if nf_hook(Hook.PREROUTING, skb, skb.device, None) is Verdict.ACCEPT:
        ip_rcv_finish(skb)


def ip_rcv_finish(skb: SkBuff) -> None:
    """Route a packet, unless it came back through ``lo`` with the route it left with."""
    network = skb.namespace.network
    # By lo a packet comes back with the route it left with; NAT in PREROUTING takes the route away.
    if skb.route is None:
        found = route.ip_route_input(skb)
        if isinstance(found, Refused):
            network.note(
                "ip_route_input_slow",
                Decision.DROP,
                skb,
                row=found.result.row if found.result else None,
                led_by=found.result.rule if found.result else None,
                drop=found.reason,
            )
            return
        skb.route = found
        note_route(skb, "ip_route_input_slow", found)
    rtable = skb.route
    if _is_unicast_in_l2_multicast(skb, rtable):
        network.note("ip_rcv_finish_core", Decision.DROP, skb, drop=DropReason.UNICAST_IN_L2_MULTICAST)
        return
    if rtable.error is not None:
        ip_error(skb)
    elif rtable.is_local or rtable.is_broadcast:
        ip_local_deliver(skb)
    else:
        ip_forward.ip_forward(skb)


def note_route(skb: SkBuff, layer: str, rtable: Rtable) -> None:
    """Journal a routing decision with its row and the rule that led to it."""
    result = rtable.result
    decision = Decision.NO_ROUTE if rtable.error is not None and result is None else Decision.ROUTE
    if skb.namespace.unmodelled:
        unmodelled.note_routing(skb)
    skb.namespace.network.note(
        layer, decision, skb, row=result.row if result else None, led_by=result.rule if result else None
    )


def _is_unicast_in_l2_multicast(skb: SkBuff, rtable: Rtable) -> bool:
    """Whether ``drop_unicast_in_l2_multicast`` forbids the packet (RFC 1122 3.3.6)."""
    return (
        skb.packet_type in (PacketType.BROADCAST, PacketType.MULTICAST)
        and not rtable.is_broadcast
        and in_dev_or(skb.dev, "drop_unicast_in_l2_multicast")
    )


def ip_error(skb: SkBuff) -> None:
    """End a packet without a way on: a router reports it (at a limited rate), a host does not (``ip_error``)."""
    rtable, network = skb.rtable, skb.namespace.network
    row = rtable.result.row if rtable.result else None
    rule = rtable.result.rule if rtable.result else None
    if not in_dev_forward(skb.dev):
        network.note("ip_error", Decision.DROP, skb, row=row, led_by=rule, drop=DropReason.FORWARDING_OFF)
        return
    match rtable.error:
        case Errno.EHOSTUNREACH:
            code, reason = UnreachableCode.HOST, DropReason.ROUTE_UNREACHABLE
        case Errno.ENETUNREACH:
            code, reason = UnreachableCode.NET, DropReason.IP_INNOROUTES
        case Errno.EACCES:
            code, reason = UnreachableCode.ADMIN_PROHIBITED, DropReason.ROUTE_PROHIBIT
        # A blackhole's purpose is that nobody learns of it.
        case _:
            network.note("ip_error", Decision.DROP, skb, row=row, led_by=rule, drop=DropReason.ROUTE_BLACKHOLE)
            return
    peer = icmp.inet_getpeer(skb.namespace, skb.ip.source)
    now = network.clock.now
    # One answer a second, five saved up; ICMP's own limit takes from the same bucket.
    peer.tokens = min(peer.tokens + now - peer.last, ERROR_BURST)
    peer.last = now
    if peer.tokens >= ERROR_COST:
        peer.tokens -= ERROR_COST
        icmp.icmp_send(skb, IcmpType.DEST_UNREACH, code)
    else:
        network.note("ip_error", Decision.ICMP_SUPPRESSED, skb)
    network.note("ip_error", Decision.DROP, skb, row=row, led_by=rule, drop=reason)


def ip_local_deliver(skb: SkBuff) -> None:
    """Deliver a packet to this host: whole again, past INPUT, to its protocol."""
    # INPUT and the protocols see whole datagrams; a router that tracks no flows never puts pieces together.
    if skb.ip.is_fragment:
        whole = ip_fragment.ip_defrag(skb, ip_fragment.DefragUser.LOCAL_DELIVER)
        if whole is None:
            return
        skb = whole
    if nf_hook(Hook.INPUT, skb, skb.device, None) is Verdict.ACCEPT:
        ip_local_deliver_finish(skb)


def ip_local_deliver_finish(skb: SkBuff) -> None:
    """Hand a packet to raw sockets first, then to its protocol."""
    network = skb.namespace.network
    _record_own_address(skb)
    result = skb.route.result if skb.route else None
    network.note("ip_local_deliver_finish", Decision.DELIVER, skb, row=result.row if result else None)
    raw_received = raw.raw_local_deliver(skb)
    protocol = INET_PROTOCOLS.get(skb.ip.protocol)
    if protocol is not None:
        protocol.handler(skb, raw_received)


def _record_own_address(skb: SkBuff) -> None:
    """Fill in a record-route option on arrival, with the address that answers (``ip_rcv_options``)."""
    option: RecordRoute | None = skb.ip.record_route
    if option is not None and skb.route is not None and skb.route.type is RouteType.LOCAL:
        skb.packet = with_record(skb.ip, skb.ip.destination)
