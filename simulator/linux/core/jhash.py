"""``include/linux/jhash.h``: Bob Jenkins's hash (lookup3), by which NAT spreads flows over a range of addresses."""

from __future__ import annotations

from collections.abc import Sequence

_MASK = 0xFFFFFFFF
_INITIAL = 0xDEADBEEF


def _rotate(word: int, bits: int) -> int:
    return (word << bits | word >> (32 - bits)) & _MASK


def jhash2(words: Sequence[int], initial: int) -> int:
    """The hash of 32-bit words.

    >>> hex(jhash2((0, 0, 0, 0), 0))
    '0xbaf9078c'
    """
    length = len(words)
    a = b = c = (_INITIAL + (length << 2) + initial) & _MASK
    index = 0
    while length > 3:
        a = (a + words[index]) & _MASK
        b = (b + words[index + 1]) & _MASK
        c = (c + words[index + 2]) & _MASK
        a = (a - c & _MASK) ^ _rotate(c, 4)
        c = (c + b) & _MASK
        b = (b - a & _MASK) ^ _rotate(a, 6)
        a = (a + c) & _MASK
        c = (c - b & _MASK) ^ _rotate(b, 8)
        b = (b + a) & _MASK
        a = (a - c & _MASK) ^ _rotate(c, 16)
        c = (c + b) & _MASK
        b = (b - a & _MASK) ^ _rotate(a, 19)
        a = (a + c) & _MASK
        c = (c - b & _MASK) ^ _rotate(b, 4)
        b = (b + a) & _MASK
        length -= 3
        index += 3
    if length == 0:
        return c
    rest = [*words[index:], 0, 0]
    a = (a + rest[0]) & _MASK
    b = (b + rest[1]) & _MASK
    c = (c + rest[2]) & _MASK
    c = (c ^ b) - _rotate(b, 14) & _MASK
    a = (a ^ c) - _rotate(c, 11) & _MASK
    b = (b ^ a) - _rotate(a, 25) & _MASK
    c = (c ^ b) - _rotate(b, 16) & _MASK
    a = (a ^ c) - _rotate(c, 4) & _MASK
    b = (b ^ a) - _rotate(a, 14) & _MASK
    return (c ^ b) - _rotate(b, 24) & _MASK


def reciprocal_scale(number: int, size: int) -> int:
    """Map a 32-bit number into ``0 … size - 1`` (include/linux/kernel.h)."""
    return number * size >> 32
