"""The numbers in an option's canonical text."""

from __future__ import annotations

from ipaddress import IPv4Address

ALL_BITS = 0xFFFFFFFF


def network(text: str) -> tuple[int, int]:
    """``a.b.c.d``, ``a.b.c.d/len`` or ``a.b.c.d/mask`` as address and mask.

    >>> network("10.0.0.0/8") == (10 << 24, 255 << 24)
    True
    """
    address, slash, rest = text.partition("/")
    if not slash:
        mask = ALL_BITS
    elif "." in rest:
        mask = int(IPv4Address(rest))
    else:
        mask = ALL_BITS << (32 - int(rest)) & ALL_BITS
    return int(IPv4Address(address)), mask


def number_range(text: str, highest: int) -> tuple[int, int]:
    """``N``, ``N:M``, ``:M`` or ``N:``.

    >>> number_range("80", 65535), number_range("80:90", 65535), number_range(":90", 65535)
    ((80, 80), (80, 90), (0, 90))
    """
    first, colon, last = text.partition(":")
    return (int(first or 0), int(last or highest)) if colon else (int(first), int(first))


def port_range(text: str) -> tuple[int, int]:
    """A port or a range of ports."""
    return number_range(text, 65535)


def value_and_mask(text: str, whole: int = ALL_BITS) -> tuple[int, int]:
    """``VALUE[/MASK]`` in any base C reads.

    >>> value_and_mask("0x1/0xff"), value_and_mask("5")
    ((1, 255), (5, 4294967295))
    """
    value, slash, mask = text.partition("/")
    return int(value, 0), int(mask, 0) if slash else whole
