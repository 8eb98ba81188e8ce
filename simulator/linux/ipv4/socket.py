"""Sockets: how programs reach the stack (``net/ipv4/af_inet.c``, ``datagram.c``, ``raw.c``, ``udp.c``).

``bind_address``, ``bind_device``, ``connect`` and ``send`` answer with the system call's error number, None when it
succeeds.
"""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core import unmodelled
from pingproof.simulator.linux.ipv4.fib import Flow, fib_lookup, inet_addr_type
from pingproof.simulator.linux.ipv4.icmp import next_identification
from pingproof.simulator.linux.ipv4.inet_sock import (
    ANY,
    ErrorOrigin,
    Owner,
    PmtuDiscovery,
    QueuedError,
    Socket,
    SocketKind,
)
from pingproof.simulator.linux.ipv4.ip_output import ip_local_out
from pingproof.simulator.linux.ipv4.route import ip_route_output_key
from pingproof.simulator.state import RouteType, Scope
from pingproof.simulator.wire.icmp import Icmp
from pingproof.simulator.wire.ipv4 import HEADER_LENGTH, IpProtocol, Ipv4, RecordRoute
from pingproof.simulator.wire.udp import Udp

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.ipv4.rtable import Rtable

MAX_LENGTH = 0xFFFF
"""The longest packet (bytes)."""
LOCAL_PORT_RANGE = "32768\t60999"


def _open(namespace: NetNamespace, owner: Owner, kind: SocketKind, protocol: IpProtocol) -> Socket:
    """Make a socket (``inet_create``); with ``ip_no_pmtu_disc`` its packets may be cut from the start."""
    keeps_whole = not namespace.sysctl.integer("net.ipv4.ip_no_pmtu_disc", 0)
    socket = Socket(namespace, owner, kind, protocol, pmtu=PmtuDiscovery.WANT if keeps_whole else PmtuDiscovery.DONT)
    namespace.sockets.append(socket)
    return socket


def open_raw_icmp(namespace: NetNamespace, owner: Owner) -> Socket:
    """``socket(AF_INET, SOCK_RAW, IPPROTO_ICMP)``."""
    return _open(namespace, owner, SocketKind.RAW, IpProtocol.ICMP)


def open_udp(namespace: NetNamespace, owner: Owner) -> Socket:
    """``socket(AF_INET, SOCK_DGRAM, 0)``; its port is chosen when it is first needed."""
    return _open(namespace, owner, SocketKind.UDP, IpProtocol.UDP)


def close(socket: Socket) -> None:
    """``close``: the socket leaves its namespace."""
    socket.closed = True
    if socket in socket.namespace.sockets:
        socket.namespace.sockets.remove(socket)


def bind_address(socket: Socket, address: IPv4Address) -> Errno | None:
    """``bind``: EADDRNOTAVAIL when the address is not one of this namespace's, EADDRINUSE when every port is taken."""

    kinds = (RouteType.LOCAL, RouteType.MULTICAST, RouteType.BROADCAST)
    if address != ANY and inet_addr_type(socket.namespace, address) not in kinds:
        return Errno.EADDRNOTAVAIL
    socket.receive_address = socket.source = address
    if inet_addr_type(socket.namespace, address) is not RouteType.LOCAL:
        socket.source = ANY
    return None if _choose_port(socket) else Errno.EADDRINUSE


def bind_device(socket: Socket, device: Device) -> Errno | None:
    """``SO_BINDTODEVICE``: only this device counts from now on."""
    socket.bound_device = device
    return None


def connect(socket: Socket, destination: IPv4Address, port: int = 0) -> Errno | None:
    """``connect`` of a datagram socket: finds the way and with it the source address; sends nothing.

    Where an address was left open, the way is asked for again with the addresses found (``ip_route_connect``).
    """
    if not _choose_port(socket):
        return Errno.EAGAIN
    way = _route(socket, destination, socket.source)
    if not isinstance(way, Errno) and ANY in (destination, socket.source):
        way = _route(socket, way.destination, way.source)
    if isinstance(way, Errno):
        _note_unreachable(socket, destination)
        return way
    if way.type is RouteType.BROADCAST and not socket.broadcast:
        return Errno.EACCES
    if socket.source == ANY:
        socket.source = way.source
    if socket.receive_address == ANY:
        socket.receive_address = way.source
    socket.destination, socket.destination_port = way.destination, port
    return None


def _route(socket: Socket, destination: IPv4Address, source: IPv4Address) -> Rtable | Errno:

    flow = Flow(
        destination,
        source,
        output_device=socket.bound_device,
        tos=socket.tos & 0x1C,
        mark=socket.mark,
        scope=Scope.LINK if socket.dont_route else Scope.GLOBAL,
        protocol=socket.protocol,
    )
    return ip_route_output_key(socket.namespace, flow)


def _note_unreachable(socket: Socket, destination: IPv4Address) -> None:
    """Note in the journal the missing way of a packet, which therefore is never made."""

    network = socket.namespace.network
    wanted = Ipv4(socket.source, destination, socket.protocol, Icmp(8))
    found = fib_lookup(socket.namespace, Flow(destination, socket.source, socket.bound_device, mark=socket.mark))
    row, rule = (None, None) if isinstance(found, Errno) else (found.row, found.rule)
    skb = network.new_skb(socket.namespace, wanted)
    skb.device = socket.bound_device
    if skb.namespace.unmodelled:
        unmodelled.note_routing(skb)
    network.note("ip_route_output_key", Decision.NO_ROUTE, skb, row=row, led_by=rule)


def _choose_port(socket: Socket) -> bool:
    """Whether a port was found (``udp_lib_get_port``): not if all of ``ip_local_port_range`` are in use.

    The kernel takes a free one at random; here each follows the last, so that one given back is not soon used again.
    """
    if socket.kind is not SocketKind.UDP or socket.port:
        return True
    namespace = socket.namespace
    low, high = map(int, namespace.sysctl.values.get("net.ipv4.ip_local_port_range", LOCAL_PORT_RANGE).split())
    taken = {other.port for other in namespace.sockets if other.kind is SocketKind.UDP}
    for _ in range(low, high + 1):
        port = low + namespace.next_port % (high - low + 1)
        namespace.next_port += 1
        if port not in taken:
            socket.port = port
            return True
    return False


def send(socket: Socket, payload: Icmp | Udp, destination: IPv4Address) -> Errno | None:
    """``sendto``: EMSGSIZE for a packet too long, EACCES for a broadcast without leave, EPERM when a rule forbids.

    A UDP socket answers first, once, with the error that an earlier packet called forth, and sends nothing; a raw
    socket does not look (``sock_alloc_send_skb`` is asked only where there is a transport header).
    """
    if socket.kind is SocketKind.UDP and socket.pending_error is not None:
        error, socket.pending_error = socket.pending_error, None
        return error
    if payload.length > MAX_LENGTH:
        return Errno.EMSGSIZE
    way = _route(socket, destination, socket.source)
    if isinstance(way, Errno):
        _note_unreachable(socket, destination)
        return way
    if way.is_broadcast and way.type is RouteType.BROADCAST and not socket.broadcast:
        return Errno.EACCES
    return _transmit(socket, payload, way)


def _transmit(socket: Socket, payload: Icmp | Udp, way: Rtable) -> Errno | None:
    """Make the packet and send it (``ip_append_data``, ``__ip_make_skb``, ``ip_send_skb``)."""

    namespace = socket.namespace
    option = RecordRoute() if socket.record_route else None
    length = HEADER_LENGTH + (option.length if option else 0) + payload.length
    mtu = way.device_mtu if socket.pmtu is PmtuDiscovery.PROBE else way.path_mtu
    may_fragment = socket.pmtu in (PmtuDiscovery.DONT, PmtuDiscovery.WANT)
    if length > (MAX_LENGTH if may_fragment else mtu):
        _queue_local_error(socket, payload, way, mtu)
        return Errno.EMSGSIZE
    wants_df = socket.pmtu is PmtuDiscovery.WANT and not way.mtu_locked and length <= mtu
    skb = namespace.network.new_skb(namespace)
    skb.packet = Ipv4(
        way.source,
        way.destination,
        socket.protocol,
        payload,
        ttl=_ttl(socket, way),
        tos=socket.tos,
        identification=next_identification(namespace),
        df=not may_fragment or wants_df,
        record_route=option,
    )
    skb.route, skb.socket, skb.mark, skb.ignore_df = way, socket, socket.mark, may_fragment
    return ip_local_out(skb)


def _ttl(socket: Socket, way: Rtable) -> int:
    if socket.ttl is not None:
        return socket.ttl
    if way.type is RouteType.MULTICAST:
        return 1
    return socket.namespace.sysctl.integer("net.ipv4.ip_default_ttl", 64)


def _queue_local_error(socket: Socket, payload: Icmp | Udp, way: Rtable, mtu: int) -> None:
    """Refuse a packet too long for the path's ``mtu`` (bytes), and queue the error (``ip_local_error``)."""
    network = socket.namespace.network
    packet = Ipv4(way.source, way.destination, socket.protocol, payload, df=True)
    skb = network.new_skb(socket.namespace, packet)
    network.note("ip_append_data", Decision.DROP, skb, device=way.device, drop=DropReason.PKT_TOO_BIG)
    if socket.receive_errors:
        socket.error_queue.append(
            QueuedError(Errno.EMSGSIZE, ErrorOrigin.LOCAL, packet, info=mtu, time=network.clock.now)
        )
