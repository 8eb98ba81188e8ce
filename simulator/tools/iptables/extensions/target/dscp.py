"""``-j DSCP`` (libxt_DSCP.c, xt_DSCP.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.extension import (
    MatchOption,
    Option,
    Options,
    Syntax,
    TargetExtension,
    whole,
)
from pingproof.simulator.tools.iptables.libxtables.tos_byte import DSCP_BITS, SetTos, dscp_class

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Action


def _compile(options: Options) -> Action:
    return SetTos(int(options["set-dscp"], 0) << 2, DSCP_BITS)


def _finish(options: list[MatchOption]) -> list[MatchOption]:
    return [("set-dscp", words, False) for _, words, _ in options]


def _listing(options: Options, numeric: bool) -> str:
    return f" DSCP set {options['set-dscp']}"


EXTENSION = TargetExtension(
    "DSCP",
    Syntax(
        (Option("set-dscp", 1, whole("DSCP", "set-dscp", 0, 63, "x2")), Option("set-dscp-class", 1, dscp_class)),
        alternatives=("set-dscp", "set-dscp-class"),
        needs="DSCP target: Parameter --set-dscp is required",
        finish=_finish,
    ),
    _compile,
    _listing,
    table="mangle",
    examples=("-j DSCP --set-dscp 0x2e",),
)
