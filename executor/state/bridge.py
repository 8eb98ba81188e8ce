"""What a link's message says of a bridge and of a bridge's port (net/bridge/br_netlink.c)."""

from __future__ import annotations

from collections.abc import Mapping

from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import number
from pingproof.simulator.state import BridgeOptions, BridgeStatus, PortOptions, PortState, PortStatus

Attributes = Mapping[int, bytes]

_PORT_STATES = (
    PortState.DISABLED,
    PortState.LISTENING,
    PortState.LEARNING,
    PortState.FORWARDING,
    PortState.BLOCKING,
)
_USER_HZ = 100
"""The kernel tells a bridge's times in hundredths of a second."""


def _seconds(data: Attributes, kind: int) -> float:
    return number(data.get(kind)) / _USER_HZ


def _on(data: Attributes, kind: int) -> bool:
    return bool(number(data.get(kind)))


def _bridge_id(payload: bytes | None) -> tuple[int, str]:
    """``struct ifla_bridge_id``: the priority in network order, then the MAC address."""
    return (int.from_bytes(payload[:2], "big"), payload[2:8].hex(":")) if payload else (0, "")


def bridge_options(data: Attributes) -> BridgeOptions:
    """A bridge's settings from IFLA_INFO_DATA."""
    return BridgeOptions(
        ageing_time=_seconds(data, rt.IFLA_BR_AGEING_TIME),
        stp_state=_on(data, rt.IFLA_BR_STP_STATE),
        forward_delay=_seconds(data, rt.IFLA_BR_FORWARD_DELAY),
        hello_time=_seconds(data, rt.IFLA_BR_HELLO_TIME),
        max_age=_seconds(data, rt.IFLA_BR_MAX_AGE),
        priority=number(data.get(rt.IFLA_BR_PRIORITY)),
        vlan_filtering=_on(data, rt.IFLA_BR_VLAN_FILTERING),
        mcast_snooping=_on(data, rt.IFLA_BR_MCAST_SNOOPING),
        nf_call_iptables=_on(data, rt.IFLA_BR_NF_CALL_IPTABLES),
    )


def bridge_status(data: Attributes, has_ports: bool) -> BridgeStatus:
    """What a bridge's spanning tree has come to, from the same."""
    return BridgeStatus(
        id=_bridge_id(data.get(rt.IFLA_BR_BRIDGE_ID)),
        root=_bridge_id(data.get(rt.IFLA_BR_ROOT_ID)),
        root_port=number(data.get(rt.IFLA_BR_ROOT_PORT)),
        root_path_cost=number(data.get(rt.IFLA_BR_ROOT_PATH_COST)),
        topology_change=_on(data, rt.IFLA_BR_TOPOLOGY_CHANGE),
        topology_change_detected=_on(data, rt.IFLA_BR_TOPOLOGY_CHANGE_DETECTED),
        hello_timer=_seconds(data, rt.IFLA_BR_HELLO_TIMER),
        tcn_timer=_seconds(data, rt.IFLA_BR_TCN_TIMER),
        topology_change_timer=_seconds(data, rt.IFLA_BR_TOPOLOGY_CHANGE_TIMER),
        gc_timer=_seconds(data, rt.IFLA_BR_GC_TIMER),
        has_ports=has_ports,
    )


def port_options(data: Attributes) -> PortOptions:
    """A port's settings from IFLA_INFO_SLAVE_DATA."""
    return PortOptions(
        state=_PORT_STATES[number(data.get(rt.IFLA_BRPORT_STATE))],
        priority=number(data.get(rt.IFLA_BRPORT_PRIORITY)),
        cost=number(data.get(rt.IFLA_BRPORT_COST)),
        number=number(data.get(rt.IFLA_BRPORT_NO)),
        hairpin=_on(data, rt.IFLA_BRPORT_MODE),
        guard=_on(data, rt.IFLA_BRPORT_GUARD),
        root_block=_on(data, rt.IFLA_BRPORT_PROTECT),
        fastleave=_on(data, rt.IFLA_BRPORT_FAST_LEAVE),
        learning=_on(data, rt.IFLA_BRPORT_LEARNING),
        flood=_on(data, rt.IFLA_BRPORT_UNICAST_FLOOD),
        mcast_flood=_on(data, rt.IFLA_BRPORT_MCAST_FLOOD),
        bcast_flood=_on(data, rt.IFLA_BRPORT_BCAST_FLOOD),
        mcast_to_unicast=_on(data, rt.IFLA_BRPORT_MCAST_TO_UCAST),
        neigh_suppress=_on(data, rt.IFLA_BRPORT_NEIGH_SUPPRESS),
        isolated=_on(data, rt.IFLA_BRPORT_ISOLATED),
        locked=_on(data, rt.IFLA_BRPORT_LOCKED),
    )


def port_status(data: Attributes) -> PortStatus:
    """What the spanning tree says of a port, from the same."""
    return PortStatus(
        id=number(data.get(rt.IFLA_BRPORT_ID)),
        designated_root=_bridge_id(data.get(rt.IFLA_BRPORT_ROOT_ID)),
        designated_cost=number(data.get(rt.IFLA_BRPORT_DESIGNATED_COST)),
        designated_bridge=_bridge_id(data.get(rt.IFLA_BRPORT_BRIDGE_ID)),
        designated_port=number(data.get(rt.IFLA_BRPORT_DESIGNATED_PORT)),
        topology_change_ack=_on(data, rt.IFLA_BRPORT_TOPOLOGY_CHANGE_ACK),
        config_pending=_on(data, rt.IFLA_BRPORT_CONFIG_PENDING),
        hold_timer=_seconds(data, rt.IFLA_BRPORT_HOLD_TIMER),
        message_age_timer=_seconds(data, rt.IFLA_BRPORT_MESSAGE_AGE_TIMER),
        forward_delay_timer=_seconds(data, rt.IFLA_BRPORT_FORWARD_DELAY_TIMER),
    )
