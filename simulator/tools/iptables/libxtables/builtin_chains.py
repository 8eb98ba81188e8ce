"""The tables of ``iptables``, and the chains that each has by itself (iptables/nft.c:xtables_ipv4)."""

from __future__ import annotations

from pingproof.simulator.state.netfilter import Hook

BUILTIN_CHAINS: dict[str, tuple[Hook, ...]] = {
    "mangle": (Hook.PREROUTING, Hook.INPUT, Hook.FORWARD, Hook.OUTPUT, Hook.POSTROUTING),
    "security": (Hook.INPUT, Hook.FORWARD, Hook.OUTPUT),
    "raw": (Hook.PREROUTING, Hook.OUTPUT),
    "filter": (Hook.INPUT, Hook.FORWARD, Hook.OUTPUT),
    "nat": (Hook.PREROUTING, Hook.INPUT, Hook.OUTPUT, Hook.POSTROUTING),
}
"""In the order in which ``iptables-save`` prints them."""


def is_builtin(table: str, name: str) -> bool:
    """Whether a table has a built-in chain of that name, made or not."""
    return any(hook.value == name for hook in BUILTIN_CHAINS[table])
