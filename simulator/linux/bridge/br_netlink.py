"""``net/bridge/br_netlink.c``: the settings of a bridge and of its ports, in the kernel's order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.bridge import br_stp as bridge_stp
from pingproof.simulator.linux.bridge import br_stp_if as bridge_stp_if
from pingproof.simulator.linux.ipv4 import igmp
from pingproof.simulator.state import PortState

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device

PORT_STATES = (
    PortState.DISABLED,
    PortState.LISTENING,
    PortState.LEARNING,
    PortState.FORWARDING,
    PortState.BLOCKING,
)
"""By their numbers (include/uapi/linux/if_bridge.h)."""


def br_changelink(
    bridge: Device,
    *,
    forward_delay: float | None = None,
    hello_time: float | None = None,
    max_age: float | None = None,
    ageing_time: float | None = None,
    stp_state: bool | None = None,
    priority: int | None = None,
    vlan_filtering: bool | None = None,
    mcast_snooping: bool | None = None,
    nf_call_iptables: bool | None = None,
) -> None:
    """Change what is not None; times in seconds.

    Raises ERANGE; EOPNOTSUPP for VLAN filtering, which the kernel in question is built without.
    """
    assert bridge.bridge is not None
    if forward_delay is not None:
        bridge_stp_if.br_set_forward_delay(bridge, forward_delay)
    if hello_time is not None:
        bridge_stp_if.br_set_hello_time(bridge, hello_time)
    if max_age is not None:
        bridge_stp_if.br_set_max_age(bridge, max_age)
    if ageing_time is not None:
        bridge_stp_if.br_set_ageing_time(bridge, ageing_time)
    if stp_state is not None:
        bridge_stp_if.br_stp_set_enabled(bridge, stp_state)
    if priority is not None:
        bridge_stp_if.br_stp_set_bridge_priority(bridge, priority)
    if vlan_filtering is not None:
        raise KernelError(Errno.EOPNOTSUPP)
    if mcast_snooping is not None:
        igmp.br_multicast_toggle(bridge, mcast_snooping)
    if nf_call_iptables is not None:
        bridge.bridge.options = replace(bridge.bridge.options, nf_call_iptables=nf_call_iptables)


def br_setport(
    port: Device,
    switches: Mapping[str, bool],
    *,
    cost: int | None = None,
    priority: int | None = None,
    state: int | None = None,
) -> None:
    """Change a port: the ``switches`` of ``PortOptions`` by name, then the rest.

    Raises ERANGE, EINVAL, EBUSY, ENETDOWN.
    """
    assert port.port is not None
    # The switches are all bool, but mypy holds the mapping against every field of PortOptions.
    port.port = replace(port.port, **switches)  # type: ignore[arg-type]
    if cost is not None:
        bridge_stp_if.br_stp_set_path_cost(port, cost)
    if priority is not None:
        bridge_stp_if.br_stp_set_port_priority(port, priority)
    if state is not None:
        br_set_port_state(port, state)


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
