"""Why a packet is dropped, and what a tracer of the kernel calls it (``include/net/dropreason-core.h``).

A member has the kernel's own name where it is the condition that the kernel means by it, else a name that says the
condition. What a tracer shows after ``SKB_DROP_REASON_`` depends on the function too: ``kernel_name`` tells it, as seen
on Linux 6.18 with the tracepoint ``skb:kfree_skb``.
"""

from __future__ import annotations

from enum import Enum

NOT_SPECIFIED = "NOT_SPECIFIED"
"""What a tracer shows where the kernel gives no reason."""
CONSUMED = ""
"""No drop in the kernel's eyes: the packet counts as used up (``consume_skb``), or is never made."""


class DropReason(Enum):
    """A closed set: every packet that is not delivered, taken in or queued ends with one of these."""

    NO_SOCKET = "NO_SOCKET"
    OTHERHOST = "OTHERHOST"
    IP_INNOROUTES = "IP_INNOROUTES"
    IP_OUTNOROUTES = "IP_OUTNOROUTES"  # no way for an answer, or for a packet with a new destination
    IP_LOCAL_SOURCE = "IP_LOCAL_SOURCE"
    IP_LOCALNET = "IP_LOCALNET"
    IP_INVALID_SOURCE = "IP_INVALID_SOURCE"
    IP_INVALID_DEST = "IP_INVALID_DEST"
    IP_RPFILTER = "IP_RPFILTER"
    UNICAST_IN_L2_MULTICAST = "UNICAST_IN_L2_MULTICAST"
    NETFILTER_DROP = "NETFILTER_DROP"
    NEIGH_FAILED = "NEIGH_FAILED"
    NEIGH_QUEUEFULL = "NEIGH_QUEUEFULL"
    NEIGH_CREATEFAIL = "NEIGH_CREATEFAIL"
    NEIGH_DEAD = "NEIGH_DEAD"  # its neighbour entry was deleted while it waited
    PKT_TOO_BIG = "PKT_TOO_BIG"
    DEV_READY = "DEV_READY"  # the device is not up
    FRAG_REASM_TIMEOUT = "FRAG_REASM_TIMEOUT"
    INVALID_PROTO = "INVALID_PROTO"
    DUP_FRAG = "DUP_FRAG"
    BRIDGE_INGRESS_STP_STATE = "BRIDGE_INGRESS_STP_STATE"
    ARP_PVLAN_DISABLE = "ARP_PVLAN_DISABLE"
    TTL_EXPIRED = "TTL_EXPIRED"
    FORWARDING_OFF = "FORWARDING_OFF"
    ROUTE_BLACKHOLE = "ROUTE_BLACKHOLE"
    ROUTE_UNREACHABLE = "ROUTE_UNREACHABLE"
    ROUTE_PROHIBIT = "ROUTE_PROHIBIT"
    ECHO_IGNORED = "ECHO_IGNORED"  # icmp_echo_ignore_all or _broadcasts
    NO_CARRIER = "NO_CARRIER"
    NO_BRIDGE_PORT = "NO_BRIDGE_PORT"  # nothing to send or flood it to
    NOT_MODELLED = "NOT_MODELLED"  # the model's own: nobody here can tell what happens next
    ENDLESS_LOOP = "ENDLESS_LOOP"  # the model's own: a broadcast storm, which Linux does not end
    BRIDGE_PORT_LOCKED = "BRIDGE_PORT_LOCKED"
    GROUP_NOT_JOINED = "GROUP_NOT_JOINED"  # a multicast group that nobody here listens to

    def kernel_name(self, layer: str) -> str:
        """The name after ``SKB_DROP_REASON_`` that a tracer shows for this drop in the function ``layer``.

        Empty where the kernel drops nothing: it uses the packet up, or never makes it.

        >>> DropReason.TTL_EXPIRED.kernel_name("ip_forward"), DropReason.OTHERHOST.kernel_name("arp_rcv")
        ('IP_INHDR', '')
        """
        if layer in _USED_UP:
            return CONSUMED
        return _NAMED_THERE.get((self, layer), _NAMED_OTHERWISE.get(self, self.value))


_USED_UP = frozenset({"arp_rcv", "arp_process", "icmp_echo", "icmp_reply", "ip_append_data"})
"""Functions that end a packet without calling it dropped, or whose packet is never made."""

_NAMED_OTHERWISE = {
    DropReason.NEIGH_DEAD: "QUEUE_PURGE",
    DropReason.TTL_EXPIRED: "IP_INHDR",
    DropReason.FORWARDING_OFF: "IP_INADDRERRORS",
    DropReason.ROUTE_BLACKHOLE: NOT_SPECIFIED,
    DropReason.ROUTE_UNREACHABLE: NOT_SPECIFIED,
    DropReason.ROUTE_PROHIBIT: NOT_SPECIFIED,
    DropReason.ECHO_IGNORED: "INVALID_PROTO",
    DropReason.NO_CARRIER: "QDISC_DROP",
    DropReason.NO_BRIDGE_PORT: "NO_TX_TARGET",
    DropReason.NOT_MODELLED: CONSUMED,
    DropReason.ENDLESS_LOOP: CONSUMED,
    DropReason.BRIDGE_PORT_LOCKED: NOT_SPECIFIED,
    DropReason.GROUP_NOT_JOINED: NOT_SPECIFIED,
}
"""Reasons for which the kernel has another name, or none."""

_NAMED_THERE = {
    (DropReason.OTHERHOST, "ip_forward"): NOT_SPECIFIED,
    (DropReason.IP_OUTNOROUTES, "ip_route_me_harder"): "NETFILTER_DROP",
    (DropReason.PKT_TOO_BIG, "ip_fragment"): NOT_SPECIFIED,
    (DropReason.PKT_TOO_BIG, "br_nf_ip_fragment"): NOT_SPECIFIED,
    (DropReason.PKT_TOO_BIG, "br_dev_queue_push_xmit"): NOT_SPECIFIED,
    (DropReason.PKT_TOO_BIG, "veth_xmit"): NOT_SPECIFIED,
    (DropReason.DEV_READY, "noop_enqueue"): "QDISC_DROP",
    (DropReason.DEV_READY, "br_dev_queue_push_xmit"): NOT_SPECIFIED,
    (DropReason.NO_CARRIER, "veth_xmit"): NOT_SPECIFIED,
    (DropReason.NO_BRIDGE_PORT, "br_forward"): NOT_SPECIFIED,
    (DropReason.NO_BRIDGE_PORT, "br_dev_xmit"): NOT_SPECIFIED,
}
"""Functions that drop for one of these reasons under another name."""
