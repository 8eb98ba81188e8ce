"""``net/bridge/br_stp_bpdu.c`` and the half of ``br_stp.c`` that speaks and listens: BPDUs out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND, SECOND
from pingproof.simulator.linux.bridge import (
    br_stp as bridge_stp,
)
from pingproof.simulator.linux.bridge import (
    br_stp_if as bridge_stp_if,
)
from pingproof.simulator.linux.bridge import (
    br_stp_timer as bridge_stp_timer,
)
from pingproof.simulator.linux.core import dev as net_device_core
from pingproof.simulator.linux.core.net_device import BridgeId
from pingproof.simulator.state import PortState
from pingproof.simulator.wire.bpdu import GROUP_ADDRESS, Bpdu, BpduType
from pingproof.simulator.wire.ethernet import Frame

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.sk_buff import SkBuff

MESSAGE_AGE_INCREMENT = 4 * MILLISECOND
"""What each bridge adds to a message's age: one tick (``MESSAGE_AGE_INCR``, HZ = 250)."""


def br_config_bpdu_generation(bridge: Device) -> None:
    """Speak on every LAN that this bridge serves."""
    assert bridge.bridge is not None
    for port in bridge.bridge.ports:
        if bridge_stp.port_state(port) is not PortState.DISABLED and bridge_stp.br_is_designated_port(port):
            br_transmit_config(port)


def br_transmit_config(port: Device) -> None:
    """Tell a LAN which root is known and how far it is; not more often than once a second."""
    bridge, data = bridge_stp.bridge_of(port)
    stp = bridge_stp.stp_of(port)
    if bridge_stp_timer.is_running(stp.hold_timer):
        stp.config_pending = True
        return
    age = 0
    if data.root_port is not None:
        heard = bridge_stp.stp_of(data.root_port).designated_age
        age = bridge.namespace.network.clock.now - heard + MESSAGE_AGE_INCREMENT
    if age >= bridge_stp.seconds(data.max_age):
        return
    bpdu = Bpdu(
        BpduType.CONFIGURATION,
        root=(data.root.priority, data.root.address),
        root_path_cost=data.root_path_cost,
        bridge=(data.id.priority, data.id.address),
        port=bridge_stp.port_id(port),
        message_age=age / SECOND,
        max_age=data.max_age,
        hello_time=data.hello_time,
        forward_delay=data.forward_delay,
        topology_change=data.topology_change,
        topology_change_ack=stp.topology_change_ack,
    )
    _send(port, bpdu)
    stp.topology_change_ack = stp.config_pending = False
    if data.options.stp_state:
        bridge_stp_timer.start_hold(port)


def br_transmit_tcn(bridge: Device) -> None:
    """Tell the root that the topology changed."""
    assert bridge.bridge is not None
    if bridge.bridge.root_port is not None:
        _send(bridge.bridge.root_port, Bpdu(BpduType.TOPOLOGY_CHANGE_NOTIFICATION))


def _send(port: Device, bpdu: Bpdu) -> None:
    _, data = bridge_stp.bridge_of(port)
    if not data.options.stp_state:
        return
    skb = port.namespace.network.new_skb(port.namespace, frame=Frame(port.address, GROUP_ADDRESS, bpdu))
    skb.device = port
    net_device_core.dev_queue_xmit(skb)


def br_stp_rcv(skb: SkBuff) -> None:
    """A BPDU came in by a port."""
    port, frame = skb.device, skb.frame
    assert port is not None
    assert frame is not None
    assert port.port is not None
    assert isinstance(frame.payload, Bpdu)
    bridge, data = bridge_stp.bridge_of(port)
    if not data.options.stp_state or not bridge.is_up or port.port.state is PortState.DISABLED:
        return
    if port.port.guard:
        bridge_stp_if.br_stp_disable_port(port)
    elif frame.payload.type is BpduType.CONFIGURATION:
        _received_configuration(port, frame.payload)
    elif bridge_stp.br_is_designated_port(port):
        bridge_stp.br_topology_change_detection(bridge)
        bridge_stp.stp_of(port).topology_change_ack = True
        br_transmit_config(port)


def _supersedes(port: Device, bpdu: Bpdu) -> bool:
    """Whether a BPDU is better than, or comes from, what the port knows."""
    _, data = bridge_stp.bridge_of(port)
    stp = bridge_stp.stp_of(port)
    told = (BridgeId(*bpdu.root), bpdu.root_path_cost, BridgeId(*bpdu.bridge))
    known = (stp.designated_root, stp.designated_cost, stp.designated_bridge)
    if told != known:
        return told < known
    return BridgeId(*bpdu.bridge) != data.id or bpdu.port <= stp.designated_port


def _received_configuration(port: Device, bpdu: Bpdu) -> None:
    bridge, data = bridge_stp.bridge_of(port)
    if not _supersedes(port, bpdu):
        if bridge_stp.br_is_designated_port(port):
            br_transmit_config(port)
        return
    was_root = bridge_stp.br_is_root_bridge(bridge)
    _record(port, bpdu)
    bridge_stp.br_configuration_update(bridge)
    bridge_stp.br_port_state_selection(bridge)
    if was_root and not bridge_stp.br_is_root_bridge(bridge):
        bridge_stp_timer.stop(data.hello_timer)
        if data.topology_change_detected:
            bridge_stp_timer.stop(data.topology_change_timer)
            br_transmit_tcn(bridge)
            bridge_stp_timer.start_tcn(bridge)
    if port is data.root_port:
        data.max_age, data.hello_time, data.forward_delay = bpdu.max_age, bpdu.hello_time, bpdu.forward_delay
        data.topology_change = bpdu.topology_change
        br_config_bpdu_generation(bridge)
        if bpdu.topology_change_ack:
            data.topology_change_detected = False
            bridge_stp_timer.stop(data.tcn_timer)


def _record(port: Device, bpdu: Bpdu) -> None:
    stp = bridge_stp.stp_of(port)
    stp.designated_root, stp.designated_cost = BridgeId(*bpdu.root), bpdu.root_path_cost
    stp.designated_bridge, stp.designated_port = BridgeId(*bpdu.bridge), bpdu.port
    stp.designated_age = port.namespace.network.clock.now - bridge_stp.seconds(bpdu.message_age)
    bridge_stp_timer.start_message_age(port, bridge_stp.seconds(bpdu.max_age - bpdu.message_age))
