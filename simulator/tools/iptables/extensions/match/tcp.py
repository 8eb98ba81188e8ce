"""``-m tcp`` (libxt_tcp.c, xt_tcpudp.c)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables import values
from pingproof.simulator.tools.iptables.libxtables.extension import (
    ListStyle,
    MatchExtension,
    MatchOption,
    Option,
    Syntax,
    has_protocol,
)
from pingproof.simulator.tools.iptables.libxtables.ports import (
    ALL_PORTS,
    HeaderMatch,
    check_protocol,
    finish_ports,
    payload_number,
    port_listing,
    port_matches,
)
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.lib.arguments import strtoui
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.errors import UsageError
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification

TCP = 6
FLAGS: dict[str, int] = {"FIN": 0x01, "SYN": 0x02, "RST": 0x04, "PSH": 0x08, "ACK": 0x10, "URG": 0x20}
FLAGS_AT = 13
"""The byte of TCP's header that has them (RFC 9293 3.1)."""


@value
class FlagsMatch:
    """``--tcp-flags MASK SET``; only ``! -p tcp`` has it look at a packet of this model, which has no TCP."""

    mask: int
    value: int
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Compare the flags under the mask."""
        flags = payload_number(packet.ip, FLAGS_AT, 1)
        return flags is not None and (flags & self.mask == self.value) is not self.inverted


def flag_bits(text: str) -> int:
    """``SYN,ACK`` or ``NONE`` as the header's bits."""
    return 0 if text == "NONE" else sum(FLAGS[flag] for flag in text.split(","))


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    """Ports and flags. TCP's options need no predicate: the model has no TCP packets."""
    if not match.options:
        return [HeaderMatch()]
    flags = [
        FlagsMatch(flag_bits(words[0]), flag_bits(words[1]), inverted)
        for option, words, inverted in match.options
        if option == "tcp-flags"
    ]
    return [*flags, *port_matches(match)]


def _ports(word: str, protocol: str | None) -> str:
    return values.port_range(word, protocol)


def _tcp_option(word: str, protocol: str | None) -> str:
    if strtoui(word, 1, 255) is None:
        raise problem(f'Bad TCP option "{word}"')
    return str(strtoui(word, 1, 255))


def _flags(word: str, protocol: str | None) -> str:
    """``SYN,ACK``, ``ALL`` or ``NONE``, in the header's order."""
    wanted: set[str] = set()
    for part in word.split(","):
        name = part.upper()
        if name not in (*FLAGS, "ALL", "NONE"):
            raise problem(f"Unknown TCP flag `{part}'")
        wanted |= set(FLAGS) if name == "ALL" else set() if name == "NONE" else {name}
    return ",".join(flag for flag in FLAGS if flag in wanted) or "NONE"


def _finish(options: list[MatchOption]) -> list[MatchOption] | None:
    """``--syn`` is ``--tcp-flags FIN,SYN,RST,ACK SYN``."""
    found = [
        ("tcp-flags", ("FIN,SYN,RST,ACK", "SYN"), inverted) if option == "syn" else (option, words, inverted)
        for option, words, inverted in options
    ]
    if sum(option == "tcp-flags" for option, _, _ in found) > 1:
        raise problem("Only one of `--syn' or `--tcp-flags'  allowed")
    found.sort(key=lambda option: ("sport", "dport", "tcp-option", "tcp-flags").index(option[0]))
    if any(option == "tcp-option" for option, _, _ in found):  # then the whole match is xt_tcpudp.c's
        return [option for option in found if option[1] not in ((ALL_PORTS,), ("NONE", "NONE"))]
    return finish_ports(found)


def _repeated(option: Option) -> UsageError:
    if option.name in ("syn", "tcp-flags"):
        return problem("Only one of `--syn' or `--tcp-flags'  allowed")
    return problem(f"Only one `--{option.aliases[0] if option.aliases else option.name}' allowed")


def _check(options: list[MatchOption] | None, protocol: str | None) -> None:
    check_protocol("tcp", options, protocol)


def _accepts(match: Match, specification: RuleSpecification) -> bool:
    """Ports and flags come to the kernel as expressions, which need no protocol; ``--tcp-option`` does not."""
    is_expressions = bool(match.options) and all(option != "tcp-option" for option, _, _ in match.options)
    return is_expressions or has_protocol(specification, "tcp", "6")


def _listing(match: Match, style: ListStyle) -> str:
    text = " tcp"
    for option, words, inverted in match.options:
        mark = "!" if inverted else ""
        if option in ("sport", "dport"):
            text += port_listing(option, words[0], inverted, TCP, style.numeric)
        elif option == "tcp-flags" and style.numeric:
            text += f" flags:{mark}0x{flag_bits(words[0]):02X}/0x{flag_bits(words[1]):02X}"
        elif option == "tcp-flags":
            text += f" flags:{mark}{words[0]}/{words[1]}"
        elif option == "tcp-option":
            text += f" option={mark}{words[0]}"
    return text


EXTENSION = MatchExtension(
    "tcp",
    Syntax(
        (
            Option("sport", 1, _ports, True, ("source-port",)),
            Option("dport", 1, _ports, True, ("destination-port",)),
            Option("tcp-option", 1, _tcp_option, True),
            Option("syn", 0, None, True),
            Option("tcp-flags", 2, _flags, True),
        ),
        finish=_finish,
        check=_check,
        repeated=_repeated,
    ),
    _compile,
    _listing,
    accepts=_accepts,
    examples=("-p tcp -m tcp --dport 80", "-p tcp -m tcp ! --sport 1:9 --tcp-option 7 --tcp-flags FIN,SYN,RST,ACK SYN"),
)
