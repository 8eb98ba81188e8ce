"""Small networks for tests, built by the commands a person would type."""

from __future__ import annotations

from collections.abc import Iterable

from pingproof.simulator.journal import Decision, Event
from pingproof.simulator.linux.core.net_device import Device
from pingproof.simulator.linux.core.net_namespace import NetNamespace
from pingproof.simulator.network import Network
from pingproof.simulator.result import Result
from pingproof.simulator.shell.line import parse_line

TWO_HOSTS = """
ip netns add a
ip netns add b
ip link add a0 address 02:00:00:00:00:0a netns a type veth peer name b0 address 02:00:00:00:00:0b netns b
ip -n a addr add 10.0.0.1/24 dev a0
ip -n b addr add 10.0.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
"""
"""Two namespaces on one cable."""

ROUTER = """
ip netns add a
ip netns add r
ip netns add b
ip link add a0 netns a type veth peer name r0 netns r
ip link add b0 netns b type veth peer name r1 netns r
ip -n a addr add 10.1.0.1/24 dev a0
ip -n r addr add 10.1.0.254/24 dev r0
ip -n r addr add 10.2.0.254/24 dev r1
ip -n b addr add 10.2.0.1/24 dev b0
ip -n a link set a0 up
ip -n r link set r0 up
ip -n r link set r1 up
ip -n b link set b0 up
ip -n a route add default via 10.1.0.254
ip -n b route add default via 10.2.0.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
"""
"""Two namespaces and a router between them."""


def build(script: str) -> Network:
    """A network after every line of ``script`` succeeded."""
    network = Network()
    extend(network, script)
    return network


def extend(network: Network, script: str) -> None:
    """Carry out further lines, each of which must succeed."""
    for line in script.strip().splitlines():
        result = run(network, line)
        assert result.ok, f"{line}: {result.stderr}{result.stdout}"


def run(network: Network, line: str) -> Result:
    """Carry out one line, whatever comes of it."""
    return network.run(parse_line(line))


def namespace(network: Network, name: str) -> NetNamespace:
    """A namespace by the name that ``ip netns`` lists."""
    return network.named[name]


def host_device(network: Network, name: str) -> Device:
    """A device of the host."""
    device = network.host.device(name)
    assert device is not None, f"the host has no {name}"
    return device


def events(network: Network, since: int, *decisions: Decision) -> list[Event]:
    """The events after mark ``since``, of the given decisions only where some are given."""
    return [event for event in network.journal.since(since) if not decisions or event.decision in decisions]


def drops(found: Iterable[Event]) -> list[str]:
    """The drop reasons among events, in order."""
    return [event.drop.name for event in found if event.drop is not None]
