"""A bridge port's options, a row each, in the order in which ip/iplink_bridge_slave.c lists them.

``bridge link set`` types the same options (bridge/link.c), with other rules for numbers and without shortened words.
"""

from __future__ import annotations

from typing import Any

from pingproof.simulator.errors import UsageError
from pingproof.simulator.state import PortOptions, PortState, PortStatus
from pingproof.simulator.tools.lib.arguments import WRONG, atoi, parse_on_off, strtol, unsigned
from pingproof.simulator.tools.lib.option import (
    BRIDGE_ID,
    HEXADECIMAL,
    TEXT,
    TIMER,
    U16,
    U32,
    Form,
    Option,
    Tool,
    logical,
    on_or_off,
)

PORT_STATES = tuple(PortState)
"""By their numbers (include/uapi/linux/if_bridge.h: BR_STATE_DISABLED …)."""


def _read_state(word: str) -> int:
    """``bridge``'s word for a state: a name, or a number of which a byte is left."""
    parsed = strtol(word, 10)
    if parsed is not None and not parsed[1]:
        return (parsed[0] + 128) % 256 - 128
    names = [state.value for state in PORT_STATES]
    if word.lower() not in names:
        raise UsageError("Error: invalid STP port state\n", WRONG)
    return names.index(word.lower())


SWITCH = Form(parse_on_off, on_or_off, encode=int, decode=bool, text=on_or_off)
BIT = logical(8)
_STATE = Form(
    lambda word: unsigned(word, 8),
    decode=PORT_STATES.__getitem__,
    text=lambda state: str(state.value),
    json=lambda state: state.value,
)
_FLUSH = Form(None, encode=lambda _: None)


def _number(word: str, form: Form, attribute: str, listed: Tool = Tool.BOTH, **more: Any) -> Option:
    return Option(word, form, attribute, word, PortOptions, typed=Tool.BOTH, listed=listed, **more)


def _switch(word: str, attribute: str) -> Option:
    return Option(word, SWITCH, attribute, word, PortOptions, typed=Tool.BOTH, listed=Tool.BOTH)


def _status(word: str, form: Form, attribute: str, field: str = "", json: str = "") -> Option:
    return Option(word, form, attribute, field or word, PortStatus, json=json, typed=Tool.NONE)


def _unmodelled(word: str, form: Form = TEXT, constant: Any = None, **more: Any) -> Option:
    return Option(word, form, constant=constant, **more)


PORT_OPTIONS = (
    Option("fdb_flush", _FLUSH, "IFLA_BRPORT_FLUSH", "flush", listed=Tool.NONE),
    _number("state", _STATE, "IFLA_BRPORT_STATE", bridge_read=_read_state),
    _number("priority", U16, "IFLA_BRPORT_PRIORITY", bridge_read=atoi),
    _number("cost", U32, "IFLA_BRPORT_COST", bridge_read=atoi),
    _switch("hairpin", "IFLA_BRPORT_MODE"),
    _switch("guard", "IFLA_BRPORT_GUARD"),
    _switch("root_block", "IFLA_BRPORT_PROTECT"),
    _switch("fastleave", "IFLA_BRPORT_FAST_LEAVE"),
    _switch("learning", "IFLA_BRPORT_LEARNING"),
    _unmodelled("learning_sync", SWITCH, typed=Tool.BRIDGE),
    _switch("flood", "IFLA_BRPORT_UNICAST_FLOOD"),
    _status("port_id", HEXADECIMAL, "IFLA_BRPORT_ID", "id", "id"),
    Option("port_no", HEXADECIMAL, "IFLA_BRPORT_NO", "number", PortOptions, json="no", typed=Tool.NONE),
    _status("designated_port", U16, "IFLA_BRPORT_DESIGNATED_PORT"),
    _status("designated_cost", U16, "IFLA_BRPORT_DESIGNATED_COST"),
    _status("designated_bridge", BRIDGE_ID, "IFLA_BRPORT_BRIDGE_ID", json="bridge_id"),
    _status("designated_root", BRIDGE_ID, "IFLA_BRPORT_ROOT_ID", json="root_id"),
    _status("hold_timer", TIMER, "IFLA_BRPORT_HOLD_TIMER"),
    _status("message_age_timer", TIMER, "IFLA_BRPORT_MESSAGE_AGE_TIMER"),
    _status("forward_delay_timer", TIMER, "IFLA_BRPORT_FORWARD_DELAY_TIMER"),
    _status("topology_change_ack", BIT, "IFLA_BRPORT_TOPOLOGY_CHANGE_ACK"),
    _status("config_pending", BIT, "IFLA_BRPORT_CONFIG_PENDING"),
    _unmodelled("proxy_arp", SWITCH, False),
    _unmodelled("proxy_arp_wifi", SWITCH, False),
    _unmodelled("mcast_router", TEXT, 1, json="multicast_router", typed=Tool.BOTH, shortest="mcast_r"),
    # The word of ip(8) for what bridge(8) calls fastleave; its JSON has the one key twice, of which one is given.
    Option("mcast_fast_leave", SWITCH, "", "fastleave", PortOptions, json=None, shortest="mcast_fa"),
    _switch("mcast_flood", "IFLA_BRPORT_MCAST_FLOOD"),
    _switch("bcast_flood", "IFLA_BRPORT_BCAST_FLOOD"),
    _unmodelled("mcast_router", TEXT, 1, typed=Tool.NONE, listed=Tool.BRIDGE),
    _switch("mcast_to_unicast", "IFLA_BRPORT_MCAST_TO_UCAST"),
    _switch("neigh_suppress", "IFLA_BRPORT_NEIGH_SUPPRESS"),
    _unmodelled("group_fwd_mask", TEXT, "0"),
    _unmodelled("group_fwd_mask_str", TEXT, "0x0", typed=Tool.NONE),
    _unmodelled("vlan_tunnel", SWITCH, False, typed=Tool.BOTH, listed=Tool.BOTH),
    _switch("isolated", "IFLA_BRPORT_ISOLATED"),
    _switch("locked", "IFLA_BRPORT_LOCKED"),
    _unmodelled("backup_port", typed=Tool.BOTH),
)
"""All options of a port. A shortened ``mcast_`` is looked for in another order than the list's."""
