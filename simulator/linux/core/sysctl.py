"""``net.*`` sysctls of a namespace, with the macros by which the stack reads the per-device ones.

``net.ipv4.conf.{all,default}`` are here, a device's own in ``Device.ipv4_conf``; the macro that the kernel uses at each
place decides which of the two counts (include/linux/inetdevice.h).
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from pingproof.simulator.live import live

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device

IPV4_CONF_DEFAULTS: dict[str, int] = {
    "accept_local": 0,
    "accept_redirects": 1,
    "accept_source_route": 0,  # 1 in ``conf.default``
    "arp_accept": 0,
    "arp_announce": 0,
    "arp_evict_nocarrier": 1,
    "arp_filter": 0,
    "arp_ignore": 0,
    "arp_notify": 0,
    "bc_forwarding": 0,
    "bootp_relay": 0,
    "disable_policy": 0,
    "disable_xfrm": 0,
    "drop_gratuitous_arp": 0,
    "drop_unicast_in_l2_multicast": 0,
    "force_igmp_version": 0,
    "forwarding": 0,
    "igmpv2_unsolicited_report_interval": 10000,
    "igmpv3_unsolicited_report_interval": 1000,
    "ignore_routes_with_linkdown": 0,
    "log_martians": 0,
    "mc_forwarding": 0,
    "medium_id": 0,
    "promote_secondaries": 0,
    "proxy_arp": 0,
    "proxy_arp_pvlan": 0,
    "route_localnet": 0,
    "rp_filter": 0,
    "secure_redirects": 1,
    "send_redirects": 1,
    "shared_media": 1,
    "src_valid_mark": 0,
    "tag": 0,
}


@live
class SysctlTable:
    """A namespace's settings; ``values`` are the changed ones of no device (``net.ipv4.ip_default_ttl`` …), as text."""

    conf_all: dict[str, int] = field(default_factory=lambda: dict(IPV4_CONF_DEFAULTS))
    conf_default: dict[str, int] = field(default_factory=lambda: IPV4_CONF_DEFAULTS | {"accept_source_route": 1})
    values: dict[str, str] = field(default_factory=dict)
    ipv6_all: dict[str, str] = field(default_factory=lambda: {"accept_dad": "0"})
    ipv6_default: dict[str, str] = field(default_factory=dict)

    def integer(self, key: str, default: int) -> int:
        """The number at ``key``, or the kernel's default."""
        return int(self.values.get(key, default))


def in_dev_and(device: Device, name: str) -> bool:
    """``IN_DEV_ANDCONF``: whether both ``all`` and the device have it."""
    return bool(device.namespace.sysctl.conf_all[name] and device.ipv4_conf[name])


def in_dev_or(device: Device, name: str) -> bool:
    """``IN_DEV_ORCONF``: whether ``all`` or the device has it."""
    return bool(device.namespace.sysctl.conf_all[name] or device.ipv4_conf[name])


def in_dev_max(device: Device, name: str) -> int:
    """``IN_DEV_MAXCONF``: the larger of ``all`` and the device."""
    return max(device.namespace.sysctl.conf_all[name], device.ipv4_conf[name])


def in_dev_forward(device: Device) -> bool:
    """``IN_DEV_FORWARD``: a device's own ``forwarding``; ``ip_forward`` only sets it everywhere."""
    return bool(device.ipv4_conf["forwarding"])


def in_dev_rx_redirects(device: Device) -> bool:
    """``IN_DEV_RX_REDIRECTS``: both ``all`` and the device must allow it while forwarding, else one of them."""
    if in_dev_forward(device):
        return in_dev_and(device, "accept_redirects")
    return in_dev_or(device, "accept_redirects")
