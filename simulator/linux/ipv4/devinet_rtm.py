"""``inet_rtm_*addr`` (``net/ipv4/devinet.c``): requests about addresses, as netlink brings them."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.ipv4.devinet import inet_del_ifa, inet_insert_ifa, stop_following_defaults
from pingproof.simulator.linux.ipv4.fib_frontend import fib_modify_prefix_metric
from pingproof.simulator.linux.ipv4.inetdevice import inet_ifa_match, same_prefix
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.state import Address


@value
class AddressPattern:
    """A request's words about the address to delete; None where unsaid."""

    local: IPv4Address | None = None
    peer: IPv4Address | None = None
    prefix_length: int = 32
    label: str | None = None

    def matches(self, ifa: Address) -> bool:
        """Whether an address agrees with all that is said."""
        return (
            (self.local is None or self.local == ifa.local)
            and (self.label is None or self.label == ifa.label)
            and (self.peer is None or (self.prefix_length == ifa.prefix_length and inet_ifa_match(self.peer, ifa)))
        )


def inet_rtm_newaddr(device: Device, ifa: Address, *, may_exist: bool) -> None:
    """Give a device an address, or change one that is there already if it ``may_exist``.

    Of an address that is there nothing but the metric of its route can be changed. Raises ``KernelError``.
    """
    if not device.ipv4_conf:
        raise KernelError(Errno.ENOBUFS)
    stop_following_defaults(device)
    existing = next((each for each in device.addresses if same_prefix(each, ifa) and each.local == ifa.local), None)
    if existing is None:
        inet_insert_ifa(device, ifa)
        return
    if not may_exist:
        raise KernelError(Errno.EEXIST, "ipv4: Address already assigned")
    if existing.metric != ifa.metric:
        fib_modify_prefix_metric(device, existing, ifa.metric)
        device.addresses[device.addresses.index(existing)] = replace(existing, metric=ifa.metric)


def inet_rtm_deladdr(device: Device, pattern: AddressPattern) -> None:
    """Take away the first address that agrees with the pattern. Raises ``KernelError``."""
    if not device.ipv4_conf:
        raise KernelError(Errno.ENODEV, "ipv4: Device not found")
    for ifa in device.addresses:
        if pattern.matches(ifa):
            inet_del_ifa(device, ifa)
            return
    raise KernelError(Errno.EADDRNOTAVAIL, "ipv4: Address not found")
