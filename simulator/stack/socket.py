"""Sockets: how programs reach the stack (``net/ipv4/raw.c``, ``udp.c``, ``af_inet.c``, ``ip_sockglue.c``).

``send`` and ``connect`` answer with the error number that the system call would give. A socket that has something to
read (a packet or a queued error) calls ``owner.wake()``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from ipaddress import IPv4Address
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from simulator.errors import Errno
    from simulator.stack.net_device import Device
    from simulator.stack.net_namespace import NetNamespace
    from simulator.wire.ipv4 import Ipv4

ANY = IPv4Address(0)


class PmtuDiscovery(Enum):
    """``IP_MTU_DISCOVER``."""

    DONT = 0
    WANT = 1
    DO = 2
    PROBE = 3


class ErrorOrigin(Enum):
    """``ee_origin`` of a queued error: made by this host, or told by an ICMP message."""

    LOCAL = 1
    ICMP = 2


class Owner(Protocol):
    """Who reads a socket."""

    def wake(self) -> None:
        """Something can be read."""


@dataclass(frozen=True, slots=True)
class Received:
    """A packet in the receive queue, as ``recvmsg`` gives it, and when it came (ns). For a raw socket the whole packet."""

    packet: Ipv4
    time: int


@dataclass(frozen=True, slots=True)
class QueuedError:
    """``struct sock_extended_err``: ``packet`` is the packet one sent (as quoted), ``offender`` who reported."""

    errno: Errno
    origin: ErrorOrigin
    packet: Ipv4 | None
    type: int = 0
    code: int = 0
    info: int = 0
    offender: IPv4Address | None = None
    time: int = 0


@dataclass(slots=True, eq=False)
class Socket:
    """What raw and UDP sockets share (``struct inet_sock``)."""

    namespace: NetNamespace
    owner: Owner
    protocol: int
    bound_address: IPv4Address = ANY  # bind()
    bound_device: Device | None = None  # SO_BINDTODEVICE
    source: IPv4Address = ANY  # inet_saddr, after connect()
    destination: IPv4Address = ANY  # inet_daddr, after connect()
    ttl: int | None = None  # IP_TTL
    tos: int = 0
    mark: int = 0
    pmtu: PmtuDiscovery = PmtuDiscovery.WANT
    broadcast: bool = False  # SO_BROADCAST
    receive_errors: bool = False  # IP_RECVERR
    record_route: bool = False  # IP_OPTIONS with a record-route option
    dont_route: bool = False  # SO_DONTROUTE
    receive_queue: list[Received] = field(default_factory=list)
    error_queue: list[QueuedError] = field(default_factory=list)
    pending_error: Errno | None = None  # sk_err: what the next call fails with
    closed: bool = False
