"""The routes of a namespace, table by table (RTM_GETROUTE), with what was learned about them, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.ipv4.fib import TABLE_LOCAL, TABLE_MAIN, FibInfo, FibNextHop
from pingproof.simulator.linux.ipv4.fib_select import fib_rebalance
from pingproof.simulator.linux.ipv4.fib_trie import ignores_linkdown
from pingproof.simulator.linux.ipv4.route_exception import RouteException
from pingproof.simulator.state import LearnedRoute, RouteType, Scope

if TYPE_CHECKING:
    from ipaddress import IPv4Address

    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import NamespaceState, NextHop, Route

HASH_SIZE = 256
"""``FIB_TABLE_HASHSZ``."""


def table_numbers(namespace: NetNamespace) -> list[int]:
    """The tables as a dump goes through them: by number modulo 256, and of two in one place the newer first."""
    made = list(namespace.fib.tables)
    return sorted(made, key=lambda number: (number % HASH_SIZE, -made.index(number)))


def routes(namespace: NetNamespace) -> tuple[Route, ...]:
    """Every row of every table, in the order of ``ip route show table all``."""
    return tuple(info.row() for number in table_numbers(namespace) for info in namespace.fib.tables[number])


def empty_tables(namespace: NetNamespace) -> tuple[int, ...]:
    """The tables that were made and have no row."""
    return tuple(number for number in sorted(namespace.fib.tables) if not any(namespace.fib.tables[number]))


def learned(namespace: NetNamespace) -> tuple[LearnedRoute, ...]:
    """The exceptions that have not expired, as ``ip route show cache`` lists them."""
    now = namespace.network.clock.now
    return tuple(
        LearnedRoute(
            destination,
            nexthop.device.name if nexthop.device is not None else "",
            exception.gateway or nexthop.gateway,
            exception.mtu,
            exception.mtu_locked,
            max(0, (exception.expires - now) // SECOND),
            exception.gateway is not None,
        )
        for number in table_numbers(namespace)
        for info in namespace.fib.tables[number]
        for nexthop in info.nexthops
        for destination, exception in nexthop.exceptions.items()
        if not exception.expires or exception.expires >= now
    )


def table_exists(namespace: NetNamespace, number: int) -> bool:
    """Whether the kernel has such a table: a route was once put in it; main is always found."""
    return number in namespace.fib.tables or number == TABLE_MAIN


def restore_routes(namespace: NetNamespace, state: NamespaceState) -> None:
    """Every table in the order in which its rows were listed, without the checks that a new route must pass."""
    fib = namespace.fib
    # A local row since deleted has left no trace to read.
    fib.has_custom_local_routes = any(row.type is RouteType.LOCAL and row.protocol != "kernel" for row in state.routes)
    # A listing has the newer of two tables first; making them the other way round keeps that order.
    for number in reversed(list(dict.fromkeys(row.table for row in state.routes))):
        fib.table(number)
    for number in state.empty_tables:
        fib.table(number)
    # A gateway that is this host's own address is a way of another kind, see _nexthop().
    own = {
        row.destination.network_address
        for row in state.routes
        if row.type is RouteType.LOCAL and row.table == TABLE_LOCAL and row.destination.prefixlen == 32
    }
    for row in state.routes:
        table = fib.table(row.table)
        info = _info(namespace, row, own)
        table.insert(info, len(table.aliases(row.destination)))


def restore_learned(namespace: NetNamespace, state: NamespaceState) -> None:
    """The exceptions of redirects and reports, at the next hop of the longest prefix that can have been meant.

    Neither the kernel nor a snapshot says for which route one was learned; a route whose MTU is locked learns none.
    """
    now = namespace.network.clock.now
    for row in state.learned:
        nexthop = _learned_at(namespace, row)
        if nexthop is None:
            continue
        gateway = row.gateway if row.gateway != nexthop.gateway else None
        expires = now + row.expires * SECOND if row.expires else 0
        nexthop.exceptions[row.destination] = RouteException(gateway, row.mtu, row.mtu_locked, expires)


def _learned_at(namespace: NetNamespace, row: LearnedRoute) -> FibNextHop | None:
    found = [
        (info.destination.prefixlen, place, nexthop)
        for place, info in enumerate(info for table in namespace.fib.tables.values() for info in table)
        if row.destination in info.destination and info.type is RouteType.UNICAST
        for nexthop in info.nexthops
        if nexthop.device is not None
        and nexthop.device.name == row.device
        and not (row.mtu and info.mtu_locked)
        and row.destination not in nexthop.exceptions
    ]
    return max(found, key=_longest_first)[2] if found else None


def _longest_first(entry: tuple[int, int, FibNextHop]) -> tuple[int, int]:
    length, place, _ = entry
    return length, -place


def _info(namespace: NetNamespace, row: Route, own: set[IPv4Address]) -> FibInfo:
    nexthops = [_nexthop(namespace, row, nexthop, own) for nexthop in row.nexthops]
    info = FibInfo(
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
        linkdown=row.linkdown,
    )
    # The shares are not listed either; they follow from the weights.
    fib_rebalance(info)
    return info


def _nexthop(namespace: NetNamespace, route: Route, row: NextHop, own: set[IPv4Address]) -> FibNextHop:
    device = namespace.device(row.device) if row.device is not None else None
    if row.gateway is None:
        # Netlink does not tell a next hop's scope: it follows from the route's, as in fib_check_nh().
        scope = Scope.NOWHERE if route.scope is Scope.HOST else Scope.HOST
    else:
        scope = Scope.HOST if row.gateway in own and not row.onlink else Scope.LINK
    # Shown as dead for lack of carrier, where ignore_routes_with_linkdown says so: it is alive, and may come back.
    dead = row.dead and not (row.linkdown and ignores_linkdown(device))
    return FibNextHop(device, row.gateway, row.weight, row.onlink, scope, dead, row.linkdown)
