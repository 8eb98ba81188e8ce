"""``struct net_device`` and what hangs on it (include/linux/netdevice.h, net/bridge/br_private.h, inetdevice.h).

Only data: what devices do is in ``dev.py`` and in the files of their kinds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.simulator.state import Address, BridgeOptions, DeviceKind, LinkFlag, Operstate, PortOptions

if TYPE_CHECKING:
    from pingproof.simulator.clock import Timer
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import End


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
    """``struct net_bridge_fdb_entry``: ``port`` is None for the bridge's own address.

    ``updated`` is when the address was last heard, ``used`` when a frame was last sent there (ns).
    """

    mac: str
    port: Device | None
    local: bool = False
    static: bool = False
    sticky: bool = False
    added_by_user: bool = False
    extern_learn: bool = False
    updated: int = 0
    used: int = 0


@dataclass(frozen=True, slots=True, order=True)
class BridgeId:
    """``struct bridge_id``: priority and MAC; the lowest is the root of the spanning tree."""

    priority: int = 0x8000
    address: str = "00:00:00:00:00:00"


@dataclass(slots=True, eq=False)
class BridgeData:
    """``struct net_bridge``: the FDB by MAC (oldest first), the ports as ``br_add_if`` put them (newest first).

    ``address`` is the MAC in the bridge's id: zero until a port or the user gives one. ``root``, ``root_path_cost``
    and ``root_port`` are what the spanning tree has settled on (``designated_root`` …), ``max_age``, ``hello_time`` and
    ``forward_delay`` (seconds) what its root has told; ``options`` has this bridge's own.
    """

    options: BridgeOptions = field(default_factory=BridgeOptions)
    ports: list[Device] = field(default_factory=list)
    fdb: dict[str, LearnedAddress] = field(default_factory=dict)
    garbage_collection: Timer | None = None
    mtu_set_by_user: bool = False
    address: str = "00:00:00:00:00:00"
    root: BridgeId = BridgeId()
    root_path_cost: int = 0
    root_port: Device | None = None
    max_age: float = 20
    hello_time: float = 2
    forward_delay: float = 15
    topology_change: bool = False
    topology_change_detected: bool = False
    hello_timer: Timer | None = None
    tcn_timer: Timer | None = None
    topology_change_timer: Timer | None = None

    @property
    def id(self) -> BridgeId:
        """``br->bridge_id``."""
        return BridgeId(self.options.priority, self.address)


@dataclass(slots=True, eq=False)
class StpPort:
    """The spanning tree's part of ``struct net_bridge_port``: what the port's LAN is told or has told.

    ``designated_port`` is the number, priority included, of the port that serves the LAN.
    """

    designated_root: BridgeId = BridgeId()
    designated_cost: int = 0
    designated_bridge: BridgeId = BridgeId()
    designated_port: int = 0
    designated_age: int = 0  # when the root sent what the port heard (ns)
    topology_change_ack: bool = False
    config_pending: bool = False
    forward_delay_timer: Timer | None = None
    message_age_timer: Timer | None = None
    hold_timer: Timer | None = None


@dataclass(slots=True, eq=False)
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
    port: PortOptions | None = None  # set exactly while enslaved to a bridge
    stp: StpPort | None = None  # likewise
    bridge: BridgeData | None = None  # set exactly for a bridge
    addresses: list[Address] = field(default_factory=list)
    ipv4_conf: dict[str, int] = field(default_factory=dict)
    conf_touched: set[str] = field(default_factory=set)
    ipv6_conf: dict[str, str] | None = None
    neighbour_conf: dict[str, int] = field(default_factory=dict)
    counters: DeviceCounters = field(default_factory=DeviceCounters)
    registered: bool = True
    rx_handler: DeviceKind | None = None  # the kind that sees its frames first: a bridge's, of a port

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
