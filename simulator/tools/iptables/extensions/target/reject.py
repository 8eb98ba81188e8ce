"""``-j REJECT`` (libipt_REJECT.c, ipt_REJECT.c): drop, and send the source an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables.extension import (
    MatchOption,
    Option,
    Options,
    Syntax,
    TargetExtension,
    has_protocol,
)
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.value import value
from pingproof.simulator.wire.icmp import UnreachableCode

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Action, Packet
    from pingproof.simulator.tools.iptables.words import RuleSpecification

TCP_RESET = "tcp-reset"
TYPES: dict[str, tuple[str, UnreachableCode | None]] = {
    "icmp-net-unreachable": ("net-unreach", UnreachableCode.NET),
    "icmp-host-unreachable": ("host-unreach", UnreachableCode.HOST),
    "icmp-port-unreachable": ("port-unreach", UnreachableCode.PORT),
    "icmp-proto-unreachable": ("proto-unreach", UnreachableCode.PROTOCOL),
    "icmp-net-prohibited": ("net-prohib", UnreachableCode.NET_PROHIBITED),
    "icmp-host-prohibited": ("host-prohib", UnreachableCode.HOST_PROHIBITED),
    TCP_RESET: ("tcp-rst", None),
    "icmp-admin-prohibited": ("admin-prohib", UnreachableCode.ADMIN_PROHIBITED),
}
"""``--reject-with`` in its long form, its alias, and the code of the "destination unreachable" that it sends."""
USUAL = "icmp-port-unreachable"


@value
class Reject:
    """``code`` is None for ``tcp-reset``, which requires ``-p tcp``: the model has no such packets."""

    code: UnreachableCode | None

    def apply(self, packet: Packet) -> RuleVerdict:
        """Send the error, then drop."""
        if self.code is not None:
            packet.send_unreachable(self.code)
        return RuleVerdict.DROP


def _compile(options: Options) -> Action:
    return Reject(TYPES[options.get("reject-with", USUAL)][1])


def _accepts(options: Options, specification: RuleSpecification) -> bool:
    return options.get("reject-with") != TCP_RESET or has_protocol(specification, "tcp", "6")


def _type(word: str, protocol: str | None) -> str:
    """A type's name or alias, shortened or not: the first one that begins so."""
    for name, (alias, _) in TYPES.items():
        if name.startswith(word.lower()) or alias.startswith(word.lower()):
            return name
    raise problem(f'unknown reject type "{word}"')


def _finish(options: list[MatchOption]) -> list[MatchOption]:
    return options or [("reject-with", (USUAL,), False)]


def _listing(options: Options, numeric: bool) -> str:
    return f" reject-with {options.get('reject-with', USUAL)}"


EXTENSION = TargetExtension(
    "REJECT",
    Syntax((Option("reject-with", 1, _type),), finish=_finish),
    _compile,
    _listing,
    table="filter",
    hooks=frozenset({Hook.INPUT, Hook.FORWARD, Hook.OUTPUT}),
    accepts=_accepts,
    examples=("-j REJECT --reject-with icmp-host-unreachable", "-p tcp -j REJECT --reject-with tcp-reset"),
)
