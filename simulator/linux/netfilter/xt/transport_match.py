"""``-m icmp``, ``tcp``, ``udp`` and ``multiport``: conditions on the transport header (xt_tcpudp.c, xt_multiport.c).

A piece that is not the first has no transport header: the matches that are xt_tables' do not match it, inverted or not.
Those that iptables 1.8.9 writes as the kernel's own expressions, ``--sport`` and ``--dport``, look at what is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.netfilter.nf_conntrack_tuple import transport_ports
from pingproof.simulator.value import value
from pingproof.simulator.wire.encode import encode_ipv4
from pingproof.simulator.wire.icmp import Icmp

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.netfilter import HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_tables_core import Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification
    from pingproof.simulator.wire.ipv4 import Ipv4

ANY_TYPE = 255
"""What ``--icmp-type any`` becomes."""
TCP_FLAGS: dict[str, int] = {"FIN": 0x01, "SYN": 0x02, "RST": 0x04, "PSH": 0x08, "ACK": 0x10, "URG": 0x20}
TCP_FLAGS_AT = 13
"""Where they are in TCP's header (bytes)."""
PortRange = tuple[int, int]


@value
class IcmpTypeMatch:
    """``--icmp-type``: a type, and a range of codes (all of them when none was said)."""

    type: int
    first_code: int
    last_code: int
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare type and code."""
        header = skb.ip.transport
        if not isinstance(header, Icmp):
            return False
        if self.type == ANY_TYPE:
            return not self.inverted
        same = header.type == self.type and self.first_code <= header.code <= self.last_code
        return same is not self.inverted


@value
class HeaderMatch:
    """``-m tcp`` or ``-m udp`` without a word more: xt_tcpudp.c still wants a transport header."""

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """False for a piece that is not the first."""
        return skb.ip.transport is not None


@value
class PortMatch:
    """``--sport`` or ``--dport``, with its own inversion."""

    is_source: bool
    first: int
    last: int
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare the port; False where there is none."""
        port = payload_number(skb.ip, 0 if self.is_source else 2, 2)
        return port is not None and (self.first <= port <= self.last) is not self.inverted


@value
class NotBothPortsMatch:
    """``! --sport N ! --dport M``: one comparison of both, so either may be what it must not (add_nft_tcpudp())."""

    source: int
    destination: int

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare both ports at once."""
        ports = payload_number(skb.ip, 0, 4)
        return ports is not None and ports != self.source << 16 | self.destination


@value
class TcpFlagsMatch:
    """``--tcp-flags MASK SET``; only ``! -p tcp`` has it look at a packet of this model, which has no TCP."""

    mask: int
    value: int
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare the flags under the mask."""
        flags = payload_number(skb.ip, TCP_FLAGS_AT, 1)
        return flags is not None and (flags & self.mask == self.value) is not self.inverted


def payload_number(packet: Ipv4, at: int, size: int) -> int | None:
    """What lies ``at`` so many bytes behind the IP header, whatever that is there (``nft_payload_fast_eval``).

    In a later piece, or in a packet of another protocol, these are not the ports of a header. None beyond the end.
    """
    ports = transport_ports(packet.transport)
    if ports is not None and size == 2:
        return ports[at // 2]
    data = encode_ipv4(packet)[packet.header_length :][at : at + size]
    return int.from_bytes(data) if len(data) == size else None


@value
class MultiportMatch:
    """``--sports``, ``--dports`` or ``--ports``: any of several ports and ranges."""

    side: str
    ranges: tuple[PortRange, ...]
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Look for one range that holds a port."""
        ports = transport_ports(skb.ip.transport)
        if ports is None:
            return False
        looked_at = {"sports": ports[:1], "dports": ports[1:]}.get(self.side, ports)
        found = any(first <= port <= last for port in looked_at for first, last in self.ranges)
        return found is not self.inverted


def compile_icmp(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``-m icmp --icmp-type TYPE[/CODE]`` or ``any``."""
    return [icmp_type_match(values[0], inverted) for _, values, inverted in match.options]


def icmp_type_match(text: str, inverted: bool = False) -> IcmpTypeMatch:
    """The condition that a canonical ``--icmp-type`` stands for."""
    if text == "any":
        return IcmpTypeMatch(ANY_TYPE, 0, 255, inverted)
    kind, slash, code = text.partition("/")
    return IcmpTypeMatch(int(kind), int(code) if slash else 0, int(code) if slash else 255, inverted)


def compile_ports(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``-m tcp`` and ``-m udp``: ports, and TCP's flags. Of TCP's options no packet is asked: none here is TCP's."""
    if not match.options:
        return [HeaderMatch()]
    predicates: list[Predicate] = []
    ports: list[PortMatch] = []
    for option, values, inverted in match.options:
        if option in ("sport", "dport"):
            ports.append(PortMatch(option == "sport", *port_range(values[0]), inverted))
        elif option == "tcp-flags":
            predicates.append(TcpFlagsMatch(tcp_flags(values[0]), tcp_flags(values[1]), inverted))
    if len(ports) == 2 and all(port.inverted and port.first == port.last for port in ports):
        return [*predicates, NotBothPortsMatch(ports[0].first, ports[1].first)]
    return [*predicates, *ports]


def port_range(text: str) -> PortRange:
    """``80``, ``80:90``, ``:90`` or ``80:``.

    >>> port_range("80"), port_range("80:90"), port_range(":90")
    ((80, 80), (80, 90), (0, 90))
    """
    first, colon, last = text.partition(":")
    if not colon:
        return int(first), int(first)
    return int(first or 0), int(last or 65535)


def tcp_flags(text: str) -> int:
    """``SYN,ACK`` or ``NONE`` as the header's bits."""
    return 0 if text == "NONE" else sum(TCP_FLAGS[flag] for flag in text.split(","))


def compile_multiport(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``-m multiport``."""
    return [
        MultiportMatch(option, tuple(port_range(part) for part in ",".join(values).split(",")), inverted)
        for option, values, inverted in match.options
    ]
