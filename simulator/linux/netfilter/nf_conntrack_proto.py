"""``net/netfilter/nf_conntrack_proto_{icmp,udp,tcp,generic}.c``: what each protocol makes of a packet of a flow.

Timeouts are the kernel's defaults (``net.netfilter.nf_conntrack_*_timeout``), in seconds in the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.wire.icmp import IcmpType
from pingproof.simulator.wire.ipv4 import IpProtocol

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_conntrack import Flow

TIMEOUTS: dict[str, int] = {
    "nf_conntrack_icmp_timeout": 30,
    "nf_conntrack_udp_timeout": 30,
    "nf_conntrack_udp_timeout_stream": 120,
    "nf_conntrack_generic_timeout": 600,
}
"""``net.netfilter.…`` defaults (seconds)."""
STREAM_AFTER = 2 * SECOND
"""How old a UDP flow must be before an answer makes it a stream (nf_conntrack_proto_udp.c)."""
_ICMP_OPENS = frozenset({IcmpType.ECHO, IcmpType.TIMESTAMP, 15, IcmpType.ADDRESS_MASK})


def timeout(namespace: NetNamespace, name: str) -> int:
    """A timeout of this namespace (ns)."""
    return namespace.sysctl.integer(f"net.netfilter.{name}", TIMEOUTS[name]) * SECOND


def handle_packet(skb: SkBuff, flow: Flow, now: int) -> bool:
    """``nf_conntrack_handle_packet``: False when the packet cannot belong to a flow (it is INVALID)."""
    protocol = skb.ip.protocol
    if protocol == IpProtocol.ICMP:
        return _icmp(skb, flow, now)
    if protocol == IpProtocol.UDP:
        return _udp(skb, flow, now)
    flow.expires = now + timeout(skb.namespace, "nf_conntrack_generic_timeout")
    return True


def _icmp(skb: SkBuff, flow: Flow, now: int) -> bool:
    """``nf_conntrack_icmp_packet``: only a question opens a flow; an answer without one is invalid."""
    if not flow.confirmed and flow.original.destination_part >> 8 not in _ICMP_OPENS:
        return False
    flow.expires = now + timeout(skb.namespace, "nf_conntrack_icmp_timeout")
    return True


def _udp(skb: SkBuff, flow: Flow, now: int) -> bool:
    """``nf_conntrack_udp_packet``: answered for more than two seconds is a stream: assured, and kept longer."""
    if not flow.confirmed:
        flow.stream_from = now + STREAM_AFTER
    name = "nf_conntrack_udp_timeout"
    if flow.seen_reply and now > flow.stream_from:
        name = "nf_conntrack_udp_timeout_stream"
        flow.assured = True
    flow.expires = now + timeout(skb.namespace, name)
    return True
