"""Routes in the words of ``ip route`` (iproute2/ip/iproute.c:print_route())."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import IPv4Network
from typing import Any

from pingproof.simulator.state import NextHop, Route, RouteType
from pingproof.simulator.tools.ip.route.options import NOTHING_HIDDEN, Place, options_json, options_words
from pingproof.simulator.tools.lib.color import device_word, inet_word, sentence


def destination_text(destination: IPv4Network) -> str:
    """A route's prefix: ``default``, a bare address for a host, else with its length."""
    if destination.prefixlen == 0:
        return "default"
    if destination.prefixlen == 32:
        return str(destination.network_address)
    return str(destination)


def route_line(
    route: Route,
    *,
    details: bool = False,
    hidden: Collection[str] = NOTHING_HIDDEN,
    line_break: str = "\n",
    color: bool = False,
) -> str:
    """A row without its line's end, but with the space before it; ``line_break`` is a backslash for ``-o``."""
    words: list[str] = []
    if route.type is not RouteType.UNICAST or details:
        words.append(route.type.value)
    destination = destination_text(route.destination)
    words.append(destination if destination == "default" else inet_word(destination, color))
    words += options_words(route, Place.FIRST, details, hidden, color)
    only = route.nexthops[0] if len(route.nexthops) == 1 else None
    if only is not None:
        words += _gateway(only, hidden, color)
        if only.device is not None and "device" not in hidden:
            words += ["dev", device_word(only.device, color)]
    words += options_words(route, Place.ROUTE, details, hidden, color)
    words += route_flags(route)
    words += options_words(route, Place.METRIC, details, hidden, color)
    text = sentence(words)
    if only is None:
        text += "".join(line_break + "\t" + _nexthop_text(nexthop, color) for nexthop in route.nexthops)
    return text


def _nexthop_text(nexthop: NextHop, color: bool) -> str:
    words = ["nexthop", *_gateway(nexthop, NOTHING_HIDDEN, color)]
    if nexthop.device is not None:
        words += ["dev", nexthop.device]
    return sentence([*words, "weight", str(nexthop.weight), *nexthop_flags(nexthop)])


def _gateway(nexthop: NextHop, hidden: Collection[str], color: bool) -> list[str]:
    if nexthop.gateway is None or "via" in hidden:
        return []
    return ["via", inet_word(str(nexthop.gateway), color)]


def nexthop_flags(nexthop: NextHop) -> list[str]:
    """The flags of a next hop, in the order dead, onlink, linkdown (``print_rt_flags``)."""
    flags = (("dead", nexthop.dead), ("onlink", nexthop.onlink), ("linkdown", nexthop.linkdown))
    return [word for word, is_set in flags if is_set]


def route_flags(route: Route) -> list[str]:
    """The flags of a route: those of its only next hop, or the kernel's for a multipath route."""
    if len(route.nexthops) == 1:
        return nexthop_flags(route.nexthops[0])
    return ["linkdown"] if route.linkdown else []


def route_object(route: Route, *, details: bool = False, hidden: Collection[str] = NOTHING_HIDDEN) -> dict[str, Any]:
    """A row as ``ip -j route`` writes it."""
    row: dict[str, Any] = {}
    if route.type is not RouteType.UNICAST or details:
        row["type"] = route.type.value
    row["dst"] = destination_text(route.destination)
    row |= options_json(route, Place.FIRST, details, hidden)
    only = route.nexthops[0] if len(route.nexthops) == 1 else None
    if only is not None:
        row |= _way_object(only, hidden)
    row |= options_json(route, Place.ROUTE, details, hidden)
    row["flags"] = route_flags(route)
    if metrics := options_json(route, Place.METRIC, details, hidden):
        row["metrics"] = [metrics]
    if only is None and route.nexthops:
        row["nexthops"] = [
            _way_object(nexthop) | {"weight": nexthop.weight, "flags": nexthop_flags(nexthop)}
            for nexthop in route.nexthops
        ]
    return row


def _way_object(nexthop: NextHop, hidden: Collection[str] = NOTHING_HIDDEN) -> dict[str, Any]:
    row: dict[str, Any] = {}
    if nexthop.gateway is not None and "via" not in hidden:
        row["gateway"] = str(nexthop.gateway)
    if nexthop.device is not None and "device" not in hidden:
        row["dev"] = nexthop.device
    return row
