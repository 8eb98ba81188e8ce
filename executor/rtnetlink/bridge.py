"""A bridge's and a bridge port's part of a link's message (net/bridge/br_netlink.c), by the rows of their options.

The rows (``simulator/tools/ip/link/bridge_options.py``, ``port_options.py``) name each option's attribute and how its
value is sent and kept; pyroute2 knows the attribute's number and type.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pingproof.executor.netlink.message import Message, Nested
from pingproof.simulator.errors import NotModelled
from pingproof.simulator.state import BridgeOptions, BridgeStatus, PortOptions, PortStatus
from pingproof.simulator.tools.ip.link.bridge_options import BRIDGE_OPTIONS
from pingproof.simulator.tools.ip.link.kinds import KINDS, KindOptions
from pingproof.simulator.tools.ip.link.port_options import PORT_OPTIONS
from pingproof.simulator.tools.lib.option import BRIDGE_ID, decoded, encoded

_IDS = frozenset(row.attribute for row in (*BRIDGE_OPTIONS, *PORT_OPTIONS) if row.form is BRIDGE_ID)


def write_options(options: KindOptions) -> Nested:
    """The content of IFLA_INFO_DATA, or a port's of IFLA_INFO_SLAVE_DATA and IFLA_PROTINFO; raises ``NotModelled``."""
    for name, _ in options.others:
        raise NotModelled(f"type {options.kind} {name}")
    return Nested(tuple(encoded(KINDS[options.kind].options, dict(options.said))))


def bridge_options(data: Message) -> BridgeOptions:
    """A bridge's settings, from IFLA_INFO_DATA."""
    return BridgeOptions(**decoded(BRIDGE_OPTIONS, BridgeOptions, _attribute_of(data)))


def bridge_status(data: Message, tso_max_size: int) -> BridgeStatus:
    """A bridge's place in its spanning tree, and its timers, from the same attribute; the limit is the link's own."""
    return BridgeStatus(tso_max_size=tso_max_size, **decoded(BRIDGE_OPTIONS, BridgeStatus, _attribute_of(data)))


def port_options(data: Message) -> PortOptions:
    """A port's settings, from IFLA_INFO_SLAVE_DATA."""
    return PortOptions(**decoded(PORT_OPTIONS, PortOptions, _attribute_of(data)))


def port_status(data: Message) -> PortStatus:
    """A port's place in the spanning tree, from the same attribute."""
    return PortStatus(**decoded(PORT_OPTIONS, PortStatus, _attribute_of(data)))


def _attribute_of(data: Message) -> Callable[[str], Any]:
    return lambda name: _bridge_id(data, name) if name in _IDS else data.get(name)


def _bridge_id(data: Message, name: str) -> tuple[int, str] | None:
    """``struct ifla_bridge_id``: the priority in network order, then the MAC address."""
    found = data.raw(name)
    return None if found is None else (int.from_bytes(found[:2], "big"), found[2:8].hex(":"))
