"""``-m ecn`` (libxt_ecn.c, xt_ecn.c): the congestion bits of the IP header, and those of TCP's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.extension import (
    ListStyle,
    MatchExtension,
    Option,
    Syntax,
    has_protocol,
    whole,
)
from pingproof.simulator.tools.iptables.libxtables.ports import payload_number
from pingproof.simulator.tools.iptables.libxtables.tos_byte import TosMatch
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification

ECT_BITS = 0x03
"""The lower two bits of the TOS byte (RFC 3168)."""
TCP_BITS = {"ecn-tcp-ece": 0x40, "ecn-tcp-cwr": 0x80}
TCP_BITS_AT = 13
"""The byte of TCP's header that has them (RFC 9293 3.1)."""


@value
class TcpBitMatch:
    """``--ecn-tcp-ece`` or ``--ecn-tcp-cwr``."""

    bit: int
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Look at the bit; False where there is none."""
        flags = payload_number(packet.ip, TCP_BITS_AT, 1)
        return flags is not None and bool(flags & self.bit) is not self.inverted


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    return [
        TcpBitMatch(TCP_BITS[option], inverted) if option in TCP_BITS else TosMatch(int(words[0]), ECT_BITS, inverted)
        for option, words, inverted in match.options
    ]


def _accepts(match: Match, specification: RuleSpecification) -> bool:
    asks_tcp = any(option in TCP_BITS for option, _, _ in match.options)
    return not asks_tcp or has_protocol(specification, "tcp", "6")


def _listing(match: Match, style: ListStyle) -> str:
    text = " ECN match"
    for option, words, inverted in match.options:
        shown = option.removeprefix("ecn-tcp-").upper() if option in TCP_BITS else f"ECT={words[0]}"
        text += f" {'!' if inverted else ''}{shown}"
    return text


EXTENSION = MatchExtension(
    "ecn",
    Syntax(
        (
            Option("ecn-tcp-ece", 0, None, True),
            Option("ecn-tcp-cwr", 0, None, True),
            Option("ecn-ip-ect", 1, whole("ecn", "ecn-ip-ect", 0, 3), True),
        ),
        needs="ECN match: some option required",
    ),
    _compile,
    _listing,
    accepts=_accepts,
    examples=("-m ecn --ecn-ip-ect 2", "-p tcp -m ecn --ecn-tcp-ece ! --ecn-tcp-cwr ! --ecn-ip-ect 1"),
)
