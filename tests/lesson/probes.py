"""A probe on a small network, with its journal read."""

from __future__ import annotations

from dataclasses import dataclass

from pingproof.lesson.explain.finding import Finding, find_cause
from pingproof.lesson.explain.trace import Trace, trace_of
from pingproof.simulator.network import Network
from pingproof.simulator.result import Result
from tests.simulator.labs import run

BRIDGE = """
ip netns add ns1
ip netns add ns2
ip link add vbridge type bridge
ip link add v1 type veth peer name e1 netns ns1
ip link add v2 type veth peer name e2 netns ns2
ip link set v1 master vbridge
ip link set v2 master vbridge
ip link set v1 up
ip link set v2 up
ip link set vbridge up
ip -n ns1 link set e1 up
ip -n ns2 link set e2 up
ip -n ns1 addr add 192.168.28.1/24 dev e1
ip -n ns2 addr add 192.168.28.2/24 dev e2
ip addr add 192.168.28.5/24 dev vbridge
ip -n ns1 route add default via 192.168.28.5
ip -n ns2 route add default via 192.168.28.5
"""
"""Two namespaces on the host's bridge, which has an address there."""


@dataclass(frozen=True, slots=True)
class Probed:
    """What a probe printed, the way of its packets, and why it failed (None when it did not)."""

    result: Result
    trace: Trace
    finding: Finding | None


def probe(network: Network, line: str) -> Probed:
    """Send a probe and read its journal."""
    mark = len(network.journal.events)
    result = run(network, line)
    trace = trace_of(network.journal.since(mark))
    return Probed(result, trace, find_cause(trace))


def build_without(script: str, left_out: str) -> Network:
    """A network from all lines of a script but one; what fails for want of it fails."""
    network = Network()
    network.journal.listening = False
    for line in script.strip().splitlines():
        if line != left_out:
            run(network, line)
    network.journal.listening = True
    return network
