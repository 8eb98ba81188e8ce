"""ICMP (RFC 792), with the codes that Linux sends and reads."""

from __future__ import annotations

from enum import IntEnum
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.wire.ipv4 import Ipv4

HEADER_LENGTH = 8


class IcmpType(IntEnum):
    """ICMP types (IANA icmp-parameters)."""

    ECHO_REPLY = 0
    DEST_UNREACH = 3
    SOURCE_QUENCH = 4
    REDIRECT = 5
    ECHO = 8
    TIME_EXCEEDED = 11
    PARAMETER_PROBLEM = 12
    TIMESTAMP = 13
    TIMESTAMP_REPLY = 14
    ADDRESS_MASK = 17
    ADDRESS_MASK_REPLY = 18


class UnreachableCode(IntEnum):
    """Codes of ``DEST_UNREACH`` (RFC 792, RFC 1122 3.2.2.1, RFC 1812 5.2.7.1)."""

    NET = 0
    HOST = 1
    PROTOCOL = 2
    PORT = 3
    FRAGMENTATION_NEEDED = 4
    SOURCE_ROUTE_FAILED = 5
    NET_UNKNOWN = 6
    HOST_UNKNOWN = 7
    HOST_ISOLATED = 8
    NET_PROHIBITED = 9
    HOST_PROHIBITED = 10
    NET_TOS = 11
    HOST_TOS = 12
    ADMIN_PROHIBITED = 13


ERROR_TYPES = frozenset(
    {
        IcmpType.DEST_UNREACH,
        IcmpType.SOURCE_QUENCH,
        IcmpType.REDIRECT,
        IcmpType.TIME_EXCEEDED,
        IcmpType.PARAMETER_PROBLEM,
    }
)


@value
class Icmp:
    """An ICMP message: an echo with ``data_length`` bytes, or an error quoting the offending packet.

    ``identifier`` and ``sequence`` are an echo's; ``gateway`` is a redirect's; ``mtu`` (bytes) is a "fragmentation
    needed"'s; ``quoted`` is the packet as the sender of the error saw it, of which ``data_length`` bytes are carried.
    """

    type: int
    code: int = 0
    identifier: int = 0
    sequence: int = 0
    data_length: int = 0
    gateway: IPv4Address | None = None
    mtu: int = 0
    quoted: Ipv4 | None = None

    @property
    def length(self) -> int:
        """Bytes of the message, header included."""
        return HEADER_LENGTH + self.data_length

    @property
    def is_error(self) -> bool:
        """Whether the message is an error about another packet; no error answers an error (RFC 1122 3.2.2)."""
        return self.type in ERROR_TYPES

    def __str__(self) -> str:
        match self.type:
            case IcmpType.ECHO:
                return f"ICMP echo request, id {self.identifier}, seq {self.sequence}, length {self.length}"
            case IcmpType.ECHO_REPLY:
                return f"ICMP echo reply, id {self.identifier}, seq {self.sequence}, length {self.length}"
        return f"ICMP type {self.type} code {self.code}, length {self.length}"
