"""``ip rule add|del|flush``: RTM_NEWRULE and RTM_DELRULE (ip/iprule.c)."""

from __future__ import annotations

import contextlib

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.netlink.socket import NLM_F_CREATE, NLM_F_EXCL
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import attribute, text, u32
from pingproof.executor.state.routes import ACTIONS, rule_row
from pingproof.simulator.errors import KernelError
from pingproof.simulator.tools.ip.rule.rows import selects_rule
from pingproof.simulator.tools.ip.rule.words import RuleSelector
from pingproof.simulator.tools.lib.rt_names import table_number

_ACTION_NUMBERS = {word: number for number, word in ACTIONS.items()}


def rule_add(namespace: KernelNamespace, selector: RuleSelector) -> None:
    """``ip rule add``; raises ``KernelError``."""
    namespace.route.change(rt.RTM_NEWRULE, _encode(selector, adding=True), NLM_F_CREATE | NLM_F_EXCL)


def rule_delete(namespace: KernelNamespace, selector: RuleSelector) -> None:
    """``ip rule del``: the first rule that has what was said; raises ``KernelError``."""
    namespace.route.change(rt.RTM_DELRULE, _encode(selector, adding=False))


def rule_flush(namespace: KernelNamespace, selector: RuleSelector) -> None:
    """``ip rule flush``: all that ``show`` with the same words lists, but those of priority 0."""
    for _, payload in namespace.route.dump(rt.RTM_GETRULE, rt.FIB_RULE_HDR.pack(rt.AF_INET, 0, 0, 0, 0, 0, 0)):
        rule = rule_row(payload)
        if rule.priority and selects_rule(rule, selector):
            with contextlib.suppress(KernelError):
                namespace.route.change(rt.RTM_DELRULE, payload)


def _encode(selector: RuleSelector, adding: bool) -> bytes:
    """``iprule_modify``: a rule that is added looks up the main table unless it says otherwise."""
    parts = []
    source_length = destination_length = table = 0
    action = rt.FR_ACT_TO_TBL if adding else 0
    if selector.source is not None:
        source_length = selector.source.prefixlen
        parts.append(attribute(rt.FRA_SRC, selector.source.network_address.packed))
    if selector.destination is not None:
        destination_length = selector.destination.prefixlen
        parts.append(attribute(rt.FRA_DST, selector.destination.network_address.packed))
    if selector.priority is not None:
        parts.append(u32(rt.FRA_PRIORITY, selector.priority))
    if selector.fwmark is not None:
        parts.append(u32(rt.FRA_FWMARK, selector.fwmark))
    if selector.fwmask is not None:
        parts.append(u32(rt.FRA_FWMASK, selector.fwmask))
    if selector.table is not None:
        chosen = table_number(selector.table) or 0
        parts.append(u32(rt.FRA_TABLE, chosen))
        table = chosen if chosen < 256 else 0
    elif adding and selector.action is None:
        table = rt.RT_TABLE_MAIN
    if selector.suppress_prefix_length is not None:
        parts.append(u32(rt.FRA_SUPPRESS_PREFIXLEN, selector.suppress_prefix_length))
    if selector.input_device is not None:
        parts.append(text(rt.FRA_IIFNAME, selector.input_device))
    if selector.output_device is not None:
        parts.append(text(rt.FRA_OIFNAME, selector.output_device))
    if selector.action is not None:
        action = _ACTION_NUMBERS[selector.action]
    flags = rt.FIB_RULE_INVERT if selector.inverted else 0
    header = rt.FIB_RULE_HDR.pack(
        rt.AF_INET, destination_length, source_length, selector.tos or 0, table, action, flags
    )
    return header + b"".join(parts)
