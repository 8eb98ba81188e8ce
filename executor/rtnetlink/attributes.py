"""Netlink attributes (``struct nlattr``): length, type, payload, padded to four bytes.

Written by hand rather than with pyroute2's message classes: a lab of 100 namespaces is some 700 messages, of which the
kernel needs about 1 ms a namespace; pyroute2 takes 0.14 ms to encode one link message, this module 0.005 ms.
"""

from __future__ import annotations

import struct
import sys

_HEADER = struct.Struct("=HH")
_U32 = struct.Struct("=I")
NLA_F_NESTED = 0x8000
NLA_TYPE_MASK = 0x3FFF
_PADDING = (b"", b"\0\0\0", b"\0\0", b"\0")


def attribute(kind: int, payload: bytes) -> bytes:
    """One attribute with its padding.

    >>> attribute(3, b"lo\\0").hex()
    '070003006c6f0000'
    """
    length = 4 + len(payload)
    return _HEADER.pack(length, kind) + payload + _PADDING[length & 3]


def text(kind: int, value: str) -> bytes:
    """A string with its terminating zero (``NLA_NUL_STRING``)."""
    return attribute(kind, value.encode() + b"\0")


def u8(kind: int, value: int) -> bytes:
    """A number of one byte."""
    return attribute(kind, bytes((value,)))


def u16(kind: int, value: int) -> bytes:
    """A number of two bytes in the machine's order."""
    return attribute(kind, struct.pack("=H", value))


def u32(kind: int, value: int) -> bytes:
    """A number of four bytes in the machine's order."""
    return attribute(kind, _U32.pack(value))


def nested(kind: int, *parts: bytes) -> bytes:
    """Attributes inside an attribute."""
    return attribute(kind | NLA_F_NESTED, b"".join(parts))


def parse(data: bytes, offset: int = 0) -> dict[int, bytes]:
    """The attributes that ``data`` holds from ``offset`` on, by type; of two with one type the later counts.

    >>> parse(text(3, "lo") + u32(4, 1500))[3]
    b'lo\\x00'
    """
    found: dict[int, bytes] = {}
    end = len(data)
    while offset + 4 <= end:
        length, kind = _HEADER.unpack_from(data, offset)
        if length < 4:
            break
        found[kind & NLA_TYPE_MASK] = data[offset + 4 : offset + length]
        offset += (length + 3) & ~3
    return found


def number(payload: bytes | None, default: int = 0) -> int:
    """An attribute's number of one to eight bytes in the machine's order; ``default`` when it is missing."""
    return default if payload is None else int.from_bytes(payload, sys.byteorder)


def string(payload: bytes | None, default: str = "") -> str:
    """An attribute's text without its terminating zero; ``default`` when it is missing."""
    return default if payload is None else payload.rstrip(b"\0").decode(errors="replace")
