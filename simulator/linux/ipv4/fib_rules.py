"""``net/core/fib_rules.c``: how policy rules come and go; how they are asked is in ``fib.py``."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.ipv4.fib import TABLE_UNSPEC
from pingproof.simulator.state import Rule
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace


@value
class RulePattern:
    """A request's words about the rule to delete; None where unsaid."""

    priority: int | None = None
    table: int | None = None
    action: str | None = None
    source: IPv4Network | None = None
    destination: IPv4Network | None = None
    input_device: str | None = None
    output_device: str | None = None
    fwmark: int | None = None
    fwmask: int | None = None
    tos: int | None = None
    suppress_prefix_length: int | None = None

    def matches(self, rule: Rule) -> bool:
        """Whether a rule agrees with all that is said (``rule_find``); a zero says nothing."""
        return (
            (self.action is None or rule.action == self.action)
            and (not self.table or rule.table == self.table)
            and (self.priority is None or rule.priority == self.priority)
            and (self.input_device is None or rule.input_device == self.input_device)
            and (self.output_device is None or rule.output_device == self.output_device)
            and (not self.fwmark or rule.fwmark == self.fwmark)
            and (not self.fwmask or rule.fwmask == self.fwmask)
            and (self.suppress_prefix_length is None or rule.suppress_prefix_length == self.suppress_prefix_length)
            and _says_same(rule, self.source, self.destination, self.tos or 0)
        )


def _says_same(rule: Rule, source: IPv4Network | None, destination: IPv4Network | None, tos: int) -> bool:
    """``fib4_rule_compare``: a prefix that is not said agrees with every prefix."""
    return (
        (source is None or source.prefixlen == 0 or rule.source == source)
        and (destination is None or destination.prefixlen == 0 or rule.destination == destination)
        and (tos == 0 or rule.tos == tos)
    )


def fib_nl_newrule(namespace: NetNamespace, rule: Rule, *, priority_said: bool) -> Rule:
    """Put a rule behind those of its priority; unsaid, the priority is one less than the second rule's.

    Table 0 stands for the first one that is empty. Raises ``KernelError``. Source: net/core/fib_rules.c:fib_newrule().
    """
    fib = namespace.fib
    if not priority_said:
        rule = replace(rule, priority=_default_priority(fib.rules))
    if rule.action == "to_table" and rule.table == TABLE_UNSPEC:
        rule = replace(rule, table=next(number for number in range(1, 256) if number not in fib.tables))
        fib.table(rule.table)
    if any(_exists(each, rule) for each in fib.rules):
        raise KernelError(Errno.EEXIST)
    place = next((place for place, each in enumerate(fib.rules) if each.priority > rule.priority), len(fib.rules))
    fib.rules.insert(place, rule)
    fib.has_custom_rules = True
    return rule


def _default_priority(rules: list[Rule]) -> int:
    """The priority of a rule without one (``fib_default_rule_pref``)."""
    return max(rules[1].priority - 1, 0) if len(rules) > 1 else 0


def _exists(rule: Rule, wish: Rule) -> bool:
    """Whether a rule is alike in everything but ``not``, which is not compared (``rule_exists``)."""
    return (
        rule.action == wish.action
        and rule.table == wish.table
        and rule.priority == wish.priority
        and rule.protocol == wish.protocol
        and rule.input_device == wish.input_device
        and rule.output_device == wish.output_device
        and rule.fwmark == wish.fwmark
        and rule.fwmask == wish.fwmask
        and rule.suppress_prefix_length == wish.suppress_prefix_length
        and _says_same(rule, wish.source, wish.destination, wish.tos)
    )


def fib_nl_delrule(namespace: NetNamespace, pattern: RulePattern) -> None:
    """Take the first rule away that agrees with the pattern. Raises ``KernelError``."""
    fib = namespace.fib
    for rule in fib.rules:
        if pattern.matches(rule):
            fib.rules.remove(rule)
            fib.has_custom_rules = True
            return
    raise KernelError(Errno.ENOENT)
