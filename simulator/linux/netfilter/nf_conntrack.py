"""``include/net/netfilter/nf_conntrack.h``: flows, a namespace's table of them, and what a packet holds of its own."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from pingproof.simulator.linux.netfilter.nf_conntrack_tuple import PORT_PROTOCOLS, FlowTuple
from pingproof.simulator.live import live
from pingproof.simulator.state import ConntrackEntry, TupleState
from pingproof.simulator.state.netfilter import CtInfo
from pingproof.simulator.wire.ipv4 import IpProtocol

if TYPE_CHECKING:
    from collections.abc import Iterator


@live
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


@live
class ConntrackInfo:
    """``skb->_nfct``: the flow, the direction in it and the state; ``flow`` is None for an untracked packet."""

    flow: Flow | None
    info: CtInfo
    reply: bool = False

    def of_an_error(self) -> ConntrackInfo | None:
        """What an ICMP error about such a packet belongs to: the same flow, the other way (``nf_conntrack_attach``)."""
        return ConntrackInfo(self.flow, CtInfo.RELATED, not self.reply) if self.flow is not None else None


@live
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
