"""The cabling of a network: which devices its cables and bridges join, whether or not they are up."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

from pingproof.simulator.linux.bridge.br_private import br_get
from pingproof.simulator.linux.drivers.veth import veth_peer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network

FAR = 1000
"""A distance longer than any."""


def segment(device: Device) -> list[Device]:
    """Every device of the Ethernet segment of ``device``, itself first: cables' ends, bridges and their ports."""
    found: dict[int, Device] = {}
    waiting = [device]
    while waiting:
        each = waiting.pop(0)
        if id(each) in found:
            continue
        found[id(each)] = each
        peer = veth_peer(each)
        if peer is not None:
            waiting.append(peer)
        if each.master is not None:
            waiting.append(each.master)
        bridge = br_get(each)
        if bridge is not None:
            waiting += [port.dev for port in bridge.ports]
    return list(found.values())


def stations(device: Device) -> list[Device]:
    """The other devices of the segment that can have an IP address: all but ports."""
    return [each for each in segment(device) if each.master is None and each is not device]


def owners(network: Network, address: IPv4Address) -> list[Device]:
    """The devices that have an address."""
    return [device for device in devices(network) if any(row.local == address for row in device.addresses)]


def devices(network: Network) -> Iterator[Device]:
    """Every device of every namespace."""
    for namespace in network.namespaces.values():
        yield from namespace.devices.values()


def prefixes(device: Device) -> list[IPv4Network]:
    """The prefixes of a device's addresses."""
    return [row.network for row in device.addresses]


def free_address(device: Device, prefix: IPv4Network) -> IPv4Address | None:
    """An address of ``prefix`` that nobody on the segment has."""
    taken = {row.local for each in segment(device) for row in each.addresses}
    # RFC 3021: both addresses of a /31 are hosts', and a /32 has one.
    hosts = prefix.hosts() if prefix.prefixlen < 31 else iter(prefix)
    # A /8 has 16 million addresses; 1024 are more than a segment of any lab has.
    return next((address for _, address in zip(range(1024), hosts, strict=False) if address not in taken), None)


def is_within_reach(network: Network, namespace: NetNamespace) -> bool:
    """Whether a command can be typed there: the host, or a namespace that ``ip netns`` lists."""
    return namespace is network.host or namespace in network.named.values()


def distance(network: Network, start: NetNamespace, goals: list[NetNamespace]) -> int:
    """The number of segments from one namespace to the nearest of ``goals``; ``FAR`` without a way."""
    # Breadth first: every segment of the frontier's devices is one step.
    reached, frontier, steps = {id(start)}, [start], 0
    wanted = {id(goal) for goal in goals}
    while frontier:
        if any(id(each) in wanted for each in frontier):
            return steps
        beside = [other.namespace for each in frontier for device in each.devices.values() for other in segment(device)]
        frontier = [each for each in dict.fromkeys(beside) if id(each) not in reached]
        reached |= {id(each) for each in frontier}
        steps += 1
    return FAR
