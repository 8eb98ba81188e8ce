"""``ip neigh show`` and ``get``: the kernel's entries as rows (ip/ipneigh.c)."""

from __future__ import annotations

from executor.kernel_namespace import KernelNamespace
from executor.kernel_neighbour import neighbour_get
from executor.kernel_route import require_device
from executor.state_links import device_names
from executor.state_neighbours import aged_neighbour, neighbour_messages
from simulator.language.ip import IpOptions
from simulator.language.ip_neighbour import NeighbourGet, NeighbourShow
from simulator.listing.neighbours import AgedNeighbour, neighbour_listing, neighbour_text


def show_neighbours(namespace: KernelNamespace, selection: NeighbourShow, options: IpOptions) -> str:
    """The rows selected, as text; raises ``UsageError``."""
    if selection.device is not None:
        require_device(namespace, selection.device)
    messages = neighbour_messages(namespace, selection.proxy)
    return neighbour_listing(_rows(namespace, messages, options), selection, options)


def get_neighbour(namespace: KernelNamespace, command: NeighbourGet, options: IpOptions) -> str:
    """``ip neigh get``; raises ``KernelError``, ``UsageError``."""
    (found,) = _rows(namespace, [neighbour_get(namespace, command)], options)
    return neighbour_text(*found, options)


def _rows(namespace: KernelNamespace, messages: list[bytes], options: IpOptions) -> list[AgedNeighbour]:
    names = device_names(namespace)
    rows = [aged_neighbour(payload, names) for payload in messages]
    return [(row, ages if options.statistics else None) for row, ages in rows]
