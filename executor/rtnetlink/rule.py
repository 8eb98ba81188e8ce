"""Policy rules: the requests of ``ip rule`` and the rows of RTM_NEWRULE (ip/iprule.c, net/core/fib_rules.c)."""

from __future__ import annotations

from ipaddress import IPv4Network
from socket import AF_INET
from typing import Any

from pyroute2.netlink.rtnl import RTM_GETRULE
from pyroute2.netlink.rtnl.fibmsg import (
    FR_ACT_BLACKHOLE,
    FR_ACT_PROHIBIT,
    FR_ACT_TO_TBL,
    FR_ACT_UNREACHABLE,
    fibmsg,
)

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.netlink.message import Message, read, write
from pingproof.simulator.state import Gap, Rule, Unmodelled
from pingproof.simulator.tools.ip.rule.options import NAME, RULE_OPTIONS
from pingproof.simulator.tools.ip.rule.words import RuleSelector
from pingproof.simulator.tools.lib.option import decoded, encoded
from pingproof.simulator.tools.lib.rt_names import PROTOCOLS, table_number
from pingproof.simulator.tools.row_line import row_line

FIB_RULE_INVERT = 2
RT_TABLE_MAIN = 254
ACTIONS = {
    FR_ACT_TO_TBL: "to_table",
    FR_ACT_BLACKHOLE: "blackhole",
    FR_ACT_UNREACHABLE: "unreachable",
    FR_ACT_PROHIBIT: "prohibit",
}
_ACTION_NUMBERS = {word: number for number, word in ACTIONS.items()}
_PROTOCOL_NAMES = {number: name for name, number in PROTOCOLS.items()}
# -1 of a signed field: routes by devices of any group are good (net/core/fib_rules.c).
_NO_SUPPRESSION = 0xFFFFFFFF
_UNKNOWN_SELECTORS = {
    "FRA_GOTO": "goto",
    "FRA_L3MDEV": "l3mdev",
    "FRA_UID_RANGE": "uidrange",
    "FRA_IP_PROTO": "ipproto",
    "FRA_SPORT_RANGE": "sport",
    "FRA_DPORT_RANGE": "dport",
}
"""What ``ip rule`` can ask for and ``Rule`` cannot say."""
ALL_RULES = write(fibmsg, family=AF_INET)
"""The question for all IPv4 rules of a namespace."""


def write_rule(selector: RuleSelector, adding: bool) -> bytes:
    """The content of RTM_NEWRULE or RTM_DELRULE (``iprule_modify``).

    A rule that is added looks up the main table unless it says otherwise.
    """
    said = {row.field: of for row in RULE_OPTIONS if (of := getattr(selector, row.field)) is not None}
    # The header has one byte for the table; FRA_TABLE, among the options, has the number from 256 on.
    number = table_number(selector.table) or 0 if selector.table is not None else 0
    table = number if number < 256 else 0
    # "unreachable", "prohibit" and "blackhole" end the search themselves and look up no table.
    if selector.table is None and adding and selector.action is None:
        table = RT_TABLE_MAIN
    # 0 in a request to delete matches rules of any action (fib_rules.c:rule_find()).
    action = FR_ACT_TO_TBL if adding else 0
    if selector.action is not None:
        action = _ACTION_NUMBERS[selector.action]
    return write(
        fibmsg,
        encoded(RULE_OPTIONS, said),
        family=AF_INET,
        dst_len=selector.destination.prefixlen if selector.destination is not None else 0,
        src_len=selector.source.prefixlen if selector.source is not None else 0,
        tos=selector.tos or 0,
        table=table,
        action=action,
        flags=FIB_RULE_INVERT if selector.inverted else 0,
    )


def rule_messages(namespace: KernelNamespace) -> list[bytes]:
    """The messages of a namespace's IPv4 rules, in the order in which the kernel tries them."""
    return namespace.route.dump(RTM_GETRULE, ALL_RULES)


def read_rules(namespace: KernelNamespace) -> tuple[Rule, ...]:
    """The rules, in the order in which the kernel tries them."""
    return tuple(rule for rule, _ in _rule_rows(namespace))


def read_policy(namespace: KernelNamespace) -> tuple[tuple[Rule, ...], tuple[Unmodelled, ...]]:
    """Rules that the simulator understands; the others as gaps, lest one be taken for a simpler rule."""
    # A rule with a selector that is not modelled must not be kept without it: it would catch more packets than the
    # kernel's.
    rules: list[Rule] = []
    gaps: list[Unmodelled] = []
    for rule, odd in _rule_rows(namespace):
        if odd:
            gaps.append(Unmodelled(Gap.ROUTING, f"ip rule … {' '.join(odd)}", " ".join(row_line(rule).split())))
        else:
            rules.append(rule)
    return tuple(rules), tuple(gaps)


def _odd_words(message: Message) -> list[str]:
    words = [word for name, word in _UNKNOWN_SELECTORS.items() if any(message.raw(name) or b"")]
    if message.number("FRA_SUPPRESS_IFGROUP", _NO_SUPPRESSION) != _NO_SUPPRESSION:
        words.append("suppress_ifgroup")
    action = message.field("action")
    return words if action in ACTIONS else [*words, f"action {action}"]


def _rule_rows(namespace: KernelNamespace) -> list[tuple[Rule, list[str]]]:
    """Rules, each with its words for which ``Rule`` has no field."""
    messages = (read(fibmsg, each) for each in rule_messages(namespace))
    return [(rule_row(each), _odd_words(each)) for each in messages if each.field("family") == AF_INET]


def rule_row(message: Message) -> Rule:
    """A rule from its message."""
    protocol, action = message.number("FRA_PROTOCOL"), message.field("action")
    # The first rule's priority is 0, and a 0 is not sent (fib_nl_fill_rule()).
    fields: dict[str, Any] = {"priority": 0, "table": message.field("table")}
    fields |= decoded(RULE_OPTIONS, Rule, lambda name: _attribute(message, name))
    return Rule(
        action=ACTIONS.get(action, str(action)),
        tos=message.field("tos"),
        inverted=bool(message.field("flags") & FIB_RULE_INVERT),
        protocol=_PROTOCOL_NAMES.get(protocol, str(protocol)),
        **fields,
    )


_FORMS = {row.attribute: row.form for row in RULE_OPTIONS}
_LENGTHS = {"FRA_SRC": "src_len", "FRA_DST": "dst_len"}


def _attribute(message: Message, name: str) -> Any:
    """An attribute's value, a prefix with the length that the header has of it; None when it is missing."""
    data = message.raw(name)
    if data is None:
        return None
    if name in _LENGTHS:
        length = message.field(_LENGTHS[name])
        return IPv4Network((int.from_bytes(data, "big"), length)) if length else None
    return message.text(name) if _FORMS[name] is NAME else message.number(name)
