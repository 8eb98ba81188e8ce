"""``net/netfilter/nf_nat_proto.c``: how a packet is rewritten once its flow is settled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.netfilter.nf_conntrack import conntrack_entry
from pingproof.simulator.linux.netfilter.nf_conntrack_tuple import invert_tuple
from pingproof.simulator.tools.iptables.libxtables.nat import Manip
from pingproof.simulator.wire.icmp import Icmp, IcmpType
from pingproof.simulator.wire.igmp import IgmpReport
from pingproof.simulator.wire.ipv4 import Fragment, IpProtocol
from pingproof.simulator.wire.udp import Udp

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_conntrack import Flow
    from pingproof.simulator.linux.netfilter.nf_conntrack_tuple import FlowTuple
    from pingproof.simulator.wire.ipv4 import Ipv4

Transport = Icmp | Udp | IgmpReport
_WITH_IDENTIFIER = frozenset(
    {
        IcmpType.ECHO,
        IcmpType.ECHO_REPLY,
        IcmpType.TIMESTAMP,
        IcmpType.TIMESTAMP_REPLY,
        15,  # ICMP_INFO_REQUEST
        16,  # ICMP_INFO_REPLY
        IcmpType.ADDRESS_MASK,
        IcmpType.ADDRESS_MASK_REPLY,
    }
)


def nf_nat_packet(skb: SkBuff, flow: Flow, reply: bool, manip: Manip) -> None:
    """Rewrite the side that this hook is for, if the flow has it changed (``nf_nat_packet``)."""
    if not _is_changed(flow, manip, reply):
        return
    target = invert_tuple(flow.tuple_in(not reply))
    before = skb.ip
    _set_packet(skb, _manipulate(before, target, manip))
    _note(skb, flow, before, "nf_nat_manip_pkt")


def nf_nat_icmp_reply_translation(skb: SkBuff, flow: Flow, reply: bool, manip: Manip) -> bool:
    """Rewrite an ICMP error and the packet that it quotes, as seen from the other side; False drops it."""
    packet = skb.ip
    error = packet.payload
    assert isinstance(error, Icmp)
    assert error.quoted is not None
    # Two hosts that learn of each other by a redirect would talk past the translation: only untranslated flows.
    if error.type == IcmpType.REDIRECT:
        settled = flow.source_nat_done and flow.destination_nat_done
        if not settled or flow.source_nat or flow.destination_nat:
            return False
    if not _is_changed(flow, manip, reply):
        return True
    other = flow.tuple_in(not reply)
    # The quoted packet went the other way: what is a source outside is a destination inside.
    opposite = Manip.DESTINATION if manip is Manip.SOURCE else Manip.SOURCE
    quoted = _manipulate(error.quoted, other, opposite)
    target = invert_tuple(other)
    outer = replace(packet, payload=replace(error, quoted=quoted))
    _set_packet(skb, _set_address(outer, target, manip))
    _note(skb, flow, packet, "nf_nat_icmp_reply_translation")
    return True


def _is_changed(flow: Flow, manip: Manip, reply: bool) -> bool:
    """Whether packets of this direction have that side changed: in replies the sides are swapped."""
    return flow.source_nat if (manip is Manip.SOURCE) != reply else flow.destination_nat


def _manipulate(packet: Ipv4, target: FlowTuple, manip: Manip) -> Ipv4:
    """``nf_nat_ipv4_manip_pkt``: the transport header, then the address. A piece is here only as an error quotes it."""
    payload = packet.payload
    if isinstance(payload, Fragment):
        whole = _manipulate_transport(packet.protocol, payload.whole, target, manip)
        packet = replace(packet, payload=replace(payload, whole=whole))
    else:
        changed = _manipulate_transport(packet.protocol, payload, target, manip)
        if changed is not payload:
            packet = replace(packet, payload=changed)
    return _set_address(packet, target, manip)


def _manipulate_transport(protocol: int, transport: Transport, target: FlowTuple, manip: Manip) -> Transport:
    """``l4proto_manip_pkt``: the ICMP identifier, whichever side; the source or the destination port."""
    if protocol == IpProtocol.ICMP and isinstance(transport, Icmp):
        # Only questions and their answers carry an identifier; it is the same in both directions.
        if transport.type not in _WITH_IDENTIFIER or transport.identifier == target.source_part:
            return transport
        return replace(transport, identifier=target.source_part)
    if isinstance(transport, Udp):
        if manip is Manip.SOURCE and transport.source_port != target.source_part:
            return replace(transport, source_port=target.source_part)
        if manip is Manip.DESTINATION and transport.destination_port != target.destination_part:
            return replace(transport, destination_port=target.destination_part)
    return transport


def _set_address(packet: Ipv4, target: FlowTuple, manip: Manip) -> Ipv4:
    if manip is Manip.SOURCE:
        return replace(packet, source=target.source_address)
    return replace(packet, destination=target.destination_address)


def _set_packet(skb: SkBuff, packet: Ipv4) -> None:
    skb.packet = packet
    if skb.frame is not None:
        skb.frame = replace(skb.frame, payload=packet)


def _note(skb: SkBuff, flow: Flow, before: Ipv4, layer: str) -> None:
    network = skb.namespace.network
    if network.journal.listening:
        network.note(layer, Decision.NAT, skb, row=conntrack_entry(flow, network.clock.now), before=before)
