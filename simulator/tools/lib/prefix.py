"""Addresses as iproute2 reads them (lib/utils.c:get_addr_1(), get_prefix_1(); lib/ll_addr.c).

``10.1`` is 10.1.0.0, octets may be octal or hexadecimal, a mask may stand for a length, ``default``, ``any`` and
``all`` are 0.0.0.0 with length 0. IPv6 is recognised and not modelled.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Interface, IPv4Network, IPv6Address

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.lib.arguments import strtol, unsigned
from pingproof.simulator.value import value


@value
class Prefix:
    """An address and its length; ``said`` when a length was typed, ``word`` the special word, if any."""

    address: IPv4Address
    length: int
    said: bool = False
    word: str | None = None

    @property
    def network(self) -> IPv4Network:
        """The prefix with its host bits cleared."""
        return IPv4Network((self.address, self.length), strict=False)

    @property
    def interface(self) -> IPv4Interface:
        """The address with its length."""
        return IPv4Interface((self.address, self.length))


def read_inet(text: str) -> IPv4Address | None:
    """The address of up to four numbers in any base C reads, missing ones 0 (``get_addr_ipv4``), else None."""
    octets = [0, 0, 0, 0]
    for place in range(4):
        # strtoul() with base 0: 010 is 8, 0x10 is 16.
        parsed = strtol(text)
        if parsed is None or not 0 <= parsed[0] <= 255:
            return None
        octets[place], text = parsed
        # Fewer than four numbers fill from the left: 10.1 is 10.1.0.0, unlike inet_aton's 10.0.0.1.
        if not text:
            return IPv4Address(bytes(octets))
        if place == 3 or text[0] != ".":
            return None
        text = text[1:]
    return None


def _read_address(text: str, family: str | None) -> tuple[IPv4Address, str | None] | None:
    if text in ("default", "all", "any"):
        return IPv4Address(0), text
    # get_addr_1() decides by the colon, before it reads a number.
    if ":" in text:
        if family not in (None, "inet6"):
            return None
        try:
            IPv6Address(text)
        except ValueError:
            return None
        raise NotModelled("IPv6", "the same with an IPv4 address")
    if family not in (None, "inet"):
        return None
    address = read_inet(text)
    return None if address is None else (address, None)


def _netmask(text: str) -> int | None:
    # A number is a length, even one that could be an address.
    length = unsigned(text)
    if length is not None:
        return length
    mask = read_inet(text)
    if mask is None:
        return None
    host = ~int(mask) & 0xFFFFFFFF
    # Ones, then zeros: the host part plus one must be a power of two.
    return None if host & (host + 1) else 32 - host.bit_length()


def _read_prefix(text: str, family: str | None) -> Prefix | None:
    address_text, slash, length_text = text.partition("/")
    read = _read_address(address_text, family)
    if read is None:
        return None
    address, word = read
    if not slash:
        # Only "default" counts as typed with a length (PREFIXLEN_SPECIFIED); "all" and "any" do not.
        return Prefix(address, 0 if word else 32, word == "default", word)
    # "default/8" is refused: the word has a length already.
    length = None if word else _netmask(length_text)
    if length is None or length > 32:
        return None
    return Prefix(address, length, said=True)


def _family_name(family: str | None) -> str:
    return family or "any valid"


def get_address(text: str, family: str | None = None) -> IPv4Address:
    """The address that a word is (``get_addr``). Raises UsageError (exit code 1)."""
    read = _read_address(text, family)
    if read is None:
        raise UsageError(f'Error: {_family_name(family)} address is expected rather than "{text}".\n', 1)
    return read[0]


def get_prefix(text: str, family: str | None = None) -> Prefix:
    """The prefix that a word is (``get_prefix``). Raises UsageError (exit code 1)."""
    if family == "link":
        raise UsageError(f'Error: "{text}" may be inet prefix, but it is not allowed in this context.\n', 1)
    prefix = _read_prefix(text, family)
    if prefix is None:
        raise UsageError(f'Error: {_family_name(family)} prefix is expected rather than "{text}".\n', 1)
    return prefix


def link_address(text: str) -> str:
    """The MAC address that a word is (``ll_addr_a2n``): ``2:0:0:0:0:1`` is ``02:00:00:00:00:01``. Raises UsageError."""
    # Four bytes, as a tunnel's address: an IPv4 address is one's link address there.
    if "." in text:
        address = read_inet(text)
        if address is None:
            raise UsageError(f'"{text}" is invalid lladdr.\n', 1)
        return ":".join(f"{octet:02x}" for octet in address.packed)
    octets = []
    for part in text.split(":"):
        parsed = strtol(part, 16)
        if parsed is None or not 0 <= parsed[0] <= 255:
            raise UsageError(f'"{part}" is invalid lladdr.\n', 1)
        octets.append(parsed[0])
    return ":".join(f"{octet:02x}" for octet in octets)
