"""``net/ipv4/raw.c``: ICMP sockets as ``ping`` opens them: each gets every packet of the protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.ipv4.inet_sock import (
    ANY,
    ErrorOrigin,
    PmtuDiscovery,
    QueuedError,
    Received,
    Socket,
    SocketKind,
)
from pingproof.simulator.wire.icmp import Icmp, IcmpType, UnreachableCode

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.wire.ipv4 import Ipv4

UNREACHABLE_ERRORS: dict[int, tuple[Errno, bool]] = {
    UnreachableCode.NET: (Errno.ENETUNREACH, False),
    UnreachableCode.HOST: (Errno.EHOSTUNREACH, False),
    UnreachableCode.PROTOCOL: (Errno.ENOPROTOOPT, True),
    UnreachableCode.PORT: (Errno.ECONNREFUSED, True),
    UnreachableCode.FRAGMENTATION_NEEDED: (Errno.EMSGSIZE, False),
    UnreachableCode.SOURCE_ROUTE_FAILED: (Errno.EOPNOTSUPP, False),
    UnreachableCode.NET_UNKNOWN: (Errno.ENETUNREACH, True),
    UnreachableCode.HOST_UNKNOWN: (Errno.EHOSTDOWN, True),
    UnreachableCode.HOST_ISOLATED: (Errno.ENONET, True),
    UnreachableCode.NET_PROHIBITED: (Errno.ENETUNREACH, True),
    UnreachableCode.HOST_PROHIBITED: (Errno.EHOSTUNREACH, True),
    UnreachableCode.NET_TOS: (Errno.ENETUNREACH, False),
    UnreachableCode.HOST_TOS: (Errno.EHOSTUNREACH, False),
    UnreachableCode.ADMIN_PROHIBITED: (Errno.EHOSTUNREACH, True),
}
"""``icmp_err_convert``: the error number for each code of "unreachable", and whether it is fatal."""


def raw_local_deliver(skb: SkBuff) -> bool:
    """Give a copy to every raw socket that the packet fits; whether there was one."""
    received = False
    for socket in list(skb.namespace.sockets):
        if socket.kind is SocketKind.RAW and socket.protocol == skb.ip.protocol and _fits(socket, skb):
            received = True
            if not _is_filtered(socket, skb.ip):
                socket.receive_queue.append(Received(skb.ip, skb.namespace.network.clock.now))
                skb.namespace.network.note("raw_rcv", Decision.TO_SOCKET, skb)
                socket.notify()
    return received


def _fits(socket: Socket, skb: SkBuff) -> bool:
    """Whether a packet fits a socket's addresses and device (``raw_v4_match``)."""
    packet = skb.ip
    return (
        socket.destination in (ANY, packet.source)
        and socket.receive_address in (ANY, packet.destination)
        and socket.bound_device in (None, skb.receiving_device)
    )


def _is_filtered(socket: Socket, packet: Ipv4) -> bool:
    """Whether ``ICMP_FILTER`` keeps a packet from the program."""
    return isinstance(packet.payload, Icmp) and packet.payload.type in socket.filtered_types


def raw_icmp_error(skb: SkBuff, message: Icmp, quoted: Ipv4, info: int) -> None:
    """Queue an ICMP error for every raw socket that could have sent the packet (``raw_err``).

    A socket bound to a device gets only what came in by it: not what this host reports to itself, by ``lo``.
    """
    for socket in list(skb.namespace.sockets):
        if socket.kind is not SocketKind.RAW or socket.protocol != quoted.protocol:
            continue
        if socket.destination not in (ANY, quoted.destination) or socket.receive_address not in (ANY, quoted.source):
            continue
        if socket.bound_device not in (None, skb.device):
            continue
        if socket.receive_errors:
            queue_icmp_error(socket, skb, message, quoted, info)


def queue_icmp_error(socket: Socket, skb: SkBuff, message: Icmp, quoted: Ipv4, info: int) -> None:
    """Queue an error (``ip_icmp_error``, ``sk_error_report``), with which the socket's next call fails."""
    errno, _ = icmp_error_number(socket, message)
    socket.error_queue.append(
        QueuedError(
            errno,
            ErrorOrigin.ICMP,
            quoted,
            message.type,
            message.code,
            info,
            skb.ip.source,
            skb.namespace.network.clock.now,
            skb.ip.ttl,
        )
    )
    socket.pending_error = errno
    skb.namespace.network.note("ip_icmp_error", Decision.TO_SOCKET, skb)
    socket.notify()


def icmp_error_number(socket: Socket, message: Icmp) -> tuple[Errno, bool]:
    """The error number for an ICMP error, and whether it is fatal to a connected socket."""
    match message.type:
        case IcmpType.DEST_UNREACH if message.code == UnreachableCode.FRAGMENTATION_NEEDED:
            return Errno.EMSGSIZE, socket.pmtu is not PmtuDiscovery.DONT
        case IcmpType.DEST_UNREACH:
            return UNREACHABLE_ERRORS.get(message.code, (Errno.EHOSTUNREACH, False))
    return Errno.EHOSTUNREACH, False
