"""Bridges and their ports: their settings, what the spanning tree has come to, the time their timers have left."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_cleanup
from pingproof.simulator.linux.bridge.br_private import BridgeId, NetBridge, NetBridgePort, br_get
from pingproof.simulator.linux.bridge.br_stp_timer import (
    forward_delay_timer_expired,
    hello_timer_expired,
    hold_timer_expired,
    message_age_timer_expired,
    tcn_timer_expired,
    topology_change_timer_expired,
)
from pingproof.simulator.linux.core.dev import netdev_rx_handler_register
from pingproof.simulator.state import BridgeOptions, BridgeStatus, DeviceKind, PortStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from pingproof.simulator.clock import Clock, Timer
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network
    from pingproof.simulator.state import Link, NamespaceState, PortOptions

Owner = TypeVar("Owner", NetBridge, NetBridgePort)


def _id(bridge_id: BridgeId) -> tuple[int, str]:
    return bridge_id.priority, bridge_id.address


def _left(network: Network, timer: Timer | None) -> float:
    return (timer.due - network.clock.now) / SECOND if timer is not None and timer.pending else 0


def bridge_status(bridge: NetBridge) -> BridgeStatus:
    """What a bridge's spanning tree has come to (``br_fill_info``); timers in the seconds they have left."""
    network = bridge.dev.namespace.network
    root_port = bridge.root_port.options.number if bridge.root_port is not None else 0
    return BridgeStatus(
        _id(bridge.id),
        _id(bridge.root),
        root_port,
        bridge.root_path_cost,
        bridge.topology_change,
        bridge.topology_change_detected,
        _left(network, bridge.hello_timer),
        _left(network, bridge.tcn_timer),
        _left(network, bridge.topology_change_timer),
        _left(network, bridge.garbage_collection),
        bridge.tso_max_size,
    )


def port_status(port: NetBridgePort) -> PortStatus:
    """What a port's spanning tree has come to (``br_port_fill_attrs``); timers in the seconds they have left."""
    network = port.dev.namespace.network
    return PortStatus(
        port.id,
        _id(port.designated_root),
        port.designated_cost,
        _id(port.designated_bridge),
        port.designated_port,
        port.topology_change_ack,
        port.config_pending,
        _left(network, port.hold_timer),
        _left(network, port.message_age_timer),
        _left(network, port.forward_delay_timer),
    )


def restore_bridges(namespace: NetNamespace, state: NamespaceState) -> None:
    """Every bridge of a namespace with its ports; the forwarding tables are restored by ``restore_fdb``."""
    # All bridges before any port, for a port may come first in the list.
    for link in state.links:
        if link.kind is DeviceKind.BRIDGE:
            _settings(namespace.devices[link.ifindex], link)
    for link in sorted(state.links, key=_port_number, reverse=True):
        master = namespace.device(link.master) if link.master is not None else None
        bridge = br_get(master) if master is not None else None
        if link.port is not None and bridge is not None:
            _port(namespace.devices[link.ifindex], bridge, link.port, link.port_status or PortStatus())
    # The tree's state last: it names one of the ports as the way to the root.
    for link in state.links:
        bridge = br_get(namespace.devices[link.ifindex])
        if bridge is not None:
            _status(bridge, link)


def _port_number(link: Link) -> int:
    """Sort key: a bridge has its newest port first, and the highest number was most likely given last."""
    return link.port.number if link.port is not None else 0


def _settings(device: Device, link: Link) -> None:
    options = link.bridge or BridgeOptions()
    device.private = NetBridge(
        device,
        options,
        max_age=options.max_age,
        hello_time=options.hello_time,
        forward_delay=options.forward_delay,
    )


def _port(device: Device, bridge: NetBridge, options: PortOptions, status: PortStatus) -> None:
    port = NetBridgePort(
        bridge,
        device,
        options,
        BridgeId(*status.designated_root),
        status.designated_cost,
        BridgeId(*status.designated_bridge),
        status.designated_port,
        topology_change_ack=status.topology_change_ack,
        config_pending=status.config_pending,
    )
    clock = device.namespace.network.clock
    port.forward_delay_timer = _timer(clock, status.forward_delay_timer, forward_delay_timer_expired, port)
    port.message_age_timer = _timer(clock, status.message_age_timer, message_age_timer_expired, port)
    port.hold_timer = _timer(clock, status.hold_timer, hold_timer_expired, port)
    device.master = bridge.dev
    netdev_rx_handler_register(device, bridge.dev.kind, port)
    bridge.ports.append(port)


def _timer(clock: Clock, seconds: float, call: Callable[[Owner], None], owner: Owner) -> Timer | None:
    """A timer of a bridge or port with so much left; None where none runs."""
    return clock.after(round(seconds * SECOND), call, owner) if seconds else None


def _status(bridge: NetBridge, link: Link) -> None:
    device, ports, options = bridge.dev, bridge.ports, bridge.options
    clock = device.namespace.network.clock
    status = link.bridge_status or BridgeStatus((options.priority, device.address), (options.priority, device.address))
    lowest = min((port.dev.address for port in ports), default=None)
    bridge.address = status.id[1]
    device.address_set = status.id[1] == device.address != lowest
    bridge.mtu_set_by_user = device.mtu != min((port.dev.mtu for port in ports), default=1500)
    bridge.root = BridgeId(*status.root)
    bridge.root_path_cost = status.root_path_cost
    bridge.root_port = next((port for port in ports if port.options.number == status.root_port), None)
    bridge.tso_max_size = status.tso_max_size
    bridge.topology_change = status.topology_change
    bridge.topology_change_detected = status.topology_change_detected
    bridge.hello_timer = _timer(clock, status.hello_timer, hello_timer_expired, bridge)
    bridge.tcn_timer = _timer(clock, status.tcn_timer, tcn_timer_expired, bridge)
    bridge.topology_change_timer = _timer(clock, status.topology_change_timer, topology_change_timer_expired, bridge)
    if device.is_up:
        bridge.garbage_collection = _timer(clock, status.gc_timer or options.ageing_time, br_fdb_cleanup, bridge)
