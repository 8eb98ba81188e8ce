"""``net/bridge/br_stp_if.c``: ports and bridges join and leave the spanning tree; its settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.bridge import (
    br_stp as bridge_stp,
)
from pingproof.simulator.linux.bridge import (
    br_stp_bpdu as bridge_bpdu,
)
from pingproof.simulator.linux.bridge import (
    br_stp_timer as bridge_stp_timer,
)
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
    from pingproof.simulator.linux.core.net_device import BridgeData, Device

FIRST_SWEEP = 100 * MILLISECOND
"""When a bridge that comes up first looks for old entries (HZ/10)."""
FORWARD_DELAY_LIMITS = (2, 30)
HELLO_TIME_LIMITS = (1, 10)
MAX_AGE_LIMITS = (6, 40)
"""IEEE 802.1D-1998, table 8-3 (seconds)."""
HIGHEST_PORT_PRIORITY = 63
PATH_COST_LIMITS = (1, 65535)


def _data(bridge: Device) -> BridgeData:
    assert bridge.bridge is not None
    return bridge.bridge


def br_stp_enable_bridge(bridge: Device) -> None:
    """The bridge comes up: so do its ports that have carrier."""
    data = _data(bridge)
    if data.options.stp_state:
        bridge_stp_timer.start_hello(bridge)
    start_sweeping(bridge, FIRST_SWEEP)
    bridge_bpdu.br_config_bpdu_generation(bridge)
    for port in data.ports:
        if port.is_up and netif_oper_up(port):
            br_stp_enable_port(port)


def br_stp_disable_bridge(bridge: Device) -> None:
    """The bridge goes down, and its ports with it."""
    data = _data(bridge)
    for port in data.ports:
        if bridge_stp.port_state(port) is not PortState.DISABLED:
            br_stp_disable_port(port)
    data.topology_change = data.topology_change_detected = False
    bridge_stp_timer.stop_bridge(bridge)
    stop_sweeping(bridge)


def br_stp_enable_port(port: Device) -> None:
    """A port begins, as the designated one of its LAN."""
    bridge, _ = bridge_stp.bridge_of(port)
    bridge_stp.br_become_designated_port(port)
    bridge_stp.br_set_state(port, PortState.BLOCKING)
    stp = bridge_stp.stp_of(port)
    stp.topology_change_ack = stp.config_pending = False
    bridge_stp.br_port_state_selection(bridge)


def br_stp_disable_port(port: Device) -> None:
    """A port ends: what was learned on it is forgotten."""
    bridge, _ = bridge_stp.bridge_of(port)
    was_root = bridge_stp.br_is_root_bridge(bridge)
    bridge_stp.br_become_designated_port(port)
    bridge_stp.br_set_state(port, PortState.DISABLED)
    stp = bridge_stp.stp_of(port)
    stp.topology_change_ack = stp.config_pending = False
    bridge_stp_timer.stop_port(port)
    br_fdb_delete_by_port(bridge, port, everything=False)
    bridge_stp.reselect(bridge, was_root)


def br_stp_change_bridge_id(bridge: Device, address: str) -> None:
    """The bridge has a new MAC, in its id, its FDB and on its own device."""
    data = _data(bridge)
    was_root = bridge_stp.br_is_root_bridge(bridge)
    br_fdb_change_mac_address(bridge, address)
    old, data.address = data.address, address
    bridge.address = address
    for port in data.ports:
        stp = bridge_stp.stp_of(port)
        if stp.designated_bridge.address == old:
            stp.designated_bridge = replace(stp.designated_bridge, address=address)
        if stp.designated_root.address == old:
            stp.designated_root = replace(stp.designated_root, address=address)
    bridge_stp.reselect(bridge, was_root)


def br_stp_recalculate_bridge_id(bridge: Device) -> bool:
    """The lowest MAC of the ports becomes the bridge's, unless the user chose one; whether it changed."""
    data = _data(bridge)
    if bridge.address_set:
        return False
    lowest = min((port.address for port in data.ports), default=ZERO_ADDRESS)
    if lowest == data.address:
        return False
    br_stp_change_bridge_id(bridge, lowest)
    return True


def br_stp_set_enabled(bridge: Device, enabled: bool) -> None:
    """``stp_state``: with it on, the forward delay is brought within its limits."""
    data = _data(bridge)
    if enabled == data.options.stp_state:
        return
    data.options = replace(data.options, stp_state=enabled)
    if not enabled:
        return
    least, most = FORWARD_DELAY_LIMITS
    _set_forward_delay(bridge, min(max(data.options.forward_delay, least), most))
    if bridge.is_up:
        bridge_stp_timer.start_hello(bridge)
    bridge_stp.br_port_state_selection(bridge)


def _check(value: float, limits: tuple[float, float]) -> None:
    if not limits[0] <= value <= limits[1]:
        raise KernelError(Errno.ERANGE)


def _set_forward_delay(bridge: Device, delay: float) -> None:
    data = _data(bridge)
    data.options = replace(data.options, forward_delay=delay)
    if bridge_stp.br_is_root_bridge(bridge):
        data.forward_delay = delay


def br_set_forward_delay(bridge: Device, delay: float) -> None:
    """Seconds; limited only while the spanning tree is on. Raises ERANGE."""
    if _data(bridge).options.stp_state:
        _check(delay, FORWARD_DELAY_LIMITS)
    _set_forward_delay(bridge, delay)


def br_set_hello_time(bridge: Device, delay: float) -> None:
    """Seconds. Raises ERANGE."""
    _check(delay, HELLO_TIME_LIMITS)
    data = _data(bridge)
    data.options = replace(data.options, hello_time=delay)
    if bridge_stp.br_is_root_bridge(bridge):
        data.hello_time = delay


def br_set_max_age(bridge: Device, age: float) -> None:
    """Seconds. Raises ERANGE."""
    _check(age, MAX_AGE_LIMITS)
    data = _data(bridge)
    data.options = replace(data.options, max_age=age)
    if bridge_stp.br_is_root_bridge(bridge):
        data.max_age = age


def br_set_ageing_time(bridge: Device, time: float) -> None:
    """Seconds; the FDB is swept at once."""
    data = _data(bridge)
    data.options = replace(data.options, ageing_time=time)
    start_sweeping(bridge, 0)


def br_stp_set_bridge_priority(bridge: Device, priority: int) -> None:
    """The first part of the bridge's id."""
    data = _data(bridge)
    was_root = bridge_stp.br_is_root_bridge(bridge)
    for port in data.ports:
        if bridge_stp.port_state(port) is not PortState.DISABLED and bridge_stp.br_is_designated_port(port):
            stp = bridge_stp.stp_of(port)
            stp.designated_bridge = replace(stp.designated_bridge, priority=priority)
    data.options = replace(data.options, priority=priority)
    bridge_stp.reselect(bridge, was_root)


def br_stp_set_port_priority(port: Device, priority: int) -> None:
    """0 to 63. Raises ERANGE."""
    _check(priority, (0, HIGHEST_PORT_PRIORITY))
    assert port.port is not None
    bridge, data = bridge_stp.bridge_of(port)
    stp = bridge_stp.stp_of(port)
    designated = bridge_stp.br_is_designated_port(port)
    port.port = replace(port.port, priority=priority)
    if designated:
        stp.designated_port = bridge_stp.port_id(port)
    if stp.designated_bridge == data.id and bridge_stp.port_id(port) < stp.designated_port:
        bridge_stp.br_become_designated_port(port)
        bridge_stp.br_port_state_selection(bridge)


def br_stp_set_path_cost(port: Device, cost: int) -> None:
    """1 to 65535. Raises ERANGE."""
    _check(cost, PATH_COST_LIMITS)
    assert port.port is not None
    bridge, _ = bridge_stp.bridge_of(port)
    port.port = replace(port.port, cost=cost)
    bridge_stp.br_configuration_update(bridge)
    bridge_stp.br_port_state_selection(bridge)
