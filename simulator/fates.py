"""How a packet's way can end: a closed set.

Each fate is told in ``packet_fates.py`` and shown by a lab, ``tests/corpus/fates/CODE.sh``; each that is a drop is one
of ``DropReason``. ``fates`` reads a journal and tells how each packet in it ended; it decides nothing anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision, Event
from pingproof.simulator.wire.icmp import Icmp, IcmpType
from pingproof.simulator.wire.ipv4 import Ipv4


class Fate(Enum):
    """A closed set; the value is the code, and the name of the lab that shows it. First the ends that are no drop."""

    TO_SOCKET = "to-socket"
    ANSWERED = "answered"
    TAKEN_IN = "taken-in"
    ARP_IGNORED = "arp-ignored"
    WAITING = "waiting"
    LEFT = "left"
    NO_ROUTE = "no-route"
    NO_SOCKET = "no-socket"
    OTHERHOST = "otherhost"
    IP_INNOROUTES = "ip-innoroutes"
    IP_OUTNOROUTES = "ip-outnoroutes"
    IP_LOCAL_SOURCE = "ip-local-source"
    IP_LOCALNET = "ip-localnet"
    IP_INVALID_SOURCE = "ip-invalid-source"
    IP_INVALID_DEST = "ip-invalid-dest"
    IP_RPFILTER = "ip-rpfilter"
    UNICAST_IN_L2_MULTICAST = "unicast-in-l2-multicast"
    NETFILTER_DROP = "netfilter-drop"
    NEIGH_FAILED = "neigh-failed"
    NEIGH_QUEUEFULL = "neigh-queuefull"
    NEIGH_CREATEFAIL = "neigh-createfail"
    NEIGH_DEAD = "neigh-dead"
    PKT_TOO_BIG = "pkt-too-big"
    DEV_READY = "dev-ready"
    FRAG_REASM_TIMEOUT = "frag-reasm-timeout"
    INVALID_PROTO = "invalid-proto"
    DUP_FRAG = "dup-frag"
    BRIDGE_INGRESS_STP_STATE = "bridge-ingress-stp-state"
    ARP_PVLAN_DISABLE = "arp-pvlan-disable"
    TTL_EXPIRED = "ttl-expired"
    FORWARDING_OFF = "forwarding-off"
    ROUTE_BLACKHOLE = "route-blackhole"
    ROUTE_UNREACHABLE = "route-unreachable"
    ROUTE_PROHIBIT = "route-prohibit"
    ECHO_IGNORED = "echo-ignored"
    NO_CARRIER = "no-carrier"
    NO_BRIDGE_PORT = "no-bridge-port"
    NOT_MODELLED = "not-modelled"
    ENDLESS_LOOP = "endless-loop"
    BRIDGE_PORT_LOCKED = "bridge-port-locked"
    GROUP_NOT_JOINED = "group-not-joined"

    @property
    def drop(self) -> DropReason | None:
        """The reason, where the fate is a drop."""
        return DropReason.__members__.get(self.name)


def fates(events: Iterable[Event]) -> dict[int, frozenset[Fate]]:
    """How each packet of a journal ended, by its number; a flooded frame has an end for each of its copies."""
    by_packet: dict[int, list[Event]] = {}
    for event in events:
        by_packet.setdefault(event.skb, []).append(event)
    answered = {of[0].cause for of in by_packet.values() if any(_is_echo_reply(event) for event in of)}
    return {number: _ends(of, number in answered) for number, of in by_packet.items()}


_ENDS = {
    Decision.TO_SOCKET: Fate.TO_SOCKET,
    Decision.ARP_REPLY: Fate.ANSWERED,
    Decision.ARP_IGNORE: Fate.ARP_IGNORED,
    Decision.NO_ROUTE: Fate.NO_ROUTE,
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
    found = {Fate[event.drop.name] for event in events if event.drop is not None}
    found |= {_ENDS[event.decision] for event in events if event.decision in _ENDS}
    if answered:
        found.add(Fate.ANSWERED)
    if found:
        return frozenset(found)
    last = events[-1].decision
    if last is Decision.TRANSMIT:
        return frozenset({Fate.LEFT})
    return frozenset({Fate.TAKEN_IN if last in _TAKEN_IN else Fate.WAITING})
