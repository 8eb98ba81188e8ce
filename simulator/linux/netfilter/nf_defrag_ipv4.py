"""``net/ipv4/netfilter/nf_defrag_ipv4.c``: while conntrack is in use, the hooks see whole datagrams."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.sk_buff import SkBuff


def nf_ct_ipv4_gather_frags(skb: SkBuff) -> bool:
    """Put the datagram together; False while pieces are missing (this piece waits with them).

    Only what has come in is in pieces here: this host's own datagrams are cut on their way out, behind every hook.

    The pieces' sizes stay in ``skb.fragments``: on its way out the datagram is cut into such pieces again.
    """
    from pingproof.simulator.linux.ipv4.ip_fragment import DefragUser, ip_defrag

    bridged = skb.bridge_netfilter is not None
    user = DefragUser.CONNTRACK_BRIDGE_IN if bridged else DefragUser.CONNTRACK_IN
    whole = ip_defrag(skb, user)
    if whole is None:
        return False
    skb.packet, skb.frame, skb.fragments = whole.packet, whole.frame, whole.fragments
    return True
