"""``ip rule show`` on the kernel's rules (ip/iprule.c)."""

from __future__ import annotations

from ipaddress import IPv4Network

from executor.kernel_namespace import KernelNamespace
from executor.state_links import device_names
from executor.state_routes import read_rules
from simulator.language.ip import IpOptions
from simulator.language.ip_rule import RuleSelector
from simulator.language.rt_names import table_number
from simulator.show.ip_rule import rule_line, rule_object
from simulator.show.json_writer import json_text
from simulator.state import Rule

NO_IPV6 = "0:\tfrom all lookup local\n32766:\tfrom all lookup main\n"
"""``ip -6 rule`` where IPv6 was never configured."""


def show_rules(namespace: KernelNamespace, said: RuleSelector, options: IpOptions) -> str:
    """The rows selected, as text."""
    if options.family == "inet6":
        return NO_IPV6
    devices = list(device_names(namespace).values())
    rows = [rule for rule in read_rules(namespace) if rule_agrees(said, rule)]
    if options.json:
        return json_text([rule_object(rule, details=options.details, devices=devices) for rule in rows], options.pretty)
    return "".join(rule_line(rule, details=options.details, devices=devices) + "\n" for rule in rows)


def rule_agrees(said: RuleSelector, rule: Rule) -> bool:
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
