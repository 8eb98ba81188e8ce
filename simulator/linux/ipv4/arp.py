"""``net/ipv4/arp.c``: who asks for a MAC address, who answers, and what every receiver learns (RFC 826)."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core import dev as net_device_core
from pingproof.simulator.linux.core import neighbour, unmodelled
from pingproof.simulator.linux.core.notifier import NetdevEvent
from pingproof.simulator.linux.core.sysctl import in_dev_and, in_dev_forward, in_dev_max, in_dev_or
from pingproof.simulator.linux.ipv4 import icmp, inetdevice, route
from pingproof.simulator.linux.ipv4.fib import Flow, inet_addr_type
from pingproof.simulator.linux.ipv4.rtable import Refused, Rtable
from pingproof.simulator.state import LinkFlag, NeighbourState, RouteType, Scope
from pingproof.simulator.wire.arp import Arp, ArpOperation
from pingproof.simulator.wire.ethernet import BROADCAST_ADDRESS, ZERO_ADDRESS, Frame, PacketType
from pingproof.simulator.wire.icmp import IcmpType, UnreachableCode

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.neighbour import NeighbourEntry
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.sk_buff import SkBuff

ANY = IPv4Address(0)
PROXY_DELAY = 80
"""``proxy_delay`` (hundredths of a second): below it the kernel chooses how long a proxy waits with its answer."""
MEAN_DELAY = 5 * MILLISECOND
"""The mean of that choice for each hundredth; less than none is kept as a very long time."""


def arp_constructor(entry: NeighbourEntry) -> None:
    """Give a new entry its first state: what needs no question is NOARP from the start (``arp_constructor``)."""
    out = entry.device
    # Groups, broadcasts and devices without ARP have a MAC that needs no question; all else begins as NONE.
    if entry.address.is_multicast:
        entry.state, entry.mac = NeighbourState.NOARP, _multicast_mac(entry.address)
    elif out.flags & (LinkFlag.NOARP | LinkFlag.LOOPBACK):
        entry.state, entry.mac = NeighbourState.NOARP, out.address
    elif inet_addr_type(out.namespace, entry.address) is RouteType.BROADCAST or LinkFlag.POINTOPOINT in out.flags:
        entry.state, entry.mac = NeighbourState.NOARP, out.broadcast


def _multicast_mac(address: IPv4Address) -> str:
    """The MAC of a group (RFC 1112 6.4): the low 23 bits behind 01:00:5e."""
    low = int(address) & 0x7FFFFF
    return f"01:00:5e:{low >> 16:02x}:{low >> 8 & 0xFF:02x}:{low & 0xFF:02x}"


def arp_send(
    out: Device,
    operation: ArpOperation,
    sender: IPv4Address,
    target: IPv4Address,
    *,
    destination: str = BROADCAST_ADDRESS,
    target_hardware: str = ZERO_ADDRESS,
    cause: int | None = None,
) -> SkBuff | None:
    """Send one ARP packet; nothing on a device that does not use ARP (``arp_send_dst``)."""
    if LinkFlag.NOARP in out.flags:
        return None
    packet = Arp(operation, out.address, sender, target_hardware, target)
    skb = out.namespace.network.new_skb(out.namespace, frame=Frame(out.address, destination, packet), cause=cause)
    skb.device = out
    if out.namespace.unmodelled:
        unmodelled.note_arp(skb)
    net_device_core.dev_queue_xmit(skb)
    return skb


def arp_solicit(entry: NeighbourEntry, waiting: SkBuff | None) -> None:
    """Ask for an entry's MAC: from the address that ``arp_announce`` allows, by unicast while one is known."""
    out = entry.device
    source = _solicit_source(entry, waiting)
    if source == ANY:
        source = inetdevice.inet_select_addr(out, entry.address, Scope.LINK)
    # In PROBE only the owner of the known MAC is asked, not the whole link (RFC 1122 2.3.2.1).
    unicast = entry.state is NeighbourState.PROBE and entry.mac is not None
    skb = out.namespace.network.new_skb(out.namespace, cause=waiting.id if waiting else None)
    packet = Arp(ArpOperation.REQUEST, out.address, source, ZERO_ADDRESS, entry.address)
    destination = entry.mac if unicast and entry.mac is not None else BROADCAST_ADDRESS
    skb.frame = Frame(out.address, destination, packet)
    skb.device = out
    out.namespace.network.note("arp_solicit", Decision.RESOLVE, skb, row=entry.row())
    if LinkFlag.NOARP not in out.flags:
        net_device_core.dev_queue_xmit(skb)


def _solicit_source(entry: NeighbourEntry, waiting: SkBuff | None) -> IPv4Address:
    """The source address of the packet that waits, where ``arp_announce`` lets the question carry it."""
    if waiting is None or waiting.packet is None:
        return ANY
    out, source = entry.device, waiting.packet.source
    announce = in_dev_max(out, "arp_announce")
    # 2 never shows the packet's source, and a source that is not this host's (forwarded) cannot be shown.
    if announce == 2 or inet_addr_type(out.namespace, source) is not RouteType.LOCAL:
        return ANY
    # 1 shows the source only to its own subnet.
    if announce == 1 and not inetdevice.inet_addr_onlink(out, entry.address, source):
        return ANY
    return source


def arp_rcv(skb: SkBuff) -> None:
    """Receive a frame with ARP, unless it is for another host (``arp_rcv``)."""
    if LinkFlag.NOARP in skb.dev.flags or skb.packet_type is PacketType.OTHERHOST:
        skb.namespace.network.note("arp_rcv", Decision.DROP, skb, drop=DropReason.OTHERHOST)
        return
    if skb.namespace.unmodelled:
        unmodelled.note_arp(skb)
    arp_process(skb)


def arp_process(skb: SkBuff, *, waited: bool = False) -> None:
    """Answer a question about an address of ours, or learn the sender's MAC (``arp_process``).

    ``waited`` marks a question that a proxy has kept for a while.
    """
    packet, into = skb.eth.payload, skb.dev
    assert isinstance(packet, Arp)
    # Groups need no question, and 127.0.0.0/8 is on no link.
    if packet.target.is_multicast or (packet.target.is_loopback and not in_dev_or(into, "route_localnet")):
        return
    # Whoever has no address yet asks whether one is free.
    if packet.sender == ANY:
        _answer_duplicate_address_detection(skb, packet)
        return
    if packet.operation is ArpOperation.REQUEST and _answer(skb, packet, waited):
        return
    _learn(skb, packet)


def _answer_duplicate_address_detection(skb: SkBuff, packet: Arp) -> None:
    """Answer a probe without a sender's address (RFC 5227) if the target is ours; nothing is learned from it."""
    local = inet_addr_type(skb.namespace, packet.target) is RouteType.LOCAL
    if packet.operation is ArpOperation.REQUEST and local and not _arp_ignore(skb.dev, packet.sender, packet.target):
        _reply(skb, packet)


def _answer(skb: SkBuff, packet: Arp, waited: bool) -> bool:
    """Whether a request was dealt with: answered, or refused by ``arp_ignore``/``arp_filter``."""
    into = skb.dev
    # Would a packet between the two be taken? The routing decision answers for ARP as well.
    found = route.ip_route_input_arp(skb, packet.target, packet.sender)
    network = skb.namespace.network
    if isinstance(found, Refused):
        row = found.result.row if found.result else None
        network.note("arp_process", Decision.DROP, skb, row=row, drop=found.reason)
        return False
    # For an address of ours, on whatever device it is (weak host model), unless a setting forbids.
    if found.type is RouteType.LOCAL:
        if _arp_ignore(into, packet.sender, packet.target) or (
            in_dev_or(into, "arp_filter") and _arp_filter(into, packet.sender, packet.target)
        ):
            network.note("arp_process", Decision.ARP_IGNORE, skb)
            return True
        # The requester is about to be sent to: its MAC is learned first; with a full table there is no reply.
        if _neigh_event_ns(skb, packet) is not None:
            _reply(skb, packet)
        return True
    # For somebody else's, as a proxy, which must be a router; it waits, so that the host itself may be first.
    if not in_dev_forward(into) or found.type is not RouteType.UNICAST:
        return False
    if not _is_proxied(into, found, packet):
        return False
    _neigh_event_ns(skb, packet)
    delay = into.neighbour_conf.get("proxy_delay", PROXY_DELAY)
    if waited or skb.packet_type is PacketType.HOST or delay == 0:
        _reply(skb, packet)
    else:
        network.clock.after((delay & 0xFFFFFFFF) * MEAN_DELAY, _parp_redo, skb)
    return True


def _parp_redo(skb: SkBuff) -> None:
    """Process a kept question as things are by now, unless the device has gone down (``neigh_proxy_process``)."""
    if skb.dev.is_up:
        arp_process(skb, waited=True)


def _is_proxied(into: Device, found: Rtable, packet: Arp) -> bool:
    """Whether to answer for another host (``arp_fwd_proxy``, ``arp_fwd_pvlan`` of RFC 3069, ``pneigh_lookup``).

    For hosts behind another interface with ``proxy_arp`` or by their address, for hosts of the same link only with
    ``proxy_arp_pvlan``; there a question about the sender's own address stays unanswered.
    """
    if found.device is into:
        return packet.sender != packet.target and in_dev_or(into, "proxy_arp_pvlan")
    named = (into.ifindex, packet.target) in into.namespace.neighbours.proxies
    return named or in_dev_or(into, "proxy_arp")


def _reply(skb: SkBuff, packet: Arp) -> None:
    skb.namespace.network.note("arp_process", Decision.ARP_REPLY, skb)
    arp_send(
        skb.dev,
        ArpOperation.REPLY,
        packet.target,
        packet.sender,
        destination=packet.sender_hardware,
        target_hardware=packet.sender_hardware,
        cause=skb.id,
    )


def _neigh_event_ns(skb: SkBuff, packet: Arp) -> NeighbourEntry | None:
    """Learn the MAC of whoever asks (``neigh_event_ns``)."""
    entry = neighbour.neigh_lookup(skb.dev, packet.sender) or neighbour.neigh_create(skb.dev, packet.sender)
    if entry is not None:
        neighbour.neigh_update(entry, packet.sender_hardware, NeighbourState.STALE, override=True, cause=skb)
    return entry


def _learn(skb: SkBuff, packet: Arp) -> None:
    """Update the entry of a sender; an unknown sender is taken only with ``arp_accept``."""
    into = skb.dev
    entry = neighbour.neigh_lookup(into, packet.sender)
    # Somebody announces its own address; in a reply it must name its own MAC as the target's too.
    gratuitous = packet.sender == packet.target and (
        packet.operation is ArpOperation.REQUEST or packet.target_hardware == packet.sender_hardware
    )
    if entry is None and _arp_accept(into, packet, gratuitous):
        entry = neighbour.neigh_create(into, packet.sender)
    if entry is None:
        return
    # Requests and broadcast replies do not prove that the neighbour can be reached.
    solicited = packet.operation is ArpOperation.REPLY and skb.packet_type is PacketType.HOST
    # Of several replies the first counts: with several proxies that is the fastest, and the entry does not flap.
    settled = skb.namespace.network.clock.now > entry.updated + neighbour.LOCKTIME
    neighbour.neigh_update(
        entry,
        packet.sender_hardware,
        NeighbourState.REACHABLE if solicited else NeighbourState.STALE,
        override=settled or gratuitous,
        cause=skb,
    )


def _arp_accept(into: Device, packet: Arp, gratuitous: bool) -> bool:
    """Whether ``arp_accept`` takes a new neighbour: 1 by gratuitous ARP and replies, 2 only of the same subnet."""
    match in_dev_max(into, "arp_accept"):
        case 1:
            wanted = True
        case 2:
            confirmed = inetdevice.inet_confirm_addr(into.namespace, into, packet.sender, ANY, Scope.LINK)
            wanted = confirmed is not None
        case _:
            wanted = False
    # One's own address or a broadcast is no neighbour.
    known_unicast = inet_addr_type(into.namespace, packet.sender) is RouteType.UNICAST
    return wanted and known_unicast and (gratuitous or packet.operation is ArpOperation.REPLY)


def _arp_ignore(into: Device, sender: IPv4Address, target: IPv4Address) -> bool:
    """Whether ``arp_ignore`` forbids an answer (Documentation/networking/ip-sysctl.rst)."""
    match in_dev_max(into, "arp_ignore"):
        case 0:
            return False
        case 1:
            return not inetdevice.inet_confirm_addr(into.namespace, into, ANY, target, Scope.HOST)
        case 2:
            return not inetdevice.inet_confirm_addr(into.namespace, into, sender, target, Scope.HOST)
        case 3:
            return not inetdevice.inet_confirm_addr(into.namespace, None, ANY, target, Scope.LINK)
        case 8:
            return True
    return False


def _arp_filter(into: Device, sender: IPv4Address, target: IPv4Address) -> bool:
    """Whether ``arp_filter`` forbids an answer: the way back to the asker leads elsewhere."""
    way = route.ip_route_output_key(into.namespace, Flow(sender, target))
    return isinstance(way, Errno) or way.device is not into


def arp_error_report(entry: NeighbourEntry, skb: SkBuff) -> None:
    """Report to a packet's sender that its next hop has no MAC address (``ipv4_link_failure``)."""
    skb.namespace.network.note("arp_error_report", Decision.NEIGHBOUR_FAILED, skb, device=entry.device, row=entry.row())
    icmp.icmp_send(skb, IcmpType.DEST_UNREACH, UnreachableCode.HOST)
    skb.namespace.network.note(
        "arp_error_report", Decision.DROP, skb, device=entry.device, row=entry.row(), drop=DropReason.NEIGH_FAILED
    )


def arp_invalidate(out: Device, address: IPv4Address) -> None:
    """Remove the entry of an address that becomes a broadcast, unless its MAC is known (``arp_invalidate``)."""
    entry = neighbour.neigh_lookup(out, address)
    if entry is None or entry.state in neighbour.VALID:
        return
    # The senders of waiting packets get an error first.
    if entry.state is not NeighbourState.NONE:
        neighbour.neigh_update(entry, None, NeighbourState.FAILED, override=True, admin=True)
    neighbour.neigh_remove(entry)


def arp_ifdown(out: Device) -> None:
    """Forget a device's neighbours when IPv4 leaves it (``arp_ifdown``)."""
    neighbour.neigh_ifdown(out)


def arp_netdev_event(event: NetdevEvent, out: Device) -> None:
    """Remove what was learned behind a device with another MAC, or with ARP on or off (``arp_netdev_event``)."""
    if event in (NetdevEvent.CHANGE_ADDRESS, NetdevEvent.CHANGE_NOARP):
        neighbour.neigh_flush_dev(out, keep_permanent=False)
    elif event is NetdevEvent.CHANGE and not out.carrier and in_dev_and(out, "arp_evict_nocarrier"):
        neighbour.neigh_flush_dev(out, keep_permanent=True)


ARP_OPS = neighbour.NeighOps(arp_constructor, arp_solicit, arp_error_report)
