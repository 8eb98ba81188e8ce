"""The neighbour table of a namespace (RTM_GETNEIGH)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.neighbour import VALID
from pingproof.simulator.state import Neighbour, NeighbourState

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.neighbour import NeighbourEntry
    from pingproof.simulator.linux.core.net_namespace import NetNamespace


def neighbours(namespace: NetNamespace) -> tuple[Neighbour, ...]:
    """Every entry, also those that ``ip neigh`` shows only with ``nud all``.

    The kernel's order is a hash's; here the oldest is first.
    """
    return tuple(neighbour(entry) for entry in namespace.neighbours.entries.values())


def neighbour(entry: NeighbourEntry) -> Neighbour:
    """An entry's row: a MAC that is not valid is not told (net/core/neighbour.c:neigh_fill_info())."""
    return entry.row() if entry.state in VALID else replace(entry.row(), mac=None)


def proxies(namespace: NetNamespace) -> tuple[Neighbour, ...]:
    """The addresses that are answered for (``ip neigh show proxy``)."""
    return tuple(
        Neighbour(address, device.name, None, NeighbourState.NONE, proxy=True)
        for (_, address), device in namespace.neighbours.proxies.items()
    )
