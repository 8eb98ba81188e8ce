"""``struct net_device`` and what hangs on it (include/linux/netdevice.h, inetdevice.h).

Only data: what devices do is in ``dev.py`` and in the files of their kinds.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, TypeVar

from pingproof.simulator.live import live
from pingproof.simulator.state import Address, DeviceKind, LinkFlag, Operstate

if TYPE_CHECKING:
    from pingproof.simulator.clock import Timer
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import End


@live
class DeviceCounters:
    """``struct rtnl_link_stats64``, as far as ``ip -s link`` prints it."""

    rx_bytes: int = 0
    rx_packets: int = 0
    rx_errors: int = 0
    rx_dropped: int = 0
    multicast: int = 0
    tx_bytes: int = 0
    tx_packets: int = 0
    tx_errors: int = 0
    tx_dropped: int = 0
    tx_carrier: int = 0


@live
class Device:
    """A network device. ``flags`` holds what ``ip link`` prints in brackets and the user set, UP included.

    ``operstate`` is ``dev->operstate``, which a device that is down keeps; netlink shows DOWN for it.

    ``carrier`` is ``netif_carrier_ok``; LOWER_UP, NO-CARRIER and M-DOWN are derived from it and from ``operstate``.
    ``ipv4_conf`` is ``net.ipv4.conf.NAME.*`` as set for this device, ``conf_touched`` the keys that somebody wrote
    (those that later writes to ``conf.default`` no longer reach); ``neighbour_conf`` is ``net.ipv4.neigh.NAME.*``.
    ``ipv6_conf`` is what of ``net.ipv6.conf.NAME.*`` is not as the key's default says, None where IPv6 leaves the
    device alone (its MTU is too small).
    The other end of a veth is found in ``network.cables``.
    """

    namespace: NetNamespace
    ifindex: int
    name: str
    kind: DeviceKind
    address: str
    mtu: int = 1500
    flags: LinkFlag = LinkFlag.BROADCAST | LinkFlag.MULTICAST
    carrier: bool = True
    operstate: Operstate = Operstate.UNKNOWN
    broadcast: str = "ff:ff:ff:ff:ff:ff"
    address_set: bool = False  # NET_ADDR_SET: the user chose the MAC
    permanent_address: str | None = None
    txqlen: int = 1000
    group: str = "default"
    alias: str = ""
    promiscuity: int = 0
    allmulti: int = 0
    qdisc: str = "noop"  # the queueing discipline that ``ip link`` names: "noop" until first up
    activated: bool = False  # dev_activate: frames may leave; else the noop queue drops them
    carrier_changes: int = 0
    unicast_list: list[str] = field(default_factory=list)  # dev->uc: addresses that ``bridge fdb add … self`` put there
    multicast_list: list[str] = field(default_factory=list)  # dev->mc: the groups it listens to, as often as asked for
    report_timer: Timer | None = None  # the next IGMP report
    master: Device | None = None
    private: object = None  # netdev_priv(): what the driver keeps beside the device, of the driver's own type
    addresses: list[Address] = field(default_factory=list)
    ipv4_conf: dict[str, int] = field(default_factory=dict)
    conf_touched: set[str] = field(default_factory=set)
    ipv6_conf: dict[str, str] | None = None
    neighbour_conf: dict[str, int] = field(default_factory=dict)
    counters: DeviceCounters = field(default_factory=DeviceCounters)
    registered: bool = True
    rx_handler: DeviceKind | None = None  # the kind that sees its frames first: a bridge's, of a port
    rx_handler_data: object = None  # what that kind keeps beside the device: a bridge's port

    @property
    def end(self) -> End:
        """The device's end in ``network.cables``: the inode of its namespace, and its own number."""
        return self.namespace.inode, self.ifindex

    @property
    def is_up(self) -> bool:
        """IFF_UP: the administrator brought it up."""
        return LinkFlag.UP in self.flags

    @property
    def is_loopback(self) -> bool:
        """IFF_LOOPBACK."""
        return self.kind is DeviceKind.LOOPBACK

    def __repr__(self) -> str:
        return f"<Device {self.name} in {self.namespace.name or 'host'}>"


Private = TypeVar("Private")


def netdev_priv(device: Device, kind: type[Private]) -> Private:
    """``netdev_priv``: what the driver of the device keeps beside it. Raises TypeError for another driver's device."""
    private = device.private
    if not isinstance(private, kind):
        raise TypeError(f"{device!r} is no device of {kind.__name__}")
    return private
