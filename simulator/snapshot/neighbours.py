"""The neighbour table of a namespace (RTM_GETNEIGH)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.state import Neighbour, NeighbourState

if TYPE_CHECKING:
    from simulator.stack.net_namespace import NetNamespace


def neighbours(namespace: NetNamespace) -> tuple[Neighbour, ...]:
    """Every entry, also those that ``ip neigh`` shows only with ``nud all``.

    The kernel's order is a hash's; here the oldest is first.
    """
    return tuple(entry.row() for entry in namespace.neighbours.entries.values())


def proxies(namespace: NetNamespace) -> tuple[Neighbour, ...]:
    """The addresses that are answered for (``ip neigh show proxy``)."""
    return tuple(
        Neighbour(address, device.name, None, NeighbourState.NONE, proxy=True)
        for (_, address), device in namespace.neighbours.proxies.items()
    )
