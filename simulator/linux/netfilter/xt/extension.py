"""Which ``-m`` modules are modelled, and the compiler of each; every other one is refused by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pingproof.simulator.errors import NotModelled
from pingproof.simulator.linux.netfilter.xt import packet_match, state_match, transport_match

if TYPE_CHECKING:
    from pingproof.simulator.linux.netfilter.nf_tables_core import Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification

Compiler = Callable[["Match", "RuleSpecification"], "list[Predicate]"]


def _nothing(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """A comment is no condition."""
    return []


EXTENSIONS: dict[str, Compiler] = {
    "comment": _nothing,
    "icmp": transport_match.compile_icmp,
    "tcp": transport_match.compile_ports,
    "udp": transport_match.compile_ports,
    "multiport": transport_match.compile_multiport,
    "length": packet_match.compile_length,
    "ttl": packet_match.compile_ttl,
    "tos": packet_match.compile_tos,
    "dscp": packet_match.compile_dscp,
    "pkttype": packet_match.compile_pkttype,
    "mac": packet_match.compile_mac,
    "iprange": packet_match.compile_iprange,
    "mark": packet_match.compile_mark,
    "addrtype": packet_match.compile_addrtype,
    "physdev": packet_match.compile_physdev,
    "owner": packet_match.compile_owner,
    "conntrack": state_match.compile_conntrack,
    "state": state_match.compile_state,
    "connmark": state_match.compile_connmark,
    "limit": state_match.compile_limit,
    "statistic": state_match.compile_statistic,
}


def compile_extension(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """The conditions of one ``-m`` module. Raises ``NotModelled`` with its name when it is not known here."""
    compiler = EXTENSIONS.get(match.name)
    if compiler is None:
        raise NotModelled(f"iptables' match '{match.name}'", near="conntrack, multiport, limit, mark")
    return compiler(match, specification)
