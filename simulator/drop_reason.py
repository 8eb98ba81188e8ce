"""Drop reasons, each one record, with the names that a tracer of the kernel shows.

A member has the kernel's own name (``include/net/dropreason-core.h``) where it means the same condition, else a name
for its condition. The name after ``SKB_DROP_REASON_`` also depends on the function: ``kernel_name`` gives the name seen
on Linux 6.18 with the tracepoint ``skb:kfree_skb``.

To add a drop reason, write

- its record here, and in ``tests/corpus/fates`` the lab that shows it;
- its meaning for a probe into ``CAUSE_OF`` in ``lesson/explain/finding.py``;
- its sentence in each language into ``lesson/words/LANGUAGE/drops.py``;

then print the page: ``python -m pingproof.simulator.packet_fates > docs/packet-fates.md``. A test fails for each part
that is missing. These parts lie in the layers to which they belong: the simulator has neither languages nor probes.
"""

from __future__ import annotations

from enum import unique

from pingproof.simulator.fate import CONSUMED, NOT_SPECIFIED, Fate, Record

USED_UP = frozenset({"arp_rcv", "arp_process", "icmp_echo", "icmp_reply", "ip_append_data"})
"""Functions whose packets count as used up, or are never made; a tracer shows no drop there."""


@unique
class DropReason(Fate):
    """A closed set: every packet that is not delivered, taken in or queued ends with one of these."""

    NO_SOCKET = Record(
        "no-socket",
        "A UDP datagram for a port that no program has open (answered with port unreachable), or an echo reply that "
        "no raw socket takes.",
        ("__udp4_lib_rcv", "ping_rcv"),
        kernel="NO_SOCKET",
    )
    OTHERHOST = Record(
        "otherhost",
        "The frame's destination MAC address is neither the device's nor a group's; or it is a group's, and the IP "
        "packet in it would have to be forwarded.",
        ("ip_rcv_core", "arp_rcv", "ip_forward"),
        kernel="OTHERHOST",
        kernel_there={"ip_forward": NOT_SPECIFIED},
    )
    IP_INNOROUTES = Record(
        "ip-innoroutes",
        "A device that forwards took in a packet for somebody else, and no route of any table leads there. Answered "
        "with net unreachable, at a limited rate.",
        ("ip_error",),
        kernel="IP_INNOROUTES",
    )
    IP_OUTNOROUTES = Record(
        "ip-outnoroutes",
        "No route leads to the sender of an echo request, or its source may not be used: no answer is made. Or "
        "OUTPUT gave a packet another destination, mark or TOS, and no route leads there.",
        ("icmp_reply", "ip_route_me_harder"),
        kernel="IP_OUTNOROUTES",
        kernel_there={"ip_route_me_harder": "NETFILTER_DROP"},
    )
    IP_LOCAL_SOURCE = Record(
        "ip-local-source",
        "The source is an address of the namespace itself, it came in from outside, and accept_local is 0.",
        ("ip_route_input_slow", "arp_process", "br_nf_pre_routing_finish"),
        kernel="IP_LOCAL_SOURCE",
    )
    IP_LOCALNET = Record(
        "ip-localnet",
        "Source or destination in 127.0.0.0/8, not by lo, and route_localnet is 0 on the device and in all.",
        ("ip_route_input_slow", "arp_process", "br_nf_pre_routing_finish"),
        kernel="IP_LOCALNET",
    )
    IP_INVALID_SOURCE = Record(
        "ip-invalid-source",
        "The source is a group's, 255.255.255.255 or 0.0.0.0; or the source is checked (rp_filter, a rule of one's "
        "own, or it would leave as it came) and is a broadcast address here.",
        ("ip_route_input_slow", "arp_process", "br_nf_pre_routing_finish"),
        kernel="IP_INVALID_SOURCE",
    )
    IP_INVALID_DEST = Record(
        "ip-invalid-dest",
        "The destination is 0.0.0.0.",
        ("ip_route_input_slow", "arp_process", "br_nf_pre_routing_finish"),
        kernel="IP_INVALID_DEST",
    )
    IP_RPFILTER = Record(
        "ip-rpfilter",
        "The larger of all's and the device's rp_filter is 1 and the best route to the source does not lead out by "
        "the device; or it is 1 or 2 and no route leads to the source at all, or the device has no address.",
        ("ip_route_input_slow", "arp_process", "br_nf_pre_routing_finish"),
        kernel="IP_RPFILTER",
    )
    UNICAST_IN_L2_MULTICAST = Record(
        "unicast-in-l2-multicast",
        "The frame is for all or a group, the packet for one host, and drop_unicast_in_l2_multicast is set.",
        ("ip_rcv_finish_core",),
        kernel="UNICAST_IN_L2_MULTICAST",
    )
    NETFILTER_DROP = Record(
        "netfilter-drop",
        "A rule with DROP or REJECT takes it, or no rule does and the chain's policy is DROP; or NAT cannot "
        "translate the packet that an ICMP error quotes, its device has changed under MASQUERADE, or conntrack "
        "cannot confirm its flow.",
        ("nf_hook_slow", "nf_nat_icmp_reply_translation", "nf_nat_oif_changed", "nf_confirm"),
        kernel="NETFILTER_DROP",
    )
    NEIGH_FAILED = Record(
        "neigh-failed",
        "It waited for the next hop's MAC address, and three ARP requests, 1.024 s apart, had no answer. The sender "
        "is told host unreachable.",
        ("arp_error_report",),
        kernel="NEIGH_FAILED",
    )
    NEIGH_QUEUEFULL = Record(
        "neigh-queuefull",
        "It was the oldest that waited for a MAC address when the packets that wait took more than "
        "unres_qlen_bytes, 212,992 bytes of memory: 256 small ones, or 92 of 1500 bytes.",
        ("__neigh_event_send",),
        kernel="NEIGH_QUEUEFULL",
    )
    NEIGH_CREATEFAIL = Record(
        "neigh-createfail",
        "Its next hop is new, and the machine has gc_thresh3 (1024) neighbours that are not permanent, none of "
        "which may go. The sender hears ENOBUFS.",
        ("__neigh_create",),
        kernel="NEIGH_CREATEFAIL",
    )
    NEIGH_DEAD = Record(
        "neigh-dead",
        "It waited for a MAC address when the entry was deleted: by `ip neigh del` or flush, or as the device went "
        "down.",
        ("neigh_flush_dev",),
        kernel="QUEUE_PURGE",
    )
    PKT_TOO_BIG = Record(
        "pkt-too-big",
        "It is longer than the MTU of the way on and may not be cut (DF), answered with fragmentation needed; or "
        "longer than the MTU of the other end of the cable or of the bridge's port, in silence; or, of one's own, "
        "longer than the path allows, and never made (EMSGSIZE).",
        ("ip_forward", "ip_fragment", "ip_append_data", "veth_xmit", "br_nf_ip_fragment", "br_dev_queue_push_xmit"),
        kernel="PKT_TOO_BIG",
        kernel_there={
            "ip_fragment": NOT_SPECIFIED,
            "br_nf_ip_fragment": NOT_SPECIFIED,
            "br_dev_queue_push_xmit": NOT_SPECIFIED,
            "veth_xmit": NOT_SPECIFIED,
        },
    )
    DEV_READY = Record(
        "dev-ready",
        "The device is down: it has no queue to send by; or it went down before the frame was taken in.",
        ("noop_enqueue", "enqueue_to_backlog", "br_dev_queue_push_xmit"),
        kernel="DEV_READY",
        kernel_there={"noop_enqueue": "QDISC_DROP", "br_dev_queue_push_xmit": NOT_SPECIFIED},
    )
    FRAG_REASM_TIMEOUT = Record(
        "frag-reasm-timeout",
        "A piece of a packet whose other pieces did not come within 30 s.",
        ("ip_expire",),
        kernel="FRAG_REASM_TIMEOUT",
    )
    INVALID_PROTO = Record(
        "invalid-proto",
        "An ICMP message to a broadcast address or a group that is neither an echo request nor of another kind that "
        "may be sent so.",
        ("icmp_rcv",),
        kernel="INVALID_PROTO",
    )
    DUP_FRAG = Record(
        "dup-frag",
        "A piece that was there already.",
        ("ip_frag_queue",),
        kernel="DUP_FRAG",
    )
    BRIDGE_INGRESS_STP_STATE = Record(
        "bridge-ingress-stp-state",
        "A bridge's port that is disabled, blocking or listening takes no frame; one that is learning learns from "
        "it and drops it.",
        ("br_handle_frame", "br_handle_frame_finish"),
        kernel="BRIDGE_INGRESS_STP_STATE",
    )
    ARP_PVLAN_DISABLE = Record(
        "arp-pvlan-disable",
        "An ARP request for an address of somebody else who is reached by the very device that it came in by, on a "
        "host that forwards, with proxy_arp_pvlan off. It is learned from all the same.",
        ("arp_process",),
        kernel="ARP_PVLAN_DISABLE",
    )
    TTL_EXPIRED = Record(
        "ttl-expired",
        "It is to be forwarded and its TTL is 1 or 0. Answered with time exceeded.",
        ("ip_forward",),
        kernel="IP_INHDR",
    )
    FORWARDING_OFF = Record(
        "forwarding-off",
        "It is for somebody else, and forwarding is off on the device that it came in by. No answer.",
        ("ip_error",),
        kernel="IP_INADDRERRORS",
    )
    ROUTE_BLACKHOLE = Record(
        "route-blackhole",
        "The route of a packet to be forwarded is a blackhole. No answer.",
        ("ip_error",),
        kernel=NOT_SPECIFIED,
    )
    ROUTE_UNREACHABLE = Record(
        "route-unreachable",
        "The route of a packet to be forwarded says unreachable. Answered with host unreachable.",
        ("ip_error",),
        kernel=NOT_SPECIFIED,
    )
    ROUTE_PROHIBIT = Record(
        "route-prohibit",
        "The route of a packet to be forwarded says prohibit. Answered with packet filtered.",
        ("ip_error",),
        kernel=NOT_SPECIFIED,
    )
    ECHO_IGNORED = Record(
        "echo-ignored",
        "An echo request, and icmp_echo_ignore_all is 1; or one to a broadcast address or a group, and "
        "icmp_echo_ignore_broadcasts is 1, as it is unless set otherwise.",
        ("icmp_echo", "icmp_rcv"),
        kernel="INVALID_PROTO",
    )
    NO_CARRIER = Record(
        "no-carrier",
        "The device is up and has no carrier, and so no queue to send by; or the other end of its cable is down.",
        ("noop_enqueue", "veth_xmit"),
        kernel="QDISC_DROP",
        kernel_there={"veth_xmit": NOT_SPECIFIED},
    )
    NO_BRIDGE_PORT = Record(
        "no-bridge-port",
        "A bridge has no port that the frame may leave by: the one it knows is the one it came in by or may not "
        "have it, or no other floods.",
        ("br_flood", "br_forward", "br_dev_xmit"),
        kernel="NO_TX_TARGET",
        kernel_there={"br_forward": NOT_SPECIFIED, "br_dev_xmit": NOT_SPECIFIED},
    )
    NOT_MODELLED = Record(
        "not-modelled",
        "The model's own: in a network restored from a kernel's state, it leaves by a device of a kind that is not "
        "modelled, or whose other end is not in the state. Nobody here can tell what Linux does with it.",
        ("dev_hard_start_xmit",),
        kernel=CONSUMED,
        lab=False,
    )
    ENDLESS_LOOP = Record(
        "endless-loop",
        "The model's own: it comes by the same bridge port for the fourth time. Linux lets it go round for ever.",
        ("br_handle_frame",),
        kernel=CONSUMED,
    )
    BRIDGE_PORT_LOCKED = Record(
        "bridge-port-locked",
        "The bridge's port is locked, and the FDB does not have the frame's source MAC address behind it.",
        ("br_handle_frame_finish",),
        kernel=NOT_SPECIFIED,
    )
    GROUP_NOT_JOINED = Record(
        "group-not-joined",
        "The destination is a multicast group that the device has not joined.",
        ("ip_route_input_slow",),
        kernel=NOT_SPECIFIED,
    )

    def kernel_name(self, layer: str) -> str:
        """The name after ``SKB_DROP_REASON_`` that a tracer shows for this drop in the function ``layer``.

        Empty where the kernel drops nothing: the packet is used up or never made.

        >>> DropReason.TTL_EXPIRED.kernel_name("ip_forward"), DropReason.OTHERHOST.kernel_name("arp_rcv")
        ('IP_INHDR', '')
        """
        if layer in USED_UP:
            return CONSUMED
        return self.record.kernel_there.get(layer, self.record.kernel)
