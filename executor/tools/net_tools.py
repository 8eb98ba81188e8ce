"""``route``, ``arp``, ``ifconfig`` and ``conntrack``: the system's, or what they list, where they are not installed.

Plain listings only: net-tools is no longer installed by default, and the lessons use ``route -n`` and ``arp``.
"""

from __future__ import annotations

from pingproof.executor.carry_out import carries_out
from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.machine.programs import run_program
from pingproof.executor.machine.unavailable import ToolMissing
from pingproof.executor.netfilter.state import read_conntrack
from pingproof.executor.rtnetlink.link import device_names
from pingproof.executor.rtnetlink.neighbour import read_neighbours
from pingproof.executor.rtnetlink.route import RT_TABLE_MAIN, has_table, read_routes
from pingproof.simulator.result import Result
from pingproof.simulator.state import NeighbourState
from pingproof.simulator.tools.arp.text import HEADING, bsd_line, linux_line
from pingproof.simulator.tools.arp.words import ArpChange, ArpShow
from pingproof.simulator.tools.command import Command
from pingproof.simulator.tools.conntrack.text import entry_line
from pingproof.simulator.tools.conntrack.words import Conntrack
from pingproof.simulator.tools.ifconfig.words import Ifconfig
from pingproof.simulator.tools.route.text import HEADINGS, TITLE, route_table
from pingproof.simulator.tools.route.words import RouteChangeLegacy, RouteShowLegacy
from pingproof.simulator.tools.vocabulary.parse import format_words

HIDDEN = frozenset({NeighbourState.NOARP, NeighbourState.NONE})
"""What /proc/net/arp leaves out."""


@carries_out(RouteShowLegacy, ArpShow, RouteChangeLegacy, ArpChange, Ifconfig, Conntrack)
def _run_or_list(machine: Machine, namespace: KernelNamespace, command: Command) -> Result:
    """The system's tool, or the listing it would give; raises ``ToolMissing``."""
    try:
        return run_program(namespace, format_words(command))
    except ToolMissing:
        result = listing(namespace, command)
        if result is None:
            raise
        return result


def listing(namespace: KernelNamespace, command: Command) -> Result | None:
    """The listing that the command asks for, None when it is not one of the plain ones."""
    match command:
        case RouteShowLegacy(verbose=False):
            return _routes(namespace, command)
        case ArpShow(host=None):
            return _neighbours(namespace, command)
        case Conntrack(verb="L", filters=()):
            lines = [entry_line(entry) + "\n" for entry in read_conntrack(namespace)]
            told = f"conntrack v1.4.7 (conntrack-tools): {len(lines)} flow entries have been shown.\n"
            return Result(0, "".join(lines), told)
    return None


def _routes(namespace: KernelNamespace, command: RouteShowLegacy) -> Result:
    if not has_table(namespace, RT_TABLE_MAIN):
        # /proc/net/route is empty then, without even its heading, which the tool takes for an error.
        return Result(1, TITLE + HEADINGS[min(command.extended, 2)])
    rows = [row for row in read_routes(namespace, device_names(namespace)) if row.table == RT_TABLE_MAIN]
    return Result(0, route_table(tuple(rows), numeric=command.numeric, extended=command.extended))


def _neighbours(namespace: KernelNamespace, command: ArpShow) -> Result:
    names = device_names(namespace)
    rows = [row for row in read_neighbours(namespace, names) if row.state not in HIDDEN]
    rows += read_neighbours(namespace, names, proxy=True)
    shown = [row for row in rows if command.device in (None, row.device)]
    # arp prints its heading with the first row only.
    text = "" if command.bsd or not shown else HEADING
    text += "".join(bsd_line(row) if command.bsd else linux_line(row) for row in shown)
    if not shown and (command.device is not None or command.hardware is not None):
        text += f"arp: in {len(rows)} entries no match found.\n"
    return Result(0, text)
