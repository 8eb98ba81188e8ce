"""``net/netfilter/nft_chain_filter.c``: the hooks of raw, filter, security, and of most of mangle."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pingproof.simulator.linux.netfilter.nf_tables_core import nft_do_chain
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.netfilter import HookCall, HookState, Verdict
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_tables_core import Chain
    from pingproof.simulator.state.netfilter import Hook


@value
class FilterHook:
    """``nft_do_chain_ipv4``: a base chain of ``type filter``."""

    chain: Chain

    def __call__(self, skb: SkBuff, state: HookState) -> Verdict:
        """Walk the chain."""
        return nft_do_chain(self.chain, skb, state)


def base_chains(namespace: NetNamespace, table: str, hook: Hook) -> list[Chain]:
    """The chains that were made for a hook in a table, whatever their names are now."""
    found = namespace.netfilter.tables.get(table)
    return [chain for chain in found.every_chain() if chain.hook is hook] if found is not None else []


def filter_hooks(table: str) -> Callable[[NetNamespace, Hook], tuple[HookCall, ...]]:
    """A table's calls at a hook: one for each base chain."""

    def calls(namespace: NetNamespace, hook: Hook) -> tuple[HookCall, ...]:
        return tuple(FilterHook(chain) for chain in base_chains(namespace, table, hook))

    return calls
