"""Mends by a new cable, straight from the asking namespace to the one with the address, or to the host."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

from pingproof.lesson.mend.failed_probe import FailedProbe, Step, ip_in
from pingproof.lesson.mend.plugged import FAR, devices, distance, is_within_reach, owners, prefixes
from pingproof.simulator.tools.lib.resolver import look_up

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network

SPARE = IPv4Network("172.31.255.0/24")
"""Addresses for new cables, four at a time."""
LONGEST_NAME = 15
"""IFNAMSIZ - 1."""


def missing_cable(failed: FailedProbe) -> Iterator[Step]:
    """A cable to the namespace with the destination, where no way leads there."""
    yield from (step for far, step in _cables(failed) if far)


def any_cable(failed: FailedProbe) -> Iterator[Step]:
    """A cable past every obstacle."""
    yield from (step for _, step in _cables(failed))


def _cables(failed: FailedProbe) -> Iterator[tuple[bool, Step]]:
    """Each cable with whether it is the only way there."""
    network, origin = failed.network, failed.origin
    target = look_up(failed.ping.destination)
    if target is None or not is_within_reach(network, origin):
        return
    having = list(dict.fromkeys(device.namespace for device in owners(network, target)))
    if not having:
        yield from _given(failed, target)
    if not having or origin in having:
        return
    # A cable is the wrong mend while another way exists: it would hide what is broken on that.
    far = distance(network, origin, having) == FAR
    reachable = [each for each in having if is_within_reach(network, each)]
    # Where no command reaches the namespace itself, a cable to the host may still lead there.
    for other in reachable or ([] if origin is network.host else [network.host]):
        step = _laid(network, origin, other, target)
        if step:
            yield far, step


def _given(failed: FailedProbe, target: IPv4Address) -> Iterator[tuple[bool, Step]]:
    """A cable to a namespace in the prefix of an address that nobody has, and which then takes the address."""
    network, origin = failed.network, failed.origin
    for device in devices(network):
        if device.namespace is origin or not is_within_reach(network, device.namespace):
            continue
        for prefix in prefixes(device):
            if target in prefix:
                taken = f"{ip_in(device.namespace)} addr add {target}/{prefix.prefixlen} dev {device.name}"
                yield False, (taken, *_laid(network, origin, device.namespace, target))
                return


def _laid(network: Network, origin: NetNamespace, other: NetNamespace, target: IPv4Address) -> Step:
    """The commands: a cable with an address at each end, and the route through it; none without spare addresses."""
    free = (prefix for prefix in SPARE.subnets(new_prefix=30) if not _is_used(network, prefix))
    prefix = next(free, None)
    if prefix is None:
        return ()
    near, far = _end(origin, other), _end(other, origin)
    one, two = prefix.hosts()
    # Typed on the host, so that the far end stays where the command is typed.
    if other is network.host:
        laid = f"ip link add {far} type veth peer name {near} netns {origin.name}"
    else:
        laid = f"{ip_in(origin)} link add {near} type veth peer name {far} netns {other.name}"
    return (
        laid,
        f"{ip_in(origin)} addr add {one}/30 dev {near}",
        f"{ip_in(origin)} link set {near} up",
        f"{ip_in(other)} addr add {two}/30 dev {far}",
        f"{ip_in(other)} link set {far} up",
        f"{ip_in(origin)} route replace {target} via {two}",
    )


def _end(here: NetNamespace, there: NetNamespace) -> str:
    """The name of the cable's end in ``here``: where the cable leads, numbered where the name is taken."""
    # One byte is left for a number.
    stem = f"to-{there.name or 'host'}"[: LONGEST_NAME - 1]
    names = (f"{stem}{number or ''}" for number in range(10))
    return next(name for name in names if here.device(name) is None)


def _is_used(network: Network, prefix: IPv4Network) -> bool:
    return any(prefix.overlaps(other) for device in devices(network) for other in prefixes(device))
