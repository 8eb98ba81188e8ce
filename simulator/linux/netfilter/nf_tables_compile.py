"""A rule's specification made into what a packet meets: predicates, then a verdict, a chain or an action.

A specification is compiled once, when the rule is made, into small frozen objects, which are asked in turn about each
packet. The conditions that every rule can have are here (addresses, interfaces, protocol, fragments); the others lie in
``tools/iptables/extensions``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError, NotModelled
from pingproof.simulator.tools.iptables.extensions import find_match, find_target
from pingproof.simulator.tools.iptables.libxtables.canonical import network
from pingproof.simulator.tools.lib.netbase import protocol_number
from pingproof.simulator.value import value
from pingproof.simulator.wire.ipv4 import Fragment

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Action, Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification, Target


@value
class AddressMatch:
    """``-s`` or ``-d``: ``value`` under ``mask``, as numbers."""

    is_source: bool
    value: int
    mask: int
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Compare under the mask."""
        address = packet.ip.source if self.is_source else packet.ip.destination
        return (int(address) & self.mask == self.value) is not self.inverted


@value
class InterfaceMatch:
    """``-i`` or ``-o``; ``is_prefix`` for a name that ended in ``+``. Without a device the name is empty."""

    is_input: bool
    name: str
    is_prefix: bool
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Compare the name."""
        name = packet.input_name if self.is_input else packet.output_name
        return (name.startswith(self.name) if self.is_prefix else name == self.name) is not self.inverted


@value
class ProtocolMatch:
    """``-p``."""

    number: int
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Compare the protocol field."""
        return (packet.ip.protocol == self.number) is not self.inverted


@value
class FragmentMatch:
    """``-f``: a piece that is not the first."""

    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Look at the offset."""
        payload = packet.ip.payload
        return (isinstance(payload, Fragment) and payload.offset > 0) is not self.inverted


def compile_matches(specification: RuleSpecification) -> tuple[Predicate, ...]:
    """A rule's predicates, in the order in which the kernel asks them.

    Raises ``NotModelled`` for a match that is not known here, ``KernelError`` for one that the kernel refuses.
    """
    predicates = compile_basic(specification)
    for match in specification.matches:
        predicates.extend(_compile_match(match, specification))
    return tuple(predicates)


def compile_basic(specification: RuleSpecification) -> list[Predicate]:
    """Conditions outside all extensions, as predicates. Raises ``KernelError`` for one that the kernel refuses."""
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
        address, mask = network(text)
        if mask == 0:  # only ``! 0.0.0.0/0`` is left of those: nothing would match
            raise KernelError(Errno.EINVAL)
        predicates.append(AddressMatch(is_source, address & mask, mask, negated))
    if specification.protocol is not None:
        predicates.append(ProtocolMatch(_protocol(specification.protocol), "protocol" in inverted))
    if specification.fragments:
        predicates.append(FragmentMatch("fragments" in inverted))
    return predicates


def _protocol(text: str) -> int:
    """A protocol as listed: by its name, or by its number if it has none."""
    return int(text) if text.isdigit() else protocol_number(text) or 0


def _compile_match(match: Match, specification: RuleSpecification) -> tuple[Predicate, ...]:
    extension = find_match(match.name)
    if extension is None or extension.compile is None:
        raise NotModelled(f"iptables' match '{match.name}'", near="conntrack, multiport, limit, mark")
    return tuple(extension.compile(match, specification))


def compile_target(target: Target) -> Action:
    """What a target other than a verdict or a chain does. Raises ``NotModelled`` with its name when not known here."""
    extension = find_target(target.name)
    if extension is None or extension.compile is None:
        raise NotModelled(f"iptables' target '{target.name}'", near="ACCEPT, DROP, REJECT, MARK, LOG")
    return extension.compile(target.said)
