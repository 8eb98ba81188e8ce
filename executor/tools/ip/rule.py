"""``ip rule add|del|flush|show`` (ip/iprule.c)."""

from __future__ import annotations

import contextlib

from pyroute2.netlink import NLM_F_CREATE, NLM_F_EXCL
from pyroute2.netlink.rtnl import RTM_DELRULE, RTM_NEWRULE
from pyroute2.netlink.rtnl.fibmsg import fibmsg

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.netlink.message import NLMSG_HDRLEN, read
from pingproof.executor.rtnetlink.link import device_names
from pingproof.executor.rtnetlink.rule import read_rules, rule_messages, rule_row, write_rule
from pingproof.executor.tools.ip.action import carries_out_action
from pingproof.simulator.errors import KernelError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.ip.rule.rows import rule_listing, selects_rule
from pingproof.simulator.tools.ip.rule.words import RuleAdd, RuleDelete, RuleFlush, RuleShow
from pingproof.simulator.tools.ip.words import IpOptions


@carries_out_action(RuleAdd)
def _add(machine: Machine, namespace: KernelNamespace, action: RuleAdd, _: IpOptions) -> Result:
    body = write_rule(action.selector, adding=True)
    namespace.route.change(RTM_NEWRULE, body, NLM_F_CREATE | NLM_F_EXCL)
    return Result()


@carries_out_action(RuleDelete)
def _delete(machine: Machine, namespace: KernelNamespace, action: RuleDelete, _: IpOptions) -> Result:
    """Delete the first rule that fits the words."""
    namespace.route.change(RTM_DELRULE, write_rule(action.selector, adding=False))
    return Result()


@carries_out_action(RuleFlush)
def _flush(machine: Machine, namespace: KernelNamespace, action: RuleFlush, _: IpOptions) -> Result:
    """Delete all that ``show`` with the same words lists, but those of priority 0."""
    for data in rule_messages(namespace):
        rule = rule_row(read(fibmsg, data))
        if rule.priority and selects_rule(rule, action.selector):
            with contextlib.suppress(KernelError):
                namespace.route.change(RTM_DELRULE, data[NLMSG_HDRLEN:])
    return Result()


@carries_out_action(RuleShow)
def _show(machine: Machine, namespace: KernelNamespace, action: RuleShow, options: IpOptions) -> Result:
    names = list(device_names(namespace).values())
    return Result(0, rule_listing(read_rules(namespace), action.selector, options, names))
