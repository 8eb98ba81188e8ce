"""The sysctls of a namespace that its packets meet."""

from __future__ import annotations

import os
from collections.abc import Iterable

from executor.kernel_namespace import KernelNamespace

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


def read_sysctls(namespace: KernelNamespace, devices: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The (key, value) pairs that exist in this namespace, sorted by key."""
    found = []
    with namespace.entered():
        for scope_key, path in _paths(devices):
            try:
                descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            except OSError:
                continue
            try:
                found.append((scope_key, os.read(descriptor, 4096).decode().strip()))
            finally:
                os.close(descriptor)
    return tuple(sorted(found))


def _paths(devices: Iterable[str]) -> Iterable[tuple[str, str]]:
    for key in SINGLE:
        yield key, "/proc/sys/" + key.replace(".", "/")
    for scope in ("all", "default", *devices):
        for name in PER_DEVICE:
            # A device's name may hold a dot, which stands for a slash in a key.
            yield f"net.ipv4.conf.{scope.replace('.', '/')}.{name}", f"/proc/sys/net/ipv4/conf/{scope}/{name}"
