"""``ip neighbour``: from words to requests and back to text (iproute2/ip/ipneigh.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from pingproof.simulator.clock import SECOND
from pingproof.simulator.errors import Errno, KernelError, NotModelled
from pingproof.simulator.linux.core.neighbour import NeighbourEntry, neigh_add, neigh_delete, neigh_lookup
from pingproof.simulator.result import Result
from pingproof.simulator.saved.neighbours import neighbour, proxies
from pingproof.simulator.state import Neighbour, NeighbourState
from pingproof.simulator.tools.ip.neighbour.rows import (
    FLUSHED,
    AgedNeighbour,
    neighbour_listing,
    neighbour_text,
    selects_neighbour,
)
from pingproof.simulator.tools.ip.neighbour.text import NeighbourAges
from pingproof.simulator.tools.ip.neighbour.words import (
    NeighbourChange,
    NeighbourCommand,
    NeighbourFlush,
    NeighbourGet,
    NeighbourShow,
)
from pingproof.simulator.tools.lib.refusals import flush_report
from pingproof.simulator.userland.ip.action import carries_out_action
from pingproof.simulator.userland.lib.answer import answer, find_device, find_in_map

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.tools.ip.words import IpOptions

MAC_LENGTH = 6


@carries_out_action(*get_args(NeighbourCommand))
def run(namespace: NetNamespace, command: NeighbourCommand, options: IpOptions) -> Result:
    """Carry out an ``ip neighbour`` command in a namespace."""
    match command:
        case NeighbourChange(verb="del"):
            return answer(_delete, namespace, command)
        case NeighbourChange():
            return answer(_change, namespace, command)
        case NeighbourShow():
            return answer(_show, namespace, command, options)
        case NeighbourFlush():
            return answer(_flush, namespace, command, options)
        case NeighbourGet():
            return answer(_get, namespace, command, options)


def _device(namespace: NetNamespace, command: NeighbourChange | NeighbourGet) -> Device:
    if command.device is None:
        raise NotModelled("a proxy entry without a device", "ip neigh add proxy ADDRESS dev NAME")
    find = find_device if isinstance(command, NeighbourGet) else find_in_map
    return find(namespace, command.device)


def _change(namespace: NetNamespace, command: NeighbourChange) -> str:
    device = _device(namespace, command)
    if command.proxy:
        namespace.neighbours.proxies[device.ifindex, command.address] = device
        return ""
    octets = command.mac.split(":") if command.mac is not None else []
    # The kernel wants at least as many octets as the device's address has, and takes no more.
    if octets and len(octets) < MAC_LENGTH:
        raise KernelError(Errno.EINVAL, "Invalid link address")
    neigh_add(
        device,
        command.address,
        ":".join(octets[:MAC_LENGTH]) or None,
        NeighbourState((command.nud or "permanent").upper()),
        create=command.verb in ("add", "replace"),
        replace=command.verb in ("change", "replace"),
        exclusive=command.verb == "add",
    )
    return ""


def _delete(namespace: NetNamespace, command: NeighbourChange) -> str:
    device = _device(namespace, command)
    if command.proxy:
        if namespace.neighbours.proxies.pop((device.ifindex, command.address), None) is None:
            raise KernelError(Errno.ENOENT)
        return ""
    neigh_delete(device, command.address)
    return ""


def _show(namespace: NetNamespace, selection: NeighbourShow, options: IpOptions) -> str:
    if selection.device is not None:
        find_in_map(namespace, selection.device)
    rows: list[AgedNeighbour]
    if selection.proxy:
        rows = [(row, None) for row in proxies(namespace)]
    else:
        entries = namespace.neighbours.entries.values()
        rows = [(neighbour(entry), _ages(entry) if options.statistics else None) for entry in entries]
    return neighbour_listing(rows, selection, options)


def _ages(entry: NeighbourEntry, references: int = 0) -> NeighbourAges:
    """The ages of an entry, with its references; a running timer is one of them."""
    now = entry.device.namespace.network.clock.now
    return NeighbourAges(
        (now - entry.used) // SECOND,
        (now - entry.confirmed) // SECOND,
        (now - entry.updated) // SECOND,
        entry.probes,
        # refcnt: the table's own is not counted, a running timer is.
        references + (entry.timer is not None),
    )


def _flush(namespace: NetNamespace, command: NeighbourFlush, options: IpOptions) -> str:
    """Flush entries; permanent and NOARP ones only where ``nud`` names them (``do_show_or_flush``)."""
    selection = command.selection
    if selection.device is not None:
        find_in_map(namespace, selection.device)
    if selection.proxy:
        for row in proxies(namespace):
            device = namespace.device(row.device)
            if device is not None and selects_neighbour(row, selection, FLUSHED):
                del namespace.neighbours.proxies[device.ifindex, row.address]
        return ""
    entries = namespace.neighbours.entries.values()
    doomed = [entry for entry in entries if selects_neighbour(entry.row(), selection, FLUSHED)]
    show_device = selection.device is None
    rows = [neighbour_text(neighbour(entry), _ages(entry), options, show_device=show_device) for entry in doomed]
    for entry in doomed:
        neigh_delete(entry.device, entry.address)
    return flush_report(rows, "entries", options.statistics)


def _get(namespace: NetNamespace, command: NeighbourGet, options: IpOptions) -> str:
    """The text of one entry, which the kernel holds while answering (``neigh_get``)."""
    device = _device(namespace, command)
    if command.proxy:
        if (device.ifindex, command.address) not in namespace.neighbours.proxies:
            raise KernelError(Errno.ENOENT, "Proxy neighbour entry not found")
        row = Neighbour(command.address, device.name, None, NeighbourState.NONE, proxy=True)
        return neighbour_text(row, None, options)
    entry = neigh_lookup(device, command.address)
    if entry is None:
        raise KernelError(Errno.ENOENT, "Neighbour entry not found")
    return neighbour_text(neighbour(entry), _ages(entry, 1) if options.statistics else None, options)
