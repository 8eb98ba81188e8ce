"""``struct inet_sock`` (include/net/inet_sock.h): what a socket keeps; ``socket.py`` has the system calls.

A socket with something to read (a packet or a queued error) wakes its owner, once the stack is done with the packet.
"""

from __future__ import annotations

from dataclasses import field
from enum import Enum, auto
from ipaddress import IPv4Address
from typing import TYPE_CHECKING, Protocol

from pingproof.simulator.live import live
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.errors import Errno
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.wire.ipv4 import Ipv4

ANY = IPv4Address(0)


class SocketKind(Enum):
    """``sk_type``: raw packets of a protocol, or datagrams."""

    RAW = auto()
    UDP = auto()


class PmtuDiscovery(Enum):
    """``IP_MTU_DISCOVER``."""

    DONT = 0
    WANT = 1
    DO = 2
    PROBE = 3


class ErrorOrigin(Enum):
    """``ee_origin`` of a queued error: made by this host, or by an ICMP message."""

    LOCAL = 1
    ICMP = 2


class Owner(Protocol):
    """The program that reads a socket."""

    def wake(self) -> None:
        """Called when something can be read."""


@value
class Received:
    """A packet in the receive queue, header and all, and the time of its arrival (ns)."""

    packet: Ipv4
    time: int


@value
class QueuedError:
    """``struct sock_extended_err``: ``packet`` is the packet sent (as quoted), ``offender`` who reported it."""

    errno: Errno
    origin: ErrorOrigin
    packet: Ipv4 | None
    type: int = 0
    code: int = 0
    info: int = 0
    offender: IPv4Address | None = None
    time: int = 0
    ttl: int = 0  # of the packet that brought it (IP_RECVTTL)


@live
class Socket:
    """What raw and UDP sockets share (``struct inet_sock``)."""

    namespace: NetNamespace
    owner: Owner
    kind: SocketKind
    protocol: int
    receive_address: IPv4Address = ANY  # inet_rcv_saddr: bind() or connect()
    bound_device: Device | None = None  # SO_BINDTODEVICE
    source: IPv4Address = ANY  # inet_saddr
    destination: IPv4Address = ANY  # inet_daddr, after connect()
    port: int = 0
    destination_port: int = 0
    ttl: int | None = None  # IP_TTL
    tos: int = 0
    mark: int = 0
    pmtu: PmtuDiscovery = PmtuDiscovery.WANT
    broadcast: bool = False  # SO_BROADCAST
    receive_errors: bool = False  # IP_RECVERR
    record_route: bool = False  # IP_OPTIONS with a record-route option
    dont_route: bool = False  # SO_DONTROUTE
    filtered_types: frozenset[int] = frozenset()  # ICMP_FILTER: types not to be received
    receive_queue: list[Received] = field(default_factory=list)
    error_queue: list[QueuedError] = field(default_factory=list)
    pending_error: Errno | None = None  # sk_err: what the next call fails with
    closed: bool = False

    def notify(self) -> None:
        """Wake the owner as soon as the stack has done with what it is doing."""
        self.namespace.network.clock.after(0, self.wake_owner)

    def wake_owner(self) -> None:
        """Wake the owner, unless the socket is closed."""
        if not self.closed:
            self.owner.wake()
