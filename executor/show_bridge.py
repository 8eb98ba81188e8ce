"""``bridge link`` and ``bridge fdb`` on the kernel's tables (bridge/link.c, fdb.c)."""

from __future__ import annotations

from executor.kernel_link import mac_bytes
from executor.kernel_namespace import KernelNamespace
from executor.machine import Machine
from executor.netlink import rtnetlink as rt
from executor.netlink.attributes import attribute, number, parse, u16, u32
from executor.state_links import device_names, fdb_row, read_fdb, read_links
from simulator.errors import UsageError
from simulator.language.bridge import (
    BridgeFdbGet,
    BridgeFdbShow,
    BridgeLinkShow,
    BridgeMdbShow,
    BridgeToolOptions,
    BridgeVlanShow,
)
from simulator.show.bridge import fdb_json, fdb_line, port_json, port_text
from simulator.show.ip_link import by_ifindex
from simulator.show.json_writer import json_text
from simulator.state import FdbEntry
from simulator.tools.iproute2_text import WRONG

NDA_CACHEINFO = 3
USER_HZ = 100


def require(namespace: KernelNamespace, name: str | None, what: str = "device") -> None:
    """``bridge`` knows the device, or none was named; raises ``UsageError``."""
    if name is not None and namespace.ifindex(name) is None:
        raise UsageError(f'Cannot find {what} "{name}"\n', WRONG)


def show_ports(machine: Machine, namespace: KernelNamespace, action: BridgeLinkShow, options: BridgeToolOptions) -> str:
    """``bridge link``: ports in the order in which their devices came into the namespace; raises ``UsageError``."""
    require(namespace, action.device)
    order = list(device_names(namespace))
    links = tuple(sorted(read_links(machine, namespace), key=lambda link: order.index(link.ifindex)))
    known = by_ifindex(links)
    ports = [link for link in links if link.port is not None and action.device in (None, link.name)]
    if options.json:
        return json_text([port_json(port, known, details=options.details) for port in ports], options.pretty)
    line_break = "\\" if options.oneline else "\n"
    return "".join(port_text(port, known, details=options.details, line_break=line_break) for port in ports)


def show_fdb(namespace: KernelNamespace, action: BridgeFdbShow, options: BridgeToolOptions, machine: Machine) -> str:
    """``bridge fdb``; raises ``UsageError``."""
    only = action.port or action.device
    require(namespace, action.bridge, "bridge device")
    require(namespace, only)
    masters = {link.name: link.master for link in read_links(machine, namespace)}
    rows = [
        row
        for row in read_fdb(namespace, device_names(namespace))
        if (action.bridge is None or action.bridge in (row.device, masters.get(row.device)))
        and only in (None, row.device)
        and _in_state(row, action.state)
        and (action.vlan is None or row.vlan == action.vlan)
    ]
    if options.json:
        return json_text([fdb_json(row, show_device=only is None) for row in rows], options.pretty)
    ages = _ages(namespace) if options.statistics else {}
    return "".join(fdb_line(row, show_device=only is None, ages=ages.get((row.mac, row.device))) for row in rows)


def get_fdb(namespace: KernelNamespace, action: BridgeFdbGet, options: BridgeToolOptions) -> str:
    """``bridge fdb get``; raises ``KernelError``, ``UsageError``."""
    require(namespace, action.device)
    require(namespace, action.bridge, "bridge device")
    flags = (rt.NTF_SELF if action.own else 0) | (rt.NTF_MASTER if action.master else 0)
    device = namespace.ifindex(action.device) if action.device is not None else 0
    parts = [attribute(rt.NDA_LLADDR, mac_bytes(action.mac))]
    if action.vlan is not None:
        parts.append(u16(rt.NDA_VLAN, action.vlan))
    if action.bridge is not None:
        parts.append(u32(rt.NDA_MASTER, namespace.ifindex(action.bridge) or 0))
    body = rt.NDMSG.pack(rt.AF_BRIDGE, device or 0, 0, flags, 0) + b"".join(parts)
    _, payload = next(namespace.route.ask(rt.RTM_GETNEIGH, body))
    row = fdb_row(payload, device_names(namespace))
    return json_text([fdb_json(row)], options.pretty) if options.json else fdb_line(row)


def show_nothing(namespace: KernelNamespace, action: BridgeVlanShow | BridgeMdbShow, options: BridgeToolOptions) -> str:
    """``bridge vlan`` and ``bridge mdb`` where no bridge filters VLANs or knows a group; raises ``UsageError``."""
    require(namespace, action.device)
    if isinstance(action, BridgeVlanShow):
        return "[]\n" if options.json else "port              vlan-id  \n"
    return json_text([{"mdb": [], "router": {}}], options.pretty) if options.json else ""


def _in_state(row: FdbEntry, state: str | None) -> bool:
    match state:
        case "dynamic":
            return not row.permanent
        case "permanent":
            return row.permanent
        case "static":
            return row.static
    return True


def _ages(namespace: KernelNamespace) -> dict[tuple[str, str], tuple[int, int]]:
    """Seconds since each entry was used and since it was heard; own lists have no ages."""
    names = device_names(namespace)
    found = {}
    for _, payload in namespace.route.dump(rt.RTM_GETNEIGH, rt.NDMSG.pack(rt.AF_BRIDGE, 0, 0, 0, 0)):
        cache = parse(payload, rt.NDMSG.size).get(NDA_CACHEINFO)
        if cache is not None:
            row = fdb_row(payload, names)
            found[row.mac, row.device] = (number(cache[4:8]) // USER_HZ, number(cache[8:12]) // USER_HZ)
    return found
