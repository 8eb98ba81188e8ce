"""``ip rule``: from words to requests and back to text (iproute2/ip/iprule.c)."""

from __future__ import annotations

from ipaddress import IPv4Network
from typing import TYPE_CHECKING, get_args

from pingproof.simulator.linux.ipv4.fib import TABLE_MAIN, TABLE_UNSPEC
from pingproof.simulator.linux.ipv4.fib_rules import RulePattern, fib_nl_delrule, fib_nl_newrule
from pingproof.simulator.result import Result
from pingproof.simulator.saved.rules import rules
from pingproof.simulator.state import Rule
from pingproof.simulator.tools.ip.rule.rows import rule_listing, selects_rule
from pingproof.simulator.tools.ip.rule.words import (
    RuleAdd,
    RuleCommand,
    RuleDelete,
    RuleFlush,
    RuleSelector,
    RuleShow,
)
from pingproof.simulator.tools.lib.rt_names import table_number
from pingproof.simulator.userland.ip.action import carries_out_action
from pingproof.simulator.userland.lib.answer import answer

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.tools.ip.words import IpOptions

WHOLE_MARK = 0xFFFFFFFF


@carries_out_action(*get_args(RuleCommand))
def run(namespace: NetNamespace, command: RuleCommand, options: IpOptions) -> Result:
    """Carry out an ``ip rule`` command in a namespace."""
    match command:
        case RuleAdd(selector):
            return answer(_add, namespace, selector)
        case RuleDelete(selector):
            return answer(_delete, namespace, selector)
        case RuleFlush(selector):
            return answer(_flush, namespace, selector)
        case RuleShow(selector):
            return answer(_show, namespace, selector, options)


def _prefix(prefix: IPv4Network | None) -> IPv4Network | None:
    """The prefix of a rule; ``from all`` is none."""
    return prefix if prefix is not None and prefix.prefixlen else None


def _add(namespace: NetNamespace, said: RuleSelector) -> str:
    if said.table is not None:
        table = table_number(said.table)
        assert table is not None
    else:
        table = TABLE_MAIN if said.action is None else TABLE_UNSPEC
    mark = said.fwmark or 0
    # The kernel compares the whole mark unless a mask is said (fib_newrule), and none for a mark of 0.
    mask = said.fwmask if said.fwmask is not None else (WHOLE_MARK if mark else 0)
    rule = Rule(
        said.priority or 0,
        table,
        said.action or "to_table",
        _prefix(said.source),
        _prefix(said.destination),
        said.input_device,
        said.output_device,
        mark,
        mask,
        said.tos or 0,
        said.inverted,
        "unspec",
        said.suppress_prefix_length,
    )
    fib_nl_newrule(namespace, rule, priority_said=said.priority is not None)
    return ""


def _delete(namespace: NetNamespace, said: RuleSelector) -> str:
    fib_nl_delrule(
        namespace,
        RulePattern(
            said.priority,
            table_number(said.table) if said.table is not None else None,
            said.action,
            _prefix(said.source),
            _prefix(said.destination),
            said.input_device,
            said.output_device,
            said.fwmark,
            said.fwmask if said.fwmask is not None else (WHOLE_MARK if said.fwmark else None),
            said.tos,
            said.suppress_prefix_length,
        ),
    )
    return ""


def _flush(namespace: NetNamespace, said: RuleSelector) -> str:
    """Delete the selected rules except those of priority 0 (``flush_rule``)."""
    for rule in rules(namespace):
        # The rule of priority 0 leads to the local table: without it the host would not find itself.
        if rule.priority and selects_rule(rule, said):
            namespace.fib.rules.remove(rule)
            namespace.fib.has_custom_rules = True
    return ""


def _show(namespace: NetNamespace, said: RuleSelector, options: IpOptions) -> str:
    return rule_listing(rules(namespace), said, options, [device.name for device in namespace.devices.values()])
