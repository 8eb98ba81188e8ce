"""``bridge link`` and ``bridge fdb`` on the kernel's tables (bridge/link.c, fdb.c)."""

from __future__ import annotations

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import attribute, u16, u32
from pingproof.executor.rtnetlink.link import mac_bytes
from pingproof.executor.state.links import device_names, read_links
from pingproof.executor.state.neighbours import aged_fdb_row, fdb_messages
from pingproof.simulator.errors import UsageError
from pingproof.simulator.tools.bridge.fdb_words import BridgeFdbGet, BridgeFdbShow
from pingproof.simulator.tools.bridge.rows import (
    AgedFdbEntry,
    fdb_listing,
    fdb_text,
    mdb_listing,
    port_listing,
    vlan_listing,
)
from pingproof.simulator.tools.bridge.words import BridgeLinkShow, BridgeMdbShow, BridgeToolOptions, BridgeVlanShow
from pingproof.simulator.tools.lib.refusals import WRONG


def require(namespace: KernelNamespace, name: str | None, what: str = "device") -> None:
    """``bridge`` knows the device, or none was named; raises ``UsageError``."""
    if name is not None and namespace.ifindex(name) is None:
        raise UsageError(f'Cannot find {what} "{name}"\n', WRONG)


def show_ports(machine: Machine, namespace: KernelNamespace, action: BridgeLinkShow, options: BridgeToolOptions) -> str:
    """``bridge link``: ports in the order in which their devices came into the namespace; raises ``UsageError``."""
    require(namespace, action.device)
    order = list(device_names(namespace))
    links = sorted(read_links(machine, namespace), key=lambda link: order.index(link.ifindex))
    return port_listing(links, action, options)


def show_fdb(namespace: KernelNamespace, action: BridgeFdbShow, options: BridgeToolOptions, machine: Machine) -> str:
    """``bridge fdb``; raises ``UsageError``."""
    require(namespace, action.bridge, "bridge device")
    require(namespace, action.port or action.device)
    rows = _rows(namespace, fdb_messages(namespace), options)
    return fdb_listing(rows, read_links(machine, namespace), action, options)


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
    (found,) = _rows(namespace, [payload], options)
    return fdb_text(*found, options)


def _rows(namespace: KernelNamespace, messages: list[bytes], options: BridgeToolOptions) -> list[AgedFdbEntry]:
    names = device_names(namespace)
    rows = [aged_fdb_row(payload, names) for payload in messages]
    return [(row, ages if options.statistics else None) for row, ages in rows]


def show_nothing(namespace: KernelNamespace, action: BridgeVlanShow | BridgeMdbShow, options: BridgeToolOptions) -> str:
    """``bridge vlan`` and ``bridge mdb`` where no bridge filters VLANs or knows a group; raises ``UsageError``."""
    require(namespace, action.device)
    return vlan_listing(options) if isinstance(action, BridgeVlanShow) else mdb_listing(options)
