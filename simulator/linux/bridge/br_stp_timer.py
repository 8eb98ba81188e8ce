"""``net/bridge/br_stp_timer.c``: what the spanning tree does when time has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.bridge import br_stp as bridge_stp
from pingproof.simulator.linux.bridge import br_stp_bpdu as bridge_bpdu
from pingproof.simulator.linux.core.link_watch import netif_carrier_on
from pingproof.simulator.state import PortState

if TYPE_CHECKING:
    from pingproof.simulator.clock import Timer
    from pingproof.simulator.linux.core.net_device import BridgeData, Device

HOLD_TIME = 1 * SECOND
"""The shortest time between two configuration BPDUs on one port (``BR_HOLD_TIME``)."""


def stop(timer: Timer | None) -> None:
    """Stop a timer; harmless when it is not running."""
    if timer is not None:
        timer.cancel()


def is_running(timer: Timer | None) -> bool:
    """``timer_pending``."""
    return timer is not None and timer.pending


def start_hello(bridge: Device) -> None:
    """Until the root speaks again."""
    data = _data(bridge)
    stop(data.hello_timer)
    delay = bridge_stp.seconds(data.hello_time)
    data.hello_timer = bridge.namespace.network.clock.after(delay, hello_timer_expired, bridge)


def start_tcn(bridge: Device) -> None:
    """Until the root is told again that the topology changed."""
    data = _data(bridge)
    stop(data.tcn_timer)
    delay = bridge_stp.seconds(data.options.hello_time)
    data.tcn_timer = bridge.namespace.network.clock.after(delay, tcn_timer_expired, bridge)


def start_topology_change(bridge: Device) -> None:
    """How long the root says that the topology changed."""
    data = _data(bridge)
    stop(data.topology_change_timer)
    delay = bridge_stp.seconds(data.options.forward_delay + data.options.max_age)
    data.topology_change_timer = bridge.namespace.network.clock.after(delay, topology_change_timer_expired, bridge)


def start_forward_delay(port: Device) -> None:
    """How long a port listens, and then learns."""
    bridge, data = bridge_stp.bridge_of(port)
    stp = bridge_stp.stp_of(port)
    stop(stp.forward_delay_timer)
    delay = bridge_stp.seconds(data.forward_delay)
    stp.forward_delay_timer = bridge.namespace.network.clock.after(delay, forward_delay_timer_expired, port)


def start_message_age(port: Device, delay: int) -> None:
    """How long (ns) what a port heard is believed."""
    stp = bridge_stp.stp_of(port)
    stop(stp.message_age_timer)
    stp.message_age_timer = port.namespace.network.clock.after(delay, message_age_timer_expired, port)


def start_hold(port: Device) -> None:
    """How long a port is silent after it has spoken."""
    stp = bridge_stp.stp_of(port)
    stop(stp.hold_timer)
    stp.hold_timer = port.namespace.network.clock.after(HOLD_TIME, hold_timer_expired, port)


def stop_port(port: Device) -> None:
    """A disabled port has no timers."""
    stp = bridge_stp.stp_of(port)
    stop(stp.message_age_timer)
    stop(stp.forward_delay_timer)
    stop(stp.hold_timer)


def stop_bridge(bridge: Device) -> None:
    """Nor has a bridge that is down."""
    data = _data(bridge)
    stop(data.hello_timer)
    stop(data.topology_change_timer)
    stop(data.tcn_timer)


def _data(bridge: Device) -> BridgeData:
    assert bridge.bridge is not None
    return bridge.bridge


def hello_timer_expired(bridge: Device) -> None:
    """Speak, and again; a bridge that goes down stops its timers."""
    bridge_bpdu.br_config_bpdu_generation(bridge)
    if _data(bridge).options.stp_state:
        start_hello(bridge)


def tcn_timer_expired(bridge: Device) -> None:
    """The root has not confirmed: tell it again."""
    if not bridge_stp.br_is_root_bridge(bridge):
        bridge_bpdu.br_transmit_tcn(bridge)
        start_tcn(bridge)


def topology_change_timer_expired(bridge: Device) -> None:
    """All have heard."""
    data = _data(bridge)
    data.topology_change_detected = data.topology_change = False


def forward_delay_timer_expired(port: Device) -> None:
    """Listening becomes learning, learning becomes forwarding."""
    bridge, data = bridge_stp.bridge_of(port)
    match bridge_stp.port_state(port):
        case PortState.LISTENING:
            bridge_stp.br_set_state(port, PortState.LEARNING)
            start_forward_delay(port)
        case PortState.LEARNING:
            bridge_stp.br_set_state(port, PortState.FORWARDING)
            if any(bridge_stp.stp_of(other).designated_bridge == data.id for other in data.ports):
                bridge_stp.br_topology_change_detection(bridge)
            netif_carrier_on(bridge)


def message_age_timer_expired(port: Device) -> None:
    """The LAN's designated bridge is silent: serve the LAN."""
    if bridge_stp.port_state(port) is PortState.DISABLED:
        return
    bridge, _ = bridge_stp.bridge_of(port)
    was_root = bridge_stp.br_is_root_bridge(bridge)
    bridge_stp.br_become_designated_port(port)
    bridge_stp.reselect(bridge, was_root)


def hold_timer_expired(port: Device) -> None:
    """Say what had to wait."""
    if bridge_stp.stp_of(port).config_pending:
        bridge_bpdu.br_transmit_config(port)
