"""Frames from the bytes of a cable: the inverse of ``encode``, for captures of the real kernel.

A fragment's value holds the whole payload, which the bytes of one fragment do not contain. ``decode_frames`` therefore
reads all frames of a capture first and puts the fragments of each datagram together.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from ipaddress import IPv4Address

from pingproof.simulator.live import live
from pingproof.simulator.wire.arp import Arp, ArpOperation
from pingproof.simulator.wire.bpdu import Bpdu, BpduType
from pingproof.simulator.wire.ethernet import EtherType, Frame
from pingproof.simulator.wire.icmp import ERROR_TYPES, Icmp, IcmpType, UnreachableCode
from pingproof.simulator.wire.igmp import IgmpReport
from pingproof.simulator.wire.ipv4 import Fragment, IpProtocol, Ipv4, RecordRoute
from pingproof.simulator.wire.udp import Udp

_IPV4 = struct.Struct("!BBHHHBBH4s4s")
_MORE_FRAGMENTS, _DONT_FRAGMENT, _OFFSET = 0x2000, 0x4000, 0x1FFF
_RECORD_ROUTE, _ROUTER_ALERT, _NO_OPERATION, _END_OF_OPTIONS = 7, 0x94, 1, 0
_LLC_BPDU = b"\x42\x42\x03"

Key = tuple[bytes, bytes, int, int]
"""The key of a datagram's fragments: source, destination, identification, protocol (RFC 791 3.2)."""


@dataclass(slots=True)
class _Datagram:
    """A fragmented payload as far as it was read: its first bytes and its whole length."""

    beginning: bytes = b""
    length: int = 0


@live
class _Pieces:
    datagrams: dict[Key, _Datagram] = field(default_factory=dict)

    def learn(self, data: bytes) -> None:
        """Note a frame's part in a fragmented datagram."""
        # 0x0800 is IPv4; 34 bytes are an Ethernet and an IPv4 header.
        if data[12:14] != b"\x08\x00" or len(data) < 34:
            return
        packet = data[14:]
        fields = _IPV4.unpack_from(packet)
        # Counted in units of 8 bytes (RFC 791 3.1).
        offset = (fields[4] & _OFFSET) * 8
        if not offset and not fields[4] & _MORE_FRAGMENTS:
            return
        # Both lengths are the header's own: a captured frame may have padding behind the packet.
        body = packet[(fields[0] & 15) * 4 : fields[2]]
        datagram = self.datagrams.setdefault(_key(fields), _Datagram())
        if not offset:
            datagram.beginning = body
        # The last fragment tells the length, but fragments may come in any order.
        datagram.length = max(datagram.length, offset + len(body))


def _key(fields: tuple[int, int, int, int, int, int, int, int, bytes, bytes]) -> Key:
    return fields[8], fields[9], fields[3], fields[6]


def decode_frames(frames: Iterable[bytes]) -> Iterator[Frame | None]:
    """The values of frames; None for a payload without a value in this model (IPv6, TCP …)."""
    frames = list(frames)
    pieces = _Pieces()
    for data in frames:
        pieces.learn(data)
    return (_decode_frame(data, pieces) for data in frames)


def decode_frame(data: bytes) -> Frame | None:
    """The value of one frame; None for a payload without a value in this model."""
    return next(decode_frames([data]))


def _decode_frame(data: bytes, pieces: _Pieces) -> Frame | None:
    if len(data) < 14:
        return None
    kind = int.from_bytes(data[12:14], "big")
    payload: Arp | Ipv4 | Bpdu | None = None
    if kind == EtherType.ARP:
        payload = _decode_arp(data[14:])
    elif kind == EtherType.IPV4:
        payload = _decode_ipv4(data[14:], pieces)
    # Below 1536 the field is a length and an LLC header follows (IEEE 802.3 3.2.6).
    elif kind < 0x600 and data[14:17] == _LLC_BPDU:
        payload = _decode_bpdu(data[17:])
    return Frame(data[6:12].hex(":"), data[0:6].hex(":"), payload) if payload is not None else None


def _decode_arp(data: bytes) -> Arp | None:
    # Ethernet, IPv4, lengths 6 and 4: anything else is no ARP that Linux answers.
    if len(data) < 28 or data[:6] != b"\x00\x01\x08\x00\x06\x04" or data[7] not in (1, 2):
        return None
    sender, target = IPv4Address(data[14:18]), IPv4Address(data[24:28])
    return Arp(ArpOperation(data[7]), data[8:14].hex(":"), sender, data[18:24].hex(":"), target)


def _decode_ipv4(data: bytes, pieces: _Pieces) -> Ipv4 | None:
    if len(data) < 20:
        return None
    fields = _IPV4.unpack_from(data)
    first, tos, total, identification, fragment, ttl, protocol, _, source, destination = fields
    header_length = (first & 15) * 4
    body = data[header_length:total]
    offset, more = (fragment & _OFFSET) * 8, bool(fragment & _MORE_FRAGMENTS)
    payload: Icmp | Udp | IgmpReport | Fragment | None
    if offset or more:
        # A fragment that an ICMP error quotes stands alone: what is quoted of it is all there is.
        datagram = pieces.datagrams.get(_key(fields), _Datagram(body if not offset else b"", offset + len(body)))
        whole = _decode_transport(protocol, datagram.beginning, datagram.length)
        # No report is long enough to be fragmented; its groups could not be read from a part.
        if whole is None or isinstance(whole, IgmpReport):
            return None
        payload = Fragment(whole, offset, total - header_length, more)
    else:
        # A packet that an ICMP error quotes is cut short: its own header tells how long it was.
        payload = _decode_transport(protocol, body, total - header_length)
    if payload is None:
        return None
    options = dict(_options(data[20:header_length]))
    return Ipv4(
        IPv4Address(source),
        IPv4Address(destination),
        protocol,
        payload,
        ttl,
        tos,
        identification,
        bool(fragment & _DONT_FRAGMENT),
        _decode_record_route(options.get(_RECORD_ROUTE)),
        _ROUTER_ALERT in options,
    )


def _decode_transport(protocol: int, data: bytes, length: int) -> Icmp | Udp | IgmpReport | None:
    match protocol:
        case IpProtocol.ICMP:
            return _decode_icmp(data, length)
        case IpProtocol.UDP if len(data) >= 8:
            source, destination = struct.unpack_from("!HH", data)
            return Udp(source, destination, length - 8)
        # 0x22: a version 3 membership report; the model sends no other message.
        case IpProtocol.IGMP if len(data) >= 8 and data[0] == 0x22:
            count = int.from_bytes(data[6:8], "big")
            return IgmpReport(tuple(IPv4Address(data[at + 4 : at + 8]) for at in range(8, 8 + 8 * count, 8)))
    return None


def _decode_icmp(data: bytes, length: int) -> Icmp | None:
    if len(data) < 8:
        return None
    kind, code = data[0], data[1]
    # The second word of the header: an echo's identifier and sequence, or what an error's type makes of it.
    if kind not in ERROR_TYPES:
        identifier, sequence = struct.unpack_from("!HH", data, 4)
        return Icmp(kind, code, identifier, sequence, length - 8)
    # Without the pieces of other frames: a quoted packet has been fragmented elsewhere.
    quoted = _decode_ipv4(data[8:], _Pieces())
    gateway = IPv4Address(data[4:8]) if kind == IcmpType.REDIRECT else None
    needs_fragments = kind == IcmpType.DEST_UNREACH and code == UnreachableCode.FRAGMENTATION_NEEDED
    mtu = int.from_bytes(data[6:8], "big") if needs_fragments else 0
    return Icmp(kind, code, data_length=length - 8, gateway=gateway, mtu=mtu, quoted=quoted)


def _options(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The options of a header by their types, each with its bytes (RFC 791 3.1)."""
    at = 0
    while at < len(data) and data[at] != _END_OF_OPTIONS:
        # The one option besides the end that has no length byte.
        if data[at] == _NO_OPERATION:
            at += 1
            continue
        # A length below 2 would never move on.
        if at + 1 >= len(data) or data[at + 1] < 2:
            return
        yield data[at], data[at : at + data[at + 1]]
        at += data[at + 1]


def _decode_record_route(option: bytes | None) -> RecordRoute | None:
    if option is None or len(option) < 3:
        return None
    # The pointer counts from 1 and stands on the next free slot, the first of which is 4.
    filled = (option[2] - 4) // 4
    addresses = (option[3 + 4 * slot : 7 + 4 * slot] for slot in range(filled))
    return RecordRoute(tuple(IPv4Address(address) for address in addresses), (option[1] - 3) // 4)


def _decode_bpdu(data: bytes) -> Bpdu | None:
    if len(data) < 4 or data[3] not in (kind.value for kind in BpduType):
        return None
    kind = BpduType(data[3])
    # A notification ends behind its type.
    if kind is BpduType.TOPOLOGY_CHANGE_NOTIFICATION or len(data) < 35:
        return Bpdu(kind)
    flags = data[4]
    port, *times = struct.unpack_from("!H4H", data, 25)
    return Bpdu(
        kind,
        root=_bridge_id(data[5:13]),
        root_path_cost=int.from_bytes(data[13:17], "big"),
        bridge=_bridge_id(data[17:25]),
        port=port,
        # Times are sent in 1/256 s (IEEE 802.1D 9.2.8).
        message_age=times[0] / 256,
        max_age=times[1] / 256,
        hello_time=times[2] / 256,
        forward_delay=times[3] / 256,
        topology_change=bool(flags & 1),
        topology_change_ack=bool(flags & 0x80),
    )


def _bridge_id(data: bytes) -> tuple[int, str]:
    return int.from_bytes(data[:2], "big"), data[2:8].hex(":")
