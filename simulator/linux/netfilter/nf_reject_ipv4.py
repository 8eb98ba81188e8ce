"""``net/ipv4/netfilter/nf_reject_ipv4.c``: how REJECT answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.ipv4.icmp import icmp_send
from pingproof.simulator.wire.icmp import IcmpType, UnreachableCode

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.sk_buff import SkBuff

REJECT_CODES: dict[str, UnreachableCode] = {
    "icmp-net-unreachable": UnreachableCode.NET,
    "icmp-host-unreachable": UnreachableCode.HOST,
    "icmp-proto-unreachable": UnreachableCode.PROTOCOL,
    "icmp-port-unreachable": UnreachableCode.PORT,
    "icmp-net-prohibited": UnreachableCode.NET_PROHIBITED,
    "icmp-host-prohibited": UnreachableCode.HOST_PROHIBITED,
    "icmp-admin-prohibited": UnreachableCode.ADMIN_PROHIBITED,
}
"""``--reject-with`` in its long form, and the code of the "destination unreachable" that it sends."""


def nf_send_unreach(skb: SkBuff, code: UnreachableCode) -> None:
    """Tell the sender, if the transport's checksum is right: over a piece alone it is not (``nf_send_unreach``)."""
    if skb.ip.is_fragment:
        return
    icmp_send(skb, IcmpType.DEST_UNREACH, code)
