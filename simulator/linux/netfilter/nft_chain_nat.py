"""``net/netfilter/nft_chain_nat.c`` and ``nf_nat_proto.c``: nat's hooks, which settle flows and rewrite packets."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.netfilter import Verdict, nf_drop
from pingproof.simulator.linux.netfilter.ip_route_me_harder import ip_route_me_harder
from pingproof.simulator.linux.netfilter.nf_nat_core import HOOK_MANIP, nf_nat_initialized, nf_nat_setup_info
from pingproof.simulator.linux.netfilter.nf_nat_proto import nf_nat_icmp_reply_translation, nf_nat_packet
from pingproof.simulator.linux.netfilter.nf_tables_core import nft_do_chain
from pingproof.simulator.linux.netfilter.nft_chain_filter import base_chains
from pingproof.simulator.state.netfilter import CtInfo, Hook
from pingproof.simulator.tools.iptables.libxtables.nat import Manip, NatRange
from pingproof.simulator.value import value
from pingproof.simulator.wire.ipv4 import IpProtocol

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.netfilter import HookCall, HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_conntrack import Flow
    from pingproof.simulator.linux.netfilter.nf_tables_core import Chain


@value
class NatHook:
    """``nf_nat_ipv4_{pre_routing,local_in,local_fn,out}`` with the nat chains of one hook."""

    chains: tuple[Chain, ...]

    def __call__(self, skb: SkBuff, state: HookState) -> Verdict:
        """Rewrite the packet; one with another destination is routed anew."""
        before = skb.ip
        verdict = nf_nat_inet_fn(skb, state, self.chains)
        if verdict is not Verdict.ACCEPT or skb.ip.destination == before.destination:
            return verdict
        # The routing decision is still to come; it must not find that of the loopback.
        if state.hook is Hook.PREROUTING:
            skb.route = None
        if state.hook is Hook.OUTPUT:
            return ip_route_me_harder(skb)
        return Verdict.ACCEPT


def nat_hooks(namespace: NetNamespace, hook: Hook) -> tuple[HookCall, ...]:
    """nat's call at a hook: all four are registered as soon as the table has a base chain at one of them."""
    table = namespace.netfilter.tables.get("nat")
    if table is None or all(chain.hook is None for chain in table.every_chain()):
        return ()
    return (NatHook(tuple(base_chains(namespace, "nat", hook))),)


def nf_nat_inet_fn(skb: SkBuff, state: HookState, chains: tuple[Chain, ...]) -> Verdict:
    """Settle this hook's side of the flow if it is open, then rewrite the packet (``nf_nat_inet_fn``)."""
    info = skb.conntrack
    # Untracked, or invalid: without a flow nothing could translate the answers.
    if info is None or info.flow is None:
        return Verdict.ACCEPT
    flow, manip = info.flow, HOOK_MANIP[state.hook]
    # An error about a flow's packet decides nothing: it is translated as the flow is, with the packet it quotes.
    if info.info is CtInfo.RELATED and skb.ip.protocol == IpProtocol.ICMP:
        if nf_nat_icmp_reply_translation(skb, flow, info.reply, manip):
            return Verdict.ACCEPT
        return nf_drop(skb, "nf_nat_icmp_reply_translation", state.device)
    # The first packet walks the rules; what no rule settles keeps its address.
    if info.info is not CtInfo.ESTABLISHED and not nf_nat_initialized(flow, manip):
        for chain in chains:
            verdict = nft_do_chain(chain, skb, state)
            if verdict is not Verdict.ACCEPT:
                return verdict
            if nf_nat_initialized(flow, manip):
                break
        else:
            _null_binding(skb.namespace, flow, manip)
    # The address that the answers would come to belongs to the other device: the next packet opens a new flow.
    elif _output_changed(state, info.reply, flow):
        skb.namespace.conntrack.remove(flow)
        return nf_drop(skb, "nf_nat_oif_changed", state.output)
    nf_nat_packet(skb, flow, info.reply, manip)
    return Verdict.ACCEPT


def _output_changed(state: HookState, reply: bool, flow: Flow) -> bool:
    """``nf_nat_oif_changed``: a masqueraded flow that would now leave by another device ends."""
    return (
        state.hook is Hook.POSTROUTING
        and not reply
        and flow.masquerade_index != 0
        and state.output is not None
        and state.output.ifindex != flow.masquerade_index
    )


def _null_binding(namespace: NetNamespace, flow: Flow, manip: Manip) -> None:
    """``nf_nat_alloc_null_binding``: keep the address; only a port or an ICMP id that is taken changes."""
    address = IPv4Address(flow.reply.destination if manip is Manip.SOURCE else flow.reply.source)
    nf_nat_setup_info(namespace, flow, NatRange(address, address), manip)
