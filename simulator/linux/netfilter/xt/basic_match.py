"""The conditions that every rule can have: addresses, interfaces, protocol, fragments; a rule becomes predicates.

A specification is compiled once, when the rule is made, into small frozen objects; a packet asks each in turn.
"""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.tools.lib.netbase import protocol_number
from pingproof.simulator.value import value
from pingproof.simulator.wire.ipv4 import Fragment

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.netfilter import HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_tables_core import Predicate
    from pingproof.simulator.tools.iptables.words import RuleSpecification

NEEDS_CONNTRACK = frozenset({"conntrack", "state", "connmark"})
"""The ``-m`` modules whose rules keep conntrack at work in their namespace (``nf_ct_netns_get``)."""


@value
class AddressMatch:
    """``-s`` or ``-d``: ``value`` under ``mask``, as numbers."""

    is_source: bool
    value: int
    mask: int
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare under the mask."""
        address = skb.ip.source if self.is_source else skb.ip.destination
        return (int(address) & self.mask == self.value) is not self.inverted


@value
class InterfaceMatch:
    """``-i`` or ``-o``; ``is_prefix`` for a name that ended in ``+``. Without a device the name is empty."""

    is_input: bool
    name: str
    is_prefix: bool
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare the name."""
        device = state.input if self.is_input else state.output
        name = device.name if device is not None else ""
        return (name.startswith(self.name) if self.is_prefix else name == self.name) is not self.inverted


@value
class ProtocolMatch:
    """``-p``."""

    number: int
    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Compare the protocol field."""
        return (skb.ip.protocol == self.number) is not self.inverted


@value
class FragmentMatch:
    """``-f``: a piece that is not the first."""

    inverted: bool

    def matches(self, skb: SkBuff, state: HookState) -> bool:
        """Look at the offset."""
        payload = skb.ip.payload
        return (isinstance(payload, Fragment) and payload.offset > 0) is not self.inverted


def compile_matches(specification: RuleSpecification) -> tuple[Predicate, ...]:
    """A rule's predicates, in the order in which the kernel asks them.

    Raises ``NotModelled`` for a match that is not known here, ``KernelError`` for one that the kernel refuses.
    """
    inverted = specification.inverted
    predicates: list[Predicate] = []
    for is_input, name in ((True, specification.input_device), (False, specification.output_device)):
        if name is not None:
            negated = ("input_device" if is_input else "output_device") in inverted
            predicates.append(InterfaceMatch(is_input, name.rstrip("+"), name.endswith("+"), negated))
    for is_source, text in ((True, specification.source), (False, specification.destination)):
        if text is None:
            continue
        negated = ("source" if is_source else "destination") in inverted
        value, mask = parse_network(text)
        if mask == 0:  # only ``! 0.0.0.0/0`` is left of those: nothing would match
            raise KernelError(Errno.EINVAL)
        predicates.append(AddressMatch(is_source, value & mask, mask, negated))
    if specification.protocol is not None:
        predicates.append(ProtocolMatch(_protocol(specification.protocol), "protocol" in inverted))
    if specification.fragments:
        predicates.append(FragmentMatch("fragments" in inverted))
    if specification.matches:
        from pingproof.simulator.linux.netfilter.xt.extension import compile_extension

        for match in specification.matches:
            predicates.extend(compile_extension(match, specification))
    return tuple(predicates)


def _protocol(text: str) -> int:
    """A protocol as listed: by its name, or by its number if it has none."""
    return int(text) if text.isdigit() else protocol_number(text) or 0


def parse_network(text: str) -> tuple[int, int]:
    """``a.b.c.d``, ``a.b.c.d/len`` or ``a.b.c.d/mask`` as address and mask.

    >>> parse_network("10.0.0.0/8") == (10 << 24, 255 << 24)
    True
    """
    address, slash, rest = text.partition("/")
    if not slash:
        mask = 0xFFFFFFFF
    elif "." in rest:
        mask = int(IPv4Address(rest))
    else:
        mask = 0xFFFFFFFF << (32 - int(rest)) & 0xFFFFFFFF
    return int(IPv4Address(address)), mask
