"""``ip neigh show`` and ``get`` on the kernel's table (ip/ipneigh.c)."""

from __future__ import annotations

from executor.kernel_namespace import KernelNamespace
from executor.kernel_neighbour import neighbour_get
from executor.kernel_route import require_device
from executor.netlink import rtnetlink as rt
from executor.netlink.attributes import number, parse
from executor.state_links import device_names, read_neighbours
from simulator.language.ip import IpOptions
from simulator.language.ip_neighbour import NeighbourGet, NeighbourShow
from simulator.show.ip_neighbour import neighbour_brief_line, neighbour_line, neighbour_object
from simulator.show.json_writer import json_text
from simulator.state import Neighbour, NeighbourState

SHOWN = frozenset(NeighbourState) - {NeighbourState.NOARP, NeighbourState.NONE}
"""What ``ip neigh`` lists unless ``nud`` says otherwise."""
USER_HZ = 100
NDA_CACHEINFO, NDA_PROBES = 3, 4


def show_neighbours(namespace: KernelNamespace, selection: NeighbourShow, options: IpOptions) -> str:
    """The rows selected, as text; raises ``UsageError``."""
    if selection.device is not None:
        require_device(namespace, selection.device)
    if options.family in ("inet6", "link"):
        return json_text([]) if options.json else ""
    names = device_names(namespace)
    show_device = selection.device is None
    rows = [row for row in read_neighbours(namespace, names, selection.proxy) if _agrees(row, selection)]
    ages = _ages(namespace, names) if options.statistics and not selection.proxy else {}
    if options.json:
        objects = [
            neighbour_object(row, show_device=show_device, statistics=ages.get((row.device, row.address.packed)))
            for row in rows
        ]
        return json_text(objects, options.pretty)
    if options.brief:
        return "".join(neighbour_brief_line(row) + "\n" for row in rows)
    return "".join(
        neighbour_line(row, show_device=show_device, statistics=_statistics(ages.get((row.device, row.address.packed))))
        + "\n"
        for row in rows
    )


def get_neighbour(namespace: KernelNamespace, command: NeighbourGet, options: IpOptions) -> str:
    """``ip neigh get``; raises ``KernelError``, ``UsageError``."""
    row = neighbour_get(namespace, command)
    return json_text([neighbour_object(row)], options.pretty) if options.json else neighbour_line(row) + "\n"


def _agrees(row: Neighbour, selection: NeighbourShow) -> bool:
    if selection.device is not None and row.device != selection.device:
        return False
    if selection.to is not None and row.address not in selection.to:
        return False
    if selection.proxy or selection.nud == "all":
        return True
    if selection.nud is None:
        return row.state in SHOWN
    return row.state.value.lower() in selection.nud.split(",")


def _ages(namespace: KernelNamespace, names: dict[int, str]) -> dict[tuple[str, bytes], dict[str, int]]:
    """``print_cacheinfo``: how many seconds ago each entry was used, confirmed and updated."""
    found = {}
    for _, payload in namespace.route.dump(rt.RTM_GETNEIGH, rt.NDMSG.pack(rt.AF_INET, 0, 0, 0, 0)):
        attributes = parse(payload, rt.NDMSG.size)
        cache = attributes.get(NDA_CACHEINFO, bytes(16))
        confirmed, used, updated, references = (number(cache[at : at + 4]) for at in (0, 4, 8, 12))
        ages = {"refcnt": references} if references else {}
        ages |= {"used": used // USER_HZ, "confirmed": confirmed // USER_HZ, "updated": updated // USER_HZ}
        ages["probes"] = number(attributes.get(NDA_PROBES))
        found[names.get(rt.NDMSG.unpack_from(payload)[1], ""), attributes[rt.NDA_DST]] = ages
    return found


def _statistics(ages: dict[str, int] | None) -> str:
    if ages is None:
        return ""
    reference = f" ref {ages['refcnt']}" if "refcnt" in ages else ""
    return f"{reference} used {ages['used']}/{ages['confirmed']}/{ages['updated']}probes {ages['probes']} "
