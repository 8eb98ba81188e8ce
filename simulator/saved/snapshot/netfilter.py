"""Live tables and flows → ``state.py``'s rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.netfilter.nf_conntrack import conntrack_entry
from pingproof.simulator.linux.netfilter.nf_tables_api import listed_chains
from pingproof.simulator.state import IptablesChain, IptablesRule
from pingproof.simulator.tools.iptables.libxtables.builtin_chains import BUILTIN_CHAINS

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.netfilter.nf_tables_core import Chain
    from pingproof.simulator.state import ConntrackEntry


def iptables_state(namespace: NetNamespace) -> tuple[tuple[str, tuple[IptablesChain, ...]], ...]:
    """The tables that have been made, in ``iptables-save``'s order, each with its chains in that of ``iptables -S``."""
    tables = namespace.netfilter.tables
    return tuple(
        (name, tuple(_chain(chain) for chain in listed_chains(name, tables[name])))
        for name in BUILTIN_CHAINS
        if name in tables and tables[name].chains
    )


def _chain(chain: Chain) -> IptablesChain:
    rules = tuple(IptablesRule(rule.text, rule.packets, rule.bytes) for rule in chain.rules)
    return IptablesChain(chain.name, chain.policy, rules, chain.packets, chain.bytes)


def conntrack_state(namespace: NetNamespace) -> tuple[ConntrackEntry, ...]:
    """The flows that have not expired."""
    now = namespace.network.clock.now
    return tuple(conntrack_entry(flow, now) for flow in namespace.conntrack.living(now))
