"""``nft_chain_validate``, and each extension's own demands: where a match or a target is allowed, and no loops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.tools.iptables.extensions import find_match, find_target

if TYPE_CHECKING:
    from pingproof.simulator.linux.netfilter.nf_tables_core import Chain, Rule, Table
    from pingproof.simulator.state.netfilter import Hook
    from pingproof.simulator.tools.iptables.words import RuleSpecification

MAX_DEPTH = 16
"""``NFT_JUMP_STACK_SIZE``: how deep chains may call each other."""


def check_rule(table: str, specification: RuleSpecification) -> None:
    """What the kernel refuses about a rule whatever chain it is in. Raises EINVAL."""
    for match in specification.matches:
        extension = find_match(match.name)
        if extension is None:
            continue
        accepted = extension.accepts is None or extension.accepts(match, specification)
        if table not in extension.tables or not accepted:
            raise KernelError(Errno.EINVAL)
    target = specification.target
    known = find_target(target.name) if target is not None else None
    if target is None or known is None:
        return
    # DNAT and its like work in nat only, as they change a flow and not a packet.
    if known.table not in (None, table):
        raise KernelError(Errno.EINVAL)
    if known.accepts is not None and not known.accepts(target.said, specification):
        raise KernelError(Errno.EINVAL)


def validate_table(table: Table) -> None:
    """Walk from each built-in chain. Raises EMLINK where chains lead too deep, EINVAL where a rule is not allowed."""
    for chain in table.every_chain():
        if chain.hook is not None:
            _validate(chain, chain.hook, 0)


def _validate(chain: Chain, hook: Hook, depth: int) -> None:
    if depth == MAX_DEPTH:
        raise KernelError(Errno.EMLINK)
    for rule in chain.rules:
        if not _is_allowed(rule, hook):
            raise KernelError(Errno.EINVAL)
        if rule.jump is not None:
            _validate(rule.jump, hook, depth + 1)


def _is_allowed(rule: Rule, hook: Hook) -> bool:
    target = rule.specification.target
    if target is not None and rule.jump is None:
        known = find_target(target.name)
        if known is not None and hook not in known.hooks:
            return False
    for match in rule.specification.matches:
        extension = find_match(match.name)
        if extension is None:
            continue
        if hook not in extension.hooks or (extension.stands_at is not None and not extension.stands_at(match, hook)):
            return False
    return True
