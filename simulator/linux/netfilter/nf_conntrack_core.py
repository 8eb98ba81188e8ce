"""``net/netfilter/nf_conntrack_core.c``: which flow a packet belongs to.

Theory of operation. A packet that enters (PREROUTING) or begins (OUTPUT) is looked up by its tuple. Nothing found: it
opens a flow, which stays unconfirmed, known to this packet only, until the packet leaves (POSTROUTING) or is delivered
(INPUT): a packet that is dropped on the way leaves no flow behind. NAT writes its choice into the flow's reply tuple
meanwhile. An ICMP error belongs to the flow whose packet it quotes (RELATED).

The hooks are registered in a namespace only while one of its rules needs them (``nf_ct_netns_get``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.netfilter.nf_conntrack_tuple import PORT_PROTOCOLS, FlowTuple, invert_tuple, tuple_of
from pingproof.simulator.state import ConntrackEntry, TupleState
from pingproof.simulator.wire.icmp import ERROR_TYPES, Icmp
from pingproof.simulator.wire.ipv4 import IpProtocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.sk_buff import SkBuff


class CtInfo(Enum):
    """``enum ip_conntrack_info`` without the direction, which ``ConntrackInfo.reply`` holds."""

    ESTABLISHED = "ESTABLISHED"
    RELATED = "RELATED"
    NEW = "NEW"
    UNTRACKED = "UNTRACKED"


@dataclass(slots=True, eq=False)
class Flow:
    """``struct nf_conn``. ``reply`` is the tuple that answers are expected to have: where NAT is written down.

    ``expires`` is virtual time (ns). ``masquerade_index`` is the ifindex of the device whose address MASQUERADE took.
    """

    original: FlowTuple
    reply: FlowTuple
    expires: int = 0
    confirmed: bool = False
    seen_reply: bool = False
    assured: bool = False
    source_nat: bool = False  # IPS_SRC_NAT: the source was changed
    destination_nat: bool = False  # IPS_DST_NAT
    source_nat_done: bool = False  # IPS_SRC_NAT_DONE: decided, changed or not
    destination_nat_done: bool = False
    mark: int = 0
    masquerade_index: int = 0
    stream_from: int = 0  # UDP: from when on (ns) answers make it a stream
    tcp_state: str | None = None

    def tuple_in(self, reply: bool) -> FlowTuple:
        """``tuplehash[dir].tuple``."""
        return self.reply if reply else self.original


@dataclass(slots=True, eq=False)
class ConntrackInfo:
    """``skb->_nfct``: the flow, the direction in it and the state; ``flow`` is None for an untracked packet."""

    flow: Flow | None
    info: CtInfo
    reply: bool = False


@dataclass(slots=True)
class ConntrackTable:
    """A namespace's flows by both of their tuples; ``users`` counts the rules that need the hooks.

    ``by_source`` finds those whose source NAT has settled by protocol, source and source part (``nf_nat_bysource``).
    """

    flows: dict[FlowTuple, tuple[Flow, bool]] = field(default_factory=dict)
    by_source: dict[tuple[int, ...], list[Flow]] = field(default_factory=dict)
    users: int = 0

    def find(self, tuple_: FlowTuple, now: int) -> tuple[Flow, bool] | None:
        """``nf_conntrack_find_get``: the flow and whether the tuple is its reply; an expired one is removed."""
        found = self.flows.get(tuple_)
        if found is None:
            return None
        if found[0].expires <= now:
            self.remove(found[0])
            return None
        return found

    def insert(self, flow: Flow) -> None:
        """Put a flow under both of its tuples."""
        self.flows[flow.original] = (flow, False)
        self.flows.setdefault(flow.reply, (flow, True))
        if flow.source_nat_done:
            self.by_source.setdefault(flow.original[:3], []).append(flow)

    def remove(self, flow: Flow) -> None:
        """``nf_ct_delete``."""
        for tuple_ in (flow.original, flow.reply):
            self.flows.pop(tuple_, None)
        neighbours = self.by_source.get(flow.original[:3], [])
        if flow in neighbours:
            neighbours.remove(flow)
            if not neighbours:
                del self.by_source[flow.original[:3]]

    def living(self, now: int) -> Iterator[Flow]:
        """The flows that have not expired, in order of confirmation."""
        for flow, reply in list(self.flows.values()):
            if not reply and flow.expires > now:
                yield flow


def nf_conntrack_in(skb: SkBuff) -> bool:
    """Give the packet its flow (``nf_conntrack_in``); always True: an invalid packet goes on without one."""
    if skb.conntrack is not None:  # seen before: it came through the loopback, or is untracked
        return True
    transport = skb.ip.payload
    if isinstance(transport, Icmp) and transport.type in ERROR_TYPES:
        _icmp_error(skb, transport)
    else:
        _resolve_normal(skb, tuple_of(skb.ip))
    return True


def _resolve_normal(skb: SkBuff, tuple_: FlowTuple) -> None:
    """``resolve_normal_ct`` and ``nf_conntrack_handle_packet``: find or open the flow, then ask its protocol."""
    from pingproof.simulator.linux.netfilter.nf_conntrack_proto import handle_packet

    namespace = skb.namespace
    now = namespace.network.clock.now
    found = namespace.conntrack.find(tuple_, now)
    if found is None:
        info = ConntrackInfo(Flow(tuple_, invert_tuple(tuple_)), CtInfo.NEW)
    else:
        flow, reply = found
        established = reply or flow.seen_reply
        info = ConntrackInfo(flow, CtInfo.ESTABLISHED if established else CtInfo.NEW, reply)
    if not handle_packet(skb, info, now):
        return
    skb.conntrack = info
    assert info.flow is not None
    if info.reply:
        info.flow.seen_reply = True
    if namespace.network.journal.listening:
        decision = Decision.CONNTRACK_NEW if found is None else Decision.CONNTRACK_KNOWN
        namespace.network.note("nf_conntrack_in", decision, skb, row=conntrack_entry(info.flow, now))


def _icmp_error(skb: SkBuff, error: Icmp) -> None:
    """``nf_conntrack_inet_error``: an ICMP error belongs to the flow of the packet it quotes.

    One about an unknown flow is invalid. Nobody here forges one that goes elsewhere than the flow's answers would go.
    """
    namespace = skb.namespace
    assert error.quoted is not None
    now = namespace.network.clock.now
    found = namespace.conntrack.find(invert_tuple(tuple_of(error.quoted)), now)
    if found is None:
        return
    flow, reply = found
    skb.conntrack = ConntrackInfo(flow, CtInfo.RELATED, reply)
    if namespace.network.journal.listening:
        namespace.network.note("nf_conntrack_inet_error", Decision.CONNTRACK_KNOWN, skb, row=conntrack_entry(flow, now))


def nf_confirm(skb: SkBuff) -> bool:
    """``nf_confirm``: the packet has got through, so its flow enters the table; False when another took its answer.

    One packet after the other goes all its way here, so no two open the same flow (``nf_ct_resolve_clash``).
    """
    info = skb.conntrack
    if info is None or info.flow is None or info.reply or info.flow.confirmed:
        return True
    namespace = skb.namespace
    if namespace.conntrack.find(info.flow.reply, namespace.network.clock.now) is not None:
        return False
    info.flow.confirmed = True
    namespace.conntrack.insert(info.flow)
    return True


def nf_ct_attach(error: SkBuff, skb: SkBuff) -> None:
    """An ICMP error that this host sends about ``skb`` belongs to that packet's flow, even one not yet confirmed."""
    info = skb.conntrack
    if info is not None and info.flow is not None:
        error.conntrack = ConntrackInfo(info.flow, CtInfo.RELATED, not info.reply)


def nf_ct_netns_get(namespace: NetNamespace) -> None:
    """A rule of this namespace needs conntrack: its hooks, and defragmentation's, are registered with the first."""
    namespace.conntrack.users += 1


def nf_ct_netns_put(namespace: NetNamespace) -> None:
    """A rule that needed conntrack is gone; what is in the table expires by itself."""
    namespace.conntrack.users -= 1


def conntrack_entry(flow: Flow, now: int, use: int = 1) -> ConntrackEntry:
    """The flow as ``conntrack -L`` lists it at the time ``now`` (ns); ``use`` is who holds it."""
    return ConntrackEntry(
        protocol=flow.original.protocol,
        timeout=max(0, (flow.expires - now) // 1_000_000_000),
        original=_tuple_state(flow.original),
        reply=_tuple_state(flow.reply),
        unreplied=not flow.seen_reply,
        assured=flow.assured,
        tcp_state=flow.tcp_state,
        mark=flow.mark,
        use=use,
    )


def _tuple_state(tuple_: FlowTuple) -> TupleState:
    source, destination = tuple_.source_address, tuple_.destination_address
    if tuple_.protocol == IpProtocol.ICMP:
        type_, code = tuple_.destination_part >> 8, tuple_.destination_part & 0xFF
        return TupleState(source, destination, type=type_, code=code, identifier=tuple_.source_part)
    if tuple_.protocol in PORT_PROTOCOLS:
        return TupleState(source, destination, tuple_.source_part, tuple_.destination_part)
    return TupleState(source, destination)
