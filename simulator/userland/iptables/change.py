"""``iptables`` 1.8.9 (nf_tables): a typed command → changes of a namespace's tables → what the tool prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.carry_out import carries_out
from pingproof.simulator.errors import KernelError, NotModelled, UsageError
from pingproof.simulator.linux.netfilter import nf_tables_api as api
from pingproof.simulator.result import Result
from pingproof.simulator.tools.iptables.extensions import is_target
from pingproof.simulator.tools.iptables.libxtables.builtin_chains import is_builtin
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.iptables.refusals import (
    BAD_RULE,
    NAT_IS_NO_FILTER,
    NO_CHAIN,
    NOT_UNIQUE,
    refused,
    simple,
    too_big,
)
from pingproof.simulator.tools.iptables.rule_text import specification_text
from pingproof.simulator.tools.iptables.text import verbose_line
from pingproof.simulator.tools.iptables.words import WITH_RULE, Iptables, IptablesVerb, IptablesVersion
from pingproof.simulator.userland.iptables import chain as iptables_chain
from pingproof.simulator.userland.iptables import list as iptables_list

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.netfilter.nf_tables_core import Chain, Rule
    from pingproof.simulator.tools.iptables.words import RuleSpecification


@carries_out(IptablesVersion)
def _version(namespace: NetNamespace, command: IptablesVersion) -> Result:
    return Result(0, "iptables v1.8.9 (nf_tables)\n")


@carries_out(Iptables)
def run(namespace: NetNamespace, command: Iptables) -> Result:
    """Carry out one command. Raises ``NotModelled`` for a match or a target that is not known here."""
    try:
        return Result(0, _act(namespace, command))
    except UsageError as refusal:
        return Result(refusal.exit_code, refusal.stdout, refusal.stderr)


def _act(namespace: NetNamespace, command: Iptables) -> str:
    if command.verb in WITH_RULE and command.rules:
        _check_targets(namespace, command)
    match command.verb:
        case IptablesVerb.APPEND | IptablesVerb.INSERT:
            return _add(namespace, command)
        case IptablesVerb.REPLACE:
            return _replace(namespace, command)
        case IptablesVerb.DELETE:
            return _delete(namespace, command)
        case IptablesVerb.CHECK:
            return _check(namespace, command)
        case IptablesVerb.NEW_CHAIN:
            return iptables_chain.new_chain(namespace, command)
        case IptablesVerb.DELETE_CHAIN:
            return iptables_chain.delete_chain(namespace, command)
        case IptablesVerb.RENAME_CHAIN:
            return iptables_chain.rename(namespace, command)
        case IptablesVerb.FLUSH:
            return iptables_chain.flush(namespace, command)
        case IptablesVerb.ZERO:
            return iptables_chain.zero(namespace, command)
        case IptablesVerb.POLICY:
            return iptables_chain.policy(namespace, command)
        case IptablesVerb.LIST | IptablesVerb.LIST_RULES:
            return iptables_list.listing(namespace, command)


def _check_targets(namespace: NetNamespace, command: Iptables) -> None:
    """Check each ``-j`` as the tool does before its first message to the kernel. Raises UsageError."""
    for specification in command.rules:
        target = specification.target
        if target is None:
            continue
        # A built-in chain exists for the tool even before it is made; to jump there the kernel forbids.
        own = api.find_chain(namespace, command.table, target.name)
        # Behind -g a name is a chain's and never a target's (xshared.c:do_parse() looks for none). QUEUE is one to the
        # tool, for ip_queue of old, and a chain that is not there to the kernel.
        is_action = (is_target(target.name) or target.name == "QUEUE") and not target.goto
        known = is_action or is_builtin(command.table, target.name)
        if not known and own is None:
            raise problem(f"Chain '{target.name}' does not exist")
        if command.table == "nat" and target.name == "DROP":
            raise problem(NAT_IS_NO_FILTER)


def _compile(namespace: NetNamespace, chain: Chain, specification: RuleSpecification, command: Iptables) -> Rule:
    rule = api.make_rule(namespace, chain, specification, specification_text(specification))
    if command.counters is not None:
        rule.packets, rule.bytes = command.counters
    return rule


def _add(namespace: NetNamespace, command: Iptables) -> str:
    """``-A`` and ``-I``: with several addresses, a rule for each combination, all or none."""
    is_insert = command.verb is IptablesVerb.INSERT
    index = (command.number or 1) - 1
    # A built-in chain is made by the first command that changes it, and taken back if that command fails.
    chain, made = iptables_chain.chain_to_change(namespace, command)
    if is_insert and index > len(chain.rules):
        _unmake(namespace, chain, made)
        raise simple(too_big("insertion"))
    before = len(chain.rules)
    gap: str | None = None
    try:
        for specification in command.rules:
            rule = _compile(namespace, chain, specification, command)
            gap = rule.gap
            api.insert_rule(namespace, chain, rule, index if is_insert else len(chain.rules))
    except KernelError as error:
        # The kernel takes a command's rules in one transaction: all or none.
        for _ in range(len(chain.rules) - before):
            api.delete_rule(namespace, chain, index if is_insert else len(chain.rules) - 1)
        _unmake(namespace, chain, made)
        raise refused("RULE_INSERT" if is_insert else "RULE_APPEND", error, f"rule in chain {chain.name}") from None
    return _verbose_text_or_refusal(command, gap)


def _unmake(namespace: NetNamespace, chain: Chain, made: bool) -> None:
    """Take a built-in chain back that was made for a command the kernel then refused."""
    if made and not chain.rules:
        api.delete_chain(namespace, namespace.netfilter.tables[chain.table], chain)


def _verbose_text_or_refusal(command: Iptables, gap: str | None) -> str:
    """What ``-v`` prints. Raises ``NotModelled`` when a rule has a gap: it is in its chain, and does nothing."""
    if gap is not None:
        raise NotModelled(f"{gap} (the rule is listed, and does nothing)")
    return _verbose_text(command)


def _verbose_text(command: Iptables) -> str:
    if not command.verbose:
        return ""
    return "".join(f"{verbose_line(specification)}\n" for specification in command.rules)


def _replace(namespace: NetNamespace, command: Iptables) -> str:
    if len(command.rules) > 1:
        raise problem(NOT_UNIQUE)
    assert command.chain is not None
    assert command.number is not None
    chain = api.find_chain(namespace, command.table, command.chain)
    if chain is None:
        raise simple(NO_CHAIN)
    if command.number > len(chain.rules):
        raise simple(too_big("replacement"))
    try:
        rule = _compile(namespace, chain, command.rules[0], command)
        api.replace_rule(namespace, chain, rule, command.number - 1)
    except KernelError as error:
        raise refused("RULE_REPLACE", error, f"rule in chain {chain.name}") from None
    return _verbose_text_or_refusal(command, rule.gap)


def _delete(namespace: NetNamespace, command: Iptables) -> str:
    assert command.chain is not None
    chain = api.find_chain(namespace, command.table, command.chain)
    if command.number is not None:
        if chain is None:
            raise simple(NO_CHAIN)
        if command.number > len(chain.rules):
            raise simple(too_big("deletion"))
        api.delete_rule(namespace, chain, command.number - 1)
        return ""
    # All are sought before any goes: one that is missing leaves the others.
    places = [_find(chain, specification) for specification in command.rules]
    if chain is None or None in places:
        raise simple(BAD_RULE)
    for specification in command.rules:
        # Once more, for the rules behind a deleted one have moved up.
        place = _find(chain, specification)
        if place is not None:
            api.delete_rule(namespace, chain, place)
    return _verbose_text(command)


def _find(chain: Chain | None, specification: RuleSpecification) -> int | None:
    """The index of the first rule with the same text."""
    if chain is None:
        return None
    text = specification_text(specification)
    return next((place for place, rule in enumerate(chain.rules) if rule.text == text), None)


def _check(namespace: NetNamespace, command: Iptables) -> str:
    assert command.chain is not None
    chain = api.find_chain(namespace, command.table, command.chain)
    if any(_find(chain, specification) is None for specification in command.rules):
        raise simple(BAD_RULE)
    return _verbose_text(command)
