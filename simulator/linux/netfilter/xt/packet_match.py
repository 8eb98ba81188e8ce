"""Conditions on the packet itself and on where it is: ``-m length``, ``ttl``, ``mark``, ``addrtype``, ``physdev`` …"""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.errors import NotModelled
from pingproof.simulator.linux.core.sk_buff import PacketType
from pingproof.simulator.linux.ipv4.fib import inet_addr_type
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.netfilter import HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_tables_core import Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification

PACKET_TYPES: dict[str, PacketType] = {
    "unicast": PacketType.HOST,
    "host": PacketType.HOST,
    "broadcast": PacketType.BROADCAST,
    "bcast": PacketType.BROADCAST,
    "multicast": PacketType.MULTICAST,
    "mcast": PacketType.MULTICAST,
    "otherhost": PacketType.OTHERHOST,
    "loopback": PacketType.LOOPBACK,
}


@value
class LengthMatch:
    """``-m length``: the IP total length (bytes)."""

    first: int
    last: int
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare the length."""
        return (self.first <= skb.ip.length <= self.last) is not self.inverted


@value
class TtlMatch:
    """``-m ttl``: equal, less or greater, by which option was given."""

    comparison: str
    value: int
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare the time to live."""
        ttl = skb.ip.ttl
        if self.comparison == "ttl-lt":
            return ttl < self.value
        if self.comparison == "ttl-gt":
            return ttl > self.value
        return (ttl == self.value) is not self.inverted


@value
class TosMatch:
    """``-m tos`` and ``-m dscp``: the TOS byte under a mask."""

    value: int
    mask: int
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare the byte."""
        return (skb.ip.tos & self.mask == self.value) is not self.inverted


@value
class PacketTypeMatch:
    """``-m pkttype``; what comes by the loopback counts by its destination address (xt_pkttype.c)."""

    type: PacketType
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare for whom the frame was."""
        kind = skb.packet_type
        if kind is PacketType.LOOPBACK:
            destination = skb.ip.destination
            kind = PacketType.MULTICAST if destination.is_multicast else PacketType.BROADCAST
        return (kind is self.type) is not self.inverted


@value
class MacMatch:
    """``-m mac``: the Ethernet source that the packet came with."""

    address: str
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare the address; False for one's own packet: what comes by ``lo``, or a broadcast that one hears."""
        assert skb.frame is not None
        assert state.input is not None
        if state.input.is_loopback or skb.packet_type is PacketType.LOOPBACK:
            return False
        return (skb.frame.source == self.address) is not self.inverted


@value
class RangeMatch:
    """``-m iprange``."""

    is_source: bool
    first: int
    last: int
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Whether the address lies between."""
        address = int(skb.ip.source if self.is_source else skb.ip.destination)
        return (self.first <= address <= self.last) is not self.inverted


@value
class MarkMatch:
    """``-m mark``: the packet's mark under a mask."""

    value: int
    mask: int
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare the mark."""
        return (skb.mark & self.mask == self.value) is not self.inverted


@value
class AddressTypeMatch:
    """``-m addrtype``: what kind of address it is to this host, with ``limit_*`` to one device only."""

    is_source: bool
    types: frozenset[str]
    limit_input: bool
    limit_output: bool
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Look the address up in the local table."""
        device = state.input if self.limit_input else state.output if self.limit_output else None
        address = skb.ip.source if self.is_source else skb.ip.destination
        kind = inet_addr_type(skb.namespace, address, device)
        return (kind.name in self.types) is not self.inverted


@value
class PhysdevMatch:
    """``-m physdev``: the bridge ports of a packet that br_netfilter shows to iptables (xt_physdev.c)."""

    option: str
    name: str
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare a port's name, or ask whether there is one."""
        bridged = skb.bridge_netfilter
        incoming = bridged.physical_input if bridged is not None else None
        outgoing = bridged.physical_output if bridged is not None else None
        match self.option:
            case "physdev-in":
                found = incoming is not None and _same_name(incoming, self.name)
            case "physdev-out":
                if bridged is not None and outgoing is None:
                    return False  # inverted or not, unlike for a packet that no bridge has seen
                found = outgoing is not None and _same_name(outgoing, self.name)
            case "physdev-is-in":
                found = incoming is not None
            case "physdev-is-out":
                found = outgoing is not None
            case _:
                found = incoming is not None and outgoing is not None
        return found is not self.inverted


@value
class OwnerMatch:
    """``-m owner``: every program here is root's; a packet that the kernel made by itself has no owner."""

    is_root: bool
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Whether a program sent it, and whose that is."""
        return (skb.socket is not None and self.is_root) is not self.inverted


def _same_name(device: Device, name: str) -> bool:
    return device.name.startswith(name[:-1]) if name.endswith("+") else device.name == name


def number_range(text: str, highest: int) -> tuple[int, int]:
    """``N``, ``N:M``, ``:M`` or ``N:``."""
    first, colon, last = text.partition(":")
    return (int(first or 0), int(last or highest)) if colon else (int(first), int(first))


def value_and_mask(text: str, whole: int = 0xFFFFFFFF) -> tuple[int, int]:
    """``VALUE[/MASK]`` in any base C reads.

    >>> value_and_mask("0x1/0xff"), value_and_mask("5")
    ((1, 255), (5, 4294967295))
    """
    value, slash, mask = text.partition("/")
    return int(value, 0), int(mask, 0) if slash else whole


def compile_length(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``--length N[:M]``."""
    return [LengthMatch(*number_range(values[0], 65535), inverted) for _, values, inverted in match.options]


def compile_ttl(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``--ttl-eq``, ``--ttl-lt``, ``--ttl-gt``."""
    return [TtlMatch(option, int(values[0], 0), inverted) for option, values, inverted in match.options]


def compile_tos(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``--tos VALUE[/MASK]``."""
    return [TosMatch(*value_and_mask(values[0], 0xFF), inverted) for _, values, inverted in match.options]


def compile_dscp(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``--dscp VALUE``: the upper six bits."""
    return [TosMatch(int(values[0], 0) << 2, 0xFC, inverted) for _, values, inverted in match.options]


def compile_pkttype(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``--pkt-type TYPE``."""
    return [PacketTypeMatch(PACKET_TYPES[values[0]], inverted) for _, values, inverted in match.options]


def compile_mac(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``--mac-source ADDRESS``."""
    return [MacMatch(values[0].lower(), inverted) for _, values, inverted in match.options]


def compile_iprange(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``--src-range`` and ``--dst-range``."""
    predicates: list[Predicate] = []
    for option, values, inverted in match.options:
        first, _, last = values[0].partition("-")
        low, high = int(IPv4Address(first)), int(IPv4Address(last or first))
        predicates.append(RangeMatch(option == "src-range", low, high, inverted))
    return predicates


def compile_mark(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``--mark VALUE[/MASK]``."""
    return [MarkMatch(*value_and_mask(values[0]), inverted) for _, values, inverted in match.options]


def compile_addrtype(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``--src-type``, ``--dst-type``, ``--limit-iface-in``, ``--limit-iface-out``."""
    said = {option for option, _, _ in match.options}
    limit_input, limit_output = "limit-iface-in" in said, "limit-iface-out" in said
    return [
        AddressTypeMatch(
            option == "src-type", frozenset(",".join(values).split(",")), limit_input, limit_output, inverted
        )
        for option, values, inverted in match.options
        if option in ("src-type", "dst-type")
    ]


def compile_physdev(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``--physdev-in``, ``--physdev-out``, ``--physdev-is-in``, ``--physdev-is-out``, ``--physdev-is-bridged``."""
    return [PhysdevMatch(option, values[0] if values else "", inverted) for option, values, inverted in match.options]


def compile_owner(match: Match, specification: RuleSpecification) -> list[Predicate]:
    """``--uid-owner`` and ``--gid-owner``. Raises ``NotModelled`` for ``--socket-exists`` and ``--suppl-groups``."""
    predicates: list[Predicate] = []
    for option, values, inverted in match.options:
        if option not in ("uid-owner", "gid-owner"):
            raise NotModelled(f"iptables' match 'owner --{option}'")
        first, _, last = values[0].partition("-")
        is_root = first == "root" or (first.isdigit() and int(first) <= 0 <= int(last or first))
        predicates.append(OwnerMatch(is_root, inverted))
    return predicates
