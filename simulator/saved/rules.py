"""The policy rules of a namespace (RTM_GETRULE), and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.ipv4.fib import Fib

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import NamespaceState, Rule


def rules(namespace: NetNamespace) -> tuple[Rule, ...]:
    """The rules in the order of lookup."""
    return tuple(namespace.fib.rules)


def restore_rules(namespace: NetNamespace, state: NamespaceState) -> None:
    """The rules in their order; without any, those of a new namespace.

    Whether somebody has touched the rules shows only in what they are: the default ones count as untouched.
    """
    fib = namespace.fib
    untouched = Fib().rules
    fib.rules = list(state.rules) if state.rules else untouched
    fib.has_custom_rules = fib.rules != untouched
