"""``net.ipv6.conf.*`` where IPv6 is off: the files are there, hold what was written, and no packet depends on them.

Switching IPv6 on (``disable_ipv6 = 0``) is refused by name. ``all.forwarding`` and ``all.disable_ipv6`` go to every
device and to ``default``, as on Linux (net/ipv6/addrconf.c).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError, NotModelled
from pingproof.simulator.linux.sysctl.keys import SysctlKey, directory_device, table

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

CONF = "net/ipv6/conf/"
REACHES_ALL = frozenset({"forwarding", "disable_ipv6"})
IN_TICKS = frozenset({"mldv1_unsolicited_report_interval", "mldv2_unsolicited_report_interval"})
"""Milliseconds that are kept in ticks of 4 ms (HZ = 250)."""


def names() -> list[str]:
    """The files below each of ``net.ipv6.conf.*``."""
    prefix = f"{CONF}*/"
    return [path.removeprefix(prefix) for path in table() if path.startswith(prefix)]


def owners(namespace: NetNamespace) -> list[str]:
    """``all``, ``default`` and the devices on which IPv6 has settings."""
    devices = [device.name for device in namespace.devices.values() if device.ipv6_conf is not None]
    return ["all", "default", *devices]


def key(name: str) -> SysctlKey | None:
    """The record of a file of that name."""
    return table().get(f"{CONF}*/{name}")


def _conf(namespace: NetNamespace, owner: str) -> dict[str, str]:
    if owner == "all":
        return namespace.sysctl.ipv6_all
    if owner == "default":
        return namespace.sysctl.ipv6_default
    conf = directory_device(namespace, owner).ipv6_conf
    if conf is None:
        raise KernelError(Errno.ENOENT)
    return conf


def read(namespace: NetNamespace, owner: str, name: str) -> str:
    """A file's text. Raises ENOENT."""
    found = key(name)
    if found is None:
        raise KernelError(Errno.ENOENT)
    return _conf(namespace, owner).get(name, found.default)


def write(namespace: NetNamespace, owner: str, name: str, number: int) -> None:
    """Keep a new value. Raises NotModelled where it would switch IPv6 on, EINVAL for an MTU above the device's."""
    if name == "disable_ipv6" and number == 0:
        raise NotModelled(f"IPv6 (net.ipv6.conf.{owner}.disable_ipv6 = 0)", "the same with IPv4", 1)
    device = namespace.device(owner)
    if name == "mtu" and device is not None and number > device.mtu:
        raise KernelError(Errno.EINVAL)
    value = str(-(-number // 4) * 4 if name in IN_TICKS else number)
    _conf(namespace, owner)[name] = value
    if owner == "all" and name in REACHES_ALL:
        for each in owners(namespace):
            _conf(namespace, each)[name] = value
