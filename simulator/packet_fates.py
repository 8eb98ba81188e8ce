"""Every fate of a packet, told: ``python -m pingproof.simulator.packet_fates`` prints ``docs/packet-fates.md``."""

from __future__ import annotations

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.fates import Fate
from pingproof.simulator.value import value


@value
class Account:
    """A fate told: its exact condition, the kernel functions that decide it (as the journal calls them), and whether a
    lab can show it.
    """

    condition: str
    functions: tuple[str, ...]
    lab: bool = True


ACCOUNTS: dict[Fate, Account] = {
    Fate.TO_SOCKET: Account(
        "A socket of the namespace that it reached fits it, and its program may read it; or it is an ICMP error "
        "about what a socket sent. To a raw socket goes a copy: a tracer shows NO_SOCKET (`ping_rcv`) for the echo "
        "reply itself, though ping reads it.",
        ("raw_rcv", "udp_queue_rcv_one_skb", "ip_icmp_error"),
    ),
    Fate.ANSWERED: Account(
        "An echo request for an address of this host, or an ARP request for one: the kernel itself answers, and "
        "uses the question up.",
        ("icmp_echo", "arp_process"),
    ),
    Fate.TAKEN_IN: Account(
        "The kernel itself takes it in and answers nothing: an ARP reply or request that it learns from, a "
        "redirect, an ICMP error that no socket asked for, a BPDU for a bridge.",
        ("arp_process", "icmp_redirect", "icmp_unreach", "br_stp_rcv"),
    ),
    Fate.ARP_IGNORED: Account(
        "An ARP request for an address of this host, on an interface where arp_ignore or arp_filter forbids to answer.",
        ("arp_process",),
    ),
    Fate.WAITING: Account(
        "It waits, in the queue of a neighbour entry for a MAC address or with other pieces for the rest of its "
        "packet, when the journal ends.",
        ("__neigh_event_send", "ip_frag_queue"),
    ),
    Fate.LEFT: Account(
        "It was handed to a device that gives nothing back (a dummy), or was on a cable when the journal ended.",
        ("dummy_xmit", "veth_xmit"),
    ),
    Fate.NO_ROUTE: Account(
        "The sender's own lookup finds no way, or one that forbids it: the program hears an error, and no packet is "
        "made.",
        ("ip_route_output_key",),
    ),
    Fate.NO_SOCKET: Account(
        "A UDP datagram for a port that no program has open (answered with port unreachable), or an echo reply that "
        "no raw socket takes.",
        ("__udp4_lib_rcv", "ping_rcv"),
    ),
    Fate.OTHERHOST: Account(
        "The frame's destination MAC address is neither the device's nor a group's; or it is a group's, and the IP "
        "packet in it would have to be forwarded.",
        ("ip_rcv_core", "arp_rcv", "ip_forward"),
    ),
    Fate.IP_INNOROUTES: Account(
        "A device that forwards took in a packet for somebody else, and no route of any table leads there. Answered "
        "with net unreachable, at a limited rate.",
        ("ip_error",),
    ),
    Fate.IP_OUTNOROUTES: Account(
        "No route leads to the sender of an echo request, or its source may not be used: no answer is made. Or "
        "OUTPUT gave a packet another destination, mark or TOS, and no route leads there.",
        ("icmp_reply", "ip_route_me_harder"),
    ),
    Fate.IP_LOCAL_SOURCE: Account(
        "The source is an address of the namespace itself, it came in from outside, and accept_local is 0.",
        ("ip_route_input_slow", "arp_process"),
    ),
    Fate.IP_LOCALNET: Account(
        "Source or destination in 127.0.0.0/8, not by lo, and route_localnet is 0 on the device and in all.",
        ("ip_route_input_slow", "arp_process"),
    ),
    Fate.IP_INVALID_SOURCE: Account(
        "The source is a group's, 255.255.255.255 or 0.0.0.0; or the source is checked (rp_filter, a rule of one's "
        "own, or it would leave as it came) and is a broadcast address here.",
        ("ip_route_input_slow", "arp_process"),
    ),
    Fate.IP_INVALID_DEST: Account(
        "The destination is 0.0.0.0.",
        ("ip_route_input_slow", "arp_process"),
    ),
    Fate.IP_RPFILTER: Account(
        "The larger of all's and the device's rp_filter is 1 and the best route to the source does not lead out by "
        "the device; or it is 1 or 2 and no route leads to the source at all, or the device has no address.",
        ("ip_route_input_slow", "arp_process"),
    ),
    Fate.UNICAST_IN_L2_MULTICAST: Account(
        "The frame is for all or a group, the packet for one host, and drop_unicast_in_l2_multicast is set.",
        ("ip_rcv_finish_core",),
    ),
    Fate.NETFILTER_DROP: Account(
        "A rule with DROP or REJECT takes it, or no rule does and the chain's policy is DROP; or NAT cannot "
        "translate the packet that an ICMP error quotes, its device has changed under MASQUERADE, or conntrack "
        "cannot confirm its flow.",
        ("nf_hook_slow", "nf_nat_icmp_reply_translation", "nf_nat_oif_changed", "nf_confirm"),
    ),
    Fate.NEIGH_FAILED: Account(
        "It waited for the next hop's MAC address, and three ARP requests, 1.024 s apart, had no answer. The sender "
        "is told host unreachable.",
        ("arp_error_report",),
    ),
    Fate.NEIGH_QUEUEFULL: Account(
        "It was the oldest that waited for a MAC address when the packets that wait took more than "
        "unres_qlen_bytes, 212,992 bytes of memory: 256 small ones, or 92 of 1500 bytes.",
        ("__neigh_event_send",),
    ),
    Fate.NEIGH_CREATEFAIL: Account(
        "Its next hop is new, and the machine has gc_thresh3 (1024) neighbours that are not permanent, none of "
        "which may go. The sender hears ENOBUFS.",
        ("__neigh_create",),
    ),
    Fate.NEIGH_DEAD: Account(
        "It waited for a MAC address when the entry was deleted: by `ip neigh del` or flush, or as the device went "
        "down.",
        ("neigh_flush_dev",),
    ),
    Fate.PKT_TOO_BIG: Account(
        "It is longer than the MTU of the way on and may not be cut (DF), answered with fragmentation needed; or "
        "longer than the MTU of the other end of the cable or of the bridge's port, in silence; or, of one's own, "
        "longer than the path allows, and never made (EMSGSIZE).",
        ("ip_forward", "ip_fragment", "ip_append_data", "veth_xmit", "br_nf_ip_fragment", "br_dev_queue_push_xmit"),
    ),
    Fate.DEV_READY: Account(
        "The device is down: it has no queue to send by; or it went down before the frame was taken in.",
        ("noop_enqueue", "enqueue_to_backlog", "br_dev_queue_push_xmit"),
    ),
    Fate.FRAG_REASM_TIMEOUT: Account(
        "A piece of a packet whose other pieces did not come within 30 s.",
        ("ip_expire",),
    ),
    Fate.INVALID_PROTO: Account(
        "An ICMP message to a broadcast address or a group that is neither an echo request nor of another kind that "
        "may be sent so.",
        ("icmp_rcv",),
    ),
    Fate.DUP_FRAG: Account(
        "A piece that was there already.",
        ("ip_frag_queue",),
    ),
    Fate.BRIDGE_INGRESS_STP_STATE: Account(
        "A bridge's port that is disabled, blocking or listening takes no frame; one that is learning learns from "
        "it and drops it.",
        ("br_handle_frame", "br_handle_frame_finish"),
    ),
    Fate.ARP_PVLAN_DISABLE: Account(
        "An ARP request for an address of somebody else who is reached by the very device that it came in by, on a "
        "host that forwards, with proxy_arp_pvlan off. It is learned from all the same.",
        ("arp_process",),
    ),
    Fate.TTL_EXPIRED: Account(
        "It is to be forwarded and its TTL is 1 or 0. Answered with time exceeded.",
        ("ip_forward",),
    ),
    Fate.FORWARDING_OFF: Account(
        "It is for somebody else, and forwarding is off on the device that it came in by. No answer.",
        ("ip_error",),
    ),
    Fate.ROUTE_BLACKHOLE: Account(
        "The route of a packet to be forwarded is a blackhole. No answer.",
        ("ip_error",),
    ),
    Fate.ROUTE_UNREACHABLE: Account(
        "The route of a packet to be forwarded says unreachable. Answered with host unreachable.",
        ("ip_error",),
    ),
    Fate.ROUTE_PROHIBIT: Account(
        "The route of a packet to be forwarded says prohibit. Answered with packet filtered.",
        ("ip_error",),
    ),
    Fate.ECHO_IGNORED: Account(
        "An echo request, and icmp_echo_ignore_all is 1; or one to a broadcast address or a group, and "
        "icmp_echo_ignore_broadcasts is 1, as it is unless set otherwise.",
        ("icmp_echo", "icmp_rcv"),
    ),
    Fate.NO_CARRIER: Account(
        "The device is up and has no carrier, and so no queue to send by; or the other end of its cable is down.",
        ("noop_enqueue", "veth_xmit"),
    ),
    Fate.NO_BRIDGE_PORT: Account(
        "A bridge has no port that the frame may leave by: the one it knows is the one it came in by or may not "
        "have it, or no other floods.",
        ("br_flood", "br_forward", "br_dev_xmit"),
    ),
    Fate.NOT_MODELLED: Account(
        "The model's own: in a network restored from a kernel's state, it leaves by a device of a kind that is not "
        "modelled, or whose other end is not in the state. Nobody here can tell what Linux does with it.",
        ("dev_hard_start_xmit",),
        lab=False,
    ),
    Fate.ENDLESS_LOOP: Account(
        "The model's own: it comes by the same bridge port for the fourth time. Linux lets it go round for ever.",
        ("br_handle_frame",),
    ),
    Fate.BRIDGE_PORT_LOCKED: Account(
        "The bridge's port is locked, and the FDB does not have the frame's source MAC address behind it.",
        ("br_handle_frame_finish",),
    ),
    Fate.GROUP_NOT_JOINED: Account(
        "The destination is a multicast group that the device has not joined.",
        ("ip_route_input_slow",),
    ),
}
"""In the enum's order."""

INTRODUCTION = """\
# What becomes of a packet

Printed by `python -m pingproof.simulator.packet_fates`; a test holds the page to it. Every way in the journal ends with
one of these {count} fates. The kernel's functions are called as in Linux 6.18; where the compiler has put a function
into its caller, a tracer names the caller. *A tracer shows* tells what follows `SKB_DROP_REASON_` in the tracepoint
`skb:kfree_skb` there, "none" where the kernel calls nothing dropped. Each fate is shown by a lab, which a test plays:
the fate is in the journal, the kernel prints what is predicted, and its tracer has shown the reason that stands here.
"""


def page() -> str:
    """``docs/packet-fates.md``."""
    lines = [INTRODUCTION.format(count=len(Fate))]
    for title, wanted in (("Ends that are no drop", False), ("Drops", True)):
        lines.append(f"## {title}\n")
        lines += [_section(fate) for fate in Fate if (fate.drop is not None) is wanted]
    return "\n".join(lines)


def _section(fate: Fate) -> str:
    account = ACCOUNTS[fate]
    rows = [f"### {fate.name}\n", account.condition + "\n"]
    if fate.drop is None:
        rows.append("- decided in " + ", ".join(f"`{name}`" for name in account.functions))
    else:
        rows += [f"- `{name}`: a tracer shows {_shown(fate.drop, name)}" for name in account.functions]
    if account.lab:
        rows.append(f"- shown by [{fate.value}.sh](../tests/corpus/fates/{fate.value}.sh)")
    return "\n".join(rows) + "\n"


def _shown(reason: DropReason, function: str) -> str:
    name = reason.kernel_name(function)
    return f"`{name}`" if name else "none"


if __name__ == "__main__":
    print(page(), end="")
