"""``-j TOS`` (libxt_TOS.c, xt_DSCP.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.canonical import value_and_mask
from pingproof.simulator.tools.iptables.libxtables.extension import (
    MatchOption,
    Option,
    Options,
    Syntax,
    TargetExtension,
)
from pingproof.simulator.tools.iptables.libxtables.tos_byte import SetTos, tos_value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Action

_OPERATIONS = ("set-tos", "and-tos", "or-tos", "xor-tos")


def _compile(options: Options) -> Action:
    return SetTos(*value_and_mask(options["set-tos"], 0xFF))


def _operation(name: str) -> Option:
    """An operation, as the value and mask of ``--set-tos``."""

    def convert(word: str, protocol: str | None) -> str:
        value, mask = tos_value(word)
        if name == "and-tos":
            value, mask = 0, ~value & 0xFF
        elif name == "or-tos":
            mask = value
        elif name == "xor-tos":
            mask = 0
        return f"0x{value:02x}/0x{mask:02x}"

    return Option(name, 1, convert)


def _finish(options: list[MatchOption]) -> list[MatchOption]:
    return [("set-tos", words, False) for _, words, _ in options]


def _listing(options: Options, numeric: bool) -> str:
    return f" TOS set {options['set-tos']}"


EXTENSION = TargetExtension(
    "TOS",
    Syntax(
        tuple(_operation(name) for name in _OPERATIONS),
        alternatives=_OPERATIONS,
        needs="TOS: An action is required",
        finish=_finish,
    ),
    _compile,
    _listing,
    table="mangle",
    examples=("-j TOS --set-tos 0x10/0x3f",),
)
