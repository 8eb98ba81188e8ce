"""The forwarding tables of a namespace's bridges and the devices' own lists (RTM_GETNEIGH of AF_BRIDGE), and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.bridge.br_fdb import fdb_row
from pingproof.simulator.linux.bridge.br_private import NetBridgeFdbEntry, br_get, br_port_get
from pingproof.simulator.linux.ipv6.addrconf import ALL_NODES_MAC, IPV6_MIN_MTU
from pingproof.simulator.state import FdbEntry
from pingproof.simulator.wire.ethernet import is_multicast

if TYPE_CHECKING:
    from pingproof.simulator.linux.bridge.br_private import NetBridge, NetBridgePort
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import NamespaceState


def fdb(namespace: NetNamespace) -> tuple[FdbEntry, ...]:
    """Every entry, device by device, as ``bridge fdb`` lists them."""
    return tuple(row for ifindex in sorted(namespace.devices) for row in device_fdb(namespace.devices[ifindex]))


def device_fdb(device: Device) -> list[FdbEntry]:
    """A port's entries in its bridge, newest first, and its own lists; a bridge's own list and addresses."""
    own = [
        FdbEntry(mac, device.name, None, permanent=True, own=True)
        for mac in (*device.unicast_list, *dict.fromkeys(device.multicast_list))
        if not device.is_loopback
    ]
    bridge, port = br_get(device), br_port_get(device)
    if bridge is not None:
        return own + _entries(bridge, None)
    return (_entries(port.br, port) if port is not None else []) + own


def _entries(bridge: NetBridge, port: NetBridgePort | None) -> list[FdbEntry]:
    return [fdb_row(bridge, entry) for entry in reversed(bridge.fdb.values()) if entry.port is port]


def restore_own_lists(namespace: NetNamespace, state: NamespaceState) -> None:
    """Each device's own lists; that of ``lo``, which no tool shows, begins with all nodes."""
    for device in namespace.devices.values():
        if device.is_loopback and device.mtu >= IPV6_MIN_MTU:
            device.multicast_list.append(ALL_NODES_MAC)
    for row in state.fdb:
        owner = namespace.device(row.device)
        if row.own and row.bridge is None and owner is not None:
            (owner.multicast_list if is_multicast(row.mac) else owner.unicast_list).append(row.mac)


def restore_fdb(namespace: NetNamespace, state: NamespaceState) -> None:
    """The tables of the bridges: a port's rows are listed newest first; those of a VLAN are left out."""
    rows = [row for row in state.fdb if row.bridge is not None and row.vlan is None]
    # Oldest first, as the table keeps them in order of making.
    for row in reversed(rows):
        master, device = namespace.device(row.bridge or ""), namespace.device(row.device)
        bridge = br_get(master) if master is not None else None
        if bridge is not None and device is not None:
            bridge.fdb[row.mac] = _entry(row, br_port_get(device), bridge)


def _entry(row: FdbEntry, port: NetBridgePort | None, bridge: NetBridge) -> NetBridgeFdbEntry:
    now = bridge.dev.namespace.network.clock.now
    fixed = row.permanent or row.static
    return NetBridgeFdbEntry(
        row.mac,
        port,
        local=row.permanent,
        static=fixed,
        sticky=row.sticky,
        # The device's own MAC is put there by the kernel.
        added_by_user=fixed and row.mac != (port or bridge).dev.address,
        extern_learn=row.extern_learn,
        updated=now,
        used=now,
    )
