"""``ip route show`` and ``flush``: the rows of the tables that are asked for (iproute2/ip/iproute.c)."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from pingproof.simulator.errors import UsageError
from pingproof.simulator.linux.ipv4.route_exception import flush_exceptions
from pingproof.simulator.saved.routes import learned, table_exists, table_numbers
from pingproof.simulator.tools.ip.route.rows import (
    EVERY_TABLE,
    learned_listing,
    other_family_listing,
    route_listing,
    route_text,
    selects_route,
    table_of,
)
from pingproof.simulator.tools.ip.route.show_words import RouteShow
from pingproof.simulator.tools.ip.words import IpOptions
from pingproof.simulator.tools.lib.json_writer import json_beginning
from pingproof.simulator.tools.lib.refusals import REFUSED, flush_report
from pingproof.simulator.userland.lib.answer import find_device
from pingproof.simulator.userland.lib.ll_map import ll_index_to_name

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.ipv4.fib import FibInfo


def show(namespace: NetNamespace, selection: RouteShow, options: IpOptions) -> str:
    """The rows selected, as text. Raises UsageError."""
    if selection.device is not None:
        find_device(namespace, selection.device)
    if options.family in ("inet6", "link"):
        return other_family_listing(selection, options)
    if selection.cached:
        return learned_listing(learned(namespace), selection, options)
    beginning = json_beginning(options.pretty) if options.json else ""
    chosen = _selected(namespace, selection, "Dump terminated\n", beginning)
    ll_index_to_name(nexthop.device for info in chosen for nexthop in info.nexthops)
    return route_listing([info.row() for info in chosen], selection, options)


def _selected(namespace: NetNamespace, selection: RouteShow, ending: str, written: str = "") -> list[FibInfo]:
    """The selected rows. Raises UsageError when the selection's table does not exist."""
    tables = namespace.fib.tables
    table = table_of(selection)
    if table != EVERY_TABLE and not table_exists(namespace, table):
        raise UsageError(f"Error: ipv4: FIB table does not exist.\n{ending}", REFUSED, written)
    numbers = table_numbers(namespace) if table == EVERY_TABLE else [table]
    rows = [info for number in numbers for info in tables.get(number, ())]
    return [info for info in rows if selects_route(info.row(), selection)]


def flush(namespace: NetNamespace, selection: RouteShow, options: IpOptions) -> str:
    """Delete every row that ``show`` would list (``iproute_flush``). Raises UsageError."""
    if selection.device is not None:
        find_device(namespace, selection.device)
    if selection.cached:
        flush_exceptions(namespace)
        return ""
    doomed = _selected(namespace, selection, "Flush terminated\n")
    for info in doomed:
        with suppress(ValueError, KeyError):  # gone with another one
            namespace.fib.tables[info.table].remove(info)
    return flush_report(
        [route_text(info.row(), selection, IpOptions()) for info in doomed], "entries", options.statistics
    )
