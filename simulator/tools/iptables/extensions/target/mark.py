"""``-j MARK`` (libxt_MARK.c, xt_mark.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.canonical import value_and_mask
from pingproof.simulator.tools.iptables.libxtables.extension import Options, Syntax, TargetExtension
from pingproof.simulator.tools.iptables.libxtables.marks import (
    OPERATIONS,
    finish_operation,
    operation,
    operation_listing,
    set_bits,
)
from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Action, Packet


@value
class SetMark:
    """``--set-xmark VALUE/MASK``, as which each operation is kept."""

    value: int
    mask: int

    def apply(self, packet: Packet) -> RuleVerdict:
        """Clear the mask's bits, then exclusive-or the value in."""
        packet.mark = set_bits(packet.mark, self.value, self.mask)
        return RuleVerdict.CONTINUE


def _compile(options: Options) -> Action:
    return SetMark(*value_and_mask(options["set-xmark"]))


def _listing(options: Options, numeric: bool) -> str:
    return f" MARK {operation_listing(options['set-xmark'])}"


EXTENSION = TargetExtension(
    "MARK",
    Syntax(
        tuple(operation("MARK", name) for name in OPERATIONS),
        alternatives=OPERATIONS,
        needs="MARK: One of the --set-xmark, --{and,or,xor,set}-mark options is required",
        finish=finish_operation,
    ),
    _compile,
    _listing,
    examples=("-j MARK --set-xmark 0x1/0xff",),
)
