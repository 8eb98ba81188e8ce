"""The forwarding tables of a namespace's bridges and the devices' own lists (RTM_GETNEIGH of AF_BRIDGE)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.bridge.br_fdb import fdb_row
from pingproof.simulator.linux.bridge.br_private import br_get, br_port_get
from pingproof.simulator.state import FdbEntry

if TYPE_CHECKING:
    from pingproof.simulator.linux.bridge.br_private import NetBridge, NetBridgePort
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace


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
