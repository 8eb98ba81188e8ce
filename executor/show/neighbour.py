"""``ip neigh show`` and ``get``: the kernel's entries as rows (ip/ipneigh.c)."""

from __future__ import annotations

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.rtnetlink.neighbour import neighbour_get
from pingproof.executor.rtnetlink.route import require_device
from pingproof.executor.state.links import device_names
from pingproof.executor.state.neighbours import aged_neighbour, neighbour_messages
from pingproof.simulator.tools.ip.neighbour.rows import AgedNeighbour, neighbour_listing, neighbour_text
from pingproof.simulator.tools.ip.neighbour.words import NeighbourGet, NeighbourShow
from pingproof.simulator.tools.ip.words import IpOptions


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
