"""ARP for IPv4 over Ethernet (RFC 826)."""

from __future__ import annotations

from enum import IntEnum
from ipaddress import IPv4Address

from pingproof.simulator.value import value


class ArpOperation(IntEnum):
    """An ARP packet's operation code."""

    REQUEST = 1
    REPLY = 2


@value
class Arp:
    """An ARP packet; a request's ``target_hardware`` is all zero."""

    operation: ArpOperation
    sender_hardware: str
    sender: IPv4Address
    target_hardware: str
    target: IPv4Address

    @property
    def length(self) -> int:
        """Bytes of the packet without its Ethernet header."""
        # RFC 826: 8 bytes of types and lengths, then two pairs of 6 and 4 bytes.
        return 28

    def __str__(self) -> str:
        if self.operation is ArpOperation.REQUEST:
            return f"ARP, Request who-has {self.target} tell {self.sender}, length {self.length}"
        # tcpdump names the sender in a reply, and the target only in a request.
        return f"ARP, Reply {self.sender} is-at {self.sender_hardware}, length {self.length}"
