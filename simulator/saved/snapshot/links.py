"""The devices of a namespace, by ifindex (RTM_GETLINK)."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.bridge.br_private import br_get, br_port_get
from pingproof.simulator.linux.core.register import peernet2id_alloc
from pingproof.simulator.linux.drivers.veth import veth_peer
from pingproof.simulator.state import BridgeStatus, DeviceKind, Link, LinkFlag, LinkStatistics, Operstate, PortStatus

if TYPE_CHECKING:
    from pingproof.simulator.clock import Timer
    from pingproof.simulator.linux.bridge.br_private import BridgeId, NetBridge, NetBridgePort
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network


def links(namespace: NetNamespace) -> tuple[Link, ...]:
    """Every device, as ``ip link`` lists them."""
    return tuple(link(namespace.devices[ifindex]) for ifindex in sorted(namespace.devices))


def link(device: Device) -> Link:
    """One device (net/core/rtnetlink.c:rtnl_fill_ifinfo())."""
    network = device.namespace.network
    peer = veth_peer(device) if device.kind is DeviceKind.VETH else None
    near = peer is not None and peer.namespace is device.namespace
    away = peer.namespace if peer is not None and not near else None
    name = next((name for name, named in network.named.items() if named is away), "") if away else None
    counters = asdict(device.counters)
    bridge, port = br_get(device), br_port_get(device)
    return Link(
        device.ifindex,
        device.name,
        device.kind,
        device.flags | LinkFlag.LOWER_UP if device.is_up and device.carrier else device.flags,
        device.mtu,
        device.qdisc,
        device.operstate if device.is_up else Operstate.DOWN,
        device.address,
        device.broadcast,
        carrier=device.carrier,
        group=device.group,
        txqlen=device.txqlen,
        master=device.master.name if device.master else None,
        peer_name=peer.name if peer is not None and near else None,
        peer_ifindex=peer.ifindex if peer is not None else None,
        peer_up=peer.is_up if peer is not None and near else None,
        peer_namespace=name,
        peer_nsid=peernet2id_alloc(device.namespace, away) if away else None,
        alias=device.alias,
        promiscuity=device.promiscuity,
        bridge=bridge.options if bridge is not None else None,
        port=port.options if port is not None else None,
        statistics=LinkStatistics(**counters, carrier_changes=device.carrier_changes),
        permanent_address=device.permanent_address,
        allmulti=device.allmulti,
        bridge_status=_bridge_status(bridge) if bridge is not None else None,
        port_status=_port_status(port) if port is not None else None,
    )


def _id(bridge_id: BridgeId) -> tuple[int, str]:
    return bridge_id.priority, bridge_id.address


def _left(network: Network, timer: Timer | None) -> float:
    return (timer.due - network.clock.now) / SECOND if timer is not None and timer.pending else 0


def _bridge_status(bridge: NetBridge) -> BridgeStatus:
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
        bool(bridge.ports),
    )


def _port_status(port: NetBridgePort) -> PortStatus:
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
