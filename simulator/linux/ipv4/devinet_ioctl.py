"""``devinet_ioctl`` (``net/ipv4/devinet.c``): addresses as ``ifconfig`` sets them.

A name with a colon is an alias: the address with this label. Setting an address gives it the mask of its class, and a
change is a deletion and a new address: with a device's only address all routes through it go.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.core.dev import dev_change_flags
from pingproof.simulator.linux.ipv4.devinet import inet_del_ifa, inet_insert_ifa, stop_following_defaults
from pingproof.simulator.linux.ipv4.inetdevice import ANY
from pingproof.simulator.state import Address, LinkFlag, Scope

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace


def _device(namespace: NetNamespace, name: str) -> Device:
    device = namespace.device(name.partition(":")[0])
    if device is None:
        raise KernelError(Errno.ENODEV)
    return device


def labelled(device: Device, name: str) -> Address | None:
    """The first address with this label."""
    return next((ifa for ifa in device.addresses if ifa.label == name), None)


def _labelled(device: Device, name: str) -> Address:
    ifa = labelled(device, name)
    if ifa is None:
        raise KernelError(Errno.EADDRNOTAVAIL)
    return ifa


def _change(device: Device, old: Address, new: Address) -> None:
    """Put an address back in its new form; one that cannot be put back is lost, as the kernel does not look."""
    inet_del_ifa(device, old)
    with suppress(KernelError):
        inet_insert_ifa(device, new)


def inet_abc_len(address: IPv4Address) -> int:
    """The prefix length of an address's class (RFC 791), 32 for class E. Raises EINVAL for a group's address."""
    number = int(address)
    if number in (0, 0xFFFFFFFF):
        return 0
    for first_bits, shift, length in ((0b0, 31, 8), (0b10, 30, 16), (0b110, 29, 24), (0b1111, 28, 32)):
        if number >> shift == first_bits:
            return length
    raise KernelError(Errno.EINVAL)


def set_address(namespace: NetNamespace, name: str, address: IPv4Address) -> None:
    """SIOCSIFADDR: replace the label's address. Raises ``KernelError``."""
    device = _device(namespace, name)
    length = inet_abc_len(address)
    old = labelled(device, name)
    if old is not None:
        if old.local == address:
            return
        # Deleted before the new one is checked, so a refused address leaves the device without any.
        inet_del_ifa(device, old)
    # inetdev_init() cannot be asked for with so small an MTU.
    if not device.ipv4_conf:
        raise KernelError(Errno.ENOBUFS)
    # ipv4_devconf_setall(): a device that was configured once keeps its settings.
    stop_following_defaults(device)
    kept = old or Address(device.name, address, length, address, label=name)
    ifa = replace(kept, local=address, peer=address, prefix_length=length, broadcast=None, scope=Scope.GLOBAL)
    # The class's mask comes with its broadcast address; a typed mask may change it later.
    if LinkFlag.BROADCAST in device.flags and length < 31:
        ifa = replace(ifa, broadcast=ifa.network.broadcast_address)
    if address.is_loopback:
        ifa = replace(ifa, scope=Scope.HOST)
    inet_insert_ifa(device, ifa)


def set_netmask(namespace: NetNamespace, name: str, mask: IPv4Address) -> None:
    """SIOCSIFNETMASK: replace the mask, and the broadcast address if it fitted the old one. Raises ``KernelError``."""
    device = _device(namespace, name)
    old = _labelled(device, name)
    inverse = ~int(mask) & 0xFFFFFFFF
    # A mask's ones must be in one run.
    if inverse & (inverse + 1):
        raise KernelError(Errno.EINVAL)
    length = 32 - inverse.bit_length()
    if length == old.prefix_length:
        return
    new = replace(old, prefix_length=length)
    # A broadcast address that was set by hand stays.
    if LinkFlag.BROADCAST in device.flags and length < 31 and old.broadcast == old.network.broadcast_address:
        new = replace(new, broadcast=new.network.broadcast_address)
    _change(device, old, new)


def set_broadcast(namespace: NetNamespace, name: str, broadcast: IPv4Address) -> None:
    """SIOCSIFBRDADDR."""
    device = _device(namespace, name)
    old = _labelled(device, name)
    if (old.broadcast or ANY) == broadcast:
        return
    _change(device, old, replace(old, broadcast=broadcast))


def set_flags(namespace: NetNamespace, name: str, flags: LinkFlag, mask: LinkFlag) -> None:
    """SIOCSIFFLAGS: an alias that goes down is deleted."""
    device = _device(namespace, name)
    if ":" not in name:
        dev_change_flags(device, flags, mask)
        return
    ifa = _labelled(device, name)
    if LinkFlag.UP in mask and LinkFlag.UP not in flags:
        inet_del_ifa(device, ifa)
