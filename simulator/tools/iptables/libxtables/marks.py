"""Marks of packets and flows, as mark, connmark, MARK and CONNMARK read and list them."""

from __future__ import annotations

from pingproof.simulator.tools.iptables.libxtables import values
from pingproof.simulator.tools.iptables.libxtables.canonical import ALL_BITS, value_and_mask
from pingproof.simulator.tools.iptables.libxtables.extension import Convert, MatchOption, Option, bad_value
from pingproof.simulator.tools.iptables.libxtables.values import problem

OPERATIONS = ("set-xmark", "set-mark", "and-mark", "or-mark", "xor-mark")


def mark_word(extension: str) -> Convert:
    """``--mark VALUE[/MASK]`` of a match."""

    def convert(word: str, protocol: str | None) -> str:
        read = values.mark(word)
        if read is None:
            raise problem(f'{extension}: bad integer value for option "--mark", or out of range.\n')
        value, mask = read
        return f"{value:#x}" if mask == ALL_BITS else f"{value:#x}/{mask:#x}"

    return convert


def operation(extension: str, name: str) -> Option:
    """One of the ``OPERATIONS`` of a target, as the value and mask of ``--set-xmark``."""

    def convert(word: str, protocol: str | None) -> str:
        takes_mask = name in ("set-mark", "set-xmark")
        read = values.mark(word) if takes_mask or "/" not in word else None
        if read is None and takes_mask:
            raise problem(f'{extension}: bad integer value for option "--{name}", or out of range.\n')
        if read is None:
            raise bad_value(extension, name, 0, ALL_BITS)
        value, mask = read
        if name == "set-mark":
            mask |= value
        elif name == "and-mark":
            value, mask = 0, ~value & ALL_BITS
        elif name == "or-mark":
            mask = value
        elif name == "xor-mark":
            mask = 0
        return f"{value:#x}/{mask:#x}"

    return Option(name, 1, convert)


def finish_operation(options: list[MatchOption]) -> list[MatchOption]:
    """Every operation is kept as ``--set-xmark``."""
    return [("set-xmark", words, False) for _, words, _ in options]


def set_bits(mark: int, value: int, mask: int) -> int:
    """A mark with the mask's bits cleared and the value exclusive-or'd in (32 bits)."""
    return mark & ~mask & ALL_BITS ^ value


def operation_listing(text: str) -> str:
    """How a value and its mask are read: set, and, or, xor, xset (libxt_MARK.c)."""
    value, mask = value_and_mask(text)
    if value == 0 and mask != ALL_BITS:
        return f"and 0x{~mask & ALL_BITS:x}"
    if value == mask and mask != ALL_BITS:
        return f"or 0x{value:x}"
    if mask == 0:
        return f"xor 0x{value:x}"
    return f"set 0x{value:x}" if mask == ALL_BITS else f"xset 0x{value:x}/0x{mask:x}"
