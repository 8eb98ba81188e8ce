"""The sysctls of a namespace that its packets meet."""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import Iterable, Iterator
from functools import cache

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.netlink.message import Message
from pingproof.simulator.linux.sysctl.keys import conf_effect, table
from pingproof.simulator.state import Gap, Unmodelled
from pingproof.simulator.tools.lib.proc_sys import Effect

SINGLE = (
    "net.ipv4.ip_forward",
    "net.ipv4.ip_default_ttl",
    "net.ipv4.icmp_echo_ignore_all",
    "net.ipv4.icmp_echo_ignore_broadcasts",
    "net.ipv4.icmp_errors_use_inbound_ifaddr",
    "net.ipv4.icmp_ratelimit",
    "net.ipv4.icmp_ratemask",
    "net.ipv4.ip_forward_use_pmtu",
    "net.ipv4.ip_no_pmtu_disc",
    "net.bridge.bridge-nf-call-iptables",
    "net.bridge.bridge-nf-call-arptables",
)
PER_DEVICE = (
    "accept_local",
    "accept_redirects",
    "arp_announce",
    "arp_filter",
    "arp_ignore",
    "forwarding",
    "proxy_arp",
    "route_localnet",
    "rp_filter",
    "send_redirects",
)


def read_sysctls(namespace: KernelNamespace, messages: Iterable[Message]) -> tuple[tuple[str, str], ...]:
    """The (key, value) pairs that exist in this namespace, sorted by key; the links' messages hold the devices' own."""
    found: dict[str, str] = {}
    with namespace.entered():
        for directory, files in _lab_files().items():
            found.update(_read_directory(directory, files))
    # A kernel older than a key sends fewer values.
    for device, values in _device_conf(messages):
        prefix = _device_prefix(device)
        found.update((prefix + name, str(values[place])) for name, place in _lab_places() if place < len(values))
    return tuple(sorted(found.items()))


@cache
def _lab_files() -> dict[str, list[tuple[str, str]]]:
    conf = [f"net.ipv4.conf.{scope}.{name}" for scope in ("all", "default") for name in PER_DEVICE]
    return _by_directory(key.replace(".", "/") for key in (*SINGLE, *conf))


@cache
def _lab_places() -> tuple[tuple[str, int], ...]:
    return tuple((name, DEVICE_CONF.index(name)) for name in PER_DEVICE)


def _device_prefix(device: str) -> str:
    """The keys' beginning for a device, in whose name a dot is written as a slash."""
    return f"net.ipv4.conf.{device.replace('.', '/')}."


def _by_directory(paths: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Files by directory below /proc/sys, as (key, file name): opening from a directory takes half the time."""
    files: dict[str, list[tuple[str, str]]] = {}
    for path in paths:
        directory, _, name = path.rpartition("/")
        files.setdefault(directory, []).append((path.replace("/", "."), name))
    return files


DEVICE_CONF = (
    "forwarding", "mc_forwarding", "proxy_arp", "accept_redirects", "secure_redirects", "send_redirects",
    "shared_media", "rp_filter", "accept_source_route", "bootp_relay", "log_martians", "tag", "arp_filter",
    "medium_id", "disable_xfrm", "disable_policy", "force_igmp_version", "arp_announce", "arp_ignore",
    "promote_secondaries", "arp_accept", "arp_notify", "accept_local", "src_valid_mark", "proxy_arp_pvlan",
    "route_localnet", "igmpv2_unsolicited_report_interval", "igmpv3_unsolicited_report_interval",
    "ignore_routes_with_linkdown", "drop_unicast_in_l2_multicast", "drop_gratuitous_arp", "bc_forwarding",
    "arp_evict_nocarrier",
)  # fmt: skip
"""``IPV4_DEVCONF_…`` (include/uapi/linux/ip.h) in order from 1: a link's message holds all of them."""
BRIDGE_CALLS_IPTABLES = "net.bridge.bridge-nf-call-iptables"
"""Only there while br_netfilter is loaded; without it bridged packets meet no iptables rule."""


def machine_sysctls(
    namespace: KernelNamespace, messages: Iterable[Message]
) -> tuple[tuple[tuple[str, str], ...], tuple[Unmodelled, ...]]:
    """Values of the keys that the simulator has, and as gaps the other keys whose value is not the default.

    The devices' own are in the links' messages; opening so many files would take longer than all the rest.
    """
    found: dict[str, str] = {}
    gaps: list[Unmodelled] = []
    with namespace.entered():
        for directory, files in _machine_files().items():
            found.update(_read_directory(directory, files))
    # Told as 0 where the module is not loaded: the same for a packet.
    found.setdefault(BRIDGE_CALLS_IPTABLES, "0")
    for key, default in _unknown_keys().items():
        # Words are compared, since some files separate them by tabs.
        text = found.pop(key, None)
        if text is not None and text.split() != default.split():
            gaps.append(Unmodelled(Gap.SYSCTL, f"{key} = {text}"))
    for device, values in _device_conf(messages):
        prefix = _device_prefix(device)
        for (name, effect), value in zip(_device_effects(), values, strict=False):
            if effect is Effect.MODELLED:
                found[prefix + name] = str(value)
            # Of the devices' keys that are not modelled, each is 0 by default.
            elif effect is Effect.NOT_MODELLED and value:
                gaps.append(Unmodelled(Gap.SYSCTL, f"{name} = {value}", device=device))
    return tuple(sorted(found.items())), tuple(gaps)


@cache
def _machine_files() -> dict[str, list[tuple[str, str]]]:
    paths = [path for path, entry in table().items() if "*" not in path and entry.effect in _READ]
    paths.append("net/ipv4/ip_forward")
    paths += [
        f"net/ipv4/conf/{scope}/{name}"
        for scope in ("all", "default")
        for name, effect in _device_effects()
        if effect is Effect.MODELLED
    ]
    return _by_directory(paths)


_READ = frozenset({Effect.MODELLED, Effect.NOT_MODELLED})


@cache
def _unknown_keys() -> dict[str, str]:
    """Defaults of the keys that matter to a packet's way on Linux and are not modelled here."""
    rows = table().items()
    return {path.replace("/", "."): row.default for path, row in rows if row.effect is Effect.NOT_MODELLED}


@cache
def _device_effects() -> tuple[tuple[str, Effect], ...]:
    return tuple((name, conf_effect(name)) for name in DEVICE_CONF)


def _read_directory(directory: str, files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs (key, text) of the files that exist."""
    try:
        # A directory that a kernel has not (net/bridge without br_netfilter) holds no keys.
        parent = os.open(f"/proc/sys/{directory}", os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    for key, name in files:
        try:
            # Write-only keys and missing ones are refused here.
            descriptor = os.open(name, os.O_RDONLY | os.O_CLOEXEC, dir_fd=parent)
        except OSError:
            continue
        with contextlib.suppress(OSError):
            yield key, os.read(descriptor, 4096).decode().strip()
        os.close(descriptor)
    os.close(parent)


def _device_conf(messages: Iterable[Message]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each device's settings in the order of ``DEVICE_CONF``."""
    for message in messages:
        # pyroute2 names fewer of them than there are; all lie in AF_INET's one attribute, behind its header.
        # 4 bytes of header of the nested IFLA_INET_CONF.
        data = (message.nested("IFLA_AF_SPEC").raw("AF_INET") or b"")[4:]
        yield message.text("IFLA_IFNAME"), struct.unpack(f"={len(data) // 4}i", data[: len(data) & ~3])
