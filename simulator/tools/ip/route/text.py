"""Routes in the words of ``ip route`` (iproute2/ip/iproute.c:print_route())."""

from __future__ import annotations

from ipaddress import IPv4Network
from typing import Any

from pingproof.simulator.state import NextHop, Route, RouteType, Scope
from pingproof.simulator.tools.lib.color import device_word, inet_word, sentence
from pingproof.simulator.value import value

TABLE_NAMES = {253: "default", 254: "main", 255: "local"}
"""``/etc/iproute2/rt_tables`` of Debian 12."""
TOS_NAMES = {
    0x20: "CS1",
    0x28: "AF11",
    0x30: "AF12",
    0x38: "AF13",
    0x40: "CS2",
    0x48: "AF21",
    0x50: "AF22",
    0x58: "AF23",
    0x60: "CS3",
    0x68: "AF31",
    0x70: "AF32",
    0x78: "AF33",
    0x80: "CS4",
    0x88: "AF41",
    0x90: "AF42",
    0x98: "AF43",
    0xA0: "CS5",
    0xB8: "EF",
    0xC0: "CS6",
    0xE0: "CS7",
}
"""``/etc/iproute2/rt_dsfield``."""


def table_name(table: int) -> str:
    """A table as ``ip`` prints it."""
    return TABLE_NAMES.get(table, str(table))


def tos_text(tos: int) -> str:
    """A TOS byte as ``ip`` prints it: its name or in hexadecimal."""
    return TOS_NAMES.get(tos, f"{tos:#04x}")


def destination_text(destination: IPv4Network) -> str:
    """A route's prefix: ``default``, a bare address for a host, else with its length."""
    if destination.prefixlen == 0:
        return "default"
    if destination.prefixlen == 32:
        return str(destination.network_address)
    return str(destination)


@value
class HiddenColumns:
    """The columns that a listing leaves out, because every row would say the same."""

    table: bool = False
    device: bool = False
    gateway: bool = False
    protocol: bool = False
    scope: bool = False
    source: bool = False
    metric: bool = False
    tos: bool = False


NOTHING_HIDDEN = HiddenColumns()


def route_line(
    route: Route,
    *,
    details: bool = False,
    hidden: HiddenColumns = NOTHING_HIDDEN,
    line_break: str = "\n",
    color: bool = False,
) -> str:
    """A row without its line's end, but with the space before it; ``line_break`` is a backslash for ``-o``."""
    words: list[str] = []
    if route.type is not RouteType.UNICAST or details:
        words.append(route.type.value)
    destination = destination_text(route.destination)
    words.append(destination if destination == "default" else inet_word(destination, color))
    if route.tos and not hidden.tos:
        words += ["tos", tos_text(route.tos)]
    only = route.nexthops[0] if len(route.nexthops) == 1 else None
    if only is not None:
        words += _gateway(only, hidden, color)
        if only.device is not None and not hidden.device:
            words += ["dev", device_word(only.device, color)]
    if not hidden.table and (route.table != 254 or details):
        words += ["table", table_name(route.table)]
    if not hidden.protocol and (route.protocol != "boot" or details):
        words += ["proto", route.protocol]
    if not hidden.scope and (route.scope is not Scope.GLOBAL or details):
        words += ["scope", route.scope.name.lower()]
    if route.preferred_source is not None and not hidden.source:
        words += ["src", inet_word(str(route.preferred_source), color)]
    if route.metric and not hidden.metric:
        words += ["metric", str(route.metric)]
    words += route_flags(route)
    if route.mtu:
        words += ["mtu", "lock", str(route.mtu)] if route.mtu_locked else ["mtu", str(route.mtu)]
    text = sentence(words)
    if only is None:
        text += "".join(line_break + "\t" + _nexthop_text(nexthop, color) for nexthop in route.nexthops)
    return text


def _nexthop_text(nexthop: NextHop, color: bool) -> str:
    words = ["nexthop", *_gateway(nexthop, NOTHING_HIDDEN, color)]
    if nexthop.device is not None:
        words += ["dev", nexthop.device]
    return sentence([*words, "weight", str(nexthop.weight), *nexthop_flags(nexthop)])


def _gateway(nexthop: NextHop, hidden: HiddenColumns, color: bool) -> list[str]:
    if nexthop.gateway is None or hidden.gateway:
        return []
    return ["via", inet_word(str(nexthop.gateway), color)]


def nexthop_flags(nexthop: NextHop) -> list[str]:
    """``print_rt_flags``: dead, onlink, linkdown, in this order."""
    flags = (("dead", nexthop.dead), ("onlink", nexthop.onlink), ("linkdown", nexthop.linkdown))
    return [word for word, is_set in flags if is_set]


def route_flags(route: Route) -> list[str]:
    """The flags of the whole route: those of its only next hop, or what the kernel says of several together."""
    if len(route.nexthops) == 1:
        return nexthop_flags(route.nexthops[0])
    return ["linkdown"] if route.linkdown else []


def route_object(route: Route, *, details: bool = False, hidden: HiddenColumns = NOTHING_HIDDEN) -> dict[str, Any]:
    """A row as ``ip -j route`` writes it."""
    row: dict[str, Any] = {}
    if route.type is not RouteType.UNICAST or details:
        row["type"] = route.type.value
    row["dst"] = destination_text(route.destination)
    if route.tos and not hidden.tos:
        row["tos"] = tos_text(route.tos)
    only = route.nexthops[0] if len(route.nexthops) == 1 else None
    if only is not None:
        row |= _way_object(only, hidden)
    if not hidden.table and (route.table != 254 or details):
        row["table"] = table_name(route.table)
    if not hidden.protocol and (route.protocol != "boot" or details):
        row["protocol"] = route.protocol
    if not hidden.scope and (route.scope is not Scope.GLOBAL or details):
        row["scope"] = route.scope.name.lower()
    if route.preferred_source is not None and not hidden.source:
        row["prefsrc"] = str(route.preferred_source)
    if route.metric and not hidden.metric:
        row["metric"] = route.metric
    row["flags"] = route_flags(route)
    if route.mtu:
        row["metrics"] = [{"mtu": route.mtu}]
    if only is None and route.nexthops:
        row["nexthops"] = [
            _way_object(nexthop) | {"weight": nexthop.weight, "flags": nexthop_flags(nexthop)}
            for nexthop in route.nexthops
        ]
    return row


def _way_object(nexthop: NextHop, hidden: HiddenColumns = NOTHING_HIDDEN) -> dict[str, Any]:
    row: dict[str, Any] = {}
    if nexthop.gateway is not None and not hidden.gateway:
        row["gateway"] = str(nexthop.gateway)
    if nexthop.device is not None and not hidden.device:
        row["dev"] = nexthop.device
    return row
