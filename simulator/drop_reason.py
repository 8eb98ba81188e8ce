"""Why a packet ends: the kernel's own names where it has one (``include/net/dropreason-core.h``).

The value is the name a tracer prints after ``SKB_DROP_REASON_``. Where the kernel drops without a reason of its own
(``kfree_skb`` with NOT_SPECIFIED), the member's comment says which condition it is and ``kernel_name`` is
``NOT_SPECIFIED``.
"""

from __future__ import annotations

from enum import Enum


class DropReason(Enum):
    """A closed set: every packet that is not delivered, queued or forwarded ends with one of these."""

    NO_SOCKET = "NO_SOCKET"
    SOCKET_FILTER = "SOCKET_FILTER"
    OTHERHOST = "OTHERHOST"
    IP_INADDRERRORS = "IP_INADDRERRORS"  # no route for a packet to forward (ip_route_input: ENETUNREACH)
    IP_INNOROUTES = "IP_INNOROUTES"
    IP_OUTNOROUTES = "IP_OUTNOROUTES"
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
    NEIGH_DEAD = "NEIGH_DEAD"
    PKT_TOO_BIG = "PKT_TOO_BIG"
    DEV_READY = "DEV_READY"  # the device is not up
    FRAG_REASM_TIMEOUT = "FRAG_REASM_TIMEOUT"
    ICMP_CSUM = "ICMP_CSUM"
    INVALID_PROTO = "INVALID_PROTO"
    IP_NOPROTO = "IP_NOPROTO"
    UDP_CSUM = "UDP_CSUM"
    DUP_FRAG = "DUP_FRAG"
    BRIDGE_INGRESS_STP_STATE = "BRIDGE_INGRESS_STP_STATE"
    BRIDGE_NON_FORWARDING_STATE = "BRIDGE_NON_FORWARDING_STATE"
    MAC_INVALID_SOURCE = "MAC_INVALID_SOURCE"
    LOCAL_MAC = "LOCAL_MAC"
    ARP_PVLAN_DISABLE = "ARP_PVLAN_DISABLE"
    # Conditions that the kernel counts under NOT_SPECIFIED or another function's own counter:
    TTL_EXPIRED = "TTL_EXPIRED"  # ip_forward: ttl <= 1 (kernel: IP_INHDR)
    FORWARDING_OFF = "FORWARDING_OFF"  # ip_error: the device does not forward (kernel: IP_INADDRERRORS)
    ROUTE_BLACKHOLE = "ROUTE_BLACKHOLE"
    ROUTE_UNREACHABLE = "ROUTE_UNREACHABLE"
    ROUTE_PROHIBIT = "ROUTE_PROHIBIT"
    MARTIAN_SOURCE = "MARTIAN_SOURCE"
    MARTIAN_DESTINATION = "MARTIAN_DESTINATION"
    ECHO_IGNORED = "ECHO_IGNORED"  # icmp_echo_ignore_all or _broadcasts
    ICMP_RATE_LIMITED = "ICMP_RATE_LIMITED"
    NO_CARRIER = "NO_CARRIER"
    NO_BRIDGE_PORT = "NO_BRIDGE_PORT"  # nothing to flood to
    NOT_MODELLED = "NOT_MODELLED"
    ENDLESS_LOOP = "ENDLESS_LOOP"  # a broadcast storm, which the model ends and Linux does not
    BRIDGE_PORT_LOCKED = "BRIDGE_PORT_LOCKED"  # br_handle_frame_finish: a locked port, and a source it does not know
    SENT_TO_ITSELF = "SENT_TO_ITSELF"  # dst_discard: sent out through lo, though it is for somebody else

    @property
    def kernel_name(self) -> str:
        """The name after ``SKB_DROP_REASON_`` that a tracer shows for this drop on Linux 6.18."""
        return self.value if self in _NAMED else _NAMED_OTHERWISE.get(self, "NOT_SPECIFIED")


_NAMED = frozenset(list(DropReason)[: list(DropReason).index(DropReason.TTL_EXPIRED)])
_NAMED_OTHERWISE = {DropReason.TTL_EXPIRED: "IP_INHDR", DropReason.FORWARDING_OFF: "IP_INADDRERRORS"}
