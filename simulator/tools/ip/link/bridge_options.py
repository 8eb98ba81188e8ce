"""A bridge's options, a row each, in the order in which ip/iplink_bridge.c lists them."""

from __future__ import annotations

from typing import Any

from pingproof.simulator.state import BridgeOptions, BridgeStatus
from pingproof.simulator.tools.lib.option import (
    BOOL8,
    BOOL32,
    BRIDGE_ID,
    TEXT,
    TIME,
    TIMER,
    U8,
    U16,
    U32,
    U64,
    Form,
    Option,
    Tool,
)


def _modelled(word: str, form: Form, attribute: str, **more: Any) -> Option:
    return Option(word, form, attribute, word, BridgeOptions, **more)


def _status(word: str, form: Form, attribute: str, field: str = "", json: str = "") -> Option:
    return Option(word, form, attribute, field or word, BridgeStatus, json=json, typed=Tool.NONE)


def _unmodelled(word: str, form: Form = TEXT, constant: Any = None, **more: Any) -> Option:
    return Option(word, form, constant=constant, **more)


BRIDGE_OPTIONS = (
    _modelled("forward_delay", TIME, "IFLA_BR_FORWARD_DELAY"),
    _modelled("hello_time", TIME, "IFLA_BR_HELLO_TIME"),
    _modelled("max_age", TIME, "IFLA_BR_MAX_AGE"),
    _modelled("ageing_time", TIME, "IFLA_BR_AGEING_TIME"),
    _modelled("stp_state", BOOL32, "IFLA_BR_STP_STATE"),
    _modelled("priority", U16, "IFLA_BR_PRIORITY"),
    _modelled("vlan_filtering", BOOL8, "IFLA_BR_VLAN_FILTERING"),
    _unmodelled("vlan_protocol"),
    _status("bridge_id", BRIDGE_ID, "IFLA_BR_BRIDGE_ID", "id"),
    _status("designated_root", BRIDGE_ID, "IFLA_BR_ROOT_ID", "root", json="root_id"),
    _status("root_port", U16, "IFLA_BR_ROOT_PORT"),
    _status("root_path_cost", U32, "IFLA_BR_ROOT_PATH_COST"),
    _status("topology_change", BOOL8, "IFLA_BR_TOPOLOGY_CHANGE"),
    _status("topology_change_detected", BOOL8, "IFLA_BR_TOPOLOGY_CHANGE_DETECTED"),
    _status("hello_timer", TIMER, "IFLA_BR_HELLO_TIMER"),
    _status("tcn_timer", TIMER, "IFLA_BR_TCN_TIMER"),
    _status("topology_change_timer", TIMER, "IFLA_BR_TOPOLOGY_CHANGE_TIMER"),
    _status("gc_timer", TIMER, "IFLA_BR_GC_TIMER"),
    _unmodelled("vlan_default_pvid", U16),
    _unmodelled("vlan_stats_enabled", U8),
    _unmodelled("vlan_stats_per_port", U8),
    _unmodelled("group_fwd_mask", Form(U16.read, json=str), 0),
    _unmodelled("group_address", TEXT, "01:80:c2:00:00:00", json="group_addr"),
    _modelled("mcast_snooping", BOOL8, "IFLA_BR_MCAST_SNOOPING", shortest="mcast_s"),
    _unmodelled("no_linklocal_learn", U8, 0),
    _unmodelled("mcast_vlan_snooping", U8, 0, shortest="mcast_v"),
    _unmodelled("mcast_router", U8, 1),
    _unmodelled("mcast_query_use_ifaddr", U8, 0),
    _unmodelled("mcast_querier", U8, 0),
    _unmodelled("mcast_hash_elasticity", U32, 16),
    _unmodelled("mcast_hash_max", U32, 4096),
    _unmodelled("mcast_last_member_count", U32, 2, json="mcast_last_member_cnt"),
    _unmodelled("mcast_startup_query_count", U32, 2, json="mcast_startup_query_cnt"),
    _unmodelled("mcast_last_member_interval", U64, 100, json="mcast_last_member_intvl"),
    _unmodelled("mcast_membership_interval", U64, 26000, json="mcast_membership_intvl"),
    _unmodelled("mcast_querier_interval", U64, 25500, json="mcast_querier_intvl"),
    _unmodelled("mcast_query_interval", U64, 12500, json="mcast_query_intvl"),
    _unmodelled("mcast_query_response_interval", U64, 1000, json="mcast_query_response_intvl"),
    _unmodelled("mcast_startup_query_interval", U64, 3124, json="mcast_startup_query_intvl"),
    _unmodelled("mcast_stats_enabled", U8, 0),
    _unmodelled("mcast_igmp_version", U8, 2),
    _unmodelled("mcast_mld_version", U8, 1),
    _modelled("nf_call_iptables", BOOL8, "IFLA_BR_NF_CALL_IPTABLES"),
    _modelled("nf_call_ip6tables", BOOL8, "IFLA_BR_NF_CALL_IP6TABLES"),
    _unmodelled("nf_call_arptables", U8, 0),
)
"""All options of a bridge. A shortened ``mcast_`` is looked for in another order than the list's."""
