"""Which of several ways a packet takes (``net/ipv4/fib_semantics.c``: ``fib_select_*``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.stack.sysctl import in_dev_or
from simulator.state import NeighbourState, RouteType, Scope

if TYPE_CHECKING:
    from simulator.stack.fib import FibInfo, FibNextHop, FibResult, Flow
    from simulator.stack.net_namespace import NetNamespace

_VALID = frozenset(
    {
        NeighbourState.PERMANENT,
        NeighbourState.NOARP,
        NeighbourState.REACHABLE,
        NeighbourState.PROBE,
        NeighbourState.STALE,
        NeighbourState.DELAY,
    }
)
"""``NUD_VALID``: the states in which a neighbour's MAC can be used."""


def fib_select_multipath(flow: Flow, result: FibResult) -> None:
    """Choose a next hop by a hash of both addresses, each as often as its weight says.

    The kernel's hash is keyed with a random number of its own, so which flow takes which way is different on every
    machine; here it is the same in every run. Ways that are dead, or without carrier where
    ``ignore_routes_with_linkdown`` says so, are left out. Source: net/ipv4/fib_semantics.c:fib_select_multipath().
    """
    usable = [nexthop for nexthop in result.info.nexthops if _is_usable(nexthop)]
    if not usable:
        return
    number = (int(flow.source) * 0x9E3779B1 ^ int(flow.destination) * 0x85EBCA77) & 0xFFFFFFFF
    place = (number ^ number >> 15) % sum(nexthop.weight for nexthop in usable)
    for nexthop in usable:
        place -= nexthop.weight
        if place < 0:
            result.nexthop = nexthop
            return


def _is_usable(nexthop: FibNextHop) -> bool:
    """``fib_rebalance``: whether a next hop has a share of the hash."""
    if nexthop.dead or nexthop.device is None:
        return False
    return not (nexthop.linkdown and in_dev_or(nexthop.device, "ignore_routes_with_linkdown"))


def fib_select_default(namespace: NetNamespace, flow: Flow, result: FibResult) -> None:
    """Of several default routes with one metric take the first whose gateway is not known to be silent.

    Source: net/ipv4/fib_semantics.c:fib_select_default().
    """
    first = result.info
    candidates: list[FibInfo] = []
    for info in namespace.fib.tables[first.table].aliases(first.destination):
        if info.tos and info.tos != flow.tos & 0xFC:
            continue
        if info.metric > first.metric and info.tos == first.tos:
            break
        if info.dead or info.scope is not first.scope or info.type is not RouteType.UNICAST:
            continue
        if info.nexthops[0].gateway is None or info.nexthops[0].scope is not Scope.LINK:
            continue
        if not candidates and info is not first:
            return
        candidates.append(info)
    if len(candidates) < 2:
        first.default_order = -1
        return
    chosen = _first_alive(candidates, first)
    if chosen is not None:
        result.info = chosen
        result.nexthop = chosen.nexthops[0]


def _first_alive(candidates: list[FibInfo], first: FibInfo) -> FibInfo | None:
    """``fib_detect_death`` on each in turn; ``first.default_order`` remembers the one taken."""
    last_resort: FibInfo | None = None
    last_order = -1
    for order, info in enumerate(candidates):
        state = _gateway_state(info.nexthops[0])
        if state is NeighbourState.REACHABLE or (state in _VALID and order != first.default_order):
            first.default_order = order
            return info
        if state in _VALID or (
            last_order < 0 and order > first.default_order and state is not NeighbourState.INCOMPLETE
        ):
            last_resort, last_order = info, order
    first.default_order = last_order
    return last_resort


def _gateway_state(nexthop: FibNextHop) -> NeighbourState:
    """What the neighbour table knows of a gateway."""
    from simulator.stack.neighbour import neigh_lookup

    assert nexthop.gateway is not None
    assert nexthop.device is not None
    neighbour = neigh_lookup(nexthop.device, nexthop.gateway)
    return neighbour.state if neighbour else NeighbourState.NONE
