"""``net/ipv4/udp.c``: datagrams to ports, and "port unreachable" where none is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.ipv4 import icmp
from pingproof.simulator.linux.ipv4.inet_sock import ANY, Received, Socket, SocketKind
from pingproof.simulator.linux.ipv4.protocol import NetProtocol
from pingproof.simulator.linux.ipv4.raw import icmp_error_number, queue_icmp_error
from pingproof.simulator.wire.icmp import Icmp, IcmpType, UnreachableCode
from pingproof.simulator.wire.udp import Udp

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.wire.ipv4 import Ipv4


def udp_rcv(skb: SkBuff, raw_received: bool) -> None:
    """Give a datagram to the socket of its port; without one its sender gets an error, whatever raw sockets took."""
    datagram, network = skb.ip.payload, skb.namespace.network
    assert isinstance(datagram, Udp)
    socket = _lookup(skb, datagram)
    if socket is not None:
        socket.receive_queue.append(Received(skb.ip, network.clock.now))
        network.note("udp_queue_rcv_one_skb", Decision.TO_SOCKET, skb)
        socket.notify()
        return
    icmp.icmp_send(skb, IcmpType.DEST_UNREACH, UnreachableCode.PORT)
    network.note("__udp4_lib_rcv", Decision.DROP, skb, drop=DropReason.NO_SOCKET)


def _lookup(skb: SkBuff, datagram: Udp) -> Socket | None:
    """The socket for a datagram (``__udp4_lib_lookup``): the connected one before the listening one."""
    best: Socket | None = None
    for socket in skb.namespace.sockets:
        if socket.kind is not SocketKind.UDP or socket.port != datagram.destination_port:
            continue
        if socket.receive_address not in (ANY, skb.ip.destination) or socket.bound_device not in (
            None,
            skb.receiving_device,
        ):
            continue
        # A connected socket takes only what its peer sends, and before all others.
        if socket.destination != ANY:
            if (socket.destination, socket.destination_port) == (skb.ip.source, datagram.source_port):
                return socket
        else:
            best = best or socket
    return best


def udp_err(skb: SkBuff, message: Icmp, quoted: Ipv4, info: int) -> None:
    """Receive an ICMP error: queued with IP_RECVERR, else only a fatal one fails a connected socket."""
    datagram = quoted.transport
    if not isinstance(datagram, Udp):
        return
    for socket in skb.namespace.sockets:
        if socket.kind is not SocketKind.UDP or socket.port != datagram.source_port:
            continue
        if socket.destination not in (ANY, quoted.destination) or socket.bound_device not in (None, skb.device):
            continue
        if socket.receive_errors:
            queue_icmp_error(socket, skb, message, quoted, info)
        # Without IP_RECVERR a program learns of it only if it talks to that one peer, and the error is for good.
        elif socket.destination != ANY and icmp_error_number(socket, message)[1]:
            socket.pending_error = icmp_error_number(socket, message)[0]
            socket.notify()
        return


UDP_PROTOCOL = NetProtocol(udp_rcv, udp_err)
