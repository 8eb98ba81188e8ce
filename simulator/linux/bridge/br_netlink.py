"""``net/bridge/br_netlink.c``: the settings of a bridge and of its ports, in the kernel's order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.bridge import br_stp, br_stp_if
from pingproof.simulator.linux.bridge.br_multicast import br_multicast_toggle
from pingproof.simulator.state import PortState

if TYPE_CHECKING:
    from pingproof.simulator.linux.bridge.br_private import NetBridge, NetBridgePort

PORT_STATES = tuple(PortState)
"""The states by their numbers (include/uapi/linux/if_bridge.h)."""


def _refuse_vlan_filtering(bridge: NetBridge, on: bool) -> None:
    """CONFIG_BRIDGE_VLAN_FILTERING is not set in the kernel in question."""
    raise KernelError(Errno.EOPNOTSUPP)


_BRIDGE_CHANGES: tuple[tuple[str, Callable[[NetBridge, Any], None]], ...] = (
    ("forward_delay", br_stp_if.br_set_forward_delay),
    ("hello_time", br_stp_if.br_set_hello_time),
    ("max_age", br_stp_if.br_set_max_age),
    ("ageing_time", br_stp_if.br_set_ageing_time),
    ("stp_state", br_stp_if.br_stp_set_enabled),
    ("priority", br_stp_if.br_stp_set_bridge_priority),
    ("vlan_filtering", _refuse_vlan_filtering),
    ("mcast_snooping", br_multicast_toggle),
)
"""Settings whose change has effects at once, in the order of ``br_changelink()``."""


def br_changelink(bridge: NetBridge, **changes: float) -> None:
    """Change a bridge's settings, by the fields of ``BridgeOptions``; times in seconds.

    Raises ERANGE; EOPNOTSUPP for VLAN filtering, which the kernel in question is built without.
    """
    for field, change in _BRIDGE_CHANGES:
        if field in changes:
            change(bridge, changes.pop(field))
    # What is left is only kept: packets look at it. mypy holds the mapping against every field of BridgeOptions.
    bridge.options = replace(bridge.options, **changes)  # type: ignore[arg-type]


def br_setport(port: NetBridgePort, **changes: int) -> None:
    """Change a port's settings, by the fields of ``PortOptions``; ``state`` is a number.

    Raises ERANGE, EINVAL, EBUSY, ENETDOWN.
    """
    switches = {field: of for field, of in changes.items() if field not in _PORT_CHANGES}
    # mypy holds the mapping against every field of PortOptions.
    port.options = replace(port.options, **switches)  # type: ignore[arg-type]
    for field, change in _PORT_CHANGES.items():
        if field in changes:
            change(port, changes[field])


def br_set_port_state(port: NetBridgePort, state: int) -> None:
    """``br_set_port_state``: the state of that number; the spanning tree may choose another at once.

    Raises EINVAL for an unknown number, EBUSY while the spanning tree is on, ENETDOWN without a live device.
    """
    if state >= len(PORT_STATES):
        raise KernelError(Errno.EINVAL)
    if port.br.options.stp_state:
        raise KernelError(Errno.EBUSY)
    wanted = PORT_STATES[state]
    if not port.dev.is_up or (not port.dev.carrier and wanted is not PortState.DISABLED):
        raise KernelError(Errno.ENETDOWN)
    br_stp.br_set_state(port, wanted)
    br_stp.br_port_state_selection(port.br)


_PORT_CHANGES: dict[str, Callable[[NetBridgePort, int], None]] = {
    "cost": br_stp_if.br_stp_set_path_cost,
    "priority": br_stp_if.br_stp_set_port_priority,
    "state": br_set_port_state,
}
"""Settings whose change has effects at once, in the order of ``br_setport()``, which sets the switches first."""
