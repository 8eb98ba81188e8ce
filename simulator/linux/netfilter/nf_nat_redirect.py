"""``net/netfilter/nf_nat_redirect.c``: the destination becomes this host itself."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.linux.netfilter.nf_nat_core import nat_flow, nf_nat_setup_info
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables.nat import Manip, NatRange

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.netfilter import HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff

LOOPBACK = IPv4Address("127.0.0.1")


def nf_nat_redirect_ipv4(skb: SkBuff, state: HookState, range_: NatRange) -> bool:
    """Settle the flow on 127.0.0.1 in OUTPUT, else on the input device's first address; False when it has none."""
    if state.hook is Hook.OUTPUT:
        address = LOOPBACK
    else:
        own = next((row.local for row in skb.dev.addresses if not row.secondary), None)
        if own is None:
            return False
        address = own
    chosen = NatRange(address, address, range_.first_port, range_.last_port, None, range_.random)
    return nf_nat_setup_info(skb.namespace, nat_flow(skb), chosen, Manip.DESTINATION)
