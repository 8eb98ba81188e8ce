"""``net/ipv4/netfilter/nf_reject_ipv4.c``: how REJECT answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.ipv4.icmp import icmp_send
from pingproof.simulator.wire.icmp import IcmpType, UnreachableCode

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.sk_buff import SkBuff


def nf_send_unreach(skb: SkBuff, code: UnreachableCode) -> None:
    """Tell the sender, if the transport's checksum is right: over a piece alone it is not (``nf_send_unreach``)."""
    if skb.ip.is_fragment:
        return
    icmp_send(skb, IcmpType.DEST_UNREACH, code)
