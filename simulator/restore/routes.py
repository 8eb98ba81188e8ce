"""Routes and rules put back row by row, without the checks that a new route must pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.stack.fib import TABLE_LOCAL, Fib, FibInfo, FibNextHop
from simulator.stack.fib_trie import ignores_linkdown
from simulator.state import RouteType, Scope

if TYPE_CHECKING:
    from ipaddress import IPv4Address

    from simulator.stack.net_namespace import NetNamespace
    from simulator.state import NamespaceState, NextHop, Route


def restore_routes(namespace: NetNamespace, state: NamespaceState) -> None:
    """Every table in the order in which its rows were listed, and the rules.

    Whether somebody has touched the rules shows only in what they are: the default ones count as untouched.
    """
    fib = namespace.fib
    untouched = Fib().rules
    fib.rules = list(state.rules) if state.rules else untouched
    fib.has_custom_rules = fib.rules != untouched
    for number in reversed(list(dict.fromkeys(row.table for row in state.routes))):
        fib.table(number)
    own = {
        row.destination.network_address
        for row in state.routes
        if row.type is RouteType.LOCAL and row.table == TABLE_LOCAL and row.destination.prefixlen == 32
    }
    for row in state.routes:
        table = fib.table(row.table)
        info = _info(namespace, row, own)
        table.insert(info, len(table.aliases(row.destination)))


def _info(namespace: NetNamespace, row: Route, own: set[IPv4Address]) -> FibInfo:
    nexthops = [_nexthop(namespace, row, nexthop, own) for nexthop in row.nexthops]
    return FibInfo(
        row.table,
        row.destination,
        row.type,
        nexthops,
        row.scope,
        row.protocol,
        row.preferred_source,
        row.metric,
        row.tos,
        row.mtu,
        row.mtu_locked,
        dead=bool(nexthops) and all(nexthop.dead for nexthop in nexthops),
    )


def _nexthop(namespace: NetNamespace, route: Route, row: NextHop, own: set[IPv4Address]) -> FibNextHop:
    device = namespace.device(row.device) if row.device is not None else None
    if row.gateway is None:
        scope = Scope.NOWHERE if route.scope is Scope.HOST else Scope.HOST
    else:
        scope = Scope.HOST if row.gateway in own and not row.onlink else Scope.LINK
    dead = row.dead and not (row.linkdown and ignores_linkdown(device))
    return FibNextHop(device, row.gateway, row.weight, row.onlink, scope, dead, row.linkdown)
