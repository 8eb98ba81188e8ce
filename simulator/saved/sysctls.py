"""The sysctls of a namespace and of its devices, and back, without what a write would do besides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.sysctl import IPV4_CONF_DEFAULTS
from pingproof.simulator.linux.ipv4.devinet import SMALLEST_MTU
from pingproof.simulator.linux.ipv6.addrconf import IPV6_MIN_MTU, ipv6_add_dev
from pingproof.simulator.linux.sysctl import files as sysctl_files
from pingproof.simulator.linux.sysctl.files import CONF, IP_FORWARD, NEIGH
from pingproof.simulator.linux.sysctl.keys import NEIGHBOUR_KEYS, table
from pingproof.simulator.tools.lib.proc_sys import Effect, dotted

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import NamespaceState

_SWAPPED = str.maketrans("./", "/.")


def sysctls(namespace: NetNamespace) -> tuple[tuple[str, str], ...]:
    """(key, value) of every sysctl that the stack reads, in ``sysctl``'s notation and alphabetical order."""
    return tuple(
        (dotted(path), sysctl_files.read(namespace, path))
        for path in sysctl_files.paths(namespace, deprecated=False)
        if sysctl_files.effect_of(namespace, path) is Effect.MODELLED
    )


def restore_sysctls(namespace: NetNamespace, state: NamespaceState) -> None:
    """Keys of the whole namespace; a key left unsaid keeps its default."""
    for path, text in _paths(state):
        if path == IP_FORWARD:
            namespace.sysctl.conf_all["forwarding"] = int(text)
        elif path in table():
            # Only what differs is kept, as in a new namespace.
            if text != table()[path].default:
                namespace.sysctl.values[path.replace("/", ".")] = text
        elif path.startswith(CONF):
            owner, name = _owner_and_name(path, CONF)
            confs = {"all": namespace.sysctl.conf_all, "default": namespace.sysctl.conf_default}
            if owner in confs and name in IPV4_CONF_DEFAULTS:
                confs[owner][name] = int(text)


def restore_device_sysctls(namespace: NetNamespace, state: NamespaceState) -> None:
    """The keys of each device; a device with an address no longer follows ``conf.default``."""
    for device in namespace.devices.values():
        device.ipv4_conf = {}
        # IPv4 and IPv6 are on where the MTU allows it: netlink does not say, and the MTU alone decides.
        if device.mtu >= SMALLEST_MTU:
            device.ipv4_conf = dict(namespace.sysctl.conf_default)
        if device.is_loopback or device.mtu >= IPV6_MIN_MTU:
            ipv6_add_dev(device)
    for path, text in _paths(state):
        # The keys of a device without IPv4 are not there on Linux either.
        for root, put in ((CONF, _put_conf), (NEIGH, _put_neighbour)):
            if path.startswith(root):
                owner, name = _owner_and_name(path, root)
                owned = namespace.device(owner)
                if owned is not None and owned.ipv4_conf:
                    put(owned, name, int(text))
    # Whether conf.default still reaches a key is not in a snapshot: it does not with an address, or another value.
    for device in namespace.devices.values():
        default = namespace.sysctl.conf_default
        device.conf_touched = {
            name for name, value in device.ipv4_conf.items() if device.addresses or value != default[name]
        }


def _put_conf(device: Device, name: str, value: int) -> None:
    if name in IPV4_CONF_DEFAULTS:
        device.ipv4_conf[name] = value


def _put_neighbour(device: Device, name: str, value: int) -> None:
    key = NEIGHBOUR_KEYS.get(name)
    if key is not None and value * key.scale != NEIGHBOUR_KEYS[key.source or name].default:
        device.neighbour_conf[key.source or name] = value * key.scale


def _paths(state: NamespaceState) -> Iterator[tuple[str, str]]:
    """Each key as its path below /proc/sys: a dot in a device's name is a slash in the key."""
    for key, text in state.sysctls:
        path = key.translate(_SWAPPED)
        with suppress(ValueError):
            if path.startswith((CONF, NEIGH)) or path == IP_FORWARD:
                int(text)
            yield path, text


def _owner_and_name(path: str, root: str) -> tuple[str, str]:
    owner, _, name = path.removeprefix(root).rpartition("/")
    return owner, name
