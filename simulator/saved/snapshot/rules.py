"""The policy rules of a namespace (RTM_GETRULE)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import Rule


def rules(namespace: NetNamespace) -> tuple[Rule, ...]:
    """The rules in the order in which they are asked."""
    return tuple(namespace.fib.rules)
