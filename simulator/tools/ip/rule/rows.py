"""``ip rule show``: which rules, and how (iproute2/ip/iprule.c:iprule_list_flush_or_save())."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from pingproof.simulator.errors import UsageError
from pingproof.simulator.state import Rule
from pingproof.simulator.tools.ip.family import NO_SUCH_FAMILY
from pingproof.simulator.tools.ip.rule.options import RULE_OPTIONS
from pingproof.simulator.tools.ip.rule.text import rule_line, rule_object
from pingproof.simulator.tools.lib.json_writer import json_beginning, json_text
from pingproof.simulator.tools.lib.rt_names import TABLES

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.rule.words import RuleSelector
    from pingproof.simulator.tools.ip.words import IpOptions

IPV6_RULES = (Rule(0, TABLES["local"]), Rule(32766, TABLES["main"]))
"""What ``ip -6 rule`` lists where IPv6 was never configured."""


def rule_listing(rules: Iterable[Rule], said: RuleSelector, options: IpOptions, devices: Collection[str]) -> str:
    """Rules as text or JSON; ``devices`` are those that the namespace has. Raises ``UsageError``."""
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
    """Whether a rule has all values of a selector (``filter_nlmsg``); its prefix may lie in the one asked for."""
    for row in RULE_OPTIONS:
        of = getattr(said, row.field)
        if row.invalid_asked is None or of is None or of is False:
            continue
        if not (row.agrees(rule, said) if row.agrees is not None else getattr(rule, row.field) == of):
            return False
    return True
