"""IPv4 (RFC 791)."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from ipaddress import IPv4Address

from pingproof.simulator.value import value
from pingproof.simulator.wire.icmp import Icmp
from pingproof.simulator.wire.igmp import IgmpReport
from pingproof.simulator.wire.udp import Udp

HEADER_LENGTH = 20
ROUTER_ALERT_LENGTH = 4


class IpProtocol(IntEnum):
    """The protocol field (IANA protocol-numbers)."""

    ICMP = 1
    IGMP = 2
    TCP = 6
    UDP = 17


@value
class Fragment:
    """A fragment of a payload: ``data_length`` bytes from byte ``offset``; ``more`` when another fragment follows.

    The whole payload is kept in every fragment, in place of the fragment's bytes.
    """

    whole: Icmp | Udp | IgmpReport
    offset: int
    data_length: int
    more: bool

    @property
    def length(self) -> int:
        """Bytes of this fragment."""
        return self.data_length

    def __str__(self) -> str:
        what = str(self.whole) if self.offset == 0 else "fragment"
        return f"{what} (bytes {self.offset} to {self.offset + self.data_length}{', more follow' if self.more else ''})"


@value
class RecordRoute:
    """The record-route option (RFC 791 3.1): room for ``slots`` addresses, those filled so far."""

    recorded: tuple[IPv4Address, ...] = ()
    slots: int = 9

    @property
    def length(self) -> int:
        """Bytes in the header, padded to a multiple of four."""
        # Type, length and pointer are 3 bytes: one more pads the header to whole words of 32 bits.
        return 4 + 4 * self.slots


@value
class Ipv4:
    """An IPv4 packet. ``identification`` names the datagram to reassemble; ``df`` forbids fragmentation.

    ``router_alert`` is the option that IGMP carries (RFC 2113).
    """

    source: IPv4Address
    destination: IPv4Address
    protocol: int
    payload: Icmp | Udp | IgmpReport | Fragment
    ttl: int = 64
    tos: int = 0
    identification: int = 0
    df: bool = False
    record_route: RecordRoute | None = None
    router_alert: bool = False

    @property
    def header_length(self) -> int:
        """Bytes of the header, options included."""
        alert = ROUTER_ALERT_LENGTH if self.router_alert else 0
        return HEADER_LENGTH + alert + (self.record_route.length if self.record_route else 0)

    @property
    def length(self) -> int:
        """Total length (bytes)."""
        return self.header_length + self.payload.length

    @property
    def transport(self) -> Icmp | Udp | IgmpReport | None:
        """The transport header this packet carries: none in a fragment that is not the first."""
        if isinstance(self.payload, Fragment):
            # Ports and types lie in the first eight bytes, which only the first fragment carries.
            return self.payload.whole if self.payload.offset == 0 else None
        return self.payload

    @property
    def is_fragment(self) -> bool:
        """Whether the packet is a fragment of a larger datagram."""
        return isinstance(self.payload, Fragment)

    def __str__(self) -> str:
        return f"IP {self.source} > {self.destination}: {self.payload}"


def with_record(packet: Ipv4, address: IPv4Address) -> Ipv4:
    """The packet with ``address`` added to its record-route option, where there is room."""
    option = packet.record_route
    # A full option is passed on as it is, without an error (net/ipv4/ip_options.c).
    if option is None or len(option.recorded) >= option.slots:
        return packet
    return replace(packet, record_route=replace(option, recorded=(*option.recorded, address)))
