"""``net/bridge/br_stp_timer.c``: what the spanning tree does when time has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.bridge import br_stp, br_stp_bpdu
from pingproof.simulator.linux.core.link_watch import netif_carrier_on
from pingproof.simulator.state import PortState

if TYPE_CHECKING:
    from pingproof.simulator.clock import Timer
    from pingproof.simulator.linux.bridge.br_private import NetBridge, NetBridgePort

HOLD_TIME = 1 * SECOND
"""The shortest time between two configuration BPDUs on one port (``BR_HOLD_TIME``)."""


def stop(timer: Timer | None) -> None:
    """``del_timer``: stop a timer; harmless when it is not running."""
    if timer is not None:
        timer.cancel()


def is_running(timer: Timer | None) -> bool:
    """``timer_pending``."""
    return timer is not None and timer.pending


def start_hello(bridge: NetBridge) -> None:
    """The hello timer: until the root sends its next configuration BPDUs."""
    stop(bridge.hello_timer)
    delay = br_stp.seconds(bridge.hello_time)
    bridge.hello_timer = bridge.dev.namespace.network.clock.after(delay, hello_timer_expired, bridge)


def start_tcn(bridge: NetBridge) -> None:
    """The TCN timer: until the next notification that the topology changed is sent towards the root."""
    stop(bridge.tcn_timer)
    delay = br_stp.seconds(bridge.options.hello_time)
    bridge.tcn_timer = bridge.dev.namespace.network.clock.after(delay, tcn_timer_expired, bridge)


def start_topology_change(bridge: NetBridge) -> None:
    """The topology change timer: how long the root's BPDUs carry the flag."""
    stop(bridge.topology_change_timer)
    delay = br_stp.seconds(bridge.options.forward_delay + bridge.options.max_age)
    clock = bridge.dev.namespace.network.clock
    bridge.topology_change_timer = clock.after(delay, topology_change_timer_expired, bridge)


def start_forward_delay(port: NetBridgePort) -> None:
    """The forward delay timer: how long a port listens, and then learns."""
    stop(port.forward_delay_timer)
    delay = br_stp.seconds(port.br.forward_delay)
    clock = port.dev.namespace.network.clock
    port.forward_delay_timer = clock.after(delay, forward_delay_timer_expired, port)


def start_message_age(port: NetBridgePort, delay: int) -> None:
    """The message age timer: how long (ns) the BPDU that a port received counts."""
    stop(port.message_age_timer)
    port.message_age_timer = port.dev.namespace.network.clock.after(delay, message_age_timer_expired, port)


def start_hold(port: NetBridgePort) -> None:
    """The hold timer: how long a port sends no further configuration BPDU."""
    stop(port.hold_timer)
    port.hold_timer = port.dev.namespace.network.clock.after(HOLD_TIME, hold_timer_expired, port)


def stop_port(port: NetBridgePort) -> None:
    """A disabled port has no timers."""
    stop(port.message_age_timer)
    stop(port.forward_delay_timer)
    stop(port.hold_timer)


def stop_bridge(bridge: NetBridge) -> None:
    """A bridge that is down has no timers of the spanning tree."""
    stop(bridge.hello_timer)
    stop(bridge.topology_change_timer)
    stop(bridge.tcn_timer)


def hello_timer_expired(bridge: NetBridge) -> None:
    """``br_hello_timer_expired``: send, and again later; a bridge that goes down stops its timers."""
    br_stp_bpdu.br_config_bpdu_generation(bridge)
    if bridge.options.stp_state:
        start_hello(bridge)


def tcn_timer_expired(bridge: NetBridge) -> None:
    """``br_tcn_timer_expired``: the root has not confirmed; notify again."""
    if not br_stp.br_is_root_bridge(bridge):
        br_stp_bpdu.br_transmit_tcn(bridge)
        start_tcn(bridge)


def topology_change_timer_expired(bridge: NetBridge) -> None:
    """``br_topology_change_timer_expired``: every bridge has received the flag by now."""
    bridge.topology_change_detected = bridge.topology_change = False


def forward_delay_timer_expired(port: NetBridgePort) -> None:
    """``br_forward_delay_timer_expired``: listening becomes learning, learning becomes forwarding."""
    bridge = port.br
    match port.state:
        case PortState.LISTENING:
            br_stp.br_set_state(port, PortState.LEARNING)
            start_forward_delay(port)
        case PortState.LEARNING:
            br_stp.br_set_state(port, PortState.FORWARDING)
            if any(other.designated_bridge == bridge.id for other in bridge.ports):
                br_stp.br_topology_change_detection(bridge)
            netif_carrier_on(bridge.dev)


def message_age_timer_expired(port: NetBridgePort) -> None:
    """``br_message_age_timer_expired``: the LAN's designated bridge sends no more; this one serves the LAN."""
    if port.state is PortState.DISABLED:
        return
    was_root = br_stp.br_is_root_bridge(port.br)
    br_stp.br_become_designated_port(port)
    br_stp.reselect(port.br, was_root)


def hold_timer_expired(port: NetBridgePort) -> None:
    """``br_hold_timer_expired``: send what had to wait."""
    if port.config_pending:
        br_stp_bpdu.br_transmit_config(port)
