"""``iptables-save``."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from pingproof.simulator.carry_out import carries_out
from pingproof.simulator.clock import SECOND
from pingproof.simulator.result import Result
from pingproof.simulator.tools.iptables.libxtables.builtin_chains import BUILTIN_CHAINS
from pingproof.simulator.tools.iptables.save_text import save_table
from pingproof.simulator.tools.iptables.words import IptablesSave
from pingproof.simulator.userland.iptables.chain import chains
from pingproof.simulator.userland.iptables.list import warning

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
"""The date of virtual time 0, for the comments: the simulator reads no real clock."""


@carries_out(IptablesSave)
def run(namespace: NetNamespace, command: IptablesSave) -> Result:
    """Print the tables that have been made, in the tool's order."""
    date = BEGINNING + timedelta(seconds=namespace.network.clock.now // SECOND)
    text = ""
    for name in BUILTIN_CHAINS:
        table = namespace.netfilter.tables.get(name)
        if table is not None and table.every_chain() and command.table in (None, name):
            text += warning(namespace, name)
            text += save_table(
                name, chains(namespace, name), command.counters, f"{date:%a %b} {date.day:2} {date:%H:%M:%S %Y}"
            )
    return Result(0, text)
