"""``net.ipv6.conf.*`` where IPv6 is off: the files are there, hold what was written, and no packet depends on them.

Switching IPv6 on (``disable_ipv6 = 0``) is refused by name. ``all.forwarding`` and ``all.disable_ipv6`` go to every
device and to ``default``, as on Linux (net/ipv6/addrconf.c).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.errors import NotModelled
from simulator.stack.sysctl_keys import SysctlKey, table

if TYPE_CHECKING:
    from simulator.stack.net_namespace import NetNamespace

CONF = "net/ipv6/conf/"
REACHES_ALL = frozenset({"forwarding", "disable_ipv6"})
ALL_DEFAULTS = {"accept_dad": "0"}
LOOPBACK_DEFAULTS = {"accept_dad": "-1", "use_tempaddr": "-1"}


def names() -> list[str]:
    """The files below each of ``net.ipv6.conf.*``."""
    prefix = f"{CONF}*/"
    return [path.removeprefix(prefix) for path in table() if path.startswith(prefix)]


def key(name: str) -> SysctlKey | None:
    """What a file of that name is."""
    return table().get(f"{CONF}*/{name}")


def read(namespace: NetNamespace, owner: str, name: str) -> str:
    """A file's text."""
    found = key(name)
    assert found is not None
    default = found.default
    device = namespace.device(owner)
    if owner == "all":
        default = ALL_DEFAULTS.get(name, default)
    elif device is not None and name == "mtu":
        default = str(device.mtu)
    elif device is not None and device.is_loopback:
        default = LOOPBACK_DEFAULTS.get(name, default)
    return namespace.sysctl.values.get(f"{CONF}{owner}/{name}", default)


def write(namespace: NetNamespace, owner: str, name: str, value: str) -> None:
    """Keep a new value. Raises NotModelled where it would switch IPv6 on."""
    if name == "disable_ipv6" and value == "0":
        raise NotModelled(f"IPv6 (net.ipv6.conf.{owner}.disable_ipv6 = 0)", "the same with IPv4", 1)
    namespace.sysctl.values[f"{CONF}{owner}/{name}"] = value
    if owner == "all" and name in REACHES_ALL:
        for each in ("default", *(device.name for device in namespace.devices.values())):
            namespace.sysctl.values[f"{CONF}{each}/{name}"] = value
