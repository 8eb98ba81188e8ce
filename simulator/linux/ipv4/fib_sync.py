"""Routes when a device or an address goes and comes (``net/ipv4/fib_semantics.c``: ``fib_sync_*``).

A next hop whose device is down is dead, one whose link has no carrier is ``linkdown``. A route without a living next
hop is dead and leaves its table for good; only the connected routes come back, because their addresses are still there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.link_watch import netif_oper_up
from pingproof.simulator.linux.core.notifier import NetdevEvent
from pingproof.simulator.linux.ipv4.fib import TABLE_MAIN
from pingproof.simulator.linux.ipv4.fib_select import fib_rebalance
from pingproof.simulator.linux.ipv4.fib_table import fib_flush
from pingproof.simulator.state import Scope

if TYPE_CHECKING:
    from ipaddress import IPv4Address

    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.ipv4.fib import FibInfo


def _rows(namespace: NetNamespace) -> Iterator[FibInfo]:
    for table in namespace.fib.tables.values():
        yield from table


def _rows_through(device: Device) -> Iterator[FibInfo]:
    return (info for info in _rows(device.namespace) if any(nexthop.device is device for nexthop in info.nexthops))


def fib_sync_down_dev(device: Device, event: NetdevEvent, force: bool) -> int:
    """Mark the next hops through a device dead (or, on CHANGE, ``linkdown``); answers how many routes that ends.

    Without ``force`` the host's own addresses, whose next hop has scope NOWHERE, are spared: they stay local while
    their device is down. Source: net/ipv4/fib_semantics.c:fib_sync_down_dev().
    """
    ended = 0
    for info in _rows_through(device):
        dead = 0
        for nexthop in info.nexthops:
            # It died with another device; the row ends with its last living way.
            if nexthop.dead:
                dead += 1
            elif nexthop.device is device and (force or nexthop.scope is not Scope.NOWHERE):
                nexthop.dead = event is not NetdevEvent.CHANGE
                nexthop.linkdown = True
                dead += 1
            # A device that ends takes the whole row along, other ways or not: no row may point to nothing.
            if event is NetdevEvent.UNREGISTER and nexthop.device is device:
                dead = len(info.nexthops)
                break
        if dead == len(info.nexthops):
            info.dead = info.dead or event is not NetdevEvent.CHANGE
            info.linkdown = True
            ended += 1
        # The ways that are left share the flows.
        fib_rebalance(info)
    return ended


def is_usable(device: Device) -> bool:
    """IFF_RUNNING or IFF_LOWER_UP: the second is the carrier itself, the first what is known of it so far."""
    return device.carrier or netif_oper_up(device)


def fib_sync_up(device: Device, *, dead: bool) -> None:
    """Revive the next hops through a device: those that are ``dead``, or else only ``linkdown``.

    Source: net/ipv4/fib_semantics.c:fib_sync_up().
    """
    if not device.is_up:
        return
    # Coming up revives a way; only carrier, or the news of it, takes linkdown away.
    linkdown = is_usable(device) or not dead
    for info in _rows_through(device):
        for nexthop in info.nexthops:
            if nexthop.device is device:
                nexthop.dead = nexthop.dead and not dead
                nexthop.linkdown = nexthop.linkdown and not linkdown
        info.dead = info.dead and not dead
        info.linkdown = info.linkdown and not linkdown
        fib_rebalance(info)


def fib_sync_down_addr(namespace: NetNamespace, address: IPv4Address) -> int:
    """Mark the routes of the main table whose ``src`` was this address dead; answers how many.

    Source: net/ipv4/fib_semantics.c:fib_sync_down_addr().
    """
    ended = 0
    for info in namespace.fib.table(TABLE_MAIN):
        if info.preferred_source == address:
            info.dead = True
            ended += 1
    return ended


def fib_disable_ip(device: Device, event: NetdevEvent, force: bool) -> None:
    """IPv4 leaves a device: its routes and its neighbours go (net/ipv4/fib_frontend.c:fib_disable_ip())."""
    from pingproof.simulator.linux.ipv4.arp import arp_ifdown

    if fib_sync_down_dev(device, event, force):
        fib_flush(device.namespace)
    arp_ifdown(device)
