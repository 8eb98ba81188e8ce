"""``iptables-save``."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from simulator.clock import SECOND
from simulator.result import Result
from simulator.show.iptables_save import save_table
from simulator.stack.nf_tables import BUILTIN_CHAINS
from simulator.tools.iptables_list import warning

if TYPE_CHECKING:
    from simulator.language.iptables import IptablesSave
    from simulator.stack.net_namespace import NetNamespace

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
"""The date of virtual time 0: the simulator reads no clock, and the comment wants a date."""


def run(namespace: NetNamespace, command: IptablesSave) -> Result:
    """Print the tables that have been made, in the tool's order."""
    date = BEGINNING + timedelta(seconds=namespace.network.clock.now // SECOND)
    text = ""
    for name in BUILTIN_CHAINS:
        table = namespace.netfilter.tables.get(name)
        if table is not None and table.every_chain() and command.table in (None, name):
            text += warning(namespace, name)
            text += save_table(table, command.counters, f"{date:%a %b} {date.day:2} {date:%H:%M:%S %Y}")
    return Result(0, text)
