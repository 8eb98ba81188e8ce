"""``ip rule show``: the kernel's rules as rows (ip/iprule.c)."""

from __future__ import annotations

from executor.kernel_namespace import KernelNamespace
from executor.state_links import device_names
from executor.state_routes import read_rules
from simulator.language.ip import IpOptions
from simulator.language.ip_rule import RuleSelector
from simulator.listing.rules import rule_listing


def show_rules(namespace: KernelNamespace, said: RuleSelector, options: IpOptions) -> str:
    """The rows selected, as text; raises ``UsageError``."""
    return rule_listing(read_rules(namespace), said, options, list(device_names(namespace).values()))
