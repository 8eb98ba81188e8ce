"""``-j TTL`` (libipt_TTL.c, xt_HL.c)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.extension import Option, Options, Syntax, TargetExtension, whole
from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Action, Packet

_ACTIONS = {"ttl-set": "set to", "ttl-dec": "decrement by", "ttl-inc": "increment by"}
"""The options, and what ``-L`` calls them."""
HIGHEST = 255


@value
class SetTtl:
    """Set to ``value``, or change by ``step``."""

    value: int | None
    step: int = 0

    def apply(self, packet: Packet) -> RuleVerdict:
        """Between 0 and 255."""
        ttl = self.value if self.value is not None else min(HIGHEST, max(0, packet.ip.ttl + self.step))
        packet.replace(replace(packet.ip, ttl=ttl))
        return RuleVerdict.CONTINUE


def _compile(options: Options) -> Action:
    option, text = next(iter(options.items()))
    number = int(text, 0)
    if option == "ttl-set":
        return SetTtl(number)
    return SetTtl(None, number if option == "ttl-inc" else -number)


def _listing(options: Options, numeric: bool) -> str:
    option, text = next(iter(options.items()))
    return f" TTL {_ACTIONS[option]} {text}"


EXTENSION = TargetExtension(
    "TTL",
    Syntax(
        tuple(Option(name, 1, whole("TTL", name, 0 if name == "ttl-set" else 1, HIGHEST)) for name in _ACTIONS),
        alternatives=tuple(_ACTIONS),
        needs="TTL: You must specify an action",
    ),
    _compile,
    _listing,
    table="mangle",
    examples=("-j TTL --ttl-set 64", "-j TTL --ttl-dec 1"),
)
