"""``iptables``'s verbs about whole chains: ``-N``, ``-X``, ``-E``, ``-F``, ``-Z``, ``-P``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.errors import KernelError, UsageError
from pingproof.simulator.linux.netfilter import nf_tables_api as api
from pingproof.simulator.tools.iptables.extensions import is_target
from pingproof.simulator.tools.iptables.libxtables.builtin_chains import is_builtin
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.iptables.refusals import (
    BAD_BUILTIN,
    BAD_POLICY,
    BAD_RULE,
    CHAIN_EXISTS,
    FILE_EXISTS,
    NAME_CLASH,
    NAT_IS_NO_FILTER,
    NO_CHAIN,
    NOT_EMPTY,
    refused,
    simple,
    too_big,
)
from pingproof.simulator.tools.iptables.rule_text import specification_text

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.netfilter.nf_tables_core import Chain
    from pingproof.simulator.tools.iptables.words import Iptables


def chains(namespace: NetNamespace, table: str) -> list[Chain]:
    """A table's chains in the tool's order; a built-in one that was not made is listed empty."""
    return api.listed_chains(table, namespace.netfilter.tables.get(table))


def chain_to_change(namespace: NetNamespace, command: Iptables) -> tuple[Chain, bool]:
    """The chain to change, and whether it had to be made for that. Raises UsageError when there is none."""
    assert command.chain is not None
    found = api.find_chain(namespace, command.table, command.chain)
    if found is not None:
        return found, False
    if not is_builtin(command.table, command.chain):
        raise simple(NO_CHAIN)
    return api.builtin_chain(namespace, command.table, command.chain), True


def new_chain(namespace: NetNamespace, command: Iptables) -> str:
    """``-N``. Raises UsageError for a name that a chain or a target has."""
    assert command.chain is not None
    # A chain of that name could never be jumped to.
    if is_target(command.chain) or command.chain == "QUEUE":
        raise problem(NAME_CLASH)
    if is_builtin(command.table, command.chain) or api.find_chain(namespace, command.table, command.chain):
        raise simple(CHAIN_EXISTS)
    api.new_chain(namespace, command.table, command.chain)
    return ""


def delete_chain(namespace: NetNamespace, command: Iptables) -> str:
    """``-X``: one chain, or all own ones and the empty built-in ones. Raises UsageError for one in use."""
    if command.chain is not None:
        return _delete_one_chain(namespace, command, command.chain)
    table = namespace.netfilter.tables.get(command.table)
    if table is None:
        return ""
    own = [chain for chain in chains(namespace, command.table) if chain.hook is None]
    # The kernel takes the deletions in one transaction and reports its last refusal: none is deleted.
    busy = [chain for chain in own if chain.rules or api.chain_use(table, chain)]
    if busy:
        raise UsageError(refused_busy(busy[-1].name), 4, _deleting(own, command))
    for chain in list(table.chains.values()):
        if chain.hook is None or (not chain.rules and chain.policy == "ACCEPT"):
            api.delete_chain(namespace, table, chain)
    return _deleting(own, command)


def _deleting(chains: list[Chain], command: Iptables) -> str:
    return "".join(f"Deleting chain `{chain.name}'\n" for chain in chains) if command.verbose else ""


def refused_busy(name: str) -> str:
    """What a chain that is in use answers to ``-X``."""
    return f"iptables v1.8.9 (nf_tables):  CHAIN_DEL failed (Device or resource busy): chain {name}\n"


def _delete_one_chain(namespace: NetNamespace, command: Iptables, name: str) -> str:
    chain = api.find_chain(namespace, command.table, name)
    if chain is None:
        raise simple(NO_CHAIN)
    if chain.hook is not None and chain.policy != "ACCEPT":
        raise simple(NOT_EMPTY)
    try:
        api.delete_chain(namespace, namespace.netfilter.tables[command.table], chain)
    except KernelError as error:
        raise refused("CHAIN_DEL", error, f"chain {name}") from None
    return _deleting([chain], command)


def rename(namespace: NetNamespace, command: Iptables) -> str:
    """``-E``; a built-in chain is renamed too, and the tool then finds it no more. Raises UsageError."""
    assert command.chain is not None
    assert command.new_name is not None
    table = namespace.netfilter.tables.get(command.table)
    taken = api.find_chain(namespace, command.table, command.new_name)
    if taken is not None or is_builtin(command.table, command.new_name):
        raise simple(FILE_EXISTS)
    chain = api.find_chain(namespace, command.table, command.chain)
    if chain is None:
        raise simple(NO_CHAIN)
    assert table is not None
    api.rename_chain(table, chain, command.new_name)
    for rule in (rule for other in table.every_chain() for rule in other.rules if rule.jump is chain):
        assert rule.specification.target is not None
        target = replace(rule.specification.target, name=command.new_name)
        rule.specification = replace(rule.specification, target=target)
        rule.text = specification_text(rule.specification)
    return ""


def flush(namespace: NetNamespace, command: Iptables) -> str:
    """``-F``: the rules of one chain or of all. Raises UsageError for a chain that is not there."""
    if command.chain is not None:
        chain, _ = chain_to_change(namespace, command)
        api.flush_chain(namespace, chain)
        return f"Flushing chain `{chain.name}'\n" if command.verbose else ""
    listed = chains(namespace, command.table)
    table = namespace.netfilter.tables.get(command.table)
    for chain in table.every_chain() if table is not None else ():
        api.flush_chain(namespace, chain)
    return "".join(f"Flushing chain `{chain.name}'\n" for chain in listed) if command.verbose else ""


def zero(namespace: NetNamespace, command: Iptables) -> str:
    """``-Z``: counters of rules, and of policies, which count from then on. Raises UsageError."""
    if command.chain is not None:
        chain = api.find_chain(namespace, command.table, command.chain)
        if command.number is not None and (chain is None or command.number > len(chain.rules)):
            raise simple(BAD_RULE if chain is None else too_big("zeroing"))
        if chain is None:
            raise simple(NO_CHAIN)
        chosen = [chain]
    else:
        chosen = chains(namespace, command.table)
    for chain in chosen:
        _zero_chain(chain, command.number)
    return "".join(f"Zeroing chain `{chain.name}'\n" for chain in chosen) if command.verbose else ""


def _zero_chain(chain: Chain, number: int | None) -> None:
    rules = chain.rules if number is None else chain.rules[number - 1 : number]
    for rule in rules:
        rule.packets = rule.bytes = 0
    if number is None and chain.hook is not None:
        chain.counting, chain.packets, chain.bytes = True, 0, 0


def policy(namespace: NetNamespace, command: Iptables) -> str:
    """``-P``: from then on the policy counts. Raises UsageError for a chain that can have none."""
    assert command.chain is not None
    if command.policy not in ("ACCEPT", "DROP"):
        raise simple(BAD_POLICY)
    if not is_builtin(command.table, command.chain):
        raise simple(BAD_BUILTIN)
    if command.table == "nat" and command.policy == "DROP":
        raise problem(NAT_IS_NO_FILTER)
    chain = api.builtin_chain(namespace, command.table, command.chain)
    chain.policy = command.policy
    # The tool makes the chain anew with counters.
    chain.counting, chain.packets, chain.bytes = True, 0, 0
    return ""
