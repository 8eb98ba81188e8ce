"""Devices as ``ip link`` lists them (``struct ifinfomsg`` and its attributes)."""

from __future__ import annotations

from dataclasses import field
from enum import Enum, Flag, auto

from pingproof.simulator.state.bridge import BridgeOptions, BridgeStatus, PortOptions, PortStatus
from pingproof.simulator.value import value


class DeviceKind(Enum):
    """Kinds of devices that Linux has, by the word behind ``type``; ``LOOPBACK`` has no such word.

    A member says only that there is such a kind. What the simulator has of it is its record in
    ``simulator/linux/linux.py``, what may be typed of it its record in ``simulator/tools/ip/link/kinds.py``.
    """

    LOOPBACK = "loopback"
    VETH = "veth"
    BRIDGE = "bridge"
    DUMMY = "dummy"
    TUN = "tun"
    MACVLAN = "macvlan"
    VXLAN = "vxlan"
    AMT = "amt"
    BAREUDP = "bareudp"
    BOND = "bond"
    CAN = "can"
    DSA = "dsa"
    ERSPAN = "erspan"
    GENEVE = "geneve"
    GRE = "gre"
    GRETAP = "gretap"
    GTP = "gtp"
    HSR = "hsr"
    IFB = "ifb"
    IP6ERSPAN = "ip6erspan"
    IP6GRE = "ip6gre"
    IP6GRETAP = "ip6gretap"
    IP6TNL = "ip6tnl"
    IPIP = "ipip"
    IPOIB = "ipoib"
    IPVLAN = "ipvlan"
    IPVTAP = "ipvtap"
    LOWPAN = "lowpan"
    MACSEC = "macsec"
    MACVTAP = "macvtap"
    NETDEVSIM = "netdevsim"
    NLMON = "nlmon"
    RMNET = "rmnet"
    SIT = "sit"
    TEAM = "team"
    VCAN = "vcan"
    VIRT_WIFI = "virt_wifi"
    VLAN = "vlan"
    VRF = "vrf"
    VTI = "vti"
    VXCAN = "vxcan"
    WIREGUARD = "wireguard"
    WWAN = "wwan"
    XFRM = "xfrm"
    OTHER = "other"  # a kind of a module that Linux itself has not got, or a network card


class Operstate(Enum):
    """RFC 2863's operational state as ``ip link`` prints it after ``state``."""

    UNKNOWN = "UNKNOWN"
    NOT_PRESENT = "NOTPRESENT"
    DOWN = "DOWN"
    LOWER_LAYER_DOWN = "LOWERLAYERDOWN"
    TESTING = "TESTING"
    DORMANT = "DORMANT"
    UP = "UP"


class LinkFlag(Flag):
    """The flags in ``ip link``'s angle brackets, apart from NO-CARRIER and M-DOWN, which it derives."""

    NONE = 0
    LOOPBACK = auto()
    BROADCAST = auto()
    POINTOPOINT = auto()
    MULTICAST = auto()
    NOARP = auto()
    ALLMULTI = auto()
    PROMISC = auto()
    UP = auto()
    # The carrier, as the kernel shows it beside the flags of a device that is up (IFF_LOWER_UP).
    LOWER_UP = auto()
    DYNAMIC = auto()


UNREAD_NAMESPACE = "?"
"""``Link.peer_namespace`` where the other end is in a namespace that is not part of the snapshot."""
PROCESS_NAMESPACE = "pid:"
"""The beginning of the name of a namespace without one, found by a process in it: ``pid:42``."""


@value
class LinkStatistics:
    """The counters of ``ip -s link``: packets, bytes, errors, dropped each way, and received multicast."""

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
    collisions: int = 0
    carrier_changes: int = 0


@value
class Link:
    """A device of a namespace."""

    ifindex: int
    name: str
    kind: DeviceKind
    flags: LinkFlag
    mtu: int
    qdisc: str
    operstate: Operstate
    address: str
    broadcast: str
    carrier: bool = True  # IFLA_CARRIER; NO-CARRIER is shown by ``operstate``, which follows it a little later
    group: str = "default"
    txqlen: int = 1000
    mode: str = "DEFAULT"
    master: str | None = None
    peer_name: str | None = None  # veth: the other end's name when it is in the same namespace
    peer_ifindex: int | None = None  # veth: the other end's ifindex, wherever it is
    peer_up: bool | None = None  # whether the peer, in the same namespace, is up (M-DOWN)
    peer_namespace: str | None = None  # the other end's namespace when it is another one ("" the host or nameless)
    peer_nsid: int | None = None  # the number this namespace has given to the peer's namespace
    alias: str = ""
    promiscuity: int = 0
    bridge: BridgeOptions | None = None
    port: PortOptions | None = None
    statistics: LinkStatistics = field(default_factory=LinkStatistics, compare=False)
    permanent_address: str | None = None
    allmulti: int = field(default=0, compare=False)
    bridge_status: BridgeStatus | None = field(default=None, compare=False)
    port_status: PortStatus | None = field(default=None, compare=False)
