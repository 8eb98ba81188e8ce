"""``ip route show``: which routes, and how (iproute2/ip/iproute.c:iproute_list_flush_or_save())."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from pingproof.simulator.errors import UsageError
from pingproof.simulator.state import LearnedRoute, NextHop, Route, RouteType
from pingproof.simulator.tools.ip.route.get_rows import answer_listing
from pingproof.simulator.tools.ip.route.get_text import RouteAnswer
from pingproof.simulator.tools.ip.route.options import is_asked_for
from pingproof.simulator.tools.ip.route.text import route_line, route_object
from pingproof.simulator.tools.lib.json_writer import json_beginning, json_text
from pingproof.simulator.tools.lib.refusals import REFUSED
from pingproof.simulator.tools.lib.rt_names import TABLES, table_number

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.route.show_words import RouteShow
    from pingproof.simulator.tools.ip.words import IpOptions

EVERY_TABLE = TABLES["unspec"]
BACKSLASH = "\\"
"""The mark that ``-o`` prints in place of a line end."""


def route_listing(routes: Iterable[Route], selection: RouteShow, options: IpOptions) -> str:
    """The listing as text, or as JSON."""
    chosen = [row for row in routes if selects_route(row, selection)]
    if options.json:
        hidden = hidden_fields(selection)
        return json_text([route_object(row, details=options.details, hidden=hidden) for row in chosen], options.pretty)
    return "".join(route_text(row, selection, options) for row in chosen)


def other_family_listing(selection: RouteShow, options: IpOptions) -> str:
    """The listing of ``ip -6`` with IPv6 off, and of ``ip -0``: no route is in any table.

    Raises UsageError about an IPv6 table that nothing made: main and local are there from the start (fib6_net_init()).
    """
    made = (EVERY_TABLE, TABLES["main"], TABLES["local"])
    if options.family == "inet6" and not selection.cached and table_of(selection) not in made:
        written = json_beginning(options.pretty) if options.json else ""
        raise UsageError("Error: ipv6: FIB table does not exist.\nDump terminated\n", REFUSED, written)
    return route_listing((), selection, options)


def route_text(row: Route, selection: RouteShow, options: IpOptions) -> str:
    """A row of the listing, line end included."""
    line = route_line(
        row,
        details=options.details,
        hidden=hidden_fields(selection),
        line_break=BACKSLASH if options.oneline else "\n",
        color=options.color == "always",
    )
    return line + "\n"


def learned_listing(learned: Iterable[LearnedRoute], selection: RouteShow, options: IpOptions) -> str:
    """The listing of ``ip route show cache``: exceptions learned from redirects and "fragmentation needed"."""
    chosen = [_as_answer(row, hidden_fields(selection)) for row in learned if _is_meant(_as_route(row), selection)]
    return answer_listing(chosen, options)


def _as_route(row: LearnedRoute) -> Route:
    nexthops = (NextHop(row.device, row.gateway),)
    return Route(TABLES["main"], RouteType.UNICAST, IPv4Network(row.destination), nexthops, protocol="unspec")


def _as_answer(row: LearnedRoute, hidden: frozenset[str]) -> RouteAnswer:
    return RouteAnswer(
        row.destination,
        RouteType.UNICAST,
        None if "device" in hidden else row.device,
        EVERY_TABLE,
        None if "via" in hidden else row.gateway,
        flags=("redirected",) if row.redirected else (),
        mtu=row.mtu,
        mtu_locked=row.mtu_locked,
        expires=row.expires,
    )


def hidden_fields(selection: RouteShow) -> frozenset[str]:
    """The fields left out of a listing because the selection fixes their value."""
    # print_route() leaves out what the filter has fixed: each row would say the same.
    said = {each.name for each in fields(selection) if getattr(selection, each.name) is not None}
    return frozenset(said | {"table"} if table_of(selection) != EVERY_TABLE else said - {"table"})


def table_of(selection: RouteShow) -> int:
    """The table that the kernel is asked for, or ``EVERY_TABLE``."""
    # filter.tb is main unless another table was asked for.
    if selection.table is None:
        return TABLES["main"]
    return table_number(selection.table) or EVERY_TABLE  # "all" is no table's name


def selects_route(route: Route, selection: RouteShow) -> bool:
    """Whether a row is selected."""
    return table_of(selection) in (EVERY_TABLE, route.table) and _is_meant(route, selection)


def _is_meant(route: Route, selection: RouteShow) -> bool:
    """Whether a row passes ``filter_nlmsg``; a multipath route has no device and no gateway of its own."""
    only = route.nexthops[0] if len(route.nexthops) == 1 else None
    return (
        (selection.prefix is None or _agrees(route.destination, selection.prefix, selection.selector))
        and (selection.device is None or (only is not None and only.device == selection.device))
        and (selection.via is None or (only is not None and only.gateway == selection.via))
        and (selection.type is None or route.type is selection.type)
        and is_asked_for(route, selection)
    )


def _agrees(destination: IPv4Network, prefix: IPv4Network, selector: str | None) -> bool:
    if selector == "root":
        return destination.subnet_of(prefix)
    if selector == "match":
        return prefix.subnet_of(destination)
    # "exact" and no selector at all.
    return destination == prefix
