"""``net/ipv4/devinet.c``: how addresses of devices come and go; ``inetdevice.py`` tells which of them a host uses.

The list of a device begins with the primary addresses, a narrower scope before a wider one, and ends with the secondary
ones, whose prefix an earlier address already spans. ``Device.ipv4_conf`` exists exactly while IPv4 is enabled on the
device (``in_device``): it is empty when the MTU is too small.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.core.notifier import NetdevEvent
from pingproof.simulator.linux.core.sysctl import in_dev_max, in_dev_or
from pingproof.simulator.linux.ipv4.arp import arp_ifdown, arp_send
from pingproof.simulator.linux.ipv4.fib_frontend import fib_add_ifaddr, fib_del_ifaddr
from pingproof.simulator.linux.ipv4.inetdevice import ANY, same_prefix
from pingproof.simulator.state import Address, Scope
from pingproof.simulator.wire.arp import ArpOperation

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device

SMALLEST_MTU = 68
"""``IPV4_MIN_MTU`` (bytes, RFC 791): with less IPv4 is switched off on a device."""
LOOPBACK_ADDRESS = IPv4Address("127.0.0.1")
INETADDR_NOTIFIERS: list[Callable[[NetdevEvent, Device, Address], None]] = []
"""``inetaddr_chain``: the layers to notify of an address that came (UP) or went (DOWN), in order of registration."""


def call_inetaddr_notifiers(event: NetdevEvent, device: Device, ifa: Address) -> None:
    """Notify every layer of an address, in order of registration."""
    for notify in INETADDR_NOTIFIERS:
        notify(event, device, ifa)


def inet_insert_ifa(device: Device, ifa: Address) -> None:
    """Give a device an address; it becomes secondary when its prefix is already there. Raises ``KernelError``.

    A device that was given an address no longer follows ``conf.default``. Source: devinet.c:__inet_insert_ifa().
    """
    if ifa.local == ANY:
        return
    # A primary goes behind the primaries of a wider or equal scope; an address of a prefix that is there is secondary.
    position = 0
    secondary = False
    for place, other in enumerate(device.addresses):
        if not other.secondary and ifa.scope.value <= other.scope.value:
            position = place + 1
        if same_prefix(ifa, other):
            if ifa.local == other.local:
                raise KernelError(Errno.EEXIST, "ipv4: Address already assigned")
            if ifa.scope is not other.scope:
                raise KernelError(Errno.EINVAL, "ipv4: Invalid scope value")
            secondary = True
    ifa = replace(ifa, device=device.name, label=ifa.label or device.name, secondary=secondary)
    device.addresses.insert(len(device.addresses) if secondary else position, ifa)
    call_inetaddr_notifiers(NetdevEvent.UP, device, ifa)


def inet_del_ifa(device: Device, ifa: Address) -> None:
    """Take an address away, and with a primary one its secondaries, unless ``promote_secondaries`` keeps them.

    Source: devinet.c:__inet_del_ifa().
    """
    # The secondaries of a primary go first, or are kept for promotion.
    promoted: list[Address] = []
    if not ifa.secondary and device.registered:
        followers = [other for other in device.addresses if other.secondary and same_prefix(other, ifa)]
        if in_dev_or(device, "promote_secondaries"):
            promoted = followers
        else:
            for follower in followers:
                device.addresses.remove(follower)
                call_inetaddr_notifiers(NetdevEvent.DOWN, device, follower)
    # Their rows name the primary as src: they are put in anew further down.
    for follower in promoted:
        fib_del_ifaddr(device, follower, ifa)
    last_primary = _last_primary_behind(device, ifa)
    device.addresses.remove(ifa)
    call_inetaddr_notifiers(NetdevEvent.DOWN, device, ifa)
    if not promoted:
        return
    # The first of them becomes the primary, behind the primaries that were below the old one.
    heir = replace(promoted[0], secondary=False)
    device.addresses.remove(promoted[0])
    place = device.addresses.index(last_primary) + 1 if last_primary in device.addresses else 0
    device.addresses.insert(place, heir)
    call_inetaddr_notifiers(NetdevEvent.UP, device, heir)
    for follower in promoted[1:]:
        fib_add_ifaddr(device, follower)


def _last_primary_behind(device: Device, ifa: Address) -> Address:
    """The address behind which the heir of a deleted primary is put."""
    last = device.addresses[0]
    for other in device.addresses[device.addresses.index(ifa) + 1 :]:
        if not other.secondary and ifa.scope.value <= other.scope.value:
            last = other
    return last


def inetdev_event(event: NetdevEvent, device: Device) -> None:
    """Change a device's addresses and settings when the device changes (devinet.c:inetdev_event())."""
    if not device.ipv4_conf:
        # IPv4 is off: it begins with the device, or once the MTU is large enough.
        if event is NetdevEvent.REGISTER or (event is NetdevEvent.CHANGE_MTU and device.mtu >= SMALLEST_MTU):
            inetdev_init(device)
        # lo is left out of IPsec, for good: IPv4 that comes back with the MTU does not set this again.
        if event is NetdevEvent.REGISTER and device.is_loopback:
            _forgo_ipsec(device)
        return
    match event:
        case NetdevEvent.UP:
            if device.mtu < SMALLEST_MTU:
                return
            if device.is_loopback:
                # 127.0.0.1 comes with every UP, also after somebody deleted it.
                _add_loopback_address(device)
            _notify_by_arp(device)
        case NetdevEvent.CHANGE_ADDRESS:
            _notify_by_arp(device)
        case NetdevEvent.CHANGE_MTU:
            # As if the device ended: the addresses do not come back with a larger MTU.
            if device.mtu < SMALLEST_MTU:
                inetdev_destroy(device)
        case NetdevEvent.UNREGISTER:
            inetdev_destroy(device)
        case NetdevEvent.CHANGE_NAME:
            _inetdev_changename(device)


def inetdev_init(device: Device) -> None:
    """Begin IPv4 on a device: its settings are copied from ``conf.default`` (devinet.c:inetdev_init())."""
    device.ipv4_conf = dict(device.namespace.sysctl.conf_default)
    device.conf_touched = set()
    device.neighbour_conf = {}
    device.addresses = []


def _forgo_ipsec(device: Device) -> None:
    """Set what a loopback device begins with; not again when IPv4 comes back with its MTU."""
    for key in ("disable_policy", "disable_xfrm"):
        device.ipv4_conf[key] = 1
        device.conf_touched.add(key)


def inetdev_destroy(device: Device) -> None:
    """End IPv4 on a device, its addresses and settings with it (devinet.c:inetdev_destroy())."""
    while device.addresses:
        inet_del_ifa(device, device.addresses[0])
    device.ipv4_conf = {}
    device.conf_touched = set()
    # Also what was learned while there was no address.
    arp_ifdown(device)


def stop_following_defaults(device: Device) -> None:
    """Detach a device with its first address from ``conf.default`` (``ipv4_devconf_setall``)."""
    device.conf_touched.update(device.ipv4_conf)


def _add_loopback_address(device: Device) -> None:
    stop_following_defaults(device)
    with suppress(KernelError):  # it may have it still
        inet_insert_ifa(device, Address(device.name, LOOPBACK_ADDRESS, 8, LOOPBACK_ADDRESS, scope=Scope.HOST))


def _notify_by_arp(device: Device) -> None:
    """Announce each of the device's addresses, if ``arp_notify`` says so (``inetdev_send_gratuitous_arp``)."""
    if not in_dev_max(device, "arp_notify"):
        return
    for ifa in list(device.addresses):
        arp_send(device, ArpOperation.REQUEST, ifa.local, ifa.local)


def _inetdev_changename(device: Device) -> None:
    """Rename labels with their device; behind the first, the part from the colon on stays (``inetdev_changename``)."""
    renamed: list[Address] = []
    for number, ifa in enumerate(device.addresses):
        _, colon, rest = ifa.label.partition(":")
        suffix = colon + rest if colon else f":{number + 1}"
        label = device.name if number == 0 else device.name + suffix
        renamed.append(replace(ifa, device=device.name, label=label))
    device.addresses = renamed
