"""``net/bridge/br_stp_if.c``: ports and bridges join and leave the spanning tree; its settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.bridge import br_stp, br_stp_bpdu, br_stp_timer
from pingproof.simulator.linux.bridge.br_fdb import (
    br_fdb_change_mac_address,
    br_fdb_delete_by_port,
    start_sweeping,
    stop_sweeping,
)
from pingproof.simulator.linux.core.link_watch import netif_oper_up
from pingproof.simulator.state import PortState
from pingproof.simulator.wire.ethernet import ZERO_ADDRESS

if TYPE_CHECKING:
    from pingproof.simulator.linux.bridge.br_private import NetBridge, NetBridgePort

FIRST_SWEEP = 100 * MILLISECOND
"""When a bridge that comes up first looks for old entries (HZ/10)."""
FORWARD_DELAY_LIMITS = (2, 30)
HELLO_TIME_LIMITS = (1, 10)
MAX_AGE_LIMITS = (6, 40)
"""IEEE 802.1D-1998, table 8-3 (seconds)."""
HIGHEST_PORT_PRIORITY = 63
PATH_COST_LIMITS = (1, 65535)


def br_stp_enable_bridge(bridge: NetBridge) -> None:
    """``br_stp_enable_bridge``: the bridge comes up, and with it the ports that have carrier."""
    if bridge.options.stp_state:
        br_stp_timer.start_hello(bridge)
    start_sweeping(bridge, FIRST_SWEEP)
    br_stp_bpdu.br_config_bpdu_generation(bridge)
    for port in bridge.ports:
        if port.dev.is_up and netif_oper_up(port.dev):
            br_stp_enable_port(port)


def br_stp_disable_bridge(bridge: NetBridge) -> None:
    """``br_stp_disable_bridge``: the bridge goes down, and with it its ports."""
    for port in bridge.ports:
        if port.state is not PortState.DISABLED:
            br_stp_disable_port(port)
    bridge.topology_change = bridge.topology_change_detected = False
    br_stp_timer.stop_bridge(bridge)
    stop_sweeping(bridge)


def br_stp_enable_port(port: NetBridgePort) -> None:
    """``br_stp_enable_port``: a port begins, as the designated one of its LAN."""
    br_stp.br_become_designated_port(port)
    # Blocking first: whether the port forwards, or listens before that, is the tree's to decide.
    br_stp.br_set_state(port, PortState.BLOCKING)
    port.topology_change_ack = port.config_pending = False
    br_stp.br_port_state_selection(port.br)


def br_stp_disable_port(port: NetBridgePort) -> None:
    """``br_stp_disable_port``: a port ends; what was learned on it is removed."""
    was_root = br_stp.br_is_root_bridge(port.br)
    br_stp.br_become_designated_port(port)
    br_stp.br_set_state(port, PortState.DISABLED)
    port.topology_change_ack = port.config_pending = False
    br_stp_timer.stop_port(port)
    # Stations behind the port can no longer be reached there; what a user entered stays.
    br_fdb_delete_by_port(port, everything=False)
    br_stp.reselect(port.br, was_root)


def br_stp_change_bridge_id(bridge: NetBridge, address: str) -> None:
    """``br_stp_change_bridge_id``: the bridge has a new MAC, in its id, its FDB and on its own device."""
    was_root = br_stp.br_is_root_bridge(bridge)
    br_fdb_change_mac_address(bridge, address)
    old, bridge.address = bridge.address, address
    bridge.dev.address = address
    # Where a port's LAN has this bridge on record, only the name of it changes.
    for port in bridge.ports:
        if port.designated_bridge.address == old:
            port.designated_bridge = replace(port.designated_bridge, address=address)
        if port.designated_root.address == old:
            port.designated_root = replace(port.designated_root, address=address)
    br_stp.reselect(bridge, was_root)


def br_stp_recalculate_bridge_id(bridge: NetBridge) -> bool:
    """``br_stp_recalculate_bridge_id``: whether the lowest MAC of the ports became the bridge's.

    It does unless the user chose one.
    """
    # A MAC that the user chose stays, whichever ports come and go.
    if bridge.dev.address_set:
        return False
    lowest = min((port.dev.address for port in bridge.ports), default=ZERO_ADDRESS)
    if lowest == bridge.address:
        return False
    br_stp_change_bridge_id(bridge, lowest)
    return True


def br_stp_set_enabled(bridge: NetBridge, enabled: bool) -> None:
    """``br_stp_set_enabled``: ``stp_state``; with it on, the forward delay is brought within its limits."""
    if enabled == bridge.options.stp_state:
        return
    bridge.options = replace(bridge.options, stp_state=enabled)
    if not enabled:
        return
    least, most = FORWARD_DELAY_LIMITS
    # Without a spanning tree any delay was allowed, even 0: a loop would have no time to be found.
    _set_forward_delay(bridge, min(max(bridge.options.forward_delay, least), most))
    if bridge.dev.is_up:
        br_stp_timer.start_hello(bridge)
    br_stp.br_port_state_selection(bridge)


def _check(value: float, limits: tuple[float, float]) -> None:
    if not limits[0] <= value <= limits[1]:
        raise KernelError(Errno.ERANGE)


def _set_forward_delay(bridge: NetBridge, delay: float) -> None:
    bridge.options = replace(bridge.options, forward_delay=delay)
    if br_stp.br_is_root_bridge(bridge):
        bridge.forward_delay = delay


def br_set_forward_delay(bridge: NetBridge, delay: float) -> None:
    """``br_set_forward_delay``: seconds; limited only while the spanning tree is on. Raises ERANGE."""
    if bridge.options.stp_state:
        _check(delay, FORWARD_DELAY_LIMITS)
    _set_forward_delay(bridge, delay)


def br_set_hello_time(bridge: NetBridge, delay: float) -> None:
    """``br_set_hello_time``: seconds. Raises ERANGE."""
    _check(delay, HELLO_TIME_LIMITS)
    bridge.options = replace(bridge.options, hello_time=delay)
    if br_stp.br_is_root_bridge(bridge):
        bridge.hello_time = delay


def br_set_max_age(bridge: NetBridge, age: float) -> None:
    """``br_set_max_age``: seconds. Raises ERANGE."""
    _check(age, MAX_AGE_LIMITS)
    bridge.options = replace(bridge.options, max_age=age)
    if br_stp.br_is_root_bridge(bridge):
        bridge.max_age = age


def br_set_ageing_time(bridge: NetBridge, time: float) -> None:
    """``br_set_ageing_time``: seconds; the FDB is swept at once."""
    bridge.options = replace(bridge.options, ageing_time=time)
    start_sweeping(bridge, 0)


def br_stp_set_bridge_priority(bridge: NetBridge, priority: int) -> None:
    """``br_stp_set_bridge_priority``: the first part of the bridge's id."""
    was_root = br_stp.br_is_root_bridge(bridge)
    for port in bridge.ports:
        if port.state is not PortState.DISABLED and br_stp.br_is_designated_port(port):
            port.designated_bridge = replace(port.designated_bridge, priority=priority)
    bridge.options = replace(bridge.options, priority=priority)
    br_stp.reselect(bridge, was_root)


def br_stp_set_port_priority(port: NetBridgePort, priority: int) -> None:
    """``br_stp_set_port_priority``: 0 to 63. Raises ERANGE."""
    _check(priority, (0, HIGHEST_PORT_PRIORITY))
    designated = br_stp.br_is_designated_port(port)
    port.options = replace(port.options, priority=priority)
    if designated:
        port.designated_port = port.id
    # Of two ports of this bridge on one LAN the one with the lower id serves it.
    if port.designated_bridge == port.br.id and port.id < port.designated_port:
        br_stp.br_become_designated_port(port)
        br_stp.br_port_state_selection(port.br)


def br_stp_set_path_cost(port: NetBridgePort, cost: int) -> None:
    """``br_stp_set_path_cost``: 1 to 65535. Raises ERANGE."""
    _check(cost, PATH_COST_LIMITS)
    port.options = replace(port.options, cost=cost)
    br_stp.br_configuration_update(port.br)
    br_stp.br_port_state_selection(port.br)
