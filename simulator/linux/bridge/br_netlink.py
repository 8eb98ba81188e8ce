"""``net/bridge/br_netlink.c``: the settings of a bridge and of its ports, in the kernel's order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.bridge import br_stp as bridge_stp
from pingproof.simulator.linux.bridge import br_stp_if as bridge_stp_if
from pingproof.simulator.linux.ipv4 import igmp
from pingproof.simulator.state import PortState

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device

PORT_STATES = tuple(PortState)
"""By their numbers (include/uapi/linux/if_bridge.h)."""


def _refuse_vlan_filtering(bridge: Device, on: bool) -> None:
    """CONFIG_BRIDGE_VLAN_FILTERING is not set in the kernel in question."""
    raise KernelError(Errno.EOPNOTSUPP)


_BRIDGE_CHANGES: tuple[tuple[str, Callable[[Device, Any], None]], ...] = (
    ("forward_delay", bridge_stp_if.br_set_forward_delay),
    ("hello_time", bridge_stp_if.br_set_hello_time),
    ("max_age", bridge_stp_if.br_set_max_age),
    ("ageing_time", bridge_stp_if.br_set_ageing_time),
    ("stp_state", bridge_stp_if.br_stp_set_enabled),
    ("priority", bridge_stp_if.br_stp_set_bridge_priority),
    ("vlan_filtering", _refuse_vlan_filtering),
    ("mcast_snooping", igmp.br_multicast_toggle),
)
"""Settings whose change has effects at once, in the order of ``br_changelink()``."""


def br_changelink(bridge: Device, **changes: float) -> None:
    """Change a bridge's settings, by the fields of ``BridgeOptions``; times in seconds.

    Raises ERANGE; EOPNOTSUPP for VLAN filtering, which the kernel in question is built without.
    """
    assert bridge.bridge is not None
    for field, change in _BRIDGE_CHANGES:
        if field in changes:
            change(bridge, changes.pop(field))
    # What is left is only kept: packets look at it. mypy holds the mapping against every field of BridgeOptions.
    bridge.bridge.options = replace(bridge.bridge.options, **changes)  # type: ignore[arg-type]


def br_setport(port: Device, **changes: int) -> None:
    """Change a port's settings, by the fields of ``PortOptions``; ``state`` is a number.

    Raises ERANGE, EINVAL, EBUSY, ENETDOWN.
    """
    assert port.port is not None
    switches = {field: of for field, of in changes.items() if field not in _PORT_CHANGES}
    port.port = replace(port.port, **switches)  # type: ignore[arg-type]
    for field, change in _PORT_CHANGES.items():
        if field in changes:
            change(port, changes[field])


def br_set_port_state(port: Device, state: int) -> None:
    """What ``state`` asks for, by number; the spanning tree may think otherwise at once."""
    bridge, data = bridge_stp.bridge_of(port)
    if state >= len(PORT_STATES):
        raise KernelError(Errno.EINVAL)
    if data.options.stp_state:
        raise KernelError(Errno.EBUSY)
    wanted = PORT_STATES[state]
    if not port.is_up or (not port.carrier and wanted is not PortState.DISABLED):
        raise KernelError(Errno.ENETDOWN)
    bridge_stp.br_set_state(port, wanted)
    bridge_stp.br_port_state_selection(bridge)


_PORT_CHANGES: dict[str, Callable[[Device, int], None]] = {
    "cost": bridge_stp_if.br_stp_set_path_cost,
    "priority": bridge_stp_if.br_stp_set_port_priority,
    "state": br_set_port_state,
}
"""Settings whose change has effects at once, in the order of ``br_setport()``, which sets the switches first."""
