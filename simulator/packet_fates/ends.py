"""The ends of packets that are no drop, and the fates of all packets in a journal.

A fate is a ``DropReason`` or an ``End``. ``fates`` reads them from the journal and decides nothing anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import unique

from pingproof.simulator.fate import Fate, Record
from pingproof.simulator.journal import Decision, Event
from pingproof.simulator.wire.icmp import Icmp, IcmpType
from pingproof.simulator.wire.ipv4 import Ipv4


@unique
class End(Fate):
    """The fates that are no drop. A closed set."""

    TO_SOCKET = Record(
        "to-socket",
        "A socket of the namespace that it reached fits it, and its program may read it; or it is an ICMP error "
        "about what a socket sent. To a raw socket goes a copy: a tracer shows NO_SOCKET (`ping_rcv`) for the echo "
        "reply itself, though ping reads it.",
        ("raw_rcv", "udp_queue_rcv_one_skb", "ip_icmp_error"),
    )
    ANSWERED = Record(
        "answered",
        "An echo request for an address of this host, or an ARP request for one: the kernel itself answers, and "
        "uses the question up.",
        ("icmp_echo", "arp_process"),
    )
    TAKEN_IN = Record(
        "taken-in",
        "The kernel itself takes it in and answers nothing: an ARP reply or request that it learns from, a "
        "redirect, an ICMP error that no socket asked for, a BPDU for a bridge.",
        ("arp_process", "icmp_redirect", "icmp_unreach", "br_stp_rcv"),
    )
    ARP_IGNORED = Record(
        "arp-ignored",
        "An ARP request for an address of this host, on an interface where arp_ignore or arp_filter forbids to answer.",
        ("arp_process",),
    )
    WAITING = Record(
        "waiting",
        "It waits, in the queue of a neighbour entry for a MAC address or with other pieces for the rest of its "
        "packet, when the journal ends.",
        ("__neigh_event_send", "ip_frag_queue"),
    )
    LEFT = Record(
        "left",
        "It was handed to a device that gives nothing back (a dummy), or was on a cable when the journal ended.",
        ("dummy_xmit", "veth_xmit"),
    )
    NO_ROUTE = Record(
        "no-route",
        "The sender's own lookup finds no way, or one that forbids it: the program hears an error, and no packet is "
        "made.",
        ("ip_route_output_key",),
    )


def fates(events: Iterable[Event]) -> dict[int, frozenset[Fate]]:
    """The fates of each packet in a journal, by the packet's number; a flooded frame has a fate for each copy."""
    by_packet: dict[int, list[Event]] = {}
    for event in events:
        by_packet.setdefault(event.skb, []).append(event)
    answered = {of[0].cause for of in by_packet.values() if any(_is_echo_reply(event) for event in of)}
    return {number: _ends(of, number in answered) for number, of in by_packet.items()}


_ENDS = {
    Decision.TO_SOCKET: End.TO_SOCKET,
    Decision.ARP_REPLY: End.ANSWERED,
    Decision.ARP_IGNORE: End.ARP_IGNORED,
    Decision.NO_ROUTE: End.NO_ROUTE,
}
_TAKEN_IN = frozenset(
    {
        Decision.RECEIVE,
        Decision.DELIVER,
        Decision.NEIGHBOUR_LEARNED,
        Decision.FDB_LEARNED,
        Decision.REDIRECT_LEARNED,
        Decision.PMTU_LEARNED,
    }
)


def _is_echo_reply(event: Event) -> bool:
    if event.decision is not Decision.ICMP_SEND or not isinstance(event.packet, Ipv4):
        return False
    message = event.packet.payload
    return isinstance(message, Icmp) and message.type == IcmpType.ECHO_REPLY


def _ends(events: list[Event], answered: bool) -> frozenset[Fate]:
    found: set[Fate] = {event.drop for event in events if event.drop is not None}
    found |= {_ENDS[event.decision] for event in events if event.decision in _ENDS}
    if answered:
        found.add(End.ANSWERED)
    if found:
        return frozenset(found)
    last = events[-1].decision
    if last is Decision.TRANSMIT:
        return frozenset({End.LEFT})
    return frozenset({End.TAKEN_IN if last in _TAKEN_IN else End.WAITING})
