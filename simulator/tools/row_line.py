"""A row of any table as the line of the tool that lists it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pingproof.simulator.state import ConntrackEntry, Neighbour, Route, Rule
from pingproof.simulator.tools.conntrack.text import entry_line
from pingproof.simulator.tools.ip.neighbour.text import neighbour_line
from pingproof.simulator.tools.ip.route.text import route_line
from pingproof.simulator.tools.ip.rule.text import rule_line


def _route(row: Route) -> str:
    return route_line(row).rstrip()


PRINTERS: dict[type, Callable[[Any], str]] = {
    ConntrackEntry: entry_line,
    Neighbour: neighbour_line,
    Route: _route,
    Rule: rule_line,
}
"""The printer for each class of rows: ``conntrack -L``, ``ip neigh``, ``ip route show table all``, ``ip rule``."""


def row_line(row: object) -> str:
    """The line of a row, with the blank that some tools end it with.

    A row of no table of these (a rule of iptables, what is not modelled) prints itself.

    >>> from ipaddress import IPv4Address
    >>> from pingproof.simulator.state import NeighbourState
    >>> row_line(Neighbour(IPv4Address("10.0.0.2"), "veth0", None, NeighbourState.FAILED))
    '10.0.0.2 dev veth0 FAILED '
    """
    return PRINTERS.get(type(row), str)(row)
