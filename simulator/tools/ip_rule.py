"""``ip rule``: from words to requests and back to text (iproute2/ip/iprule.c)."""

from __future__ import annotations

from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from simulator.errors import NotModelled
from simulator.language.ip_rule import RuleAdd, RuleCommand, RuleDelete, RuleFlush, RuleSelector, RuleShow
from simulator.language.rt_names import table_number
from simulator.result import Result
from simulator.show.ip_rule import rule_line, rule_object
from simulator.show.json_writer import json_text
from simulator.snapshot.rules import rules
from simulator.stack.fib import TABLE_LOCAL, TABLE_MAIN, TABLE_UNSPEC
from simulator.stack.fib_rules import RulePattern, fib_nl_delrule, fib_nl_newrule
from simulator.state import Rule
from simulator.tools.answer import answer

if TYPE_CHECKING:
    from simulator.language.ip import IpOptions
    from simulator.stack.net_namespace import NetNamespace

WHOLE_MARK = 0xFFFFFFFF
IPV6_RULES = (Rule(0, TABLE_LOCAL), Rule(32766, TABLE_MAIN))
"""What ``ip -6 rule`` lists where IPv6 was never configured."""


def run(namespace: NetNamespace, command: RuleCommand, options: IpOptions) -> Result:
    """Carry out an ``ip rule`` command in a namespace. Raises NotModelled."""
    if options.numeric:
        raise NotModelled("ip rule with -N", "the same without it")
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
    """``from all`` says nothing."""
    return prefix if prefix is not None and prefix.prefixlen else None


def _add(namespace: NetNamespace, said: RuleSelector) -> str:
    if said.table is not None:
        table = table_number(said.table)
        assert table is not None
    else:
        table = TABLE_MAIN if said.action is None else TABLE_UNSPEC
    mark = said.fwmark or 0
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


def _selects(said: RuleSelector, rule: Rule) -> bool:
    """``filter_nlmsg``: a rule is shown when its prefix lies in the one that is asked for."""
    return (
        (said.priority is None or rule.priority == said.priority)
        and (said.table is None or table_number(said.table) in (0, rule.table))
        and _lies_in(rule.source, said.source)
        and _lies_in(rule.destination, said.destination)
        and (said.input_device is None or rule.input_device == said.input_device)
        and (said.output_device is None or rule.output_device == said.output_device)
        and (said.fwmark is None or (rule.fwmark == said.fwmark and said.fwmask in (None, rule.fwmask)))
        and (said.tos is None or rule.tos == said.tos)
        and (not said.inverted or rule.inverted)
    )


def _lies_in(prefix: IPv4Network | None, asked: IPv4Network | None) -> bool:
    if asked is None or asked.prefixlen == 0:
        return True
    return prefix is not None and prefix.subnet_of(asked)


def _flush(namespace: NetNamespace, said: RuleSelector) -> str:
    """Every rule that is selected goes, but one of priority 0 never does (``flush_rule``)."""
    for rule in rules(namespace):
        if rule.priority and _selects(said, rule):
            namespace.fib.rules.remove(rule)
            namespace.fib.has_custom_rules = True
    return ""


def _show(namespace: NetNamespace, said: RuleSelector, options: IpOptions) -> str:
    devices = [device.name for device in namespace.devices.values()]
    rows = [rule for rule in (IPV6_RULES if options.family == "inet6" else rules(namespace)) if _selects(said, rule)]
    if options.json:
        return json_text([rule_object(rule, details=options.details, devices=devices) for rule in rows], options.pretty)
    color = options.color == "always"
    return "".join(rule_line(rule, details=options.details, devices=devices, color=color) + "\n" for rule in rows)
