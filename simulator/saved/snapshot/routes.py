"""The routes of a namespace, table by table (RTM_GETROUTE)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.ipv4.fib import TABLE_MAIN
from pingproof.simulator.state import LearnedRoute

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import Route

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
