"""``ip rule show``: the kernel's rules as rows (ip/iprule.c)."""

from __future__ import annotations

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.state.links import device_names
from pingproof.executor.state.routes import read_rules
from pingproof.simulator.tools.ip.rule.rows import rule_listing
from pingproof.simulator.tools.ip.rule.words import RuleSelector
from pingproof.simulator.tools.ip.words import IpOptions


def show_rules(namespace: KernelNamespace, said: RuleSelector, options: IpOptions) -> str:
    """The rows selected, as text; raises ``UsageError``."""
    return rule_listing(read_rules(namespace), said, options, list(device_names(namespace).values()))
