"""``nft_chain_validate`` and each extension's own check: where a target or a match may stand, and no loops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.netfilter.nf_tables_core import Chain, Rule, Table
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification

MAX_DEPTH = 16
"""``NFT_JUMP_STACK_SIZE``: how deep chains may call each other."""
ALL_HOOKS = frozenset(Hook)


@value
class Place:
    """In which table (any when None) and from which hooks something may be used."""

    table: str | None = None
    hooks: frozenset[Hook] = ALL_HOOKS


TARGET_PLACES: dict[str, Place] = {
    "REJECT": Place("filter", frozenset({Hook.INPUT, Hook.FORWARD, Hook.OUTPUT})),
    "MASQUERADE": Place("nat", frozenset({Hook.POSTROUTING})),
    "SNAT": Place("nat", frozenset({Hook.POSTROUTING, Hook.INPUT})),
    "DNAT": Place("nat", frozenset({Hook.PREROUTING, Hook.OUTPUT})),
    "REDIRECT": Place("nat", frozenset({Hook.PREROUTING, Hook.OUTPUT})),
    "NETMAP": Place("nat", frozenset({Hook.PREROUTING, Hook.POSTROUTING, Hook.OUTPUT, Hook.INPUT})),
    "NOTRACK": Place("raw"),
    "CT": Place("raw"),
    "TRACE": Place("raw"),
    "TTL": Place("mangle"),
    "TOS": Place("mangle"),
    "DSCP": Place("mangle"),
    "ECN": Place("mangle"),
    "CHECKSUM": Place("mangle"),
    "TPROXY": Place("mangle", frozenset({Hook.PREROUTING})),
    "CLASSIFY": Place(None, frozenset({Hook.OUTPUT, Hook.FORWARD, Hook.POSTROUTING})),
}
"""``struct xt_target``'s ``table`` and ``hooks`` of each."""
MATCH_PLACES: dict[str, frozenset[Hook]] = {
    "mac": frozenset({Hook.PREROUTING, Hook.INPUT, Hook.FORWARD}),
    "owner": frozenset({Hook.OUTPUT, Hook.POSTROUTING}),
}
"""``struct xt_match``'s ``hooks``."""
MATCH_PROTOCOLS: dict[str, tuple[str, ...]] = {"icmp": ("icmp", "1"), "tcp": ("tcp", "6"), "udp": ("udp", "17")}
"""``struct xt_match``'s ``proto``."""
_OUTGOING_PORT = frozenset({"physdev-out", "physdev-is-out"})


def check_rule(table: str, specification: RuleSpecification) -> None:
    """What the kernel refuses about a rule whatever chain it is in. Raises EINVAL."""
    for match in specification.matches:
        protocols = MATCH_PROTOCOLS.get(match.name)
        if protocols is not None and _is_extension(match) and not _is_for(specification, protocols):
            raise KernelError(Errno.EINVAL)
    target = specification.target
    if target is None:
        return
    place = TARGET_PLACES.get(target.name)
    if place is not None and place.table not in (None, table):
        raise KernelError(Errno.EINVAL)
    resets = target.name == "REJECT" and ("reject-with", ("tcp-reset",)) in target.options
    if resets and not _is_for(specification, MATCH_PROTOCOLS["tcp"]):
        raise KernelError(Errno.EINVAL)


def _is_for(specification: RuleSpecification, protocols: tuple[str, ...]) -> bool:
    return specification.protocol in protocols and "protocol" not in specification.inverted


def _is_extension(match: Match) -> bool:
    """Whether it comes to the kernel as xt_tables' match: ports and flags of TCP and UDP come as expressions."""
    return match.name == "icmp" or not match.options or any(option == "tcp-option" for option, _, _ in match.options)


def validate_table(table: Table) -> None:
    """Walk from each built-in chain. Raises EMLINK where chains lead too deep, EINVAL where a rule may not stand."""
    for chain in table.every_chain():
        if chain.hook is not None:
            _validate(chain, chain.hook, 0)


def _validate(chain: Chain, hook: Hook, depth: int) -> None:
    if depth == MAX_DEPTH:
        raise KernelError(Errno.EMLINK)
    for rule in chain.rules:
        if not _may_stand(rule, hook):
            raise KernelError(Errno.EINVAL)
        if rule.jump is not None:
            _validate(rule.jump, hook, depth + 1)


def _may_stand(rule: Rule, hook: Hook) -> bool:
    specification = rule.specification
    target = specification.target
    if target is not None and rule.jump is None:
        place = TARGET_PLACES.get(target.name)
        if place is not None and hook not in place.hooks:
            return False
    for match in specification.matches:
        if hook not in MATCH_PLACES.get(match.name, ALL_HOOKS):
            return False
        if match.name == "physdev" and hook is Hook.OUTPUT:
            said = {option for option, _, _ in match.options}
            if said & _OUTGOING_PORT and "physdev-is-bridged" not in said:
                return False
    return True
