"""``ip route show``: which routes, and how (iproute2/ip/iproute.c:iproute_list_flush_or_save())."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from pingproof.simulator.state import LearnedRoute, NextHop, Route, RouteType
from pingproof.simulator.tools.ip.route.get_rows import answer_listing
from pingproof.simulator.tools.ip.route.get_text import RouteAnswer
from pingproof.simulator.tools.ip.route.text import HiddenColumns, route_line, route_object
from pingproof.simulator.tools.lib.json_writer import json_text
from pingproof.simulator.tools.lib.rt_names import TABLES, protocol_number, scope_number, table_number

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.route.show_words import RouteShow
    from pingproof.simulator.tools.ip.words import IpOptions

EVERY_TABLE = TABLES["unspec"]
BACKSLASH = "\\"
"""What ``-o`` puts where a line would end."""


def route_listing(routes: Iterable[Route], selection: RouteShow, options: IpOptions) -> str:
    """The text, or the JSON."""
    chosen = [row for row in routes if selects_route(row, selection)]
    if options.json:
        hidden = hidden_columns(selection)
        return json_text([route_object(row, details=options.details, hidden=hidden) for row in chosen], options.pretty)
    return "".join(route_text(row, selection, options) for row in chosen)


def route_text(row: Route, selection: RouteShow, options: IpOptions) -> str:
    """A row of it, with its line's end."""
    line = route_line(
        row,
        details=options.details,
        hidden=hidden_columns(selection),
        line_break=BACKSLASH if options.oneline else "\n",
        color=options.color == "always",
    )
    return line + "\n"


def learned_listing(learned: Iterable[LearnedRoute], selection: RouteShow, options: IpOptions) -> str:
    """``ip route show cache``: what redirects and "fragmentation needed" taught, each an answer that was kept."""
    chosen = [_as_answer(row, hidden_columns(selection)) for row in learned if _is_meant(_as_route(row), selection)]
    return answer_listing(chosen, options)


def _as_route(row: LearnedRoute) -> Route:
    nexthops = (NextHop(row.device, row.gateway),)
    return Route(TABLES["main"], RouteType.UNICAST, IPv4Network(row.destination), nexthops, protocol="unspec")


def _as_answer(row: LearnedRoute, hidden: HiddenColumns) -> RouteAnswer:
    return RouteAnswer(
        row.destination,
        RouteType.UNICAST,
        None if hidden.device else row.device,
        EVERY_TABLE,
        None if hidden.gateway else row.gateway,
        flags=("redirected",) if row.redirected else (),
        mtu=row.mtu,
        mtu_locked=row.mtu_locked,
        expires=row.expires,
    )


def hidden_columns(selection: RouteShow) -> HiddenColumns:
    """A column is not shown where it was asked for: every row would say the same."""
    return HiddenColumns(
        table=table_of(selection) != EVERY_TABLE,
        device=selection.device is not None,
        gateway=selection.via is not None,
        protocol=selection.protocol is not None,
        scope=selection.scope is not None,
        source=selection.source is not None,
        metric=selection.metric is not None,
        tos=selection.tos is not None,
    )


def table_of(selection: RouteShow) -> int:
    """The one table that the kernel is asked for, or ``EVERY_TABLE``."""
    if selection.table is None:
        return TABLES["main"]
    return table_number(selection.table) or EVERY_TABLE  # "all" is no table's name


def selects_route(route: Route, selection: RouteShow) -> bool:
    """Whether a selection speaks of a row."""
    return table_of(selection) in (EVERY_TABLE, route.table) and _is_meant(route, selection)


def _is_meant(route: Route, selection: RouteShow) -> bool:
    """``filter_nlmsg``: a route of several ways has no device and no gateway of its own."""
    only = route.nexthops[0] if len(route.nexthops) == 1 else None
    return (
        (selection.prefix is None or _agrees(route.destination, selection.prefix, selection.selector))
        and (selection.device is None or (only is not None and only.device == selection.device))
        and (selection.via is None or (only is not None and only.gateway == selection.via))
        and (selection.type is None or route.type is selection.type)
        and (selection.protocol is None or _is_protocol(route.protocol, selection.protocol))
        and (selection.scope is None or route.scope.value == scope_number(selection.scope))
        and (selection.source is None or route.preferred_source == selection.source)
        and (selection.metric is None or route.metric == selection.metric)
        and (selection.tos is None or route.tos == selection.tos)
    )


def _agrees(destination: IPv4Network, prefix: IPv4Network, selector: str | None) -> bool:
    if selector == "root":
        return destination.subnet_of(prefix)
    if selector == "match":
        return prefix.subnet_of(destination)
    return destination == prefix


def _is_protocol(shown: str, asked: str) -> bool:
    """A row shows a protocol's name where it has one, else its number."""
    return protocol_number(shown) == protocol_number(asked)
