"""``-m udp`` (libxt_udp.c, xt_tcpudp.c)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.extension import (
    ListStyle,
    MatchExtension,
    MatchOption,
    Option,
    Syntax,
    has_protocol,
)
from pingproof.simulator.tools.iptables.libxtables.ports import (
    HeaderMatch,
    check_protocol,
    finish_ports,
    guided_ports,
    port_listing,
    port_matches,
)

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification

UDP = 17


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    return port_matches(match) if match.options else [HeaderMatch()]


def _listing(match: Match, style: ListStyle) -> str:
    return " udp" + "".join(
        port_listing(option, words[0], inverted, UDP, style.numeric) for option, words, inverted in match.options
    )


def _check(options: list[MatchOption] | None, protocol: str | None) -> None:
    check_protocol("udp", options, protocol)


def _accepts(match: Match, specification: RuleSpecification) -> bool:
    """A match with ports comes to the kernel as expressions, which need no protocol."""
    return bool(match.options) or has_protocol(specification, "udp", "17")


EXTENSION = MatchExtension(
    "udp",
    Syntax(
        (
            Option("sport", 1, guided_ports("udp", "source-port"), True, ("source-port",)),
            Option("dport", 1, guided_ports("udp", "destination-port"), True, ("destination-port",)),
        ),
        finish=finish_ports,
        check=_check,
        long_names=True,
    ),
    _compile,
    _listing,
    accepts=_accepts,
    examples=("-p udp -m udp --dport 53", "-p udp -m udp --sport 1024:65535"),
)
