"""``net/bridge/br_stp.c``: the spanning tree (IEEE 802.1D-1998, 8.6), which also runs, silently, when it is off.

Every bridge takes itself for the root until it hears of a better one. Each LAN has one designated port, each bridge but
the root one root port; all other ports block. With the spanning tree off every port is designated and forwards at once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.bridge import br_stp_bpdu as bridge_bpdu
from pingproof.simulator.linux.bridge import br_stp_timer as bridge_stp_timer
from pingproof.simulator.linux.core.link_watch import netif_carrier_off, netif_carrier_on
from pingproof.simulator.state import PortState

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import BridgeData, BridgeId, Device, StpPort

PORT_BITS = 10


def bridge_of(port: Device) -> tuple[Device, BridgeData]:
    """A port's bridge and its data."""
    assert port.master is not None
    assert port.master.bridge is not None
    return port.master, port.master.bridge


def stp_of(port: Device) -> StpPort:
    """The spanning tree's part of a port."""
    assert port.stp is not None
    return port.stp


def port_state(port: Device) -> PortState:
    """The port's state."""
    assert port.port is not None
    return port.port.state


def br_set_state(port: Device, state: PortState) -> None:
    """Change it."""
    assert port.port is not None
    port.port = replace(port.port, state=state)


def port_id(port: Device) -> int:
    """Priority and number of a port, as BPDUs carry them (``br_make_port_id``)."""
    assert port.port is not None
    return port.port.priority << PORT_BITS | port.port.number


def br_is_root_bridge(bridge: Device) -> bool:
    """Whether the bridge takes itself for the root."""
    assert bridge.bridge is not None
    return bridge.bridge.id == bridge.bridge.root


def br_is_designated_port(port: Device) -> bool:
    """Whether the port serves its LAN."""
    _, data = bridge_of(port)
    stp = stp_of(port)
    return stp.designated_bridge == data.id and stp.designated_port == port_id(port)


def br_port_state_selection(bridge: Device) -> None:
    """Root and designated ports forward, the others block; a bridge with no port that forwards has no carrier."""
    data = bridge.bridge
    assert data is not None
    live = 0
    for port in data.ports:
        if port_state(port) is PortState.DISABLED:
            continue
        stp = stp_of(port)
        if port is data.root_port:
            stp.config_pending = stp.topology_change_ack = False
            _make_forwarding(port)
        elif br_is_designated_port(port):
            bridge_stp_timer.stop(stp.message_age_timer)
            _make_forwarding(port)
        else:
            stp.config_pending = stp.topology_change_ack = False
            _make_blocking(port)
        live += port_state(port) is PortState.FORWARDING
    (netif_carrier_on if live else netif_carrier_off)(bridge)


def _make_forwarding(port: Device) -> None:
    bridge, data = bridge_of(port)
    if port_state(port) is not PortState.BLOCKING:
        return
    stp = stp_of(port)
    if not data.options.stp_state or not data.forward_delay:
        br_set_state(port, PortState.FORWARDING)
        br_topology_change_detection(bridge)
        bridge_stp_timer.stop(stp.forward_delay_timer)
    else:
        br_set_state(port, PortState.LISTENING)
    if data.forward_delay:
        bridge_stp_timer.start_forward_delay(port)


def _make_blocking(port: Device) -> None:
    bridge, _ = bridge_of(port)
    if port_state(port) in (PortState.DISABLED, PortState.BLOCKING):
        return
    if port_state(port) in (PortState.FORWARDING, PortState.LEARNING):
        br_topology_change_detection(bridge)
    br_set_state(port, PortState.BLOCKING)
    bridge_stp_timer.stop(stp_of(port).forward_delay_timer)


def _offer(port: Device) -> tuple[BridgeId, int, BridgeId, int, int]:
    """How good a way to the root a port is: the least is the best."""
    assert port.port is not None
    stp = stp_of(port)
    cost = stp.designated_cost + port.port.cost
    return stp.designated_root, cost, stp.designated_bridge, stp.designated_port, port_id(port)


def _should_become_root_port(port: Device, root_port: Device | None) -> bool:
    """Whether a port is a better way to the root than the best one so far."""
    _, data = bridge_of(port)
    if port_state(port) is PortState.DISABLED or br_is_designated_port(port):
        return False
    if stp_of(port).designated_root >= data.id:
        return False
    return root_port is None or _offer(port) < _offer(root_port)


def _root_port_block(port: Device) -> None:
    """A port that may not lead to the root listens, anew whenever it would (``root_block``)."""
    br_set_state(port, PortState.LISTENING)
    bridge_stp_timer.start_forward_delay(port)


def _root_selection(bridge: Device) -> None:
    data = bridge.bridge
    assert data is not None
    root_port: Device | None = None
    for port in data.ports:
        if not _should_become_root_port(port, root_port):
            continue
        assert port.port is not None
        if port.port.root_block:
            _root_port_block(port)
        else:
            root_port = port
    data.root_port = root_port
    if root_port is None:
        data.root, data.root_path_cost = data.id, 0
    else:
        data.root, data.root_path_cost = _offer(root_port)[:2]


def _should_become_designated(port: Device) -> bool:
    _, data = bridge_of(port)
    stp = stp_of(port)
    if br_is_designated_port(port) or stp.designated_root != data.root:
        return True
    mine = (data.root_path_cost, data.id, port_id(port))
    return mine < (stp.designated_cost, stp.designated_bridge, stp.designated_port)


def br_become_designated_port(port: Device) -> None:
    """The port serves its LAN from now on."""
    _, data = bridge_of(port)
    stp = stp_of(port)
    stp.designated_root, stp.designated_cost = data.root, data.root_path_cost
    stp.designated_bridge, stp.designated_port = data.id, port_id(port)


def br_configuration_update(bridge: Device) -> None:
    """Choose the root, the way to it, and which LANs this bridge serves."""
    _root_selection(bridge)
    assert bridge.bridge is not None
    for port in bridge.bridge.ports:
        if port_state(port) is not PortState.DISABLED and _should_become_designated(port):
            br_become_designated_port(port)


def br_become_root_bridge(bridge: Device) -> None:
    """Nobody better is left: this bridge's own times count, and it speaks first. It is up: one that is down is root."""
    data = bridge.bridge
    assert data is not None
    options = data.options
    data.max_age, data.hello_time, data.forward_delay = options.max_age, options.hello_time, options.forward_delay
    br_topology_change_detection(bridge)
    bridge_stp_timer.stop(data.tcn_timer)
    bridge_bpdu.br_config_bpdu_generation(bridge)
    bridge_stp_timer.start_hello(bridge)


def br_topology_change_detection(bridge: Device) -> None:
    """A port began or ceased to forward: the root tells all, others tell the root."""
    data = bridge.bridge
    assert data is not None
    if not data.options.stp_state:
        return
    if br_is_root_bridge(bridge):
        data.topology_change = True
        bridge_stp_timer.start_topology_change(bridge)
    elif not data.topology_change_detected:
        bridge_bpdu.br_transmit_tcn(bridge)
        bridge_stp_timer.start_tcn(bridge)
    data.topology_change_detected = True


def reselect(bridge: Device, was_root: bool) -> None:
    """Choose anew after something changed, and take over when this bridge has become the root."""
    br_configuration_update(bridge)
    br_port_state_selection(bridge)
    if br_is_root_bridge(bridge) and not was_root:
        br_become_root_bridge(bridge)


def seconds(value: float) -> int:
    """Seconds in nanoseconds."""
    return round(value * SECOND)
