"""``net/ipv4/icmp.c``: answers to echo, errors about packets, and what errors from others teach.

How often a host sends errors is limited by a token bucket for each receiver (``struct inet_peer``), which the "no
route" answers of ``ip_error`` and the redirects share.
"""

from __future__ import annotations

from dataclasses import field, replace
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND, SECOND
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core.netfilter import nf_ct_attach
from pingproof.simulator.linux.ipv4 import inetdevice, ip_output, raw, route, route_exception
from pingproof.simulator.linux.ipv4.fib import Flow, fib_lookup, inet_addr_type
from pingproof.simulator.linux.ipv4.protocol import INET_PROTOCOLS, NetProtocol
from pingproof.simulator.live import live
from pingproof.simulator.state import RouteType, Scope
from pingproof.simulator.wire.ethernet import PacketType
from pingproof.simulator.wire.icmp import Icmp, IcmpType, UnreachableCode
from pingproof.simulator.wire.ipv4 import HEADER_LENGTH, IpProtocol, Ipv4, RecordRoute

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.ipv4.rtable import Rtable

ANY = IPv4Address(0)
BURST_FACTOR = 6
"""``XRLIM_BURST_FACTOR``: so many errors at once before the rate counts."""
REDIRECT_LOAD = 20 * MILLISECOND
"""``ip_rt_redirect_load``: the first pause between two redirects to one host (ns)."""
REDIRECT_NUMBER = 9
"""``ip_rt_redirect_number``: so many are sent to a host that does not follow them."""
REDIRECT_SILENCE = REDIRECT_LOAD << (REDIRECT_NUMBER + 1)
"""``ip_rt_redirect_silence``: after so long without need of one the count begins anew (20.48 s, in ns)."""
DUMMY_SOURCE = IPv4Address("192.0.0.8")
"""Who reports when the host has no address at all (RFC 7600)."""
ERROR_ROOM = 576
"""How long an error may be at most (bytes; RFC 1812 4.3.2.3)."""
TOS_INTERNET_CONTROL = 0xC0
"""``IPTOS_PREC_INTERNETCONTROL``: the precedence of errors (RFC 1812 4.3.2.5)."""
RATE_MASK = 6168
"""``net.ipv4.icmp_ratemask``: unreachable, source quench, time exceeded, parameter problem."""
FRAGMENT_TIME_EXCEEDED = 1
"""``ICMP_EXC_FRAGTIME``: an error for no socket; only a raw socket that reads ICMP receives the message."""
PMTU_NOT_BELIEVED = (2, 3)
"""Values of ``ip_no_pmtu_disc`` with which "fragmentation needed" is ignored; 1 heeds it, but not the MTU it tells."""


@live
class InetPeer:
    """``struct inet_peer``: ``tokens`` in ns of permission, ``last`` when they were counted (ns)."""

    tokens: int
    last: int
    redirects: int = 0


@live
class IcmpState:
    """A namespace's token buckets, one for each host that errors were sent to; whether it is sending ICMP just now."""

    peers: dict[IPv4Address, InetPeer] = field(default_factory=dict)
    sending: bool = False


def icmp_sk_init(namespace: NetNamespace) -> None:
    """A namespace's buckets, all full at first."""
    namespace.icmp = IcmpState()


def inet_getpeer(namespace: NetNamespace, address: IPv4Address) -> InetPeer:
    """The bucket of a receiver; a new one has had 60 s to fill."""
    peer = namespace.icmp.peers.get(address)
    if peer is None:
        peer = namespace.icmp.peers[address] = InetPeer(0, namespace.network.clock.now - 60 * SECOND)
    return peer


def inet_peer_xrlim_allow(peer: InetPeer, now: int, timeout: int) -> bool:
    """Take a token worth ``timeout`` (ns), if the bucket has one."""
    tokens = min(peer.tokens + now - peer.last, BURST_FACTOR * timeout)
    peer.last = now
    allowed = tokens >= timeout
    peer.tokens = tokens - timeout if allowed else tokens
    return allowed


def _rate_limit_allows(namespace: NetNamespace, rtable: Rtable, message: Icmp) -> bool:
    """``icmpv4_xrlim_allow``: never limited are replies, "fragmentation needed" and what stays on ``lo``."""
    mask = namespace.sysctl.integer("net.ipv4.icmp_ratemask", RATE_MASK)
    if not mask >> message.type & 1 or rtable.device.is_loopback:
        return True
    # Path MTU discovery must not fail for want of a token.
    if message.type == IcmpType.DEST_UNREACH and message.code == UnreachableCode.FRAGMENTATION_NEEDED:
        return True
    limit = namespace.sysctl.integer("net.ipv4.icmp_ratelimit", 1000) * MILLISECOND
    if limit == 0:
        return True
    return inet_peer_xrlim_allow(inet_getpeer(namespace, rtable.destination), namespace.network.clock.now, limit)


def icmp_send(skb: SkBuff, kind: IcmpType, code: int, *, mtu: int = 0, gateway: IPv4Address | None = None) -> None:
    """Report to the sender of ``skb`` that it could not be handled.

    Nothing is sent about broadcasts, later fragments and other errors (RFC 1122 3.2.2), nor when the receiver has had
    too many. A packet that was for this host is answered from the address it was sent to, any other from the address of
    the interface that leads back. While ICMP sends a message, nothing is sent about that one (``icmp_xmit_lock``): a
    REJECT in OUTPUT takes an echo reply without a word. A packet that has waited until its route was taken away has
    lost its device, and with it the namespace in which something could be sent (``dst_dev_put``, ``blackhole_netdev``).
    """
    namespace, packet = skb.namespace, skb.ip
    # One message at a time (icmp_xmit_lock).
    if namespace.icmp.sending:
        return
    # About what was for many, for later pieces and for errors nobody reports: storms would follow (RFC 1122 3.2.2).
    if skb.route is None or skb.packet_type is not PacketType.HOST or skb.route.is_broadcast:
        return
    if packet.transport is None or (isinstance(packet.transport, Icmp) and packet.transport.is_error):
        return
    # The device is gone: there is no namespace to send from.
    if skb.route.is_released:
        namespace.network.note("icmp_send", Decision.ICMP_LOST, skb)
        return
    # Who reports: the address that was asked; else that of the way in, if a setting says so; else that of the way back.
    source = packet.destination if skb.route.is_local else ANY
    if source == ANY and skb.input_device and namespace.sysctl.integer("net.ipv4.icmp_errors_use_inbound_ifaddr", 0):
        source = inetdevice.inet_select_addr(skb.input_device, packet.source, Scope.LINK)
    # The way back, with the precedence of network control (RFC 1812 4.3.2.5); the error belongs to the packet's flow.
    tos = packet.tos & 0x1E | TOS_INTERNET_CONTROL
    way = route.ip_route_output_key(namespace, Flow(packet.source, source, tos=tos & 0x1C))
    message = Icmp(kind, code, mtu=mtu, gateway=gateway, quoted=packet)
    error = namespace.network.new_skb(namespace, cause=skb.id)
    nf_ct_attach(error, skb)
    if isinstance(way, Errno):
        return
    # As much of the packet as fits into 576 bytes, and no more errors than the receiver's bucket allows.
    room = min(way.path_mtu, ERROR_ROOM) - HEADER_LENGTH - 8
    message = replace(message, data_length=min(packet.length, room))
    if not _rate_limit_allows(namespace, way, message):
        namespace.network.note("icmp_send", Decision.ICMP_SUPPRESSED, skb)
        return
    _push(error, way, message, tos)


def _push(skb: SkBuff, way: Rtable, message: Icmp, tos: int, record_route: RecordRoute | None = None) -> None:
    """Send a message (``icmp_push_reply``); ICMP's own socket lets every router cut its packets."""
    namespace = skb.namespace
    skb.packet = Ipv4(
        way.source if way.source != ANY else DUMMY_SOURCE,
        way.destination,
        IpProtocol.ICMP,
        message,
        ttl=namespace.sysctl.integer("net.ipv4.ip_default_ttl", 64),
        tos=tos,
        identification=next_identification(namespace),
        record_route=record_route,
    )
    skb.route = way
    skb.ignore_df = True
    namespace.network.note("icmp_push_reply", Decision.ICMP_SEND, skb, device=way.device)
    namespace.icmp.sending = True
    ip_output.ip_local_out(skb)
    namespace.icmp.sending = False


def next_identification(namespace: NetNamespace) -> int:
    """A number for a datagram's pieces to be known by (``ip_select_ident``)."""
    namespace.reassembly.next_identification = namespace.reassembly.next_identification % 0xFFFF + 1
    return namespace.reassembly.next_identification


def icmp_rcv(skb: SkBuff, raw_received: bool) -> None:
    """Receive an ICMP message for this host: an echo is answered, an error handed to whom it is about.

    ``raw_received`` tells whether a raw socket has a copy; without one the reply is a drop (``ping_rcv``).
    """
    message = skb.ip.payload
    assert isinstance(message, Icmp)
    # To everybody only questions make sense (RFC 1122 3.2.2); an error or a redirect is about one host's packet.
    if skb.rtable.is_broadcast and message.type not in (
        IcmpType.ECHO,
        IcmpType.TIMESTAMP,
        IcmpType.ADDRESS_MASK,
        IcmpType.ADDRESS_MASK_REPLY,
    ):
        skb.namespace.network.note("icmp_rcv", Decision.DROP, skb, drop=DropReason.INVALID_PROTO)
        return
    # One forged echo to a subnet would call forth an answer of each host (RFC 1122 3.2.2.6 leaves it to the host).
    ignored = message.type in (IcmpType.ECHO, IcmpType.TIMESTAMP) and skb.rtable.is_broadcast
    if ignored and skb.namespace.sysctl.integer("net.ipv4.icmp_echo_ignore_broadcasts", 1):
        skb.namespace.network.note("icmp_rcv", Decision.DROP, skb, drop=DropReason.ECHO_IGNORED)
        return
    match message:
        case Icmp(type=IcmpType.ECHO):
            icmp_echo(skb, message)
        case Icmp(type=IcmpType.REDIRECT, quoted=Ipv4() as quoted, gateway=IPv4Address() as gateway):
            route_exception.ipv4_redirect(skb, quoted, gateway)  # icmp_redirect()
        case Icmp(
            type=IcmpType.DEST_UNREACH | IcmpType.TIME_EXCEEDED | IcmpType.PARAMETER_PROBLEM | IcmpType.SOURCE_QUENCH,
            quoted=Ipv4() as quoted,
        ):
            icmp_unreach(skb, message, quoted)
        case Icmp(type=IcmpType.ECHO_REPLY) if not raw_received:
            skb.namespace.network.note("ping_rcv", Decision.DROP, skb, drop=DropReason.NO_SOCKET)


def icmp_echo(skb: SkBuff, message: Icmp) -> None:
    """Answer an echo request, unless ``icmp_echo_ignore_all`` forbids it."""
    if skb.namespace.sysctl.integer("net.ipv4.icmp_echo_ignore_all", 0):
        skb.namespace.network.note("icmp_echo", Decision.DROP, skb, drop=DropReason.ECHO_IGNORED)
        return
    icmp_reply(skb, replace(message, type=int(IcmpType.ECHO_REPLY)))


def icmp_reply(skb: SkBuff, message: Icmp) -> None:
    """Send an answer back to where ``skb`` came from, with the address it was sent to as source."""
    namespace = skb.namespace
    source = _spec_dst(skb)
    way = route.ip_route_output_key(
        namespace, Flow(skb.ip.source, source, tos=skb.ip.tos & 0x1C, any_source=source == ANY)
    )
    answer = namespace.network.new_skb(namespace, cause=skb.id)
    if isinstance(way, Errno):
        answer.packet = Ipv4(source, skb.ip.source, IpProtocol.ICMP, message)
        namespace.network.note("icmp_reply", Decision.DROP, answer, drop=DropReason.IP_OUTNOROUTES)
        return
    _push(answer, way, message, skb.ip.tos, skb.ip.record_route)


def _spec_dst(skb: SkBuff) -> IPv4Address:
    """The address to answer from (``fib_compute_spec_dst``): for a broadcast the interface's own."""
    if skb.rtable.is_local:
        return skb.ip.destination
    if skb.ip.source != ANY:
        found = fib_lookup(skb.namespace, Flow(skb.ip.source))
        if not isinstance(found, Errno) and found.error is None and found.nexthop is not None:
            return route.fib_result_prefsrc(found)
    return inetdevice.inet_select_addr(skb.dev, skb.ip.source, Scope.LINK)


def icmp_unreach(skb: SkBuff, message: Icmp, quoted: Ipv4) -> None:
    """Receive an error about a packet of ours: the path's MTU is learned, the sending socket gets the error."""
    # A broadcast is no packet that one host can refuse.
    strict = not skb.namespace.sysctl.integer("net.ipv4.icmp_ignore_bogus_error_responses", 1)
    if strict and inet_addr_type(skb.namespace, quoted.destination) is RouteType.BROADCAST:
        return
    # A lost piece says nothing about the destination, and a datagram may get lost in any case.
    if message.type == IcmpType.TIME_EXCEEDED and message.code == FRAGMENT_TIME_EXCEEDED:
        return
    info = 0
    if message.type == IcmpType.DEST_UNREACH and message.code == UnreachableCode.FRAGMENTATION_NEEDED:
        mode = skb.namespace.sysctl.integer("net.ipv4.ip_no_pmtu_disc", 0)
        if mode in PMTU_NOT_BELIEVED:
            return
        # Mode 1: the socket gets the error, so that its packets are no longer sent whole, but without an MTU.
        info = 0 if mode else message.mtu
        route_exception.ipv4_update_pmtu(skb, quoted, info)
    _tell_sockets(skb, message, quoted, info)


def _tell_sockets(skb: SkBuff, message: Icmp, quoted: Ipv4, info: int) -> None:
    """Hand an error to the sockets that can have sent the packet (``icmp_socket_deliver``)."""
    # Raw sockets first; a protocol without a handler, such as ICMP itself, has no other.
    raw.raw_icmp_error(skb, message, quoted, info)
    protocol = INET_PROTOCOLS.get(quoted.protocol)
    if protocol is not None and protocol.err_handler is not None:
        protocol.err_handler(skb, message, quoted, info)


def ip_rt_send_redirect(skb: SkBuff, packet: Ipv4) -> None:
    """Tell a host on the link that it could reach ``packet``'s destination without us (``ip_rt_send_redirect``).

    After each the pause doubles, and after nine that were not heeded there are no more for 20 s.
    """
    peer, now = inet_getpeer(skb.namespace, packet.source), skb.namespace.network.clock.now
    # The host has sent nothing by the wrong way for a while: it is counted anew.
    if now > peer.last + REDIRECT_SILENCE:
        peer.tokens = peer.redirects = 0
    # It does not heed redirects. The silence is counted from its last packet, so it lasts as long as it goes on.
    if peer.redirects >= REDIRECT_NUMBER:
        peer.last = now
        return
    if peer.redirects == 0 or now > peer.last + (REDIRECT_LOAD << peer.redirects):
        # Code 1, ICMP_REDIR_HOST: for this destination only, whatever its prefix.
        icmp_send(skb, IcmpType.REDIRECT, 1, gateway=skb.rtable.next_hop)
        peer.last = now
        peer.redirects += 1


ICMP_PROTOCOL = NetProtocol(icmp_rcv)
