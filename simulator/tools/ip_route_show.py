"""``ip route show`` and ``flush``: which rows are meant, and how they are listed (iproute2/ip/iproute.c)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.clock import SECOND
from simulator.errors import UsageError
from simulator.language.ip_route import RouteShow
from simulator.language.rt_names import table_number
from simulator.show.ip_route import HiddenColumns, route_line, route_object
from simulator.show.json_writer import json_text
from simulator.snapshot.routes import table_exists, table_numbers
from simulator.stack.fib import TABLE_MAIN, TABLE_UNSPEC
from simulator.stack.route_exception import flush_exceptions
from simulator.state import Route
from simulator.tools.answer import find_device
from simulator.tools.ip_address import scope_of
from simulator.tools.iproute2_text import REFUSED
from simulator.tools.ll_map import ll_index_to_name

if TYPE_CHECKING:
    from simulator.language.ip import IpOptions
    from simulator.stack.fib import FibInfo
    from simulator.stack.net_namespace import NetNamespace


def show(namespace: NetNamespace, selection: RouteShow, options: IpOptions) -> str:
    """The rows selected, as text. Raises UsageError."""
    if selection.device is not None:
        find_device(namespace, selection.device)
    if options.family in ("inet6", "link"):
        return ""
    if selection.cached:
        return _show_exceptions(namespace, selection, options)
    try:
        chosen = _selected(namespace, selection, "Dump terminated\n")
    except UsageError as missing:
        raise UsageError(missing.stderr, missing.exit_code, json_beginning(options)) from None
    rows = [info.row() for info in chosen]
    ll_index_to_name(nexthop.device for info in chosen for nexthop in info.nexthops)
    hidden = _hidden_columns(selection)
    if options.json:
        objects = [route_object(row, details=options.details, hidden=hidden) for row in rows]
        return json_text(objects, options.pretty)
    lines = (
        route_line(
            row,
            details=options.details,
            hidden=hidden,
            line_break="\\" if options.oneline else "\n",
            color=options.color == "always",
        )
        for row in rows
    )
    return "".join(line + "\n" for line in lines)


def json_beginning(options: IpOptions) -> str:
    """What ``-j`` has written when the kernel refuses."""
    if not options.json:
        return ""
    return "[ " if options.pretty else "["


def _show_exceptions(namespace: NetNamespace, selection: RouteShow, options: IpOptions) -> str:
    """What redirects and "fragmentation needed" taught, a destination a row (``fib_dump_info_fnhe``)."""
    now = namespace.network.clock.now
    line_break = "\\" if options.oneline else "\n"
    text = ""
    for info in _selected(namespace, replace(selection, cached=False, table="all"), "Dump terminated\n"):
        for nexthop in info.nexthops:
            for destination, exception in nexthop.exceptions.items():
                if exception.expires < now or nexthop.device is None:
                    continue
                gateway = exception.gateway or nexthop.gateway
                via = f"via {gateway} " if gateway is not None else ""
                flags = "<redirected> " if exception.gateway is not None else ""
                lock = "lock " if exception.mtu_locked else ""
                mtu = f"mtu {lock}{exception.mtu} " if exception.mtu else ""
                expires = (exception.expires - now) // SECOND
                text += f"{destination} {via}dev {nexthop.device.name} {line_break}"
                text += f"    cache {flags}expires {expires}sec {mtu}\n"
    return text


def _hidden_columns(selection: RouteShow) -> HiddenColumns:
    """A column is not shown where it was asked for: every row would say the same."""
    return HiddenColumns(
        table=selection.table is None or table_number(selection.table) not in (None, TABLE_UNSPEC),
        device=selection.device is not None,
        gateway=selection.via is not None,
        protocol=selection.protocol is not None,
        scope=selection.scope is not None,
        source=selection.source is not None,
        metric=selection.metric is not None,
        tos=selection.tos is not None,
    )


def _selected(namespace: NetNamespace, selection: RouteShow, ending: str) -> list[FibInfo]:
    """The rows that a selection speaks of. Raises UsageError when it names a table that does not exist."""
    tables = namespace.fib.tables
    if selection.table == "all" or (selection.table is not None and table_number(selection.table) == 0):
        numbers = table_numbers(namespace)
    else:
        number = TABLE_MAIN if selection.table is None else table_number(selection.table)
        assert number is not None
        if not table_exists(namespace, number):
            raise UsageError(f"Error: ipv4: FIB table does not exist.\n{ending}", REFUSED)
        numbers = [number] if number in tables else []
    return [info for number in numbers for info in tables[number] if _agrees(info.row(), selection)]


def _agrees(route: Route, selection: RouteShow) -> bool:
    """``filter_nlmsg``: a route of several ways has no device and no gateway of its own."""
    only = route.nexthops[0] if len(route.nexthops) == 1 else None
    prefix, destination = selection.prefix, route.destination
    if prefix is not None:
        agrees = {
            "root": destination.prefixlen >= prefix.prefixlen and destination.subnet_of(prefix),
            "match": destination.prefixlen <= prefix.prefixlen and prefix.subnet_of(destination),
        }.get(selection.selector or "exact", destination == prefix)
        if not agrees:
            return False
    return (
        (selection.device is None or (only is not None and only.device == selection.device))
        and (selection.via is None or (only is not None and only.gateway == selection.via))
        and (selection.type is None or route.type is selection.type)
        and (selection.protocol is None or route.protocol == _protocol(selection.protocol))
        and (selection.scope is None or route.scope is scope_of(selection.scope))
        and (selection.source is None or route.preferred_source == selection.source)
        and (selection.metric is None or route.metric == selection.metric)
        and (selection.tos is None or route.tos == selection.tos)
    )


def _protocol(word: str) -> str:
    from simulator.tools.ip_route import protocol_name

    return protocol_name(word)


def flush(namespace: NetNamespace, selection: RouteShow, options: IpOptions) -> str:
    """Delete every row that ``show`` would list (``iproute_flush``). Raises UsageError."""
    if selection.device is not None:
        find_device(namespace, selection.device)
    if selection.cached:
        flush_exceptions(namespace)
    if selection.cached or options.family in ("inet6", "link"):
        return ""
    doomed = _selected(namespace, selection, "Flush terminated\n")
    for info in doomed:
        with suppress(ValueError, KeyError):  # gone with another one
            namespace.fib.tables[info.table].remove(info)
    if not options.statistics:
        return ""
    if not doomed:
        return "Nothing to flush.\n"
    lines = "".join(route_line(info.row(), hidden=_hidden_columns(selection)) + "\n" for info in doomed)
    rounds = f"\n*** Round 1, deleting {len(doomed)} entries ***\n*** Flush is complete after 1 round ***\n"
    return (lines if options.statistics > 1 else "") + rounds
