"""``ip neighbour``: from words to requests and back to text (iproute2/ip/ipneigh.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.clock import SECOND
from simulator.errors import Errno, KernelError, NotModelled
from simulator.language.ip_neighbour import (
    NeighbourChange,
    NeighbourCommand,
    NeighbourFlush,
    NeighbourGet,
    NeighbourShow,
)
from simulator.result import Result
from simulator.show.ip_neighbour import neighbour_brief_line, neighbour_line, neighbour_object
from simulator.show.json_writer import json_text
from simulator.snapshot.neighbours import neighbour, proxies
from simulator.stack.neighbour import NeighbourEntry, neigh_add, neigh_delete, neigh_lookup
from simulator.state import Neighbour, NeighbourState
from simulator.tools.answer import answer, find_device, find_in_map

if TYPE_CHECKING:
    from simulator.language.ip import IpOptions
    from simulator.stack.net_device import Device
    from simulator.stack.net_namespace import NetNamespace

MAC_LENGTH = 6
FIXED = frozenset({NeighbourState.PERMANENT, NeighbourState.NOARP})
SHOWN = frozenset(NeighbourState) - {NeighbourState.NOARP, NeighbourState.NONE}
"""What ``ip neigh`` lists unless ``nud`` says otherwise."""


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


def _states(nud: str | None, otherwise: frozenset[NeighbourState]) -> frozenset[NeighbourState]:
    if nud is None:
        return otherwise
    if nud == "all":
        return frozenset(NeighbourState)
    return frozenset(NeighbourState(word.upper()) for word in nud.split(","))


def _selected(
    namespace: NetNamespace, selection: NeighbourShow, states: frozenset[NeighbourState]
) -> list[NeighbourEntry]:
    return [
        entry
        for entry in namespace.neighbours.entries.values()
        if entry.state in states
        and (selection.device is None or entry.device.name == selection.device)
        and (selection.to is None or entry.address in selection.to)
    ]


def _statistics(entry: NeighbourEntry) -> dict[str, int]:
    """``print_cacheinfo``: how many seconds ago the entry was used, confirmed and updated."""
    now = entry.device.namespace.network.clock.now
    found = {"refcnt": 1} if entry.timer is not None else {}
    return found | {
        "used": (now - entry.used) // SECOND,
        "confirmed": (now - entry.confirmed) // SECOND,
        "updated": (now - entry.updated) // SECOND,
        "probes": entry.probes,
    }


def _line(entry: NeighbourEntry, options: IpOptions, *, show_device: bool) -> str:
    text = ""
    if options.statistics:
        found = _statistics(entry)
        reference = " ref 1" if "refcnt" in found else ""
        text = f"{reference} used {found['used']}/{found['confirmed']}/{found['updated']}probes {found['probes']} "
    color = options.color == "always"
    return neighbour_line(neighbour(entry), show_device=show_device, statistics=text, color=color) + "\n"


def _show(namespace: NetNamespace, selection: NeighbourShow, options: IpOptions) -> str:
    if selection.device is not None:
        find_in_map(namespace, selection.device)
    show_device = selection.device is None
    if options.family in ("inet6", "link"):
        return json_text([]) if options.json else ""
    if selection.proxy:
        return _proxy_lines(list(proxies(namespace)), selection, options)
    entries = _selected(namespace, selection, _states(selection.nud, SHOWN))
    if options.json:
        rows = [
            neighbour_object(
                neighbour(entry),
                show_device=show_device,
                statistics=_statistics(entry) if options.statistics else None,
            )
            for entry in entries
        ]
        return json_text(rows, options.pretty)
    if options.brief:
        return "".join(neighbour_brief_line(neighbour(entry), show_device=show_device) + "\n" for entry in entries)
    return "".join(_line(entry, options, show_device=show_device) for entry in entries)


def _proxy_lines(rows: list[Neighbour], selection: NeighbourShow, options: IpOptions) -> str:
    chosen = [
        row
        for row in rows
        if (selection.device is None or row.device == selection.device)
        and (selection.to is None or row.address in selection.to)
    ]
    show_device = selection.device is None
    if options.json:
        return json_text([neighbour_object(row, show_device=show_device) for row in chosen], options.pretty)
    return "".join(neighbour_line(row, show_device=show_device) + "\n" for row in chosen)


def _flush(namespace: NetNamespace, command: NeighbourFlush, options: IpOptions) -> str:
    """Entries that are fixed stay, unless ``nud`` names them (``do_show_or_flush``)."""
    selection = command.selection
    if selection.device is not None:
        find_in_map(namespace, selection.device)
    if selection.proxy:
        for row in proxies(namespace):
            device = namespace.device(row.device)
            if device is not None and selection.device in (None, row.device):
                del namespace.neighbours.proxies[device.ifindex, row.address]
        return ""
    doomed = _selected(namespace, selection, _states(selection.nud, frozenset(NeighbourState) - FIXED))
    lines = "".join(_line(entry, options, show_device=selection.device is None) for entry in doomed)
    for entry in doomed:
        neigh_delete(entry.device, entry.address)
    if not options.statistics:
        return ""
    if not doomed:
        return "Nothing to flush.\n"
    rounds = f"\n*** Round 1, deleting {len(doomed)} entries ***\n*** Flush is complete after 1 round ***\n"
    return (lines if options.statistics > 1 else "") + rounds


def _get(namespace: NetNamespace, command: NeighbourGet, options: IpOptions) -> str:
    device = _device(namespace, command)
    if command.proxy:
        if (device.ifindex, command.address) not in namespace.neighbours.proxies:
            raise KernelError(Errno.ENOENT, "Proxy neighbour entry not found")
        row = Neighbour(command.address, device.name, None, NeighbourState.NONE, proxy=True)
        return json_text([neighbour_object(row)]) if options.json else neighbour_line(row) + "\n"
    entry = neigh_lookup(device, command.address)
    if entry is None:
        raise KernelError(Errno.ENOENT, "Neighbour entry not found")
    if options.json:
        return json_text([neighbour_object(neighbour(entry))], options.pretty)
    return _line(entry, options, show_device=True)
