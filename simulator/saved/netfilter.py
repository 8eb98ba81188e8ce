"""iptables' tables in the words of ``iptables-save``, conntrack's flows as ``conntrack -L`` lists them, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.errors import KernelError, SimulatorError
from pingproof.simulator.linux.core.netfilter import nf_register_hooks
from pingproof.simulator.linux.netfilter import nf_tables_api as api
from pingproof.simulator.linux.netfilter.nf_conntrack import Flow, conntrack_entry
from pingproof.simulator.linux.netfilter.nf_conntrack_core import nf_ct_netns_get
from pingproof.simulator.linux.netfilter.nf_conntrack_tuple import FlowTuple, invert_tuple
from pingproof.simulator.linux.netfilter.nf_tables_core import Chain, Rule, Table
from pingproof.simulator.state import IptablesChain, IptablesRule
from pingproof.simulator.tools.iptables.libxtables.builtin_chains import BUILTIN_CHAINS
from pingproof.simulator.tools.iptables.saved_words import basic_words, rule_words
from pingproof.simulator.tools.iptables.words import Iptables, RuleSpecification
from pingproof.simulator.tools.vocabulary.parse import parse_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import ConntrackEntry, NamespaceState, TupleState


def iptables_state(namespace: NetNamespace) -> tuple[tuple[str, tuple[IptablesChain, ...]], ...]:
    """Tables made so far, in ``iptables-save``'s order, each with its chains in the order of ``iptables -S``."""
    tables = namespace.netfilter.tables
    return tuple(
        (name, tuple(_chain_row(chain) for chain in api.listed_chains(name, tables[name])))
        for name in BUILTIN_CHAINS
        if name in tables and tables[name].chains
    )


def _chain_row(chain: Chain) -> IptablesChain:
    rules = tuple(IptablesRule(rule.text, rule.packets, rule.bytes) for rule in chain.rules)
    return IptablesChain(chain.name, chain.policy, rules, chain.packets, chain.bytes)


def restore_iptables(namespace: NetNamespace, state: NamespaceState) -> None:
    """Every table restored; a rule outside the model is listed, does nothing, and is noted for each packet on it."""
    tables = namespace.netfilter.tables
    for name, chains in state.iptables:
        if name in BUILTIN_CHAINS:
            tables[name] = Table(name, {chain.name: _chain(name, chain) for chain in _made(chains)})
    # Rules after all chains of all tables: one may jump to a chain that is listed later.
    for name, chains in state.iptables:
        for chain in _made(chains):
            live = tables[name].chains[chain.name]
            for row in chain.rules:
                rule = _rule(namespace, live, row.specification)
                rule.packets, rule.bytes = row.packets, row.bytes
                live.rules.append(rule)
                if rule.needs_conntrack:
                    nf_ct_netns_get(namespace)
    nf_register_hooks(namespace)


def _made(chains: Sequence[IptablesChain]) -> list[IptablesChain]:
    """The chains with rules, counters or a policy of their own; a listing has those that nobody made as well."""
    made = [chain for chain in chains if chain.rules or chain.policy in (None, "DROP") or chain.packets]
    # A table without any such chain is there all the same, so somebody made its chains.
    return made or list(chains)


def _chain(table: str, state: IptablesChain) -> Chain:
    hook = next((hook for hook in BUILTIN_CHAINS[table] if hook.value == state.name), None)
    # Only -P and -Z make a policy count, and a listing shows no more of that than these two signs.
    counting = state.policy == "DROP" or state.packets > 0
    return Chain(table, state.name, hook, state.policy, [], counting, state.packets, state.bytes)


def _rule(namespace: NetNamespace, chain: Chain, text: str) -> Rule:
    words = rule_words(text)
    gap = text
    # The whole rule, or else those conditions that every rule can have: so its gap is noted only where they hold.
    for part in (words, basic_words(words)):
        specification = _parsed(chain, part)
        if specification is None:
            continue
        try:
            rule = api.make_rule(namespace, chain, specification, text)
        except KernelError:
            continue
        if part is not words:
            rule.gap = gap
        return rule
    return Rule(RuleSpecification(), text, (), gap=gap)


def _parsed(chain: Chain, words: list[str]) -> RuleSpecification | None:
    try:
        command = parse_words(["iptables", "-t", chain.table, "-A", chain.name, *words])
    except SimulatorError:
        return None
    return command.rules[0] if isinstance(command, Iptables) and len(command.rules) == 1 else None


def conntrack_state(namespace: NetNamespace) -> tuple[ConntrackEntry, ...]:
    """The flows that have not expired."""
    now = namespace.network.clock.now
    return tuple(conntrack_entry(flow, now) for flow in namespace.conntrack.living(now))


def restore_conntrack(namespace: NetNamespace, state: NamespaceState) -> None:
    """The flows of the default zone, each with its timeout from now."""
    table, now = namespace.conntrack, namespace.network.clock.now
    translates = "nat" in namespace.netfilter.tables
    for row in state.conntrack:
        # No rule here can put a packet into another zone.
        if row.zone:
            continue
        flow = Flow(
            _tuple(row.protocol, row.original),
            _tuple(row.protocol, row.reply),
            expires=now + row.timeout * SECOND,
            confirmed=True,
            seen_reply=not row.unreplied,
            assured=row.assured,
            # Where nat is in use a listed flow is decided: its later packets walk no nat rule.
            source_nat_done=translates,
            destination_nat_done=translates,
            mark=row.mark,
            stream_from=now,
            tcp_state=row.tcp_state,
        )
        _read_translation(namespace, flow)
        table.insert(flow)


def _read_translation(namespace: NetNamespace, flow: Flow) -> None:
    """NAT's changes, read from the difference between the reply that is expected and the plain inverse."""
    natural = invert_tuple(flow.original)
    reply = flow.reply
    flow.source_nat = (reply.destination, reply.destination_part) != (natural.destination, natural.destination_part)
    # An ICMP flow has its identifier in the source part, in both directions.
    if flow.original.protocol == 1:
        flow.source_nat = (reply.destination, reply.source_part) != (natural.destination, natural.source_part)
    flow.destination_nat = reply.source != natural.source
    if flow.source_nat:
        # MASQUERADE may have chosen the address, then the flow ends with another way out; SNAT's looks the same.
        owner = (
            device.ifindex
            for device in namespace.devices.values()
            if any(int(ifa.local) == reply.destination for ifa in device.addresses)
        )
        flow.masquerade_index = next(owner, 0)


def _tuple(protocol: int, row: TupleState) -> FlowTuple:
    if row.type is not None:
        part = row.identifier or 0, row.type << 8 | (row.code or 0)
    else:
        part = row.source_port or 0, row.destination_port or 0
    return FlowTuple(protocol, int(row.source), part[0], int(row.destination), part[1])
