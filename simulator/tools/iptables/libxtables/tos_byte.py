"""The TOS byte and the DSCP in it, for tos, dscp, TOS and DSCP (tos_values.c, dscp_helper.c)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.tools.lib.arguments import strtoui
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet

DSCP_BITS = 0xFC
"""The upper six bits of the byte."""
TOS_NAMES = {
    "minimize-delay": 0x10, "maximize-throughput": 0x08, "maximize-reliability": 0x04, "minimize-cost": 0x02,
    "normal-service": 0x00,
}  # fmt: skip
DSCP_CLASSES = {
    **{f"CS{number}": number * 8 for number in range(8)}, "BE": 0, "EF": 0x2E,
    **{f"AF{group}{drop}": group * 8 + drop * 2 for group in range(1, 5) for drop in range(1, 4)},
}  # fmt: skip


@value
class TosMatch:
    """``-m tos`` and ``-m dscp``: the TOS byte under a mask."""

    value: int
    mask: int
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Compare the byte."""
        return (packet.ip.tos & self.mask == self.value) is not self.inverted


@value
class SetTos:
    """``-j TOS`` and ``-j DSCP``: clear the mask's bits of the TOS byte, then exclusive-or the value in."""

    value: int
    mask: int

    def apply(self, packet: Packet) -> RuleVerdict:
        """Rewrite the byte."""
        packet.replace(replace(packet.ip, tos=packet.ip.tos & ~self.mask & 0xFF ^ self.value))
        return RuleVerdict.CONTINUE


def tos_value(word: str) -> tuple[int, int]:
    """``VALUE[/MASK]`` or a name, which leaves ECN's bits alone. Raises UsageError."""
    if word.lower() in TOS_NAMES:
        return TOS_NAMES[word.lower()], 0x3F
    value_text, slash, mask_text = word.partition("/")
    read = strtoui(value_text, 0, 255)
    mask = strtoui(mask_text, 0, 255) if slash else 0xFF
    if read is None or mask is None:
        numeric = word[:1].isdigit() and not word.isdigit()
        raise problem(f'Illegal value: "{word}"' if numeric else f'Symbolic name "{word}" is unknown')
    return read, mask


def dscp_class(word: str, protocol: str | None) -> str:
    """A class's name as its number. Raises UsageError."""
    if word.upper() not in DSCP_CLASSES:
        raise problem(f"Invalid DSCP value `{word}'")
    return f"0x{DSCP_CLASSES[word.upper()]:02x}"
