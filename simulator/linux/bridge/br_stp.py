"""``net/bridge/br_stp.c``: the spanning tree (IEEE 802.1D-1998, 8.6), which also runs, silently, when it is off.

Every bridge takes itself for the root until a BPDU names a better one. Each LAN has one designated port, each bridge
but the root one root port; all other ports block. With the spanning tree off every port is designated and forwards at
once. BPDUs are sent and received in ``br_stp_bpdu``, timers run in ``br_stp_timer``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.bridge import br_stp_bpdu, br_stp_timer
from pingproof.simulator.linux.core.link_watch import netif_carrier_off, netif_carrier_on
from pingproof.simulator.state import PortState

if TYPE_CHECKING:
    from pingproof.simulator.linux.bridge.br_private import BridgeId, NetBridge, NetBridgePort


def br_set_state(port: NetBridgePort, state: PortState) -> None:
    """``br_set_state``: the port is in another state."""
    port.options = replace(port.options, state=state)


def br_is_root_bridge(bridge: NetBridge) -> bool:
    """``br_is_root_bridge``: whether the bridge is the root as far as it has received."""
    return bridge.id == bridge.root


def br_is_designated_port(port: NetBridgePort) -> bool:
    """``br_is_designated_port``: whether the port serves its LAN."""
    return port.designated_bridge == port.br.id and port.designated_port == port.id


def br_port_state_selection(bridge: NetBridge) -> None:
    """``br_port_state_selection``: root and designated ports forward, the others block.

    A bridge with no port that forwards has no carrier.
    """
    live = 0
    for port in bridge.ports:
        if port.state is PortState.DISABLED:
            continue
        if port is bridge.root_port:
            # The way to the root: BPDUs come in here, none is sent.
            port.config_pending = port.topology_change_ack = False
            _make_forwarding(port)
        elif br_is_designated_port(port):
            # What this bridge sends on the LAN cannot grow too old.
            br_stp_timer.stop(port.message_age_timer)
            _make_forwarding(port)
        else:
            # Another bridge serves the LAN: a second way would be a loop.
            port.config_pending = port.topology_change_ack = False
            _make_blocking(port)
        live += port.state is PortState.FORWARDING
    (netif_carrier_on if live else netif_carrier_off)(bridge.dev)


def _make_forwarding(port: NetBridgePort) -> None:
    """``br_make_forwarding``: a blocked port forwards at once without a spanning tree; with one it listens first."""
    if port.state is not PortState.BLOCKING:
        return
    bridge = port.br
    if not bridge.options.stp_state or not bridge.forward_delay:
        br_set_state(port, PortState.FORWARDING)
        br_topology_change_detection(bridge)
        br_stp_timer.stop(port.forward_delay_timer)
    else:
        br_set_state(port, PortState.LISTENING)
    if bridge.forward_delay:
        br_stp_timer.start_forward_delay(port)


def _make_blocking(port: NetBridgePort) -> None:
    """``br_make_blocking``."""
    if port.state in (PortState.DISABLED, PortState.BLOCKING):
        return
    # Stations behind the port must be learned anew elsewhere.
    if port.state in (PortState.FORWARDING, PortState.LEARNING):
        br_topology_change_detection(port.br)
    br_set_state(port, PortState.BLOCKING)
    br_stp_timer.stop(port.forward_delay_timer)


def _offer(port: NetBridgePort) -> tuple[BridgeId, int, BridgeId, int, int]:
    """Sort key of a port as a way to the root (802.1D, 8.6.8.3.1): the least is the best."""
    cost = port.designated_cost + port.options.cost
    return port.designated_root, cost, port.designated_bridge, port.designated_port, port.id


def _should_become_root_port(port: NetBridgePort, root_port: NetBridgePort | None) -> bool:
    """``br_should_become_root_port``: whether a port is a better way to the root than the best one so far."""
    # The root lies behind a port where another bridge serves the LAN and has a root that is better than this bridge.
    if port.state is PortState.DISABLED or br_is_designated_port(port):
        return False
    if port.designated_root >= port.br.id:
        return False
    return root_port is None or _offer(port) < _offer(root_port)


def _root_port_block(port: NetBridgePort) -> None:
    """``br_root_port_block``: a port that may not lead to the root listens, anew whenever it would."""
    br_set_state(port, PortState.LISTENING)
    br_stp_timer.start_forward_delay(port)


def _root_selection(bridge: NetBridge) -> None:
    """``br_root_selection``: the port with the best way to the root, and so the root; else the bridge itself."""
    root_port: NetBridgePort | None = None
    for port in bridge.ports:
        if not _should_become_root_port(port, root_port):
            continue
        if port.options.root_block:
            _root_port_block(port)
        else:
            root_port = port
    bridge.root_port = root_port
    if root_port is None:
        bridge.root, bridge.root_path_cost = bridge.id, 0
    else:
        bridge.root, bridge.root_path_cost = _offer(root_port)[:2]


def _should_become_designated(port: NetBridgePort) -> bool:
    """``br_designated_port_selection``'s condition: this bridge is the nearest to the root on the port's LAN."""
    bridge = port.br
    # A LAN whose designated bridge has another root has yet to receive the better one.
    if br_is_designated_port(port) or port.designated_root != bridge.root:
        return True
    mine = (bridge.root_path_cost, bridge.id, port.id)
    return mine < (port.designated_cost, port.designated_bridge, port.designated_port)


def br_become_designated_port(port: NetBridgePort) -> None:
    """``br_become_designated_port``: the port serves its LAN from now on."""
    bridge = port.br
    port.designated_root, port.designated_cost = bridge.root, bridge.root_path_cost
    port.designated_bridge, port.designated_port = bridge.id, port.id


def br_configuration_update(bridge: NetBridge) -> None:
    """``br_configuration_update``: choose the root, the way to it, and which LANs this bridge serves."""
    _root_selection(bridge)
    for port in bridge.ports:
        if port.state is not PortState.DISABLED and _should_become_designated(port):
            br_become_designated_port(port)


def br_become_root_bridge(bridge: NetBridge) -> None:
    """``br_become_root_bridge``: no better bridge is left; this one's own times count, and it sends first.

    The bridge is up: one that is down is root already.
    """
    options = bridge.options
    bridge.max_age, bridge.hello_time, bridge.forward_delay = options.max_age, options.hello_time, options.forward_delay
    br_topology_change_detection(bridge)
    br_stp_timer.stop(bridge.tcn_timer)
    br_stp_bpdu.br_config_bpdu_generation(bridge)
    br_stp_timer.start_hello(bridge)


def br_topology_change_detection(bridge: NetBridge) -> None:
    """``br_topology_change_detection``: a port began or ceased to forward; the root tells all, others tell the root."""
    if not bridge.options.stp_state:
        return
    if br_is_root_bridge(bridge):
        bridge.topology_change = True
        br_stp_timer.start_topology_change(bridge)
    elif not bridge.topology_change_detected:
        br_stp_bpdu.br_transmit_tcn(bridge)
        br_stp_timer.start_tcn(bridge)
    bridge.topology_change_detected = True


def reselect(bridge: NetBridge, was_root: bool) -> None:
    """Choose anew after something changed, and take over when this bridge has become the root."""
    br_configuration_update(bridge)
    br_port_state_selection(bridge)
    if br_is_root_bridge(bridge) and not was_root:
        br_become_root_bridge(bridge)


def seconds(value: float) -> int:
    """Seconds in nanoseconds."""
    return round(value * SECOND)
