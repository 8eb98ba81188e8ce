"""``iptables -L`` and ``-S``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import UsageError
from pingproof.simulator.linux.netfilter import nf_tables_api as api
from pingproof.simulator.tools.iptables.refusals import incompatible
from pingproof.simulator.tools.iptables.save_text import list_rules, rule_lines
from pingproof.simulator.tools.iptables.text import ListFormat, chain_listing, rule_listing
from pingproof.simulator.tools.iptables.words import IptablesVerb
from pingproof.simulator.userland.iptables.chain import chains, zero

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.netfilter.nf_tables_core import Chain
    from pingproof.simulator.tools.iptables.words import Iptables


def listing(namespace: NetNamespace, command: Iptables) -> str:
    """The text. Raises UsageError for a chain that is not there."""
    listed = chains(namespace, command.table)
    if command.chain is not None:
        listed = [chain for chain in listed if chain.name == command.chain]
        if not listed:
            raise incompatible(command.chain, command.table)
    text = _rules(listed, command) if command.verb is IptablesVerb.LIST_RULES else _columns(namespace, listed, command)
    if command.chain is None:
        text = warning(namespace, command.table) + text
    return text + (_zeroed(namespace, listed, command) if command.zero else "")


def warning(namespace: NetNamespace, table: str) -> str:
    """A line before everything else, when a table has chains that the tool cannot list."""
    found = namespace.netfilter.tables.get(table)
    if found is None or not found.renamed:
        return ""
    return f"# Table `{table}' contains incompatible base-chains, use 'nft' tool to list them.\n"


def _rules(listed: list[Chain], command: Iptables) -> str:
    if command.number is None:
        return list_rules(listed, command.verbose > 0)
    lines = rule_lines(listed[0], command.verbose > 0)[command.number - 1 : command.number]
    return "".join(f"{line}\n" for line in lines)


def _columns(namespace: NetNamespace, listed: list[Chain], command: Iptables) -> str:
    style = ListFormat(command.numeric, command.verbose > 0, command.line_numbers, command.exact)
    if command.number is not None:
        if command.number > len(listed[0].rules):
            return ""
        return rule_listing(listed[0], command.number, style) + "\n"
    table = namespace.netfilter.tables.get(command.table)
    return "\n".join(
        chain_listing(chain, api.chain_use(table, chain) if table is not None else 0, style) for chain in listed
    )


def _zeroed(namespace: NetNamespace, listed: list[Chain], command: Iptables) -> str:
    """``-L -Z``: list, then zero what was listed; the built-in chains are made for that."""
    for chain in listed:
        if chain.hook is not None:
            api.builtin_chain(namespace, command.table, chain.name)
    try:
        return zero(namespace, command)
    except UsageError:
        return ""
