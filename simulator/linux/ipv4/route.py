"""``net/ipv4/route.c``: the decision about one packet: deliver, forward, send, or refuse.

``ip_route_input`` judges a received packet: is its source believable (``fib_validate_source``), is its destination ours
(deliver), or somebody else's (forward, if this device forwards)? ``ip_route_output_key`` finds the way and the source
address of a packet of one's own.
"""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno
from pingproof.simulator.linux.core.sysctl import in_dev_forward, in_dev_max, in_dev_or
from pingproof.simulator.linux.ipv4 import inetdevice, route_exception
from pingproof.simulator.linux.ipv4.fib import Flow, fib_lookup, inet_addr_type
from pingproof.simulator.linux.ipv4.fib_select import fib_select_multipath, fib_select_path
from pingproof.simulator.linux.ipv4.rtable import Refused, Rtable
from pingproof.simulator.state import LinkFlag, RouteType, Scope

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.ipv4.fib import FibInfo, FibNextHop, FibResult

ANY = IPv4Address(0)
LIMITED_BROADCAST = IPv4Address("255.255.255.255")


def ip_route_input(skb: SkBuff) -> Rtable | Refused:
    """The decision about a packet that came in on ``skb.device`` (``ip_route_input_slow``)."""
    packet = skb.ip
    return _route_input(skb.dev, packet.destination, packet.source, packet.tos, skb.mark, is_ip=True)


def ip_route_input_arp(skb: SkBuff, destination: IPv4Address, source: IPv4Address) -> Rtable | Refused:
    """The decision about a packet between an ARP request's sender and target, were there one.

    A request that fails the reverse-path filter or comes from one's own address is not answered.
    """
    return _route_input(skb.dev, destination, source, 0, skb.mark, is_ip=False)


def _route_input(
    into: Device, destination: IPv4Address, source: IPv4Address, tos: int, mark: int, *, is_ip: bool
) -> Rtable | Refused:
    # A group is joined or not, whatever the tables say.
    if destination.is_multicast:
        return _multicast_input(into, destination, source)
    # Martians: addresses that nobody can have sent from, or that nothing may be sent to (RFC 1812 5.3.7).
    if source.is_multicast or source == LIMITED_BROADCAST:
        return Refused(DropReason.IP_INVALID_SOURCE)
    # For everybody on the link, which no table decides. A DHCP client sends so, from 0.0.0.0.
    if destination == LIMITED_BROADCAST or (source == ANY and destination == ANY):
        return _broadcast_input(into, destination, source, tos, mark, None)
    # 0.0.0.0, "this host", is allowed in no other packet (RFC 1122 3.2.1.3).
    if source == ANY:
        return Refused(DropReason.IP_INVALID_SOURCE)
    if destination == ANY:
        return Refused(DropReason.IP_INVALID_DEST)
    # 127.0.0.0/8 never comes by a wire, unless route_localnet lets it.
    loopback = destination.is_loopback or source.is_loopback
    if loopback and not into.is_loopback and not in_dev_or(into, "route_localnet"):
        return Refused(DropReason.IP_LOCALNET)
    # The table decides: nowhere, for all here, for us, or for somebody else.
    found = fib_lookup(into.namespace, Flow(destination, source, input_device=into, tos=tos, mark=mark))
    if isinstance(found, Errno):
        return _error_route(into, source, destination, found, None)
    if found.error is not None:
        return _error_route(into, source, destination, found.error, found)
    # A subnet's broadcast is in the local table, as the addresses of this host are.
    if found.type is RouteType.BROADCAST:
        return _broadcast_input(into, destination, source, tos, mark, found)
    # The address counts on whatever device it is (weak host model); only the source can still be refused.
    if found.type is RouteType.LOCAL:
        valid = fib_validate_source(into, source, destination, tos, mark, None)
        if isinstance(valid, Refused):
            return valid
        return Rtable(RouteType.LOCAL, into.namespace.loopback, source, destination, result=found)
    # For somebody else: only a router takes it on; a host answers nothing (ip_error).
    if not in_dev_forward(into):
        return _error_route(into, source, destination, Errno.EHOSTUNREACH, found)
    # What is left leads to no host, for instance a route of type multicast.
    if found.type is not RouteType.UNICAST:
        return Refused(DropReason.IP_INVALID_DEST, found)
    return _forward_route(into, source, destination, tos, mark, found, is_ip=is_ip)


def _error_route(
    into: Device, source: IPv4Address, destination: IPv4Address, error: Errno, result: FibResult | None
) -> Rtable:
    """The route of a packet to ``ip_error``, which answers it only where this device forwards (``no_route``)."""
    if not in_dev_forward(into):
        error = Errno.EHOSTUNREACH
    return Rtable(RouteType.UNREACHABLE, into.namespace.loopback, source, destination, result=result, error=error)


def _multicast_input(into: Device, destination: IPv4Address, source: IPv4Address) -> Rtable | Refused:
    """The route of a packet to a group: delivered if this device has joined it (``ip_route_input_mc``)."""
    # 224.0.0.1 is joined on every device (ip_mc_up); no program here joins another.
    if destination != IPv4Address("224.0.0.1"):
        return Refused(DropReason.GROUP_NOT_JOINED)
    if source.is_multicast or source == LIMITED_BROADCAST or source.is_loopback:
        return Refused(DropReason.IP_INVALID_SOURCE)
    return Rtable(RouteType.MULTICAST, into.namespace.loopback, source, destination)


def _broadcast_input(
    into: Device, destination: IPv4Address, source: IPv4Address, tos: int, mark: int, found: FibResult | None
) -> Rtable | Refused:
    # A client without an address cannot be checked.
    if source != ANY:
        valid = fib_validate_source(into, source, ANY, tos, mark, None)
        if isinstance(valid, Refused):
            return valid
    return Rtable(RouteType.BROADCAST, into.namespace.loopback, source, destination, result=found)


def _forward_route(
    into: Device,
    source: IPv4Address,
    destination: IPv4Address,
    tos: int,
    mark: int,
    found: FibResult,
    *,
    is_ip: bool,
) -> Rtable | Refused:
    """The route of a packet for another host (``__mkroute_input``)."""
    # The way is chosen before the source is checked: the check asks whether the packet would leave where it came in.
    if len(found.info.nexthops) > 1:
        fib_select_multipath(Flow(destination, source), found, ANY)
    nexthop = found.way
    out = nexthop.dev
    on_link = fib_validate_source(into, source, destination, tos, mark, out)
    if isinstance(on_link, Refused):
        return on_link
    # An ARP request for a host on the requester's own link: that host answers itself (but see RFC 3069).
    if not is_ip and out is into and not in_dev_or(into, "proxy_arp_pvlan"):
        return Refused(DropReason.ARP_PVLAN_DISABLE, found)
    rtable = Rtable(RouteType.UNICAST, out, source, destination, nexthop.via, result=found)
    # It goes back to the link it came from: the sender could have used the next hop itself.
    if out is into and on_link and in_dev_or(out, "send_redirects"):
        # Unless media are shared, the sender must also be in a subnet with the gateway that the redirect names.
        gateway = nexthop.gateway or ANY
        rtable.send_redirect = in_dev_or(out, "shared_media") or inetdevice.inet_addr_onlink(out, source, gateway)
    _apply_exception(rtable, found.info, nexthop)
    return rtable


def _apply_exception(rtable: Rtable, info: FibInfo, nexthop: FibNextHop) -> None:
    rtable.mtu, rtable.mtu_locked = info.mtu, info.mtu_locked
    now = rtable.device.namespace.network.clock.now
    exception = route_exception.find_exception(nexthop, rtable.destination, now)
    if exception is None:
        return
    # What a router reported about this one destination is newer than what the route says of all.
    if exception.gateway is not None:
        rtable.gateway = exception.gateway
    if exception.mtu:
        rtable.mtu, rtable.mtu_locked = exception.mtu, exception.mtu_locked
    rtable.expires = exception.expires


def fib_validate_source(
    into: Device, source: IPv4Address, destination: IPv4Address, tos: int, mark: int, out: Device | None
) -> bool | Refused:
    """Whether a packet's source is believable: True if it is on the link that the packet came in by.

    ``out`` is the device it would leave by, None for local delivery. With rp_filter off and no rules or local routes of
    one's own only the host's own addresses are refused. Source: net/ipv4/fib_frontend.c:fib_validate_source().
    """
    # Nothing asks for a lookup of the way back: then only one's own addresses are refused.
    rp_filter = in_dev_max(into, "rp_filter")
    # A redirect needs the lookup as well: it is sent only to hosts that are on the link.
    full_check = bool(rp_filter) or (out is into and in_dev_or(into, "send_redirects"))
    if not full_check:
        if in_dev_or(into, "accept_local"):
            return False
        # Rules may lead a source to another table, or forbid it, and a local row may cover more than the addresses:
        # only the lookup can tell.
        if into.namespace.fib.has_custom_rules or into.namespace.fib.has_custom_local_routes:
            full_check = True
        elif _is_own_address(into.namespace, source):
            return Refused(DropReason.IP_LOCAL_SOURCE)
    return _validate_by_lookup(into, source, destination, tos, mark, rp_filter) if full_check else False


def _is_own_address(namespace: NetNamespace, address: IPv4Address) -> bool:
    """Whether some device of this namespace has the address (``inet_lookup_ifaddr_rcu``)."""
    return any(row.local == address for device in namespace.devices.values() for row in device.addresses)


def _validate_by_lookup(
    into: Device, source: IPv4Address, destination: IPv4Address, tos: int, mark: int, rp_filter: int
) -> bool | Refused:
    """Whether an answer to ``source`` would leave by the packet's input device (``__fib_validate_source``)."""
    # No way back at all counts against the packet only with rp_filter.
    namespace = into.namespace
    # Back to front: the source is looked up as a destination.
    flow = Flow(source, destination, tos=tos, mark=mark if in_dev_or(into, "src_valid_mark") else 0)
    found = fib_lookup(namespace, flow)
    if isinstance(found, Errno) or found.error is not None:
        return Refused(DropReason.IP_RPFILTER) if rp_filter else False
    # A source must be somebody else's address, and one host's.
    if found.type is not RouteType.UNICAST and not (found.type is RouteType.LOCAL and in_dev_or(into, "accept_local")):
        reason = DropReason.IP_LOCAL_SOURCE if found.type is RouteType.LOCAL else DropReason.IP_INVALID_SOURCE
        return Refused(reason, found)
    # The way back leaves by the device that the packet came in by: believed.
    if any(nexthop.device is into for nexthop in found.info.nexthops) or (
        found.type is RouteType.LOCAL and into.is_loopback
    ):
        return _is_on_link(found)
    # It leaves by another: strict mode refuses; loose mode is content if an answer can leave by this one on the link.
    if not into.addresses:
        return Refused(DropReason.IP_RPFILTER, found) if rp_filter else False
    if rp_filter == 1:
        return Refused(DropReason.IP_RPFILTER, found)
    # Carrier does not matter here: the packet has just come in by this device.
    flow.output_device = into
    flow.ignore_linkstate = True
    found = fib_lookup(namespace, flow)
    return not isinstance(found, Errno) and found.type is RouteType.UNICAST and _is_on_link(found)


def _is_on_link(found: FibResult) -> bool:
    """Whether the next hop of a route is the destination itself (its scope is HOST or narrower)."""
    return found.nexthop is not None and found.nexthop.scope.value >= Scope.HOST.value


def ip_route_output_key(namespace: NetNamespace, flow: Flow) -> Rtable | Errno:
    """The way and the source address of a packet of one's own (``ip_route_output_key_hash_rcu``)."""
    out = flow.output_device
    # A source chosen by the sender must be an address of this host; for a group it also chooses the device.
    if flow.source != ANY:
        refused = _check_output_source(namespace, flow)
        if refused is not None:
            return refused
        if out is None and (flow.destination.is_multicast or flow.destination == LIMITED_BROADCAST):
            # So programs choose the interface of a group by binding an address, without IP_MULTICAST_IF.
            out = _device_of(namespace, flow.source)
            if out is None:
                return Errno.ENETUNREACH
            return _output_route(flow.source, flow.destination, out, None)
    # A device chosen by the sender must be usable; a group or a broadcast then needs no route at all.
    source = flow.source
    if out is not None:
        if not out.is_up or not out.ipv4_conf:
            return Errno.ENETUNREACH
        if flow.destination.is_multicast or flow.destination == LIMITED_BROADCAST:
            source = source if source != ANY else inetdevice.inet_select_addr(out, ANY, Scope.LINK)
            return _output_route(source, flow.destination, out, None)
        if source == ANY and flow.destination == ANY:
            source = inetdevice.inet_select_addr(out, ANY, Scope.HOST)
    # "To 0.0.0.0" is to oneself.
    destination = flow.destination
    if destination == ANY:
        destination = source if source != ANY else IPv4Address("127.0.0.1")
        source = source if source != ANY else destination
        return _output_route(source, destination, namespace.loopback, None, RouteType.LOCAL)
    return _output_by_table(namespace, flow, source)


def _output_by_table(namespace: NetNamespace, flow: Flow, source: IPv4Address) -> Rtable | Errno:
    """The second half of ``ip_route_output_key_hash_rcu``: what the tables say; ``source`` is 0.0.0.0 while open."""
    out, destination = flow.output_device, flow.destination
    found = fib_lookup(namespace, flow)
    # No route: through a device that was asked for everything counts as on the link.
    if isinstance(found, Errno) or found.error is not None:
        if out is None:
            return found if isinstance(found, Errno) else found.error or Errno.ENETUNREACH
        # The lookup only told whether a gateway is in between: a device may send where no route and no address is.
        source = source if source != ANY else inetdevice.inet_select_addr(out, ANY, Scope.LINK)
        return _output_route(source, destination, out, None)
    # To an address of one's own: by lo, though a socket sees it come by the address's device (rt_iif).
    if found.type is RouteType.LOCAL:
        if source == ANY:
            # Talking to itself, a host uses the address that it asks for.
            source = found.info.preferred_source or destination
        rtable = _output_route(source, destination, namespace.loopback, found)
        if not isinstance(rtable, Errno) and found.nexthop is not None:
            rtable.input_device = found.nexthop.device
        return rtable
    # Elsewhere: the next hop first, for the source may depend on it.
    fib_select_path(namespace, flow, found)
    if source == ANY:
        source = fib_result_prefsrc(found)
    return _output_route(source, destination, found.way.dev, found)


def _check_output_source(namespace: NetNamespace, flow: Flow) -> Errno | None:
    """The refusal of a source address chosen by the sender: impossible or, unless ``any_source``, not ours."""
    if flow.source.is_multicast or flow.source == LIMITED_BROADCAST:
        return Errno.EINVAL
    if flow.any_source or inet_addr_type(namespace, flow.source) is RouteType.LOCAL:
        return None
    return Errno.ENETUNREACH


def _device_of(namespace: NetNamespace, address: IPv4Address) -> Device | None:
    """The device with an address of one's own (``__ip_dev_find``)."""
    for device in namespace.devices.values():
        if any(row.local == address for row in device.addresses):
            return device
    return namespace.loopback if inet_addr_type(namespace, address) is RouteType.LOCAL else None


def fib_result_prefsrc(found: FibResult) -> IPv4Address:
    """The source address for a route: the one it names, else the device's best for its gateway."""
    if found.info.preferred_source is not None:
        return found.info.preferred_source
    return inetdevice.inet_select_addr(found.way.dev, found.way.gateway or ANY, found.info.scope)


def _output_route(
    source: IPv4Address,
    destination: IPv4Address,
    out: Device,
    found: FibResult | None,
    kind: RouteType | None = None,
) -> Rtable | Errno:
    """The route of a packet of one's own (``__mkroute_output``)."""
    if not out.ipv4_conf:
        return Errno.EINVAL
    # 127.0.0.0/8 must not leave the host (RFC 1122 3.2.1.3).
    if source.is_loopback and LinkFlag.LOOPBACK not in out.flags and not in_dev_or(out, "route_localnet"):
        return Errno.EINVAL
    if kind is None:
        kind = found.type if found is not None else RouteType.UNICAST
    # What the address itself is counts for more than the type of the route that was found.
    if destination == LIMITED_BROADCAST:
        kind = RouteType.BROADCAST
    elif destination.is_multicast:
        kind = RouteType.MULTICAST
    rtable = Rtable(kind, out, source, destination, result=found)
    rtable.through_lo = out.is_loopback and kind is RouteType.UNICAST
    if kind is RouteType.BROADCAST:
        # This host is one of those addressed; through lo the packet comes back by itself.
        rtable.loops_back = not out.is_loopback
    elif kind is RouteType.MULTICAST:
        # Only members get a copy, and 224.0.0.1 is the only group that is joined.
        rtable.loops_back = not out.is_loopback and destination == IPv4Address("224.0.0.1")
    elif kind is RouteType.UNICAST and found is not None and found.nexthop is not None:
        rtable.gateway = found.nexthop.via
        _apply_exception(rtable, found.info, found.nexthop)
    return rtable
