"""``fib_select_*`` (``net/ipv4/fib_semantics.c``): which of several ways a packet takes."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.neighbour import VALID, neigh_lookup
from pingproof.simulator.linux.ipv4.fib_trie import DSCP_MASK, ignores_linkdown
from pingproof.simulator.linux.ipv4.inetdevice import inet_select_addr
from pingproof.simulator.state import NeighbourState, RouteType, Scope

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.ipv4.fib import FibInfo, FibNextHop, FibResult, Flow

ANY = IPv4Address(0)
HASH_BITS = 31


def fib_rebalance(info: FibInfo) -> None:
    """Divide the hashes among the next hops by their weights, ``upper_bound`` being the last of each.

    None is left for those that are dead, or without carrier where ``ignore_routes_with_linkdown`` says so *now*: that
    setting is not looked at again before a link changes. Source: net/ipv4/fib_semantics.c:fib_rebalance().
    """
    usable = [nexthop for nexthop in info.nexthops if _has_share(nexthop)]
    total, so_far = sum(nexthop.weight for nexthop in usable), 0
    for nexthop in info.nexthops:
        nexthop.upper_bound = -1
    for nexthop in usable:
        so_far += nexthop.weight
        # Rounded to the nearest (DIV_ROUND_CLOSEST_ULL), so that the last share ends at 2^31 - 1.
        nexthop.upper_bound = ((so_far << HASH_BITS) + total // 2) // total - 1


def _has_share(nexthop: FibNextHop) -> bool:
    return not nexthop.dead and not (nexthop.linkdown and ignores_linkdown(nexthop.device))


def fib_select_path(namespace: NetNamespace, flow: Flow, result: FibResult) -> None:
    """Choose a way for a packet of one's own among several next hops, or among several default routes of one metric.

    Source: net/ipv4/fib_semantics.c:fib_select_path().
    """
    # The lookup kept to the device that the sender chose: nothing is left to choose.
    if flow.output_device is not None:
        return
    if len(result.info.nexthops) > 1:
        fib_select_multipath(flow, result, flow.source)
    elif result.info.destination.prefixlen == 0 and result.type is RouteType.UNICAST:
        fib_select_default(namespace, flow, result)


def fib_select_multipath(flow: Flow, result: FibResult, source: IPv4Address) -> None:
    """Choose a next hop by a hash of both addresses, each as often as its weight says.

    A ``source`` that was chosen already (0.0.0.0: none, or not this host's) goes by a next hop whose device has it, if
    there is one. The kernel's hash is keyed with a random number of its own, so which flow takes which way is different
    on every machine; here it is the same in every run. Source: net/ipv4/fib_semantics.c:fib_select_multipath().
    """
    # Multipliers of well-known hashes (Knuth's, xxHash's): any that mix both addresses would do.
    number = (int(flow.source) * 0x9E3779B1 ^ int(flow.destination) * 0x85EBCA77) & 0xFFFFFFFF
    hashed = (number ^ number >> 15) & ((1 << HASH_BITS) - 1)
    usable = [nexthop for nexthop in result.info.nexthops if nexthop.upper_bound >= 0]

    def score(nexthop: FibNextHop) -> int:
        # The source's own device outweighs the hash; of several with the same score the first is taken.
        is_sources = source != ANY and _source_of(nexthop, result.info.scope) == source
        return 2 * is_sources + (hashed <= nexthop.upper_bound)

    result.nexthop = max(usable, key=score, default=result.nexthop)


def _source_of(nexthop: FibNextHop, scope: Scope) -> IPv4Address:
    """The source address that a way suggests (``nh_saddr``)."""
    return inet_select_addr(nexthop.dev, nexthop.gateway or ANY, scope)


def fib_select_default(namespace: NetNamespace, flow: Flow, result: FibResult) -> None:
    """Of several default routes with one metric take the first whose gateway is not known to be dead.

    Source: net/ipv4/fib_semantics.c:fib_select_default().
    """
    first = result.info
    candidates = _alternatives(namespace, flow, first)
    # The lookup's own row is not the first of them, so it was found for another reason: it stays.
    if candidates and candidates[0] is not first:
        return
    # Nothing to choose from: whatever was chosen last is forgotten.
    if len(candidates) < 2:
        first.default_order = -1
        return
    chosen = _first_alive(candidates, first)
    if chosen is not None:
        result.info = chosen
        result.nexthop = chosen.nexthops[0]


def _alternatives(namespace: NetNamespace, flow: Flow, first: FibInfo) -> list[FibInfo]:
    """The routes of the same prefix by a gateway: of one metric those with the flow's TOS, then those with none."""
    candidates: list[FibInfo] = []
    last_metric, last_tos = first.metric, 0
    for info in namespace.fib.tables[first.table].aliases(first.destination):
        if info.tos and info.tos != flow.tos & DSCP_MASK:
            continue
        # Rows are sorted by TOS, then metric: a worse metric ends those of its TOS, and behind TOS 0 comes nothing.
        if info.metric > last_metric and info.tos == last_tos:
            if last_tos:
                continue
            break
        last_metric, last_tos = info.metric, info.tos
        if info.scope is not first.scope or info.type is not RouteType.UNICAST:
            continue
        # Without a gateway there is nobody whose silence could be noticed.
        if info.nexthops[0].gateway is not None and info.nexthops[0].scope is Scope.LINK:
            candidates.append(info)
    return candidates


def _first_alive(candidates: list[FibInfo], first: FibInfo) -> FibInfo | None:
    """``fib_detect_death`` on each in turn; ``first.default_order`` remembers the one taken."""
    last_resort: FibInfo | None = None
    last_order = -1
    for order, info in enumerate(candidates):
        state = _gateway_state(info.nexthops[0])
        is_valid = state in VALID
        # Never asked, or confirmed lately. One that is only known is not taken twice in a row.
        if state in (None, NeighbourState.REACHABLE) or (is_valid and order != first.default_order):
            first.default_order = order
            return info
        # None is good: try one behind last time's, even a failed one, so that each has its turn.
        may_try = last_order < 0 and order > first.default_order and state is not NeighbourState.INCOMPLETE
        if is_valid or may_try:
            last_resort, last_order = info, order
    first.default_order = last_order
    return last_resort


def _gateway_state(nexthop: FibNextHop) -> NeighbourState | None:
    """The state of a gateway's neighbour entry; None without one."""
    neighbour = neigh_lookup(nexthop.dev, nexthop.gateway or ANY)
    return neighbour.state if neighbour else None
