"""``net/ipv4/netfilter/nf_defrag_ipv4.c``: while conntrack is in use, the hooks see whole datagrams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.netfilter import Verdict
from pingproof.simulator.linux.ipv4.ip_fragment import DefragUser, ip_defrag

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.netfilter import HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff


def ipv4_conntrack_defrag(skb: SkBuff, state: HookState) -> Verdict:
    """Put a datagram together; a piece whose others are missing waits here for them (``nf_ct_ipv4_gather_frags``).

    Only what has come in is in pieces: this host's own datagrams are cut on their way out, behind every hook. The
    pieces' sizes stay in ``skb.fragments``: on its way out the datagram is cut into such pieces again.
    """
    if skb.conntrack is not None or not skb.ip.is_fragment:
        return Verdict.ACCEPT
    bridged = skb.bridge_netfilter is not None
    whole = ip_defrag(skb, DefragUser.CONNTRACK_BRIDGE_IN if bridged else DefragUser.CONNTRACK_IN)
    if whole is None:
        return Verdict.STOLEN
    skb.packet, skb.frame, skb.fragments = whole.packet, whole.frame, whole.fragments
    return Verdict.ACCEPT
