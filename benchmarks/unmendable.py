"""Failing probes that no change in the lab can mend, and the criterion by which that is said.

A mend changes the lab: its devices, addresses, routes, rules and settings, by commands in namespaces that
`ip netns` lists or on the host. It changes neither the probe nor the machines of the world around the lab. So a probe
without a mend is beyond mending when what it asks for is not a matter of the lab:

- its namespace is not there;
- it asks a broadcast address without -b, which `ping` refuses before it sends anything;
- it names with -I an address or a device that its namespace does not have;
- its destination is an address that nobody has and that lies in no prefix of a station that the lab can change;
- its -t, or its -M do with its -s, is what stands in the way: without that option there is a mend, or it succeeds.

Everything else counts as mendable, whether or not a person would know how.
"""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network

from pingproof.lesson.mend.plugged import devices, is_within_reach, owners, prefixes
from pingproof.lesson.mend.search import find_mend, probe_of
from pingproof.simulator.errors import SimulatorError
from pingproof.simulator.linux.core.net_namespace import NetNamespace
from pingproof.simulator.network import Network
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.tools.lib.resolver import look_up
from pingproof.simulator.tools.ping.words import Ping


def why_unmendable(network: Network, command: str) -> str | None:
    """Why no change in the lab can mend the failing probe; None when one could."""
    try:
        found = probe_of(network, network.host, parse_line(command))
    except SimulatorError:
        return "not a probe that could begin"
    if found is None:
        return "its namespace is not there"
    namespace, ping = found
    target = look_up(ping.destination)
    if target is None:
        return "its destination is a name"
    if not ping.broadcast and _is_broadcast(namespace, target):
        return "it asks a broadcast address without -b"
    if ping.interface is not None and not _has(namespace, ping.interface):
        return "-I names what its namespace does not have"
    if not owners(network, target) and not target.is_loopback and not _can_be_given(network, namespace, target):
        return "nobody has its destination, and nobody in the lab could"
    return _forbidden_by_option(network, namespace, ping)


def _is_broadcast(namespace: NetNamespace, target: IPv4Address) -> bool:
    around = [prefix for device in namespace.devices.values() for prefix in prefixes(device)]
    around.append(IPv4Network("127.0.0.0/8"))
    return str(target) == "255.255.255.255" or any(target == prefix.broadcast_address for prefix in around)


def _has(namespace: NetNamespace, interface: str) -> bool:
    if namespace.device(interface) is not None:
        return True
    return any(str(row.local) == interface for device in namespace.devices.values() for row in device.addresses)


def _can_be_given(network: Network, namespace: NetNamespace, target: IPv4Address) -> bool:
    """Whether a station other than the one that asks could have the address in a prefix that it is in."""
    return any(
        target in prefix
        for device in devices(network)
        if device.namespace is not namespace and is_within_reach(network, device.namespace)
        for prefix in prefixes(device)
    )


def _forbidden_by_option(network: Network, namespace: NetNamespace, ping: Ping) -> str | None:
    if ping.ttl is not None and _goes(network, namespace, replace(ping, ttl=None)):
        return "its -t ends it: without that option there is a mend, or it succeeds"
    if ping.pmtu == "do" and _goes(network, namespace, replace(ping, pmtu=None)):
        return "its size with -M do: without that option there is a mend, or it succeeds"
    return None


def _goes(network: Network, namespace: NetNamespace, ping: Ping) -> bool:
    copy = network.copy()
    once = replace(ping, count=1)
    return copy.run(once, copy.namespaces[namespace.inode]).ok or bool(find_mend(network, namespace, once))
