"""``include/linux/inetdevice.h`` and ``net/ipv4/devinet.c``: which of its addresses a host uses on a device."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.sysctl import in_dev_or
from pingproof.simulator.state import Scope

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import Address

ANY = IPv4Address(0)


def inet_ifa_match(address: IPv4Address, ifa: Address) -> bool:
    """Whether an address lies in the prefix that ``ifa`` spans."""
    return (int(address) ^ int(ifa.peer)) >> (32 - ifa.prefix_length) == 0


def same_prefix(one: Address, other: Address) -> bool:
    """Whether two addresses span the same prefix."""
    return one.prefix_length == other.prefix_length and inet_ifa_match(one.peer, other)


def inet_select_addr(device: Device, destination: IPv4Address, scope: Scope) -> IPv4Address:
    """The address a host uses on a device, one in ``destination``'s prefix first; 0.0.0.0 when none.

    A device without a fitting address borrows one from another. Source: devinet.c:inet_select_addr().
    """
    chosen = ANY
    if device.ipv4_conf:
        local_scope = _local_scope(device)
        for ifa in device.addresses:
            # A secondary is used only if asked for; one of scope host (127.0.0.1) means nothing to others on the link.
            if ifa.secondary or min(ifa.scope.value, local_scope) > scope.value:
                continue
            if destination == ANY or inet_ifa_match(destination, ifa):
                return ifa.local
            # The first one is kept for the case that none is in the destination's prefix.
            if chosen == ANY:
                chosen = ifa.local
    if chosen != ANY:
        return chosen
    # None fits: a host may use an address of any of its devices (RFC 1122 3.3.4.2, weak host model).
    for other in device.namespace.devices.values():
        for ifa in other.addresses:
            if not ifa.secondary and ifa.scope is not Scope.LINK and ifa.scope.value <= scope.value:
                return ifa.local
    return ANY


def _local_scope(device: Device) -> int:
    """The scope of addresses of scope host: with ``route_localnet`` they serve as those of scope link."""
    return Scope.LINK.value if in_dev_or(device, "route_localnet") else Scope.HOST.value


def inet_addr_onlink(device: Device, one: IPv4Address, other: IPv4Address = ANY) -> bool:
    """Whether a prefix of the device holds both addresses (devinet.c:inet_addr_onlink())."""
    return any(inet_ifa_match(one, ifa) and (other == ANY or inet_ifa_match(other, ifa)) for ifa in device.addresses)


def inet_confirm_addr(
    namespace: NetNamespace, device: Device | None, destination: IPv4Address, local: IPv4Address, scope: Scope
) -> IPv4Address | None:
    """The address that confirms ``local`` as usable towards ``destination``, None when none does.

    Without a device any device's will do. Source: devinet.c:inet_confirm_addr(), confirm_addr_indev().
    """
    devices = [device] if device is not None else list(namespace.devices.values())
    for each in devices:
        confirmed = _confirm_on_device(each, destination, local, scope)
        if confirmed is not None:
            return confirmed
    return None


def _confirm_on_device(
    device: Device, destination: IPv4Address, local: IPv4Address, scope: Scope
) -> IPv4Address | None:
    if not device.ipv4_conf:
        return None
    local_scope = _local_scope(device)
    # Two things are sought, perhaps in two rows: an address to use, and a prefix that holds both ends.
    found: IPv4Address | None = None
    same = False
    for ifa in device.addresses:
        usable = min(ifa.scope.value, local_scope) <= scope.value
        if found is None and local in (ANY, ifa.local) and usable:
            found = ifa.local
            if same:
                return found
        if same:
            continue
        # What is not said (0.0.0.0) is in every prefix.
        same = (local == ANY or inet_ifa_match(local, ifa)) and (destination == ANY or inet_ifa_match(destination, ifa))
        if same and found is not None:
            # Settled: the address was asked for by itself, the destination is open, or both are in this prefix.
            if local != ANY or destination == ANY or inet_ifa_match(found, ifa):
                return found
            # Else the address in the destination's own prefix is the better one.
            if usable:
                return ifa.local
            # It may not be shown: a larger prefix, further down, may hold the first one and the destination.
            same = False
    return found if same else None
