"""Reading and writing the files below /proc/sys/net (``net/ipv4/devinet.c``, ``kernel/sysctl.c``).

A path is what follows ``/proc/sys/``. Three writes reach further than their own file:

- ``net.ipv4.ip_forward`` is ``conf.all.forwarding``: a new value goes to ``default`` and to every device, and
  ``conf.all.accept_redirects`` becomes its opposite;
- ``conf.default.*`` goes to every device on which nobody has set that key and which never had an address;
- ``conf.all.*`` of any other key goes nowhere: the stack combines it with the device's own where it reads it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError, NotModelled
from pingproof.simulator.linux.core.sysctl import IPV4_CONF_DEFAULTS
from pingproof.simulator.linux.sysctl import ipv6 as sysctl_ipv6
from pingproof.simulator.linux.sysctl.keys import (
    INT_MAX,
    INT_MIN,
    NEIGHBOUR_DEPRECATED,
    NEIGHBOUR_KEYS,
    NeighbourKey,
    conf_effect,
    directory_device,
    table,
)
from pingproof.simulator.tools.lib.proc_sys import Effect, dotted

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

IP_FORWARD = "net/ipv4/ip_forward"
CONF = "net/ipv4/conf/"
NEIGH = "net/ipv4/neigh/"
OTHER_TREES = ("abi", "crypto", "debug", "dev", "fs", "kernel", "user", "vm", "net/ipv6/neigh", "net/mptcp", "net/unix")
"""Directories of /proc/sys that exist on Linux and are not modelled."""
_NUMBER = re.compile(r"\s*(-?)(0[xX][0-9a-fA-F]+|[0-9]+)(?=\s|\Z)")


def paths(namespace: NetNamespace, *, deprecated: bool = True) -> list[str]:
    """Every file of a namespace that is modelled, in alphabetical order."""
    devices = [device.name for device in namespace.devices.values() if device.ipv4_conf]
    found = [path for path in table() if "*" not in path] + [IP_FORWARD]
    found += [f"{CONF}{owner}/{name}" for owner in ("all", "default", *devices) for name in IPV4_CONF_DEFAULTS]
    names = [name for name in NEIGHBOUR_KEYS if deprecated or name not in NEIGHBOUR_DEPRECATED]
    found += [f"{NEIGH}{owner}/{name}" for owner in devices for name in names]
    found += [
        f"{sysctl_ipv6.CONF}{owner}/{name}" for owner in sysctl_ipv6.owners(namespace) for name in sysctl_ipv6.names()
    ]
    return sorted(found)


def is_directory(namespace: NetNamespace, path: str) -> bool:
    """Whether a path is a directory with something in it."""
    return any(each.startswith(path + "/") for each in paths(namespace)) or path in ("", *OTHER_TREES)


def effect_of(namespace: NetNamespace, path: str) -> Effect:
    """The effect of a write to a file.

    Raises KernelError (ENOENT) and, for a file that is not modelled at all, NotModelled.
    """
    if path == IP_FORWARD:
        return Effect.MODELLED
    if path in table():
        return table()[path].effect
    if path.startswith(CONF):
        owner, _, name = path.removeprefix(CONF).rpartition("/")
        if name in IPV4_CONF_DEFAULTS and (owner in ("all", "default") or _device(namespace, owner)):
            return conf_effect(name)
    elif path.startswith(NEIGH):
        owner, _, name = path.removeprefix(NEIGH).rpartition("/")
        if name in NEIGHBOUR_KEYS and _device(namespace, owner):
            return NEIGHBOUR_KEYS[name].effect
    elif path.startswith(sysctl_ipv6.CONF):
        owner, _, name = path.removeprefix(sysctl_ipv6.CONF).rpartition("/")
        key = sysctl_ipv6.key(name)
        if key is not None and owner in sysctl_ipv6.owners(namespace):
            return key.effect
    # There on Linux: that it is missing here must not look like a mistyped key.
    elif any(path.startswith(tree + "/") for tree in OTHER_TREES):
        raise NotModelled(dotted(path), "the keys of net.ipv4, net.bridge and net.netfilter", 1)
    raise KernelError(Errno.ENOENT)


def _device(namespace: NetNamespace, name: str) -> Device | None:
    device = namespace.device(name)
    return device if device is not None and device.ipv4_conf else None


def read(namespace: NetNamespace, path: str) -> str:
    """A file's text without its line's end. Raises KernelError, NotModelled."""
    if effect_of(namespace, path) is Effect.WRITE_ONLY:
        raise KernelError(Errno.EACCES)
    if path == IP_FORWARD:
        return str(namespace.sysctl.conf_all["forwarding"])
    if path in table():
        if path == "net/netfilter/nf_conntrack_count":
            return str(_conntrack_count(namespace))
        return namespace.sysctl.values.get(path.replace("/", "."), table()[path].default)
    owner, _, name = path.rpartition("/")
    owner = owner.rpartition("/")[2]
    if path.startswith(CONF):
        return str(_conf(namespace, owner)[name])
    if path.startswith(NEIGH):
        return _neighbour_text(_neighbour_value(namespace, owner, name), NEIGHBOUR_KEYS[name])
    return sysctl_ipv6.read(namespace, owner, name)


def _conntrack_count(namespace: NetNamespace) -> int:
    now = namespace.network.clock.now
    return sum(
        flow.confirmed and flow.expires > now and not reply for flow, reply in namespace.conntrack.flows.values()
    )


def _conf(namespace: NetNamespace, owner: str) -> dict[str, int]:
    if owner == "all":
        return namespace.sysctl.conf_all
    if owner == "default":
        return namespace.sysctl.conf_default
    return directory_device(namespace, owner).ipv4_conf


def _neighbour_value(namespace: NetNamespace, owner: str, name: str) -> int:
    device = directory_device(namespace, owner)
    key = NEIGHBOUR_KEYS[name]
    source = key.source or name
    return device.neighbour_conf.get(source, NEIGHBOUR_KEYS[source].default) // key.scale


def _neighbour_text(number: int, key: NeighbourKey) -> str:
    """A time's text in hundredths of a second, kept in ticks of 4 ms; ``-0`` for less than none."""
    if not key.user_ticks:
        return str(number)
    # USER_HZ (100) to ticks of HZ (250) and back, each step rounded down.
    return "-0" if number < 0 else str(number * 5 // 2 * 2 // 5)


def write(namespace: NetNamespace, path: str, text: str) -> None:
    """Write a file. Raises KernelError (ENOENT, EACCES, EINVAL) and NotModelled; the same value again is no change."""
    effect = effect_of(namespace, path)
    if effect is Effect.READ_ONLY:
        raise KernelError(Errno.EACCES)
    # conf.all.forwarding under another name.
    if path == IP_FORWARD:
        _write_forwarding(namespace, "all", integer(text))
        return
    owner, _, name = path.rpartition("/")
    owner = owner.rpartition("/")[2]
    if path.startswith(CONF):
        _write_conf(namespace, owner, name, integer(text), effect)
        return
    if path.startswith(NEIGH):
        _write_neighbour(namespace, owner, name, text, effect)
        return
    if path.startswith(sysctl_ipv6.CONF):
        key = sysctl_ipv6.key(name)
        limits = key.range if key is not None and key.range is not None else ()
        sysctl_ipv6.write(namespace, owner, name, integer(text, *limits))
        return
    new = _new_value(path, text)
    # Writing what is there already needs no model of what the key does.
    if effect is Effect.WRITE_ONLY or new == read(namespace, path):
        return
    if effect is Effect.NOT_MODELLED:
        raise NotModelled(f"{dotted(path)} = {new}", f"{dotted(path)} = {read(namespace, path)}", 1)
    namespace.sysctl.values[dotted(path)] = new


def integer(text: str, low: int = INT_MIN, high: int = INT_MAX) -> int:
    """``proc_dointvec_minmax``: the first number of a text, in C's notation; what follows it is not looked at.

    Raises KernelError (EINVAL).
    """
    match = _NUMBER.match(text)
    if match is None:
        raise KernelError(Errno.EINVAL)
    digits = match[2]
    base = 16 if digits[:2].lower() == "0x" else 8 if digits.startswith("0") else 10
    try:
        number = int(digits, base)
    except ValueError:  # an 8 or 9 in an octal number
        raise KernelError(Errno.EINVAL) from None
    number = -number if match[1] else number
    if not low <= number <= high:
        raise KernelError(Errno.EINVAL)
    return number


def _new_value(path: str, text: str) -> str:
    """The content of a file after a text was written to it."""
    key = table()[path]
    if key.range is not None:
        number = integer(text, *key.range)
        # brnf_sysctl_call_tables() keeps only whether the number was 0.
        if path.startswith("net/bridge/") and number:
            return "1"
        if path == "net/ipv4/icmp_ratelimit":
            return str(-(-number // 4) * 4)  # kept in jiffies of 4 ms
        return str(number)
    if "\t" not in key.default:
        return " ".join(text.split())
    return _several(path, key.default, text)


def _several(path: str, default: str, text: str) -> str:
    """The content of a file of several numbers: those not written stay."""
    numbers = [int(number) for number in default.split()]
    for place, word in enumerate(text.split()[: len(numbers)]):
        numbers[place] = integer(word, 0)
    # A range that ends before it begins means nobody, which the kernel keeps as "1 0".
    if path == "net/ipv4/ping_group_range" and numbers[0] > numbers[1]:
        numbers = [1, 0]
    # 1024 is ip_unprivileged_port_start: a port below it needs a privilege.
    if path == "net/ipv4/ip_local_port_range" and not 1024 <= numbers[0] <= numbers[1] <= 65535:
        raise KernelError(Errno.EINVAL)
    return "\t".join(map(str, numbers))


def _write_conf(namespace: NetNamespace, owner: str, name: str, value: int, effect: Effect) -> None:
    """Write a file of a device, of ``all`` or ``default`` (``devinet_conf_proc``, ``devinet_sysctl_forward``)."""
    conf = _conf(namespace, owner)
    if effect is Effect.NOT_MODELLED and conf[name] != value:
        raise NotModelled(f"net.ipv4.conf.{owner}.{name} = {value}", f"{name} = {conf[name]}", 1)
    if name == "forwarding":
        _write_forwarding(namespace, owner, value)
        return
    conf[name] = value
    if owner == "default":
        for device in namespace.devices.values():
            if device.ipv4_conf and name not in device.conf_touched:
                device.ipv4_conf[name] = value
    # Set on the device itself, the key no longer follows conf.default.
    elif owner != "all":
        directory_device(namespace, owner).conf_touched.add(name)


def _write_forwarding(namespace: NetNamespace, owner: str, value: int) -> None:
    """Write ``forwarding``: a new value for ``all`` only reaches the others (``inet_forward_change``)."""
    conf = _conf(namespace, owner)
    if conf["forwarding"] == value:
        return
    conf["forwarding"] = value
    if owner != "all":
        return
    # A host follows redirects, a router knows its ways itself (RFC 1812 5.2.7.2).
    namespace.sysctl.conf_all["accept_redirects"] = int(not value)
    namespace.sysctl.conf_default["forwarding"] = value
    for device in namespace.devices.values():
        if device.ipv4_conf:
            device.ipv4_conf["forwarding"] = value
            device.conf_touched.add("forwarding")


def _write_neighbour(namespace: NetNamespace, owner: str, name: str, text: str, effect: Effect) -> None:
    key = NEIGHBOUR_KEYS[name]
    device = directory_device(namespace, owner)
    value = integer(text, key.low, key.high) * key.scale
    source = key.source or name
    old = device.neighbour_conf.get(source, NEIGHBOUR_KEYS[source].default)
    if value == old:
        return
    if NEIGHBOUR_KEYS[source].effect is Effect.NOT_MODELLED or effect is Effect.NOT_MODELLED:
        raise NotModelled(f"net.ipv4.neigh.{owner}.{name} = {value // key.scale}", f"{name} = {old // key.scale}", 1)
    device.neighbour_conf[source] = value
