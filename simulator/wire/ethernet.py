"""Ethernet II frames (IEEE 802.3)."""

from __future__ import annotations

from enum import Enum, IntEnum

from pingproof.simulator.value import value
from pingproof.simulator.wire.arp import Arp
from pingproof.simulator.wire.bpdu import Bpdu
from pingproof.simulator.wire.ipv4 import Ipv4

BROADCAST_ADDRESS = "ff:ff:ff:ff:ff:ff"
ZERO_ADDRESS = "00:00:00:00:00:00"
HEADER_LENGTH = 14


class EtherType(IntEnum):
    """The protocol inside a frame (IANA ieee-802-numbers)."""

    IPV4 = 0x0800
    ARP = 0x0806
    IPV6 = 0x86DD
    LLC = 0x0004  # ETH_P_802_2: no EtherType on the wire, where the length stands in its place


class PacketType(Enum):
    """``skb->pkt_type`` (include/uapi/linux/if_packet.h): for whom the frame was, by its destination MAC."""

    HOST = 0
    BROADCAST = 1
    MULTICAST = 2
    OTHERHOST = 3
    OUTGOING = 4
    LOOPBACK = 5


@value
class Frame:
    """A frame: MAC addresses as lower-case text with colons."""

    source: str
    destination: str
    payload: Ipv4 | Arp | Bpdu

    @property
    def ethertype(self) -> EtherType:
        """The payload's EtherType."""
        if isinstance(self.payload, Bpdu):
            return EtherType.LLC
        return EtherType.ARP if isinstance(self.payload, Arp) else EtherType.IPV4

    @property
    def length(self) -> int:
        """Bytes on the wire without preamble and FCS, as ``ip -s link`` counts a sent frame."""
        # The padding to 60 bytes is a network card's; a veth sends a frame as it is.
        return HEADER_LENGTH + self.payload.length

    def __str__(self) -> str:
        return f"{self.source} > {self.destination}, {self.payload}"


def is_multicast(address: str) -> bool:
    """Whether the group bit of a MAC address is set (broadcast counts).

    >>> is_multicast("01:00:5e:00:00:01"), is_multicast("02:00:00:00:00:01")
    (True, False)
    """
    # The first octet's lowest bit is the first one on the cable (IEEE 802, I/G).
    return bool(int(address[:2], 16) & 1)
