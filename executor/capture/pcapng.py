"""Capture files that Wireshark and tcpdump open: pcapng, with one interface block for each device.

draft-ietf-opsawg-pcapng: blocks of type, length, body, length again; here section header, interface description,
enhanced packet.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

_SECTION_HEADER = 0x0A0D0D0A
_INTERFACE = 1
_ENHANCED_PACKET = 6
_LINKTYPE_ETHERNET = 1
_BYTE_ORDER = 0x1A2B3C4D
_SHB_USERAPPL = 4
_OPT_END, _OPT_COMMENT = 0, 1
_IF_NAME, _IF_TSRESOL = 2, 9
_EPB_FLAGS = 2
_NANOSECONDS = bytes((9,))
_INBOUND, _OUTBOUND = 1, 2


@dataclass(frozen=True, slots=True)
class CapturedPacket:
    """A frame's bytes as a device saw them: ``time`` in ns since 1970 (or since a simulation began)."""

    namespace: str
    device: str
    time: int
    outgoing: bool
    data: bytes
    comment: str = ""


def write_pcapng(file: BinaryIO, packets: Iterable[CapturedPacket], application: str = "lesson") -> None:
    """Write the packets, in their order, with an interface block for each (namespace, device) among them."""
    packets = list(packets)
    # Version 1.0; a section length of -1 means that it is not told.
    section = struct.pack("=IHHq", _BYTE_ORDER, 1, 0, -1) + _options({_SHB_USERAPPL: application.encode()})
    file.write(_block(_SECTION_HEADER, section))
    interfaces: dict[tuple[str, str], int] = {}
    for packet in packets:
        key = (packet.namespace, packet.device)
        if key not in interfaces:
            interfaces[key] = len(interfaces)
            file.write(_interface(*key))
    for packet in packets:
        file.write(_packet(interfaces[packet.namespace, packet.device], packet))


def _interface(namespace: str, device: str) -> bytes:
    name = f"{namespace or 'host'}:{device}".encode()
    options = {_IF_NAME: name, _IF_TSRESOL: _NANOSECONDS}
    return _block(_INTERFACE, struct.pack("=HHI", _LINKTYPE_ETHERNET, 0, 0) + _options(options))


def _packet(interface: int, packet: CapturedPacket) -> bytes:
    length = len(packet.data)
    # The time is one 64-bit number in two halves, the upper first; captured and original length are the same.
    head = struct.pack("=IIIII", interface, packet.time >> 32, packet.time & 0xFFFFFFFF, length, length)
    options = {_EPB_FLAGS: struct.pack("=I", _OUTBOUND if packet.outgoing else _INBOUND)}
    if packet.comment:
        options[_OPT_COMMENT] = packet.comment.encode()
    return _block(_ENHANCED_PACKET, head + _padded(packet.data) + _options(options))


def _block(kind: int, body: bytes) -> bytes:
    length = len(body) + 12
    return struct.pack("=II", kind, length) + body + struct.pack("=I", length)


def _options(options: Mapping[int, bytes]) -> bytes:
    parts = [struct.pack("=HH", code, len(value)) + _padded(value) for code, value in options.items()]
    return b"".join(parts) + struct.pack("=HH", _OPT_END, 0)


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)
