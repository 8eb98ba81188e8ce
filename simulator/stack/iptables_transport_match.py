"""``-m icmp``, ``tcp``, ``udp`` and ``multiport``: conditions on the transport header (xt_tcpudp.c, xt_multiport.c).

A fragment that is not the first has no transport header, and none of these matches it, inverted or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.errors import NotModelled
from simulator.stack.conntrack_tuple import transport_ports
from simulator.value import value
from simulator.wire.icmp import Icmp

if TYPE_CHECKING:
    from simulator.language.iptables import Match, RuleSpecification
    from simulator.stack.net_device import Device
    from simulator.stack.nf_tables import Predicate
    from simulator.stack.sk_buff import SkBuff

ANY_TYPE = 255
"""What ``--icmp-type any`` becomes."""
TCP_FLAGS: dict[str, int] = {"FIN": 0x01, "SYN": 0x02, "RST": 0x04, "PSH": 0x08, "ACK": 0x10, "URG": 0x20}
PortRange = tuple[int, int]


@value
class IcmpTypeMatch:
    """``--icmp-type``: a type, and a range of codes (all of them when none was said)."""

    type: int
    first_code: int
    last_code: int
    inverted: bool

    def matches(self, skb: SkBuff, input_device: Device | None, output_device: Device | None) -> bool:
        """Compare type and code."""
        header = skb.ip.transport
        if not isinstance(header, Icmp):
            return False
        if self.type == ANY_TYPE:
            return not self.inverted
        same = header.type == self.type and self.first_code <= header.code <= self.last_code
        return same is not self.inverted


@value
class PortMatch:
    """``--sport`` and ``--dport``, each with its own inversion."""

    is_source: bool
    first: int
    last: int
    inverted: bool

    def matches(self, skb: SkBuff, input_device: Device | None, output_device: Device | None) -> bool:
        """Compare the port."""
        ports = transport_ports(skb.ip.transport)
        if ports is None:
            return False
        return (self.first <= ports[0 if self.is_source else 1] <= self.last) is not self.inverted


@value
class TcpFlagsMatch:
    """``--tcp-flags MASK SET``."""

    mask: int
    value: int
    inverted: bool

    def matches(self, skb: SkBuff, input_device: Device | None, output_device: Device | None) -> bool:
        """Compare the flags under the mask."""
        flags = getattr(skb.ip.transport, "flags", None)
        if flags is None:
            return False
        return (int(flags) & self.mask == self.value) is not self.inverted


@value
class MultiportMatch:
    """``--sports``, ``--dports`` or ``--ports``: any of several ports and ranges."""

    side: str
    ranges: tuple[PortRange, ...]
    inverted: bool

    def matches(self, skb: SkBuff, input_device: Device | None, output_device: Device | None) -> bool:
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
    """``-m tcp`` and ``-m udp``: the ports and TCP's flags. The module alone is no more than ``-p``."""
    predicates: list[Predicate] = []
    for option, values, inverted in match.options:
        if option in ("sport", "dport", "source-port", "destination-port"):
            first, last = port_range(values[0])
            if (first, last) != (0, 65535) or inverted:
                predicates.append(PortMatch(option[0] == "s", first, last, inverted))
        elif option == "tcp-flags":
            predicates.append(TcpFlagsMatch(tcp_flags(values[0]), tcp_flags(values[1]), inverted))
        elif option == "syn":
            predicates.append(TcpFlagsMatch(0x17, 0x02, inverted))
        else:
            raise NotModelled(f"iptables' match '{match.name} --{option}'")
    return predicates


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
    """``SYN,ACK``, ``ALL`` or ``NONE`` as the header's bits."""
    if text == "ALL":
        return 0x3F
    return 0 if text == "NONE" else sum(TCP_FLAGS[flag] for flag in text.split(","))


def compile_multiport(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``-m multiport``."""
    return [
        MultiportMatch(option, tuple(port_range(part) for part in ",".join(values).split(",")), inverted)
        for option, values, inverted in match.options
    ]
