"""The neighbour table of a namespace (RTM_GETNEIGH), and back; the age of an entry is not recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.neighbour import (
    BASE_REACHABLE_TIME,
    DELAY_PROBE_TIME,
    RETRANS_TIME,
    UCAST_PROBES,
    VALID,
    NeighbourEntry,
    neigh_timer_handler,
)
from pingproof.simulator.state import Neighbour, NeighbourState

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import NamespaceState


FIRST_TIMERS = {
    NeighbourState.INCOMPLETE: RETRANS_TIME,
    NeighbourState.REACHABLE: BASE_REACHABLE_TIME,
    NeighbourState.DELAY: DELAY_PROBE_TIME,
    NeighbourState.PROBE: RETRANS_TIME,
}
"""When time next changes an entry that has just come into its state (ns)."""


def neighbours(namespace: NetNamespace) -> tuple[Neighbour, ...]:
    """Every entry, also those that ``ip neigh`` shows only with ``nud all``.

    The kernel's order is a hash's; here the oldest is first.
    """
    return tuple(neighbour(entry) for entry in namespace.neighbours.entries.values())


def neighbour(entry: NeighbourEntry) -> Neighbour:
    """An entry's row: a MAC that is not valid is left out (net/core/neighbour.c:neigh_fill_info())."""
    return entry.row() if entry.state in VALID else replace(entry.row(), mac=None)


def proxies(namespace: NetNamespace) -> tuple[Neighbour, ...]:
    """The addresses that are answered for (``ip neigh show proxy``)."""
    return tuple(
        Neighbour(address, device.name, None, NeighbourState.NONE, proxy=True)
        for (_, address), device in namespace.neighbours.proxies.items()
    )


def restore_neighbours(namespace: NetNamespace, state: NamespaceState) -> None:
    """The entries in their order, each at the beginning of its state, and the addresses that are answered for."""
    clock, table = namespace.network.clock, namespace.neighbours
    for row in state.neighbours:
        device = namespace.device(row.device)
        if device is None:
            continue
        key = device.ifindex, row.address
        if row.proxy:
            table.proxies[key] = device
            continue
        # No age is recorded, so whatever could count as fresh does not; a reachable entry was confirmed just now.
        before = clock.now - 2 * BASE_REACHABLE_TIME
        confirmed = clock.now if row.state is NeighbourState.REACHABLE else before
        entry = NeighbourEntry(row.address, device, row.state, row.mac, confirmed, updated=before, used=before)
        entry.header_cached = row.state in VALID
        if row.state is NeighbourState.INCOMPLETE:
            # The first broadcast is out: two are left.
            entry.probes = UCAST_PROBES + 1
        elif row.state is NeighbourState.PROBE:
            entry.probes = 1
        delay = FIRST_TIMERS.get(row.state)
        if delay is not None:
            entry.timer = clock.after(delay, neigh_timer_handler, entry)
        table.entries[key] = entry
