"""A failed probe with all that proposals need of it, and how a proposed command is typed in a namespace."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.lesson.mend.plugged import is_within_reach
from pingproof.simulator.tools.lib.resolver import look_up
from pingproof.simulator.value import value
from pingproof.simulator.wire.arp import Arp
from pingproof.simulator.wire.ipv4 import Ipv4

if TYPE_CHECKING:
    from pingproof.lesson.explain.finding import Finding
    from pingproof.lesson.explain.trace import Hop, Trace
    from pingproof.simulator.journal import Event
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network
    from pingproof.simulator.tools.ping.words import Ping

Step = tuple[str, ...]
"""Commands tried together: one, or several that make no sense alone."""


@value
class FailedProbe:
    """A failed probe: the network before it, where it was sent, its way and why it failed."""

    network: Network
    origin: NetNamespace
    ping: Ping
    trace: Trace
    finding: Finding

    @property
    def event(self) -> Event | None:
        """The event at which the way ends."""
        return self.finding.event

    @property
    def namespace(self) -> NetNamespace:
        """The namespace in which the way ends."""
        return self.namespace_called(self.event.namespace) if self.event is not None else self.origin

    @property
    def device(self) -> Device | None:
        """The device at which the way ends."""
        return self.namespace.device(self.event.device) if self.event is not None else None

    @property
    def target(self) -> IPv4Address:
        """The destination of the packet that failed."""
        packet = self.finding.packet
        if isinstance(packet, Ipv4):
            return packet.destination
        return look_up(self.ping.destination) or IPv4Address(0)

    @property
    def source(self) -> IPv4Address | None:
        """The source of the packet that failed."""
        packet = self.finding.packet
        if isinstance(packet, Arp):
            return packet.sender
        return packet.source if packet is not None else None

    @property
    def request(self) -> tuple[Hop, ...]:
        """The hops of the probe itself, without its answer."""
        return self.trace.of_packet(self.trace.roots[0]) if self.trace.roots else ()

    def namespace_called(self, name: str) -> NetNamespace:
        """The namespace called ``name`` in the journal; the probe's own when it is gone."""
        return next((each for each in self.network.namespaces.values() if each.name == name), self.origin)

    def ip(self, namespace: NetNamespace, words: str) -> Iterator[Step]:
        """An ``ip`` command in a namespace, if one can be typed there."""
        if is_within_reach(self.network, namespace):
            yield (f"{ip_in(namespace)} {words}",)

    def program(self, namespace: NetNamespace, words: str) -> Iterator[Step]:
        """Any other command in a namespace, if one can be typed there."""
        if is_within_reach(self.network, namespace):
            yield (f"ip netns exec {namespace.name} {words}" if namespace.name else words,)


def ip_in(namespace: NetNamespace) -> str:
    """The first words of an ``ip`` command in a namespace."""
    return f"ip -n {namespace.name}" if namespace.name else "ip"
