"""Frames as the bytes of a cable, with right checksums, for the capture files of simulated runs.

A model's packet has a payload length but no payload. The bytes of the real programs are filled in: ``ping``'s timestamp
and counting bytes, ``traceroute``'s letters.
"""

from __future__ import annotations

import struct
from ipaddress import IPv4Address

from pingproof.simulator.clock import MICROSECOND, SECOND
from pingproof.simulator.wire.arp import Arp
from pingproof.simulator.wire.bpdu import Bpdu, BpduType
from pingproof.simulator.wire.ethernet import EtherType, Frame
from pingproof.simulator.wire.icmp import Icmp
from pingproof.simulator.wire.igmp import IgmpReport
from pingproof.simulator.wire.ipv4 import Fragment, IpProtocol, Ipv4, RecordRoute
from pingproof.simulator.wire.udp import Udp

_TIMEVAL = struct.Struct("<QQ")
_MORE_FRAGMENTS, _DONT_FRAGMENT = 0x2000, 0x4000
_ROUTER_ALERT = bytes((0x94, 4, 0, 0))
"""The option's type, its length, and 0: every router shall examine the packet (RFC 2113 2.1)."""
_CHANGE_TO_EXCLUDE = 4
"""IGMPv3's record type of an interface that joins a group (RFC 3376 4.2.12)."""


def encode_frame(frame: Frame, time: int = 0) -> bytes:
    """The frame's bytes without preamble and FCS; ``time`` (ns) is the timestamp in ``ping``'s data."""
    if isinstance(frame.payload, Bpdu):
        # A BPDU's frame has its length where others have an EtherType.
        data = _encode_bpdu(frame.payload)
        return _mac(frame.destination) + _mac(frame.source) + struct.pack("!H", len(data)) + data
    data = encode_arp(frame.payload) if isinstance(frame.payload, Arp) else encode_ipv4(frame.payload, time)
    return _mac(frame.destination) + _mac(frame.source) + struct.pack("!H", frame.ethertype) + data


def encode_arp(packet: Arp) -> bytes:
    """An ARP packet (RFC 826)."""
    head = struct.pack("!HHBBH", 1, EtherType.IPV4, 6, 4, packet.operation)
    sender = _mac(packet.sender_hardware) + packet.sender.packed
    return head + sender + _mac(packet.target_hardware) + packet.target.packed


def encode_ipv4(packet: Ipv4, time: int = 0) -> bytes:
    """A packet with its header checksum (RFC 791 3.1)."""
    options = (_ROUTER_ALERT if packet.router_alert else b"") + (
        _encode_record_route(packet.record_route) if packet.record_route else b""
    )
    offset = 0
    match packet.payload:
        case Fragment() as piece:
            # The transport checksum covers the whole datagram, so it is cut only when encoded.
            whole = _encode_transport(packet, piece.whole, time)
            data = whole[piece.offset : piece.offset + piece.data_length]
            offset = piece.offset // 8 | (_MORE_FRAGMENTS if piece.more else 0)
        case transport:
            data = _encode_transport(packet, transport, time)
    # The rest of the header is "end of options" (0).
    options = options.ljust(packet.header_length - 20, b"\0")
    # IHL counts words of 32 bits.
    words = (20 + len(options)) // 4
    header = struct.pack(
        "!BBHHHBBH4s4s",
        4 << 4 | words,
        packet.tos,
        20 + len(options) + len(data),
        packet.identification & 0xFFFF,
        offset | (_DONT_FRAGMENT if packet.df else 0),
        packet.ttl,
        packet.protocol,
        0,
        packet.source.packed,
        packet.destination.packed,
    )
    # The header has 0 in the checksum's own place, as RFC 791 wants it for the sum.
    checksum = internet_checksum(header + options)
    return header[:10] + struct.pack("!H", checksum) + header[12:] + options + data


def internet_checksum(data: bytes) -> int:
    """The one's complement of the one's complement sum of 16-bit words (RFC 1071).

    >>> hex(internet_checksum(bytes.fromhex("0001f203f4f5f6f7")))
    '0x220d'
    """
    # An odd byte counts as the upper half of a word.
    if len(data) % 2:
        data += b"\0"
    total: int = sum(struct.unpack(f"!{len(data) // 2}H", data))
    # The end-around carry of a one's complement sum.
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def _encode_transport(packet: Ipv4, payload: Icmp | Udp | IgmpReport, time: int) -> bytes:
    match payload:
        case Icmp():
            return _encode_icmp(payload, time)
        case Udp():
            return _encode_udp(packet.source, packet.destination, payload)
        case IgmpReport():
            return _encode_igmp(payload)


def _encode_icmp(message: Icmp, time: int) -> bytes:
    if message.quoted is not None:
        # As long as the sender said, though no longer than the packet was: what lacks are zeros.
        data = encode_ipv4(message.quoted, time)[: message.data_length].ljust(message.data_length, b"\0")
        # The same four bytes are a redirect's gateway or, in their lower half, the MTU (RFC 1191 4).
        gateway = message.gateway.packed if message.gateway else struct.pack("!HH", 0, message.mtu)
        head = struct.pack("!BBH", message.type, message.code, 0) + gateway
    else:
        data = ping_data(message.data_length, time)
        echo = struct.pack("!HH", message.identifier & 0xFFFF, message.sequence & 0xFFFF)
        head = struct.pack("!BBH", message.type, message.code, 0) + echo
    checksum = internet_checksum(head + data)
    return head[:2] + struct.pack("!H", checksum) + head[4:] + data


def ping_data(length: int, time: int = 0) -> bytes:
    """The data of a ``ping`` after the ICMP header: the time of day, if there is room, then bytes counting up."""
    counting = bytes(index & 0xFF for index in range(length))
    if length < _TIMEVAL.size:
        return counting
    return _TIMEVAL.pack(time // SECOND, time % SECOND // MICROSECOND) + counting[_TIMEVAL.size :]


def _encode_udp(source: IPv4Address, destination: IPv4Address, datagram: Udp) -> bytes:
    # traceroute's data: letters from "@" on, over and over (traceroute.c:main()).
    data = bytes(0x40 + (index & 0x3F) for index in range(datagram.data_length))
    head = struct.pack("!HHH", datagram.source_port, datagram.destination_port, datagram.length)
    # RFC 768: the checksum covers the addresses, so a rewriting of them must correct it.
    pseudo = source.packed + destination.packed + struct.pack("!BBH", 0, IpProtocol.UDP, datagram.length)
    # A sum of zero is sent as all ones: zero says that there is none (RFC 768).
    checksum = internet_checksum(pseudo + head + b"\0\0" + data) or 0xFFFF
    return head + struct.pack("!H", checksum) + data


def _encode_igmp(report: IgmpReport) -> bytes:
    records = b"".join(struct.pack("!BBH", _CHANGE_TO_EXCLUDE, 0, 0) + group.packed for group in report.groups)
    body = struct.pack("!BBHHH", 0x22, 0, 0, 0, len(report.groups)) + records
    return body[:2] + struct.pack("!H", internet_checksum(body)) + body[4:]


def _encode_record_route(option: RecordRoute) -> bytes:
    addresses = b"".join(address.packed for address in option.recorded)
    # Counted from 1 at the option's type; the first address is its fourth byte.
    pointer = 4 + len(addresses)
    return struct.pack("!BBB", 7, 3 + 4 * option.slots, pointer) + addresses.ljust(4 * option.slots, b"\0")


def _encode_bpdu(bpdu: Bpdu) -> bytes:
    """IEEE 802.1D 9.3 behind an LLC header; times in 1/256 s."""
    head = bytes((0x42, 0x42, 0x03)) + struct.pack("!HBB", 0, 0, bpdu.type.value)
    if bpdu.type is BpduType.TOPOLOGY_CHANGE_NOTIFICATION:
        return head
    # Bit 0 and bit 7 (IEEE 802.1D 9.3.1).
    flags = (1 if bpdu.topology_change else 0) | (0x80 if bpdu.topology_change_ack else 0)
    times = (bpdu.message_age, bpdu.max_age, bpdu.hello_time, bpdu.forward_delay)
    return (
        head
        + bytes((flags,))
        + _bridge_id(bpdu.root)
        + struct.pack("!I", bpdu.root_path_cost)
        + _bridge_id(bpdu.bridge)
        + struct.pack("!H4H", bpdu.port, *(int(each * 256) for each in times))
    )


def _bridge_id(identifier: tuple[int, str]) -> bytes:
    return struct.pack("!H", identifier[0]) + _mac(identifier[1])


def _mac(address: str) -> bytes:
    return bytes.fromhex(address.replace(":", ""))
