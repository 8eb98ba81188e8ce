"""What conntrack and NAT register at the hooks (nf_conntrack_proto.c, nf_defrag_ipv4.c, nf_nat_proto.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.netfilter.core import Hook, nf_drop
from pingproof.simulator.linux.netfilter.nf_conntrack_core import nf_confirm, nf_conntrack_in
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_tables_core import Chain


def ipv4_conntrack_defrag(skb: SkBuff, hook: Hook, input_device: Device | None, output_device: Device | None) -> bool:
    """``ipv4_conntrack_defrag``: while conntrack is in use every hook sees whole datagrams; False while one waits."""
    if skb.conntrack is not None or not skb.ip.is_fragment:
        return True
    from pingproof.simulator.linux.netfilter.nf_defrag_ipv4 import nf_ct_ipv4_gather_frags

    return nf_ct_ipv4_gather_frags(skb)


def ipv4_conntrack_in(skb: SkBuff, hook: Hook, input_device: Device | None, output_device: Device | None) -> bool:
    """``ipv4_conntrack_in`` and ``ipv4_conntrack_local``."""
    return nf_conntrack_in(skb)


def ipv4_confirm(skb: SkBuff, hook: Hook, input_device: Device | None, output_device: Device | None) -> bool:
    """``nf_confirm``: last of all."""
    if nf_confirm(skb):
        return True
    nf_drop(skb, "nf_confirm", output_device or input_device)
    return False


@value
class NatHook:
    """``nf_nat_ipv4_{pre_routing,local_in,local_fn,out}`` with the nat chains that hang on this hook."""

    chains: tuple[Chain, ...]

    def __call__(self, skb: SkBuff, hook: Hook, input_device: Device | None, output_device: Device | None) -> bool:
        """Rewrite the packet; a changed destination is routed anew."""
        from pingproof.simulator.linux.netfilter.ip_route_me_harder import ip_route_me_harder
        from pingproof.simulator.linux.netfilter.nf_nat_core import nf_nat_inet_fn

        if skb.conntrack is None:
            return True
        before = skb.ip
        if not nf_nat_inet_fn(skb, hook, input_device, output_device, self.chains):
            return False
        if hook is Hook.PREROUTING and skb.ip.destination != before.destination:
            skb.route = None
        if hook is Hook.OUTPUT and skb.ip.destination != before.destination:
            return ip_route_me_harder(skb)
        return True
