"""``nf_conntrack_tuple``: the key of a flow, and the key of the answers to it.

Addresses are whole numbers here: a tuple is looked up for every packet, and ``IPv4Address`` is slow to hash.
"""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING, NamedTuple

from pingproof.simulator.wire.icmp import Icmp, IcmpType
from pingproof.simulator.wire.ipv4 import IpProtocol
from pingproof.simulator.wire.udp import transport_ports

if TYPE_CHECKING:
    from pingproof.simulator.wire.ipv4 import Ipv4

INVERSE_ICMP_TYPE: dict[int, int] = {
    IcmpType.ECHO: IcmpType.ECHO_REPLY,
    IcmpType.ECHO_REPLY: IcmpType.ECHO,
    IcmpType.TIMESTAMP: IcmpType.TIMESTAMP_REPLY,
    IcmpType.TIMESTAMP_REPLY: IcmpType.TIMESTAMP,
    15: 16,
    16: 15,
    IcmpType.ADDRESS_MASK: IcmpType.ADDRESS_MASK_REPLY,
    IcmpType.ADDRESS_MASK_REPLY: IcmpType.ADDRESS_MASK,
}
"""``invmap`` of nf_conntrack_proto_icmp.c: the questions, their answers, and back (15 and 16: information)."""
PORT_PROTOCOLS = frozenset({IpProtocol.TCP, IpProtocol.UDP, 33, 132, 136})
"""Protocols whose header begins with two ports: TCP, UDP, DCCP, SCTP, UDP-Lite."""


class FlowTuple(NamedTuple):
    """One direction of a flow.

    ``source_part`` is the source port or the ICMP identifier; ``destination_part`` the destination port or the ICMP
    type and code (``type << 8 | code``); both are 0 for a protocol that has neither.
    """

    protocol: int
    source: int
    source_part: int
    destination: int
    destination_part: int

    @property
    def source_address(self) -> IPv4Address:
        """The source as an address."""
        return IPv4Address(self.source)

    @property
    def destination_address(self) -> IPv4Address:
        """The destination as an address."""
        return IPv4Address(self.destination)


def tuple_of(packet: Ipv4) -> FlowTuple:
    """``nf_ct_get_tuple``: the tuple of a datagram, or of the first piece of one that an error quotes."""
    protocol = packet.protocol
    source, destination = int(packet.source), int(packet.destination)
    transport = packet.transport
    if isinstance(transport, Icmp):
        return FlowTuple(protocol, source, transport.identifier, destination, transport.type << 8 | transport.code)
    ports = transport_ports(transport)
    if ports is None:
        return FlowTuple(protocol, source, 0, destination, 0)
    return FlowTuple(protocol, source, ports[0], destination, ports[1])


def invert_tuple(tuple_: FlowTuple) -> FlowTuple:
    """``nf_ct_invert_tuple``: the tuple of the answer. Of ICMP's types those that have none open no flow."""
    protocol, source, source_part, destination, destination_part = tuple_
    if protocol == IpProtocol.ICMP:
        answer = INVERSE_ICMP_TYPE[destination_part >> 8]
        return FlowTuple(protocol, destination, source_part, source, answer << 8 | destination_part & 0xFF)
    return FlowTuple(protocol, destination, destination_part, source, source_part)
