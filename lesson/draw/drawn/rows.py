"""Rows of a room's card: those of ``ip route``, ``ip rule`` and ``iptables -S`` that differ from an empty namespace's.

Left out is what every namespace has: the local table, the first three rules, empty chains with policy ACCEPT.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.ipv4.fib import TABLE_LOCAL, TABLE_MAIN, Fib
from pingproof.simulator.saved.netfilter import iptables_state
from pingproof.simulator.saved.routes import routes
from pingproof.simulator.saved.rules import rules
from pingproof.simulator.state import RouteType
from pingproof.simulator.tools.ip.route.text import destination_text
from pingproof.simulator.tools.lib.rt_names import table_name
from pingproof.simulator.tools.row_line import row_line

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import IptablesChain, NextHop, Route

LOOPBACK = "127.0.0.0/8"


def address_rows(device: Device) -> tuple[str, ...]:
    """A device's addresses with their prefix lengths."""
    return tuple(f"{address.local}/{address.prefix_length}" for address in device.addresses)


def loopback_rows(namespace: NetNamespace) -> tuple[str, ...]:
    """Addresses added to ``lo``."""
    return tuple(
        f"lo {address.local}/{address.prefix_length}"
        for address in namespace.loopback.addresses
        if not address.local.is_loopback
    )


def route_rows(namespace: NetNamespace) -> tuple[str, ...]:
    """Routes of all tables but the local one, in short."""
    return tuple(_route(route) for route in routes(namespace) if route.table != TABLE_LOCAL)


def rule_rows(namespace: NetNamespace) -> tuple[str, ...]:
    """Rules other than the first three."""
    usual = Fib().rules
    return tuple(" ".join(row_line(rule).split()) for rule in rules(namespace) if rule not in usual)


def filter_rows(namespace: NetNamespace) -> tuple[str, ...]:
    """The iptables rules and the policies that are not ACCEPT, each with its table and chain."""
    return tuple(
        row for table, chains in iptables_state(namespace) for chain in chains for row in _chain_rows(table, chain)
    )


def _chain_rows(table: str, chain: IptablesChain) -> list[str]:
    policy = [] if chain.policy in (None, "ACCEPT") else [f"{table} {chain.name} policy {chain.policy}"]
    return policy + [f"{table} {chain.name} {rule.specification}" for rule in chain.rules]


def _route(route: Route) -> str:
    words = [] if route.type is RouteType.UNICAST else [route.type.value]
    words.append(destination_text(route.destination))
    if len(route.nexthops) == 1:
        words += _next_hop(route.nexthops[0])
    else:
        words += [word for hop in route.nexthops for word in ("nexthop", *_next_hop(hop))]
    if route.table != TABLE_MAIN:
        words += ["table", table_name(route.table)]
    if route.metric:
        words += ["metric", str(route.metric)]
    return " ".join(words)


def _next_hop(hop: NextHop) -> list[str]:
    words = ["via", str(hop.gateway)] if hop.gateway is not None else ["dev", hop.device or "?"]
    return [*words, *(word for word, said in (("dead", hop.dead), ("linkdown", hop.linkdown)) if said)]
