"""Bridges put back: their settings, their ports, what the spanning tree has come to, and their forwarding tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.bridge import br_stp_timer as bridge_stp_timer
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_cleanup
from pingproof.simulator.linux.core.net_device import BridgeId, LearnedAddress, StpPort
from pingproof.simulator.state import BridgeOptions, BridgeStatus, DeviceKind, PortStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from pingproof.simulator.clock import Timer
    from pingproof.simulator.linux.core.net_device import BridgeData, Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import FdbEntry, Link, NamespaceState


def restore_bridges(namespace: NetNamespace, state: NamespaceState) -> None:
    """Every bridge of a namespace with its ports."""
    for link in state.links:
        if link.kind is DeviceKind.BRIDGE:
            _settings(namespace.devices[link.ifindex], link)
    for link in sorted(state.links, key=_port_number, reverse=True):
        master = namespace.device(link.master) if link.master is not None else None
        if link.port is not None and master is not None and master.bridge is not None:
            _port(namespace.devices[link.ifindex], master, link)
    for link in state.links:
        if link.kind is DeviceKind.BRIDGE:
            _status(namespace.devices[link.ifindex], link)
    _forwarding_tables(namespace, state)


def _port_number(link: Link) -> int:
    """The newest port comes first in a bridge; the highest number was most likely given last."""
    return link.port.number if link.port is not None else 0


def _data(bridge: Device) -> BridgeData:
    assert bridge.bridge is not None
    return bridge.bridge


def _settings(bridge: Device, link: Link) -> None:
    data = _data(bridge)
    data.options = link.bridge or BridgeOptions()
    data.max_age, data.hello_time = data.options.max_age, data.options.hello_time
    data.forward_delay = data.options.forward_delay


def _port(device: Device, bridge: Device, link: Link) -> None:
    status = link.port_status or PortStatus()
    device.master, device.port, device.rx_handler = bridge, link.port, bridge.kind
    device.stp = StpPort(
        BridgeId(*status.designated_root),
        status.designated_cost,
        BridgeId(*status.designated_bridge),
        status.designated_port,
        topology_change_ack=status.topology_change_ack,
        config_pending=status.config_pending,
        forward_delay_timer=_timer(device, status.forward_delay_timer, bridge_stp_timer.forward_delay_timer_expired),
        message_age_timer=_timer(device, status.message_age_timer, bridge_stp_timer.message_age_timer_expired),
        hold_timer=_timer(device, status.hold_timer, bridge_stp_timer.hold_timer_expired),
    )
    _data(bridge).ports.append(device)


def _timer(device: Device, seconds: float, call: Callable[[Device], None]) -> Timer | None:
    """A timer with so much left; None where none runs."""
    return device.namespace.network.clock.after(round(seconds * SECOND), call, device) if seconds else None


def _status(bridge: Device, link: Link) -> None:
    data = _data(bridge)
    status = link.bridge_status or BridgeStatus(
        (data.options.priority, bridge.address), (data.options.priority, bridge.address)
    )
    lowest = min((port.address for port in data.ports), default=None)
    data.address = status.id[1]
    bridge.address_set = status.id[1] == bridge.address != lowest
    data.mtu_set_by_user = bridge.mtu != min((port.mtu for port in data.ports), default=1500)
    data.root = BridgeId(*status.root)
    data.root_path_cost = status.root_path_cost
    data.root_port = next((port for port in data.ports if port.port and port.port.number == status.root_port), None)
    data.topology_change = status.topology_change
    data.topology_change_detected = status.topology_change_detected
    data.hello_timer = _timer(bridge, status.hello_timer, bridge_stp_timer.hello_timer_expired)
    data.tcn_timer = _timer(bridge, status.tcn_timer, bridge_stp_timer.tcn_timer_expired)
    data.topology_change_timer = _timer(
        bridge, status.topology_change_timer, bridge_stp_timer.topology_change_timer_expired
    )
    if bridge.is_up:
        data.garbage_collection = _timer(bridge, status.gc_timer or data.options.ageing_time, br_fdb_cleanup)


def _forwarding_tables(namespace: NetNamespace, state: NamespaceState) -> None:
    """The rows of each port stand newest first in a snapshot; those of a VLAN are left out."""
    rows = [row for row in state.fdb if row.bridge is not None and row.vlan is None]
    for row in reversed(rows):
        bridge = namespace.device(row.bridge or "")
        device = namespace.device(row.device)
        if bridge is not None and bridge.bridge is not None and device is not None:
            port = None if device is bridge else device
            bridge.bridge.fdb[row.mac] = _learned(row, port, bridge)


def _learned(row: FdbEntry, port: Device | None, bridge: Device) -> LearnedAddress:
    now = bridge.namespace.network.clock.now
    fixed = row.permanent or row.static
    return LearnedAddress(
        row.mac,
        port,
        local=row.permanent,
        static=fixed,
        sticky=row.sticky,
        added_by_user=fixed and row.mac != (port or bridge).address,
        extern_learn=row.extern_learn,
        updated=now,
        used=now,
    )
