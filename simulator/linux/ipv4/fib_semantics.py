"""What makes a route acceptable, and what it shares with others (``net/ipv4/fib_semantics.c``).

``RouteConfig`` is a wish (``struct fib_config``), ``fib_create_info`` either makes the row or refuses it with the
kernel's error and the line it gives with it. The checks are in the kernel's order: the first to fail decides the text.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.ipv4.fib import (
    TABLE_LOCAL,
    TABLE_MAIN,
    FibInfo,
    FibNextHop,
    Flow,
    fib_lookup,
    inet_addr_type,
)
from pingproof.simulator.linux.ipv4.fib_select import fib_rebalance
from pingproof.simulator.linux.ipv4.fib_trie import fib_table_lookup
from pingproof.simulator.state import RouteType, Scope
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

FORBIDDING = frozenset({RouteType.BLACKHOLE, RouteType.UNREACHABLE, RouteType.PROHIBIT, RouteType.THROW})
"""The types whose ``fib_props`` hold an error."""
LEAST_SCOPE = {RouteType.LOCAL: Scope.HOST, RouteType.BROADCAST: Scope.LINK}
"""``fib_props``: the widest scope that a type may have (others: any)."""
LARGEST_MTU_METRIC = 65535 - 15
"""net/ipv4/metrics.c: a larger ``mtu`` is cut to this."""


@value
class NextHopConfig:
    """One next hop of a wish."""

    device: Device | None = None
    gateway: IPv4Address | None = None
    weight: int = 1
    onlink: bool = False


@value
class RouteConfig:
    """``struct fib_config``: a route to make, or (with None where anything will do) to delete."""

    destination: IPv4Network
    type: RouteType | None = RouteType.UNICAST
    table: int = TABLE_MAIN
    scope: Scope = Scope.GLOBAL
    protocol: str | None = "boot"
    nexthops: tuple[NextHopConfig, ...] = ()
    multipath: bool = False  # said with the word ``nexthop``
    preferred_source: IPv4Address | None = None
    metric: int = 0
    tos: int = 0
    mtu: int = 0
    mtu_locked: bool = False


def fib_create_info(namespace: NetNamespace, config: RouteConfig) -> FibInfo:
    """The row for a wish, not yet in its table. Raises ``KernelError``.

    Source: net/ipv4/fib_semantics.c:fib_create_info().
    """
    assert config.type is not None
    # The type must fit the scope: nobody but this host itself can hold its own address.
    if LEAST_SCOPE.get(config.type, Scope.GLOBAL).value > config.scope.value:
        raise KernelError(Errno.EINVAL, "Invalid scope")
    info = FibInfo(
        config.table,
        config.destination,
        config.type,
        [],
        config.scope,
        config.protocol or "unspec",
        config.preferred_source,
        config.metric,
        config.tos,
        min(config.mtu, LARGEST_MTU_METRIC),
        config.mtu_locked,
    )
    # A forbidding route leads nowhere, so there is nothing to check behind it.
    if config.type in FORBIDDING:
        if config.nexthops:
            raise KernelError(Errno.EINVAL, "Gateway, device and multipath can not be specified for this route type")
        return info
    if config.scope is Scope.NOWHERE:
        raise KernelError(Errno.EINVAL, "Invalid scope")
    # An address of this host needs only its device; any other way must be usable now, whatever comes later.
    wishes = config.nexthops or (NextHopConfig(),)
    if config.scope is Scope.HOST:
        info.nexthops.append(_host_scope_nexthop(wishes))
    else:
        for wish in wishes:
            info.nexthops.append(fib_check_nexthop(namespace, wish, config.table, config.scope))
    # An answer could not come back to an address that is not of this host.
    source = config.preferred_source
    if source is not None and not _is_valid_preferred_source(namespace, config, source):
        raise KernelError(Errno.EINVAL, "Invalid prefsrc address")
    # Without carrier on every way the row is listed as linkdown from the start.
    info.linkdown = all(nexthop.linkdown for nexthop in info.nexthops)
    fib_rebalance(info)
    return info


def _host_scope_nexthop(wishes: tuple[NextHopConfig, ...]) -> FibNextHop:
    """An address of this host: its device need not be up."""
    if len(wishes) != 1:
        raise KernelError(Errno.EINVAL, "Route with host scope can not have multiple nexthops")
    (wish,) = wishes
    if wish.gateway is not None:
        raise KernelError(Errno.EINVAL, "Route with host scope can not have a gateway")
    if wish.device is None:
        raise KernelError(Errno.ENODEV)
    return FibNextHop(wish.device, None, wish.weight, wish.onlink, Scope.NOWHERE)


def fib_check_nexthop(namespace: NetNamespace, wish: NextHopConfig, table: int, scope: Scope) -> FibNextHop:
    """Whether a next hop can be used: its device is up, or its gateway is reached directly (``fib_check_nh``)."""
    # Who vouches for a gateway: the user (onlink), or a route of its own.
    if wish.gateway is not None:
        if wish.onlink:
            return _onlink_gateway(namespace, wish, wish.gateway, scope)
        return _gateway(namespace, wish, wish.gateway, table, scope)
    if wish.onlink:
        raise KernelError(Errno.EINVAL, "Invalid flags for nexthop - PERVASIVE and ONLINK can not be set")
    if wish.device is None or not wish.device.ipv4_conf:
        raise KernelError(Errno.ENODEV)
    if not wish.device.is_up:
        raise KernelError(Errno.ENETDOWN, "Device for nexthop is not up")
    return FibNextHop(wish.device, None, wish.weight, False, Scope.HOST, linkdown=not wish.device.carrier)


def _onlink_gateway(namespace: NetNamespace, wish: NextHopConfig, gateway: IPv4Address, scope: Scope) -> FibNextHop:
    """``onlink``: the user vouches for the gateway (``fib_check_nh_v4_gw``, first half)."""
    if scope.value >= Scope.LINK.value:
        raise KernelError(Errno.EINVAL, "Nexthop has invalid scope")
    if wish.device is None:
        raise KernelError(Errno.ENODEV, "Nexthop device required for onlink")
    if not wish.device.is_up:
        raise KernelError(Errno.ENETDOWN, "Nexthop device is not up")
    if inet_addr_type(namespace, gateway) is not RouteType.UNICAST:
        raise KernelError(Errno.EINVAL, "Nexthop has invalid gateway")
    return FibNextHop(wish.device, gateway, wish.weight, True, Scope.LINK, linkdown=not wish.device.carrier)


def _gateway(
    namespace: NetNamespace, wish: NextHopConfig, gateway: IPv4Address, table: int, scope: Scope
) -> FibNextHop:
    """A gateway must itself be reached by a route of a narrower scope (``fib_check_nh_v4_gw``, second half)."""
    # On the link at least: nobody can ask for the MAC of a gateway behind a gateway. Its carrier may come later.
    narrower = Scope.LINK if scope.value < Scope.LINK.value else Scope.HOST
    flow = Flow(gateway, output_device=wish.device, scope=narrower, ignore_linkstate=True)
    info, nexthop = _way_to_gateway(namespace, flow, table)
    # A gateway behind a broadcast address or a group would have no MAC address of its own.
    if info.type not in (RouteType.UNICAST, RouteType.LOCAL):
        raise KernelError(Errno.EINVAL, "Nexthop has invalid gateway")
    device = nexthop.dev
    if not device.is_up:
        raise KernelError(Errno.ENETDOWN)
    return FibNextHop(device, gateway, wish.weight, False, info.scope, linkdown=not device.carrier)


def _way_to_gateway(namespace: NetNamespace, flow: Flow, table: int) -> tuple[FibInfo, FibNextHop]:
    """The row and next hop by which a gateway is reached, in the new route's own table if there is one there."""
    if table != TABLE_MAIN and table in namespace.fib.tables:
        found = fib_table_lookup(namespace.fib.trie(table), flow)
        if found is not None and found[1] is not None:
            return found[0], found[1]
    result = fib_lookup(namespace, flow)
    if isinstance(result, Errno):
        raise KernelError(result, "Nexthop has invalid gateway")
    if result.error is not None:
        raise KernelError(result.error, "Nexthop has invalid gateway")
    return result.info, result.way


def _is_valid_preferred_source(namespace: NetNamespace, config: RouteConfig, source: IPv4Address) -> bool:
    """``src`` must be an address of this host, in the route's own table or in the local one (``fib_valid_prefsrc``)."""
    # The row itself is about to make the address local.
    if config.type is RouteType.LOCAL and source == config.destination.network_address:
        return True
    if config.table not in (TABLE_MAIN, TABLE_LOCAL) and config.table in namespace.fib.tables:
        found = fib_table_lookup(namespace.fib.trie(config.table), Flow(source))
        if found is not None and found[0].type is RouteType.LOCAL:
            return True
    return inet_addr_type(namespace, source) is RouteType.LOCAL


def same_fib_info(one: FibInfo, other: FibInfo) -> bool:
    """Whether two rows say the same of their prefix, so that the kernel keeps one ``fib_info`` (``fib_find_info``)."""
    return (
        one.type is other.type
        and one.protocol == other.protocol
        and one.scope is other.scope
        and one.preferred_source == other.preferred_source
        and one.metric == other.metric
        and one.mtu == other.mtu
        and one.mtu_locked == other.mtu_locked
        and one.table == other.table
        and len(one.nexthops) == len(other.nexthops)
        and all(map(_same_nexthop, one.nexthops, other.nexthops))
    )


def _same_nexthop(one: FibNextHop, other: FibNextHop) -> bool:
    return (
        one.device is other.device
        and one.gateway == other.gateway
        and one.weight == other.weight
        and one.onlink == other.onlink
        and one.scope is other.scope
    )
