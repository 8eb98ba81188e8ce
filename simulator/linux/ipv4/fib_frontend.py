"""``net/ipv4/fib_frontend.c``: the routes that addresses bring with them, and requests to change routes.

An address brings up to four rows: itself as ``local``; while its device is up the connected prefix, and the broadcast
address of that prefix; and the broadcast address that was set by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from enum import IntFlag
from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.core.notifier import NetdevEvent
from pingproof.simulator.linux.ipv4.arp import arp_invalidate
from pingproof.simulator.linux.ipv4.fib import ANY, LIMITED_BROADCAST, TABLE_LOCAL, TABLE_MAIN, Fib, inet_addr_type
from pingproof.simulator.linux.ipv4.fib_semantics import NextHopConfig, RouteConfig
from pingproof.simulator.linux.ipv4.fib_sync import (
    fib_disable_ip,
    fib_sync_down_addr,
    fib_sync_down_dev,
    fib_sync_up,
    is_usable,
)
from pingproof.simulator.linux.ipv4.fib_table import InsertFlags, fib_flush, fib_table_delete, fib_table_insert
from pingproof.simulator.linux.ipv4.inetdevice import same_prefix
from pingproof.simulator.state import RouteType, Scope

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.ipv4.fib import FibInfo
    from pingproof.simulator.state import Address

SMALLEST_PREFIX_WITH_BROADCAST = 30
"""RFC 3021: a /31 has no broadcast address."""
APPEND = InsertFlags(create=True, append=True)


def inet_rtm_newroute(namespace: NetNamespace, config: RouteConfig, flags: InsertFlags) -> FibInfo:
    """Carry out a request for a new route. Raises ``KernelError``.

    Source: net/ipv4/fib_frontend.c:rtm_to_fib_config(), inet_rtm_newroute().
    """
    if config.tos & 0x03:
        raise KernelError(Errno.EINVAL, "Invalid dsfield (tos): ECN bits must be 0")
    namespace.fib.table(config.table or TABLE_MAIN)
    info = fib_table_insert(namespace, config, flags)
    # From now on a source may be local without being an address: see fib_validate_source().
    if config.type is RouteType.LOCAL:
        namespace.fib.has_custom_local_routes = True
    return info


def inet_rtm_delroute(namespace: NetNamespace, config: RouteConfig) -> FibInfo:
    """Carry out a request to delete a route. Raises ``KernelError``."""
    if config.tos & 0x03:
        raise KernelError(Errno.EINVAL, "Invalid dsfield (tos): ECN bits must be 0")
    return fib_table_delete(namespace, config)


def fib_net_init(namespace: NetNamespace) -> None:
    """A namespace's tables and rules at first: no table, the three default rules."""
    namespace.fib = Fib()


def fib_inetaddr_event(event: NetdevEvent, device: Device, ifa: Address) -> None:
    """Add or delete an address's routes (``fib_inetaddr_event``); with the last address IPv4 leaves the device."""
    if event is NetdevEvent.UP:
        fib_add_ifaddr(device, ifa)
        # The first address switches IPv4 on again: next hops that were dead for its lack are usable.
        fib_sync_up(device, dead=True)
        return
    fib_del_ifaddr(device, ifa, None)
    # Without an address nothing can be sent: routes by hand and neighbours go as when the device goes down.
    if not device.addresses:
        fib_disable_ip(device, NetdevEvent.DOWN, force=True)


def fib_netdev_event(event: NetdevEvent, device: Device) -> None:
    """Change the routes when a device changes (net/ipv4/fib_frontend.c:fib_netdev_event())."""
    # Even where IPv4 is off by now: no row may outlive its device.
    if event is NetdevEvent.UNREGISTER:
        fib_disable_ip(device, event, force=True)
        return
    if not device.ipv4_conf:
        return
    match event:
        case NetdevEvent.UP:
            for ifa in device.addresses:
                fib_add_ifaddr(device, ifa)
            fib_sync_up(device, dead=True)
        case NetdevEvent.DOWN:
            # Without force: the addresses stay local, and answer by other devices.
            fib_disable_ip(device, event, force=False)
        case NetdevEvent.CHANGE:
            # Carrier alone ends no route: it is marked linkdown, and serves on unless a setting says otherwise.
            if is_usable(device):
                fib_sync_up(device, dead=False)
            else:
                fib_sync_down_dev(device, event, force=False)


def _prefix(ifa: Address) -> IPv4Address:
    return ifa.network.network_address


def _primary(device: Device, ifa: Address) -> Address | None:
    """The primary address of a secondary one's prefix (``inet_ifa_byprefix``)."""
    return next((other for other in device.addresses if not other.secondary and same_prefix(other, ifa)), None)


def _row(device: Device, kind: RouteType, destination: IPv4Network, source: IPv4Address, metric: int) -> RouteConfig:
    """The wish of ``fib_magic``."""
    return RouteConfig(
        destination,
        kind,
        TABLE_MAIN if kind is RouteType.UNICAST else TABLE_LOCAL,
        Scope.HOST if kind is RouteType.LOCAL else Scope.LINK,
        "kernel",
        (NextHopConfig(device),),
        preferred_source=source,
        metric=metric,
    )


def _add(device: Device, kind: RouteType, network: IPv4Network, primary: Address, metric: int = 0) -> None:
    with suppress(KernelError):  # the kernel passes over a row that is there already
        fib_table_insert(device.namespace, _row(device, kind, network, primary.local, metric), APPEND)


def _delete(device: Device, kind: RouteType, network: IPv4Network, primary: Address) -> None:
    with suppress(KernelError):
        fib_table_delete(device.namespace, _row(device, kind, network, primary.local, 0))


def _host(address: IPv4Address) -> IPv4Network:
    return IPv4Network(address)


def _is_zeronet(address: IPv4Address) -> bool:
    return address == IPv4Address(0)


def _has_prefix_route(ifa: Address) -> bool:
    prefix = _prefix(ifa)
    return not _is_zeronet(prefix) and not ifa.secondary and (prefix != ifa.local or ifa.prefix_length < 32)


def _prefix_type(device: Device) -> RouteType:
    return RouteType.LOCAL if device.is_loopback else RouteType.UNICAST


def fib_add_ifaddr(device: Device, ifa: Address) -> None:
    """Add the rows of an address (net/ipv4/fib_frontend.c:fib_add_ifaddr())."""
    primary = _primary(device, ifa) if ifa.secondary else ifa
    if primary is None:
        return
    # The address itself is local even while its device is down; all else needs the device.
    _add(device, RouteType.LOCAL, _host(ifa.local), primary)
    if not device.is_up:
        return
    if ifa.broadcast is not None and ifa.broadcast not in (ANY, LIMITED_BROADCAST):
        _add(device, RouteType.BROADCAST, _host(ifa.broadcast), primary)
        arp_invalidate(device, ifa.broadcast)
    # A primary brings the connected route; a /31 or /32 has no broadcast address.
    if _has_prefix_route(ifa):
        if not ifa.noprefixroute:
            _add(device, _prefix_type(device), ifa.network, primary, ifa.metric)
        if ifa.prefix_length <= SMALLEST_PREFIX_WITH_BROADCAST:
            _add(device, RouteType.BROADCAST, _host(ifa.network.broadcast_address), primary)
            arp_invalidate(device, ifa.network.broadcast_address)


class _Kept(IntFlag):
    """The rows of a deleted address that another address still needs (LOCAL_OK, BRD_OK, BRD0_OK, BRD1_OK)."""

    NOTHING = 0
    LOCAL = 1
    SET_BROADCAST = 2
    NETWORK = 4
    BROADCAST = 8


def fib_del_ifaddr(device: Device, ifa: Address, promoting: Address | None) -> None:
    """Delete the rows of an address, except those needed by another address.

    ``promoting`` is the primary that goes while its secondaries are kept. Source: fib_frontend.c:fib_del_ifaddr().
    """
    # The prefix belongs to the primary address, and goes with it.
    primary = ifa
    subnet = False
    if ifa.secondary:
        found = promoting or _primary(device, ifa)
        if found is None:
            return
        primary = found
    elif _has_prefix_route(ifa):
        if not ifa.noprefixroute:
            _delete(device, _prefix_type(device), ifa.network, primary)
        subnet = True
    # Rows that another address needs as well stay.
    kept = _Kept.NOTHING if ifa.noprefixroute else _still_needed(device, ifa, primary, promoting)
    if not kept & _Kept.SET_BROADCAST and ifa.broadcast is not None:
        _delete(device, RouteType.BROADCAST, _host(ifa.broadcast), primary)
    if subnet and ifa.prefix_length <= SMALLEST_PREFIX_WITH_BROADCAST:
        if not kept & _Kept.BROADCAST:
            _delete(device, RouteType.BROADCAST, _host(ifa.network.broadcast_address), primary)
        if not kept & _Kept.NETWORK:
            # The all-zeroes broadcast of 4.2BSD: kernels before 5.14 added it, this one still deletes it.
            _delete(device, RouteType.BROADCAST, _host(ifa.network.network_address), primary)
    if kept & _Kept.LOCAL:
        return
    _delete(device, RouteType.LOCAL, _host(ifa.local), primary)
    # No device has the address any longer: routes with it as src go too.
    gone = ifa not in device.addresses
    still_local = inet_addr_type(device.namespace, ifa.local) is RouteType.LOCAL
    if gone and not still_local and fib_sync_down_addr(device.namespace, ifa.local):
        fib_flush(device.namespace)


def _still_needed(device: Device, ifa: Address, primary: Address, promoting: Address | None) -> _Kept:
    """The rows of ``ifa`` that other addresses of the device need with the same ``src``."""
    kept = _Kept.NOTHING
    for other, is_primary in _with_same_source(device, ifa, primary, promoting):
        kept |= _needed_by(other, ifa, is_primary=is_primary)
    return kept


def _with_same_source(
    device: Device, ifa: Address, primary: Address, promoting: Address | None
) -> Iterator[tuple[Address, bool]]:
    """The other addresses whose rows name ``primary``'s address as ``src``, and whether each is a primary itself."""
    other_primary: Address | None = None
    same_source = False
    for other in device.addresses:
        # The prefix of the primary that goes: its secondaries are about to be put in anew.
        if other is ifa or (promoting is not None and same_prefix(other, promoting)):
            continue
        if not other.secondary:
            # Only the same address with another prefix length has the same src.
            if primary.local != other.local:
                continue
            other_primary = other
            same_source = same_source or primary is not other
        elif same_prefix(other, primary):
            other_primary = primary
        else:
            # Secondaries are behind all primaries: by now it is known whether another primary has the same src.
            if not same_source:
                continue
            if other_primary is None or not same_prefix(other, other_primary):
                other_primary = _primary(device, other)
            if other_primary is None or other_primary.local != primary.local:
                continue
        yield other, other_primary is other


def _needed_by(other: Address, ifa: Address, *, is_primary: bool) -> _Kept:
    """The rows of ``ifa`` that are also rows of ``other``: its own, and with a primary those of its prefix."""
    kept = _Kept.NOTHING
    broadcast, network = ifa.network.broadcast_address, ifa.network.network_address
    if ifa.local == other.local:
        kept |= _Kept.LOCAL
    if ifa.broadcast == other.broadcast:
        kept |= _Kept.SET_BROADCAST
    if broadcast == other.broadcast:
        kept |= _Kept.BROADCAST
    if network == other.broadcast:
        kept |= _Kept.NETWORK
    if is_primary and other.prefix_length <= SMALLEST_PREFIX_WITH_BROADCAST:
        ends = (other.network.broadcast_address, other.network.network_address)
        # A prefix of 0.0.0.0 has no rows of its own.
        if not _is_zeronet(ends[1]):
            kept |= _Kept.SET_BROADCAST if ifa.broadcast in ends else _Kept.NOTHING
            kept |= _Kept.BROADCAST if broadcast in ends else _Kept.NOTHING
            kept |= _Kept.NETWORK if network in ends else _Kept.NOTHING
    return kept


def fib_modify_prefix_metric(device: Device, ifa: Address, metric: int) -> None:
    """Put the connected route in anew for ``ip addr change … metric`` (``fib_modify_prefix_metric``)."""
    if not device.is_up or ifa.secondary or ifa.noprefixroute or not _has_prefix_route(ifa):
        return
    # The new row before the old one goes: at no moment is the link without a route.
    _add(device, _prefix_type(device), ifa.network, ifa, metric)
    with suppress(KernelError):
        fib_table_delete(device.namespace, _row(device, _prefix_type(device), ifa.network, ifa.local, ifa.metric))
