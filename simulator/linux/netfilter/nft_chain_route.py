"""``net/netfilter/nft_chain_route.c``: mangle's OUTPUT, behind which a changed packet is routed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.netfilter import Verdict
from pingproof.simulator.linux.netfilter.ip_route_me_harder import ip_route_me_harder
from pingproof.simulator.linux.netfilter.nf_tables_core import nft_do_chain
from pingproof.simulator.linux.netfilter.nft_chain_filter import base_chains
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.netfilter import HookCall, HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_tables_core import Chain
    from pingproof.simulator.state.netfilter import Hook


@value
class RouteHook:
    """``nf_route_table_hook4``: a base chain of ``type route``."""

    chain: Chain

    def __call__(self, skb: SkBuff, state: HookState) -> Verdict:
        """Walk the chain; addresses, TOS and mark are what routing looks at."""
        before, mark = skb.ip, skb.mark
        verdict = nft_do_chain(self.chain, skb, state)
        if verdict is not Verdict.ACCEPT:
            return verdict
        after = skb.ip
        if (before.source, before.destination, before.tos, mark) == (
            after.source,
            after.destination,
            after.tos,
            skb.mark,
        ):
            return Verdict.ACCEPT
        return ip_route_me_harder(skb)


def route_hooks(namespace: NetNamespace, hook: Hook) -> tuple[HookCall, ...]:
    """mangle's calls in OUTPUT."""
    return tuple(RouteHook(chain) for chain in base_chains(namespace, "mangle", hook))
