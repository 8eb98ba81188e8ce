"""``net/bridge/br_stp_bpdu.c`` and the half of ``br_stp.c`` that sends and takes in BPDUs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND, SECOND
from pingproof.simulator.linux.bridge import br_stp, br_stp_if, br_stp_timer
from pingproof.simulator.linux.bridge.br_private import BridgeId
from pingproof.simulator.linux.core.dev import dev_queue_xmit
from pingproof.simulator.state import PortState
from pingproof.simulator.wire.bpdu import GROUP_ADDRESS, Bpdu, BpduType
from pingproof.simulator.wire.ethernet import Frame

if TYPE_CHECKING:
    from pingproof.simulator.linux.bridge.br_private import NetBridge, NetBridgePort

MESSAGE_AGE_INCREMENT = 4 * MILLISECOND
"""What each bridge adds to a message's age: one tick (``MESSAGE_AGE_INCR``, HZ = 250)."""


def br_config_bpdu_generation(bridge: NetBridge) -> None:
    """``br_config_bpdu_generation``: a configuration BPDU on every LAN that this bridge serves."""
    for port in bridge.ports:
        if port.state is not PortState.DISABLED and br_stp.br_is_designated_port(port):
            br_transmit_config(port)


def br_transmit_config(port: NetBridgePort) -> None:
    """``br_transmit_config``: which root is known and how far it is; not more often than once a second."""
    bridge = port.br
    # Held back: hold_timer_expired() sends it.
    if br_stp_timer.is_running(port.hold_timer):
        port.config_pending = True
        return
    # The root's own message has age 0; others add the time since theirs came in, and drop what is too old.
    age = 0
    if bridge.root_port is not None:
        received = bridge.root_port.designated_age
        age = bridge.dev.namespace.network.clock.now - received + MESSAGE_AGE_INCREMENT
    if age >= br_stp.seconds(bridge.max_age):
        return
    bpdu = Bpdu(
        BpduType.CONFIGURATION,
        root=(bridge.root.priority, bridge.root.address),
        root_path_cost=bridge.root_path_cost,
        bridge=(bridge.id.priority, bridge.id.address),
        port=port.id,
        message_age=age / SECOND,
        max_age=bridge.max_age,
        hello_time=bridge.hello_time,
        forward_delay=bridge.forward_delay,
        topology_change=bridge.topology_change,
        topology_change_ack=port.topology_change_ack,
    )
    _send(port, bpdu)
    port.topology_change_ack = port.config_pending = False
    if bridge.options.stp_state:
        br_stp_timer.start_hold(port)


def br_transmit_tcn(bridge: NetBridge) -> None:
    """``br_transmit_tcn``: a notification, towards the root, that the topology changed."""
    if bridge.root_port is not None:
        _send(bridge.root_port, Bpdu(BpduType.TOPOLOGY_CHANGE_NOTIFICATION))


def _send(port: NetBridgePort, bpdu: Bpdu) -> None:
    """``br_send_bpdu``; with the spanning tree off nothing is sent."""
    if not port.br.options.stp_state:
        return
    device = port.dev
    skb = device.namespace.network.new_skb(device.namespace, frame=Frame(device.address, GROUP_ADDRESS, bpdu))
    skb.device = device
    dev_queue_xmit(skb)


def br_stp_rcv(port: NetBridgePort, bpdu: Bpdu) -> None:
    """``br_stp_rcv``: a BPDU came in by a port."""
    bridge = port.br
    if not bridge.options.stp_state or not bridge.dev.is_up or port.state is PortState.DISABLED:
        return
    # BPDU guard: only stations may be behind this port, so a bridge there switches it off.
    if port.options.guard:
        br_stp_if.br_stp_disable_port(port)
    elif bpdu.type is BpduType.CONFIGURATION:
        _received_configuration(port, bpdu)
    # br_received_tcn_bpdu(): the bridge that serves the LAN passes the notification on, and confirms it.
    elif br_stp.br_is_designated_port(port):
        br_stp.br_topology_change_detection(bridge)
        port.topology_change_ack = True
        br_transmit_config(port)


def _supersedes(port: NetBridgePort, bpdu: Bpdu) -> bool:
    """``br_supersedes_port_info``: whether a BPDU is better than the one on record, or from the same bridge."""
    offered = (BridgeId(*bpdu.root), bpdu.root_path_cost, BridgeId(*bpdu.bridge))
    recorded = (port.designated_root, port.designated_cost, port.designated_bridge)
    if offered != recorded:
        return offered < recorded
    return BridgeId(*bpdu.bridge) != port.br.id or bpdu.port <= port.designated_port


def _received_configuration(port: NetBridgePort, bpdu: Bpdu) -> None:
    """``br_received_config_bpdu``."""
    bridge = port.br
    # A worse offer on a LAN that this bridge serves: answer with the better one.
    if not _supersedes(port, bpdu):
        if br_stp.br_is_designated_port(port):
            br_transmit_config(port)
        return
    was_root = br_stp.br_is_root_bridge(bridge)
    _record(port, bpdu)
    br_stp.br_configuration_update(bridge)
    br_stp.br_port_state_selection(bridge)
    # No longer the root: only the root sends of its own accord, and a change of topology is the new root's to spread.
    if was_root and not br_stp.br_is_root_bridge(bridge):
        br_stp_timer.stop(bridge.hello_timer)
        if bridge.topology_change_detected:
            br_stp_timer.stop(bridge.topology_change_timer)
            br_transmit_tcn(bridge)
            br_stp_timer.start_tcn(bridge)
    # From the root: its times count here, and every LAN that this bridge serves is sent the same.
    if port is bridge.root_port:
        bridge.max_age, bridge.hello_time, bridge.forward_delay = bpdu.max_age, bpdu.hello_time, bpdu.forward_delay
        bridge.topology_change = bpdu.topology_change
        br_config_bpdu_generation(bridge)
        if bpdu.topology_change_ack:
            bridge.topology_change_detected = False
            br_stp_timer.stop(bridge.tcn_timer)


def _record(port: NetBridgePort, bpdu: Bpdu) -> None:
    """``br_record_config_information``."""
    port.designated_root, port.designated_cost = BridgeId(*bpdu.root), bpdu.root_path_cost
    port.designated_bridge, port.designated_port = BridgeId(*bpdu.bridge), bpdu.port
    # When the root sent it: the age that it has now is not that of its arrival.
    port.designated_age = port.dev.namespace.network.clock.now - br_stp.seconds(bpdu.message_age)
    br_stp_timer.start_message_age(port, br_stp.seconds(bpdu.max_age - bpdu.message_age))
