"""``ip rule show``: which rules, and how (iproute2/ip/iprule.c:iprule_list_flush_or_save())."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from pingproof.simulator.errors import UsageError
from pingproof.simulator.state import Rule
from pingproof.simulator.tools.ip.rule.text import rule_line, rule_object
from pingproof.simulator.tools.lib.json_writer import json_beginning, json_text
from pingproof.simulator.tools.lib.rt_names import TABLES, table_number

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.rule.words import RuleSelector
    from pingproof.simulator.tools.ip.words import IpOptions

IPV6_RULES = (Rule(0, TABLES["local"]), Rule(32766, TABLES["main"]))
"""What ``ip -6 rule`` lists where IPv6 was never configured."""
NO_SUCH_FAMILY = "RTNETLINK answers: Address family not supported by protocol\nDump terminated\n"


def rule_listing(rules: Iterable[Rule], said: RuleSelector, options: IpOptions, devices: Collection[str]) -> str:
    """The text, or the JSON; ``devices`` are those that the namespace has. Raises ``UsageError``."""
    if options.family == "link":
        raise UsageError(NO_SUCH_FAMILY, 255, json_beginning(options.pretty) if options.json else "")
    if options.family == "inet6":
        rules = IPV6_RULES
    rows = [rule for rule in rules if selects_rule(rule, said)]
    if options.json:
        return json_text([rule_object(rule, details=options.details, devices=devices) for rule in rows], options.pretty)
    color = options.color == "always"
    return "".join(rule_line(rule, details=options.details, devices=devices, color=color) + "\n" for rule in rows)


def selects_rule(rule: Rule, said: RuleSelector) -> bool:
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
