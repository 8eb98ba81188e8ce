"""``struct net_device`` and what hangs on it (include/linux/netdevice.h, net/bridge/br_private.h, inetdevice.h).

Only data: what devices do is in ``device.py``, ``veth.py``, ``bridge.py`` …
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.state import Address, BridgeOptions, DeviceKind, LinkFlag, Operstate, PortOptions

if TYPE_CHECKING:
    from simulator.clock import Timer
    from simulator.stack.net_namespace import NetNamespace


@dataclass(slots=True)
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


@dataclass(slots=True, eq=False)
class LearnedAddress:
    """``struct net_bridge_fdb_entry``: ``port`` is None for the bridge's own address; ``used`` is when it was last heard (ns)."""

    mac: str
    port: Device | None
    local: bool = False
    static: bool = False
    sticky: bool = False
    added_by_user: bool = False
    updated: int = 0
    used: int = 0


@dataclass(slots=True, eq=False)
class BridgeData:
    """``struct net_bridge``: the FDB by MAC, the ports in the order in which ``br_add_if`` put them (newest first)."""

    options: BridgeOptions = BridgeOptions()
    ports: list[Device] = field(default_factory=list)
    fdb: dict[str, LearnedAddress] = field(default_factory=dict)
    garbage_collection: Timer | None = None


@dataclass(slots=True, eq=False)
class Device:
    """A network device. ``flags`` holds what ``ip link`` prints in brackets and the user set, UP included.

    ``carrier`` is ``netif_carrier_ok``; LOWER_UP, NO-CARRIER and M-DOWN are derived from it and from ``operstate``.
    ``ipv4_conf`` is ``net.ipv4.conf.NAME.*`` as set for this device, ``conf_touched`` the keys that somebody wrote
    (those that later writes to ``conf.default`` no longer reach); ``neighbour_conf`` is ``net.ipv4.neigh.NAME.*``.
    The other end of a veth is found in ``network.cabling``.
    """

    namespace: NetNamespace
    ifindex: int
    name: str
    kind: DeviceKind
    address: str
    mtu: int = 1500
    flags: LinkFlag = LinkFlag.BROADCAST | LinkFlag.MULTICAST
    carrier: bool = True
    operstate: Operstate = Operstate.DOWN
    broadcast: str = "ff:ff:ff:ff:ff:ff"
    address_set: bool = False  # NET_ADDR_SET: the user chose the MAC
    permanent_address: str | None = None
    txqlen: int = 1000
    group: str = "default"
    alias: str = ""
    promiscuity: int = 0
    master: Device | None = None
    port: PortOptions | None = None  # set exactly while enslaved to a bridge
    bridge: BridgeData | None = None  # set exactly for a bridge
    addresses: list[Address] = field(default_factory=list)
    ipv4_conf: dict[str, int] = field(default_factory=dict)
    conf_touched: set[str] = field(default_factory=set)
    neighbour_conf: dict[str, int] = field(default_factory=dict)
    counters: DeviceCounters = field(default_factory=DeviceCounters)
    registered: bool = True

    @property
    def is_up(self) -> bool:
        """IFF_UP: the administrator brought it up."""
        return LinkFlag.UP in self.flags

    @property
    def is_loopback(self) -> bool:
        """IFF_LOOPBACK."""
        return self.kind is DeviceKind.LOOPBACK

    @property
    def running(self) -> bool:
        """``netif_carrier_ok`` and up: frames can leave."""
        return self.carrier and self.is_up

    def __repr__(self) -> str:
        return f"<Device {self.name} in {self.namespace.name or 'host'}>"
