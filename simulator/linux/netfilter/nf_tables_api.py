"""``net/netfilter/nf_tables_api.c``: the control side: tables, chains and rules come and go, all or nothing.

Every change is validated before it is kept: a target must be allowed in each built-in chain that can reach it, and no
chain may lead back to itself. Refusals raise ``KernelError`` and leave everything as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError, NotModelled
from pingproof.simulator.linux.core.netfilter import nf_register_hooks
from pingproof.simulator.linux.netfilter.nf_conntrack_core import nf_ct_netns_get, nf_ct_netns_put
from pingproof.simulator.linux.netfilter.nf_tables_compile import compile_basic, compile_matches, compile_target
from pingproof.simulator.linux.netfilter.nf_tables_core import Chain, Rule, Table
from pingproof.simulator.linux.netfilter.nf_tables_validate import check_rule, validate_table
from pingproof.simulator.tools.iptables.extensions import find_match, find_target, is_target
from pingproof.simulator.tools.iptables.libxtables.builtin_chains import BUILTIN_CHAINS
from pingproof.simulator.tools.iptables.libxtables.verdict import VERDICTS

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.tools.iptables.words import RuleSpecification, Target


def find_chain(namespace: NetNamespace, table: str, name: str) -> Chain | None:
    """The chain, if it has been made."""
    found = namespace.netfilter.tables.get(table)
    return found.chains.get(name) if found is not None else None


def new_table(namespace: NetNamespace, table: str) -> Table:
    """The table, made if need be."""
    tables = namespace.netfilter.tables
    if table not in tables:
        tables[table] = Table(table)
    return tables[table]


def builtin_chain(namespace: NetNamespace, table: str, name: str) -> Chain:
    """A built-in chain, made (policy ACCEPT) if need be."""
    chains = new_table(namespace, table).chains
    if name not in chains:
        hook = next(hook for hook in BUILTIN_CHAINS[table] if hook.value == name)
        chains[name] = Chain(table, name, hook, "ACCEPT")
        nf_register_hooks(namespace)
    return chains[name]


def new_chain(namespace: NetNamespace, table: str, name: str) -> None:
    """Make a user-defined chain."""
    new_table(namespace, table).chains[name] = Chain(table, name)


def make_rule(namespace: NetNamespace, chain: Chain, specification: RuleSpecification, text: str) -> Rule:
    """Compile a rule for a chain, without putting it there.

    What is not known here becomes the rule's ``gap``. Raises ``KernelError`` for what the kernel refuses in this table.
    """
    rule = Rule(specification, text, ())
    try:
        rule.predicates = compile_matches(specification)
    except NotModelled as gap:
        rule.gap = gap.what
        # The conditions that every rule can have still say by which packets the unknown one would be asked.
        rule.predicates = tuple(compile_basic(specification))
    target = specification.target
    if target is not None:
        own = find_chain(namespace, chain.table, target.name)
        if target.name in VERDICTS:
            rule.verdict = VERDICTS[target.name]
        elif own is None and is_target(target.name):
            _compile_action(rule, target)
        elif own is None:
            raise KernelError(Errno.ENOENT)
        # nf_tables refuses a jump to a base chain.
        elif own.hook is not None:
            raise KernelError(Errno.EOPNOTSUPP)
        else:
            rule.jump, rule.goto = own, target.goto
    rule.needs_conntrack = _uses_conntrack(specification)
    check_rule(chain.table, specification)
    return rule


def _uses_conntrack(specification: RuleSpecification) -> bool:
    """Whether the rule keeps conntrack at work in its namespace (``nf_ct_netns_get``)."""
    target = specification.target
    extensions = [find_match(match.name) for match in specification.matches]
    known = find_target(target.name) if target is not None else None
    return any(extension is not None and extension.uses_conntrack for extension in (*extensions, known))


def _compile_action(rule: Rule, target: Target) -> None:
    try:
        rule.action = compile_target(target)
    except NotModelled as gap:
        rule.gap = rule.gap or gap.what


def insert_rule(namespace: NetNamespace, chain: Chain, rule: Rule, index: int) -> None:
    """Put a rule at ``index`` (from 0). Raises ``KernelError`` where chains form a loop or a rule is not allowed."""
    chain.rules.insert(index, rule)
    try:
        validate_table(namespace.netfilter.tables[chain.table])
    except KernelError:
        chain.rules.remove(rule)
        raise
    _account(namespace, [rule], [])


def replace_rule(namespace: NetNamespace, chain: Chain, rule: Rule, index: int) -> None:
    """Put a rule in another's place. Raises as ``insert_rule`` does."""
    old = chain.rules[index]
    chain.rules[index] = rule
    try:
        validate_table(namespace.netfilter.tables[chain.table])
    except KernelError:
        chain.rules[index] = old
        raise
    _account(namespace, [rule], [old])


def delete_rule(namespace: NetNamespace, chain: Chain, index: int) -> None:
    """Take a rule out."""
    _account(namespace, [], [chain.rules.pop(index)])


def flush_chain(namespace: NetNamespace, chain: Chain) -> None:
    """Take all its rules out."""
    gone, chain.rules = chain.rules, []
    _account(namespace, [], gone)


def chain_use(table: Table, chain: Chain) -> int:
    """``chain->use`` without its own rules: how many rules jump or go to it."""
    return sum(rule.jump is chain for other in table.every_chain() for rule in other.rules)


def delete_chain(namespace: NetNamespace, table: Table, chain: Chain) -> None:
    """Remove a chain. Raises EBUSY while it has rules or rules jump to it."""
    if chain.rules or chain_use(table, chain):
        raise KernelError(Errno.EBUSY)
    del table.chains[chain.name]
    if chain.hook is not None:
        nf_register_hooks(namespace)


def rename_chain(table: Table, chain: Chain, name: str) -> None:
    """Another name for a chain; the rules that jump to it follow."""
    del table.chains[chain.name]
    chain.name = name
    # The tool looks built-in chains up by name: a renamed one is out of its reach, though packets still walk it.
    if chain.hook is None:
        table.chains[name] = chain
    else:
        table.renamed.append(chain)


def _account(namespace: NetNamespace, come: list[Rule], gone: list[Rule]) -> None:
    """Count who needs conntrack, and register the hooks anew when that changes whether it is in use."""
    before = namespace.conntrack.users
    for rule in come:
        if rule.needs_conntrack:
            nf_ct_netns_get(namespace)
    for rule in gone:
        if rule.needs_conntrack:
            nf_ct_netns_put(namespace)
    # Only the first and the last rule change what is registered.
    if bool(before) is not bool(namespace.conntrack.users):
        nf_register_hooks(namespace)


def listed_chains(name: str, table: Table | None) -> list[Chain]:
    """A table's chains in the tool's order: the built-in ones, made or not, then the user-defined ones by name."""
    made = table.chains if table is not None else {}
    builtin = [made.get(hook.value) or Chain(name, hook.value, hook, "ACCEPT") for hook in BUILTIN_CHAINS[name]]
    return builtin + sorted((chain for chain in made.values() if chain.hook is None), key=_name)


def _name(chain: Chain) -> bytes:
    return chain.name.encode()
