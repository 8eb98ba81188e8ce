"""Netlink messages, written and read by pyroute2: its classes know the attributes of each by name, type and number.

pyroute2 takes 0.02 to 0.2 ms to write a message, and a lab of 300 namespaces asks the same few questions in each of
them, so a message once written is remembered. Reading is lazy: an attribute is decoded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from struct import Struct
from sys import byteorder
from types import FunctionType
from typing import Any

from pyroute2.netlink import NLA_F_NESTED, nla_string, nlmsg

from pingproof.simulator.value import value

MessageType = Any
"""A class of pyroute2's for messages of one sort: ``ifinfmsg``, ``rtmsg`` …"""
NLMSG_HDRLEN = 16
"""Bytes of ``struct nlmsghdr``, which ``NetlinkSocket`` writes in front of a request."""
NLA_HDRLEN = 4
"""Bytes of ``struct nlattr``: length and type."""
# The type's two upper bits are flags: NLA_F_NESTED, NLA_F_NET_BYTEORDER.
NLA_TYPE_MASK = 0x3FFF
_ATTRIBUTE = Struct("=HH")
USER_HZ = 100
"""Ticks a second in which the kernel counts times for user space (include/asm-generic/param.h)."""
REMEMBERED = 1024
"""Messages remembered: some hundred bytes each."""


@value
class Nested:
    """An attribute's value that consists of attributes, behind a header with ``fields`` where its type has one."""

    attributes: tuple[Attribute, ...]
    fields: tuple[tuple[str, int], ...] = ()


AttributeValue = int | str | bytes | None | Nested | tuple[Nested, ...]
Attribute = tuple[str, AttributeValue]
"""An attribute's name as pyroute2 has it (``IFLA_MTU``) and its value.

Text is ended with a zero where the attribute's type is a text, bytes are written as they are (outside of ``Nested``
only), and None is for an attribute without content.
"""


def write(kind: MessageType, attributes: Iterable[Attribute] = (), **fields: int) -> bytes:
    """A message of the type ``kind`` behind its ``struct nlmsghdr``; fields that are not named are 0.

    >>> from pyroute2.netlink.rtnl.ifaddrmsg import ifaddrmsg
    >>> write(ifaddrmsg, [("IFA_LOCAL", "10.0.0.1")], family=2, prefixlen=24, index=7).hex()
    '0218000007000000080002000a000001'
    """
    return _written(kind, tuple(attributes), tuple(fields.items()))


@lru_cache(REMEMBERED)
def _written(kind: MessageType, attributes: tuple[Attribute, ...], fields: tuple[tuple[str, int], ...]) -> bytes:
    # pyroute2 encodes a struct nlmsghdr in front, of which the socket writes its own: only what is behind counts.
    message = kind()
    message.update(fields)
    message["attrs"] = [
        (name, _plain(content), NLA_F_NESTED) if isinstance(content, Nested) else (name, _plain(content))
        for name, content in attributes
        if not isinstance(content, bytes)
    ]
    message.encode()
    # Raw bytes come last: pyroute2 would encode them by their type, and the kernel does not look at the order.
    exact = (_exact(kind, name, content) for name, content in attributes if isinstance(content, bytes))
    return b"".join((message.data[NLMSG_HDRLEN:], *exact))


def _exact(kind: MessageType, name: str, content: bytes) -> bytes:
    """An attribute whose content is written as it is: pyroute2 would end a text with a zero."""
    attribute = nla_string()
    attribute.setvalue(content)
    attribute["header"]["type"] = _numbers(kind)[name]
    attribute.encode()
    return bytes(attribute.data)


class Template:
    """A message written once by pyroute2, of which some values are then replaced: for what is asked a thousand times.

    ``marks`` are the values' bytes as they lie in the message, each of which occurs there once.

    >>> from pyroute2.netlink.rtnl.ifaddrmsg import ifaddrmsg
    >>> template = Template(write(ifaddrmsg, [("IFA_LOCAL", "203.0.113.77")], family=2), bytes((203, 0, 113, 77)))
    >>> template.filled(bytes((10, 0, 0, 1))) == write(ifaddrmsg, [("IFA_LOCAL", "10.0.0.1")], family=2)
    True
    """

    __slots__ = ("_body", "_places")

    def __init__(self, body: bytes, *marks: bytes) -> None:
        self._body = body
        self._places = [slice(body.index(mark), body.index(mark) + len(mark)) for mark in marks]

    def filled(self, *values: bytes) -> bytes:
        """The message with these values, each as long as its mark, in the order of the marks."""
        message = bytearray(self._body)
        for place, content in zip(self._places, values, strict=True):
            message[place] = content
        return bytes(message)


@cache
def _numbers(kind: MessageType) -> dict[str, int]:
    """The attributes' numbers, which pyroute2 has in its rows or counts by their places."""
    if isinstance(kind.nla_map[0][0], int):
        return {name: number for number, name, *_ in kind.nla_map}
    return {name: number for number, (name, *_) in enumerate(kind.nla_map)}


def _plain(content: AttributeValue) -> Any:
    """The value as pyroute2's classes take it: attributes as lists in dictionaries."""
    match content:
        case Nested(attributes, fields):
            return {"attrs": [(name, _plain(inner)) for name, inner in attributes], **dict(fields)}
        case tuple():
            return [_plain(each) for each in content]
        case str():
            # pyroute2 takes a text's length for that of its bytes.
            return content if content.isascii() else content.encode()
    return content


class Message:
    """A message as read, or an attribute that consists of attributes: its fields and attributes by name.

    Of a message's attributes only the places are known at first: pyroute2 would make an object of each, and of the 38
    of a link a dozen are asked for. Those inside an attribute are few, and are pyroute2's objects.
    """

    __slots__ = ("_data", "_inner", "_places", "_source")

    def __init__(self, source: Any, places: dict[str, slice] | None = None) -> None:
        # Kept, since pyroute2's attributes refer only weakly to the message that says how to decode them.
        self._source = source
        self._data = source.data
        self._inner = {} if places is not None else {slot.name: slot for slot in source["attrs"]}
        self._places = places if places is not None else {name: _place(slot) for name, slot in self._inner.items()}

    def field(self, name: str) -> int:
        """A number of the fixed header."""
        found: int = self._source[name]
        return found

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def raw(self, name: str) -> bytes | None:
        """An attribute's bytes: addresses have more lengths than pyroute2 decodes. None when it is missing."""
        place = self._places.get(name)
        return None if place is None else bytes(self._data[place])

    def text(self, name: str, default: str = "") -> str:
        """An attribute's text, with a mark where it is no UTF-8; ``default`` when the attribute is missing."""
        data = self.raw(name)
        return default if data is None else data.rstrip(b"\0").decode(errors="replace")

    def number(self, name: str, default: int = 0) -> int:
        """An attribute's number; ``default`` when the attribute is missing."""
        place = self._places.get(name)
        if place is None:
            return default
        kind: MessageType = type(self._source)
        found: int = _number(kind, name).unpack_from(self._data, place.start)[0]
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """An attribute's value as pyroute2 decodes it; ``default`` when the attribute is missing."""
        if name not in self._places:
            return default
        return self._inner[name].value if name in self._inner else self._decoded(name)

    def _decoded(self, name: str) -> Any:
        """What ``nlmsg_base.decode_nlas`` does for every attribute, done for one."""
        place = self._places[name]
        start = place.start - NLA_HDRLEN
        kind: MessageType = type(self._source)
        word = _types(kind)[name]
        type_ = getattr(self._source, word.removeprefix("*"))
        # Some types depend on the attribute itself (IFLA_INFO_DATA on IFLA_INFO_KIND): pyroute2 has a function for
        # them.
        if isinstance(type_, FunctionType):
            type_ = type_(self._source, data=self._data, offset=start)
        attribute = type_(data=self._data, offset=start, parent=self._source, length=place.stop - start)
        # A star means an array of attributes of this type, which decode() must be told before it begins.
        attribute._nla_array = word.startswith("*")
        attribute.decode()
        return attribute.getvalue()

    def unnamed(self, number: int) -> int | None:
        """The number in an attribute that pyroute2 has no name for; None when the attribute is missing."""
        data = self.raw(str(number))
        return None if data is None else int.from_bytes(data, byteorder)

    def nested(self, name: str) -> Message:
        """The attributes inside an attribute, or none: also where pyroute2 knows no type for its content."""
        found = self.get(name)
        return Message(found) if hasattr(found, "nla_map") and "attrs" in found else _NONE


def read(kind: MessageType, data: bytes) -> Message:
    """The message that ``data`` holds, from its ``struct nlmsghdr`` on."""
    message = kind(data)
    fields, end = _fields(kind)
    for name, layout, offset in fields:
        (message[name],) = layout.unpack_from(data, offset)
    names = _names(kind)
    places: dict[str, slice] = {}
    # NLA_FOREACH: attributes begin at multiples of 4 bytes, their length counts the header and no padding.
    while end + NLA_HDRLEN <= len(data):
        length, number = _ATTRIBUTE.unpack_from(data, end)
        # A length that covers not even the header would never end the loop.
        if length < NLA_HDRLEN:
            break
        number &= NLA_TYPE_MASK
        # An attribute that pyroute2 has no name for is kept by its number.
        places[names.get(number) or str(number)] = slice(end + NLA_HDRLEN, end + length)
        end += (length + 3) & ~3
    return Message(message, places)


def _place(slot: Any) -> slice:
    """Where an attribute of pyroute2's lies in the message."""
    cell = slot.cell[1]
    return slice(cell.offset + NLA_HDRLEN, cell.offset + cell.length)


@cache
def _fields(kind: MessageType) -> tuple[tuple[tuple[str, Struct, int], ...], int]:
    """The fields of the header behind ``struct nlmsghdr``, each with its layout and place, and where they end."""
    found, offset = [], NLMSG_HDRLEN
    for name, layout in kind.fields:
        each = Struct(layout)
        # "x" is padding of the struct: it takes place and has no value.
        if not layout.endswith("x"):
            found.append((name, each, offset))
        offset += each.size
    return tuple(found), (offset + 3) & ~3


@cache
def _names(kind: MessageType) -> dict[int, str]:
    return {number: name for name, number in _numbers(kind).items()}


@cache
def _types(kind: MessageType) -> dict[str, str]:
    """The word of each attribute's type: a class of pyroute2's, with a star in front of it for an array."""
    at = 2 if isinstance(kind.nla_map[0][0], int) else 1
    return {row[at - 1]: row[at] for row in kind.nla_map}


@cache
def _number(kind: MessageType, name: str) -> Struct:
    """The layout of a number of the attribute's type."""
    ((_, layout),) = getattr(kind, _types(kind)[name]).fields
    return Struct(layout)


_NONE = Message(nlmsg(), {})
