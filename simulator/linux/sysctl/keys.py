"""The sysctl files of a namespace below /proc/sys/net: what they hold at first, and what a write means here.

The table of keys that are not a device's own is ``keys.txt``. Devices have ``net.ipv4.conf.NAME.*`` and
``net.ipv4.neigh.NAME.*``; a namespace other than the machine's first one has no ``net.ipv4.neigh.default``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pingproof.simulator.data_file import read_beside
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.tools.lib.proc_sys import Effect
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

INT_MIN, INT_MAX, UINT_MAX = -(1 << 31), (1 << 31) - 1, (1 << 32) - 1
_LIMITS = {"max": INT_MAX, "umax": UINT_MAX}


@value
class SysctlKey:
    """A file: its text at first, the range of each of its numbers (None where it holds text), and its effect."""

    default: str
    range: tuple[int, int] | None
    effect: Effect


@cache
def table() -> dict[str, SysctlKey]:
    """The keys that are not a device's own, by their path below /proc/sys."""
    keys: dict[str, SysctlKey] = {}
    for line in read_beside(__file__, "keys.txt").splitlines():
        if line and not line.startswith("#"):
            path, default, limits, effect = line.split()
            words = default.split(",")
            separator = "\t" if all(word.isdigit() for word in words) else "," if words[0][0].isdigit() else " "
            text = "" if default == "-" else separator.join(words)
            keys[path] = SysctlKey(text, _range(limits), Effect(effect))
    return keys


def _range(limits: str) -> tuple[int, int] | None:
    if limits == "any":
        return INT_MIN, INT_MAX
    if limits == "-":
        return None
    low, _, high = limits.partition("..")
    return int(low), _LIMITS[high] if high in _LIMITS else int(high)


CONF_READ_ONLY = frozenset({"mc_forwarding"})
CONF_INERT = frozenset(
    {
        "accept_source_route",
        "bootp_relay",
        "disable_policy",
        "disable_xfrm",
        "force_igmp_version",
        "igmpv2_unsolicited_report_interval",
        "igmpv3_unsolicited_report_interval",
        "log_martians",
        "tag",
    }
)
CONF_NOT_MODELLED = frozenset({"bc_forwarding", "drop_gratuitous_arp", "medium_id"})


def conf_effect(name: str) -> Effect:
    """The effect of a write to ``net.ipv4.conf.*.NAME``."""
    if name in CONF_READ_ONLY:
        return Effect.READ_ONLY
    if name in CONF_NOT_MODELLED:
        return Effect.NOT_MODELLED
    return Effect.INERT if name in CONF_INERT else Effect.MODELLED


@value
class NeighbourKey:
    """A file of ``net.ipv4.neigh.NAME``; ``source`` names the one that it shows in another unit (``scale`` to one).

    ``user_ticks`` says that it is in hundredths of a second and kept in the kernel's own ticks.
    """

    default: int
    low: int = 0
    high: int = INT_MAX
    effect: Effect = Effect.NOT_MODELLED
    source: str | None = None
    scale: int = 1
    user_ticks: bool = False


NEIGHBOUR_KEYS: dict[str, NeighbourKey] = {
    "anycast_delay": NeighbourKey(100, INT_MIN, effect=Effect.INERT, user_ticks=True),
    "app_solicit": NeighbourKey(0, effect=Effect.INERT),
    "base_reachable_time": NeighbourKey(30, -1, source="base_reachable_time_ms", scale=1000),
    "base_reachable_time_ms": NeighbourKey(30000),
    "delay_first_probe_time": NeighbourKey(5, -1),
    "gc_stale_time": NeighbourKey(60, -1),
    "interval_probe_time_ms": NeighbourKey(5000, 1, effect=Effect.INERT),
    "locktime": NeighbourKey(100, INT_MIN, user_ticks=True),
    "mcast_resolicit": NeighbourKey(0),
    "mcast_solicit": NeighbourKey(3),
    "proxy_delay": NeighbourKey(80, INT_MIN, effect=Effect.MODELLED, user_ticks=True),
    "proxy_qlen": NeighbourKey(64),
    "retrans_time": NeighbourKey(100, INT_MIN, source="retrans_time_ms", scale=10, user_ticks=True),
    "retrans_time_ms": NeighbourKey(1000),
    "ucast_solicit": NeighbourKey(3),
    "unres_qlen": NeighbourKey(101),
    "unres_qlen_bytes": NeighbourKey(212992),
}
"""Linux 6.18's; ``locktime``, ``retrans_time`` and the delays of proxies are in hundredths of a second."""
NEIGHBOUR_DEPRECATED = frozenset({"base_reachable_time", "retrans_time"})
"""Files that ``sysctl -a`` leaves out."""


def directory_device(namespace: NetNamespace, owner: str) -> Device:
    """The device that a directory below ``conf`` or ``neigh`` belongs to. Raises KernelError (ENOENT)."""
    device = namespace.device(owner)
    if device is None:
        raise KernelError(Errno.ENOENT)
    return device
