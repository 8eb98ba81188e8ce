"""A snapshot: typed, frozen, comparable; printable in iproute2's words by ``simulator.show``.

The simulator makes it from its live objects, the executor by reading the kernel. Devices are named, never numbered, so
that two snapshots of two machines can be compared; ``ifindex`` is kept aside for printing.
"""

from __future__ import annotations

from dataclasses import field
from enum import Enum, Flag, auto
from ipaddress import IPv4Address, IPv4Network

from simulator.value import value


class DeviceKind(Enum):
    """``ip link``'s types; ``LOOPBACK`` has no ``type`` word."""

    LOOPBACK = "loopback"
    VETH = "veth"
    BRIDGE = "bridge"
    DUMMY = "dummy"
    TUN = "tun"
    MACVLAN = "macvlan"
    VXLAN = "vxlan"
    OTHER = "other"


class Operstate(Enum):
    """RFC 2863's operational state as ``ip link`` prints it after ``state``."""

    UNKNOWN = "UNKNOWN"
    NOT_PRESENT = "NOTPRESENT"
    DOWN = "DOWN"
    LOWER_LAYER_DOWN = "LOWERLAYERDOWN"
    TESTING = "TESTING"
    DORMANT = "DORMANT"
    UP = "UP"


class PortState(Enum):
    """A bridge port's STP state."""

    DISABLED = "disabled"
    LISTENING = "listening"
    LEARNING = "learning"
    FORWARDING = "forwarding"
    BLOCKING = "blocking"


class Scope(Enum):
    """A route's or an address's scope (``rtnetlink.h``); the value is the kernel's number: wider is smaller."""

    GLOBAL = 0
    SITE = 200
    LINK = 253
    HOST = 254
    NOWHERE = 255


class RouteType(Enum):
    """``ip route``'s types; the value is the word that ``ip`` prints."""

    UNICAST = "unicast"
    LOCAL = "local"
    BROADCAST = "broadcast"
    MULTICAST = "multicast"
    BLACKHOLE = "blackhole"
    UNREACHABLE = "unreachable"
    PROHIBIT = "prohibit"
    THROW = "throw"


class NeighbourState(Enum):
    """The NUD states (``include/uapi/linux/neighbour.h``)."""

    NONE = "NONE"
    INCOMPLETE = "INCOMPLETE"
    REACHABLE = "REACHABLE"
    STALE = "STALE"
    DELAY = "DELAY"
    PROBE = "PROBE"
    FAILED = "FAILED"
    NOARP = "NOARP"
    PERMANENT = "PERMANENT"


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
    LOWER_UP = auto()
    DYNAMIC = auto()


UNREAD_NAMESPACE = "?"
"""``Link.peer_namespace`` where the other end is in a namespace that is not part of the snapshot."""


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
class BridgeOptions:
    """A bridge's own settings that are modelled (``ip -d link show type bridge``); times in seconds."""

    ageing_time: float = 300
    stp_state: bool = False
    forward_delay: float = 15
    hello_time: float = 2
    max_age: float = 20
    priority: int = 32768
    vlan_filtering: bool = False
    mcast_snooping: bool = True
    nf_call_iptables: bool = False


@value
class PortOptions:
    """A bridge port's settings (``bridge -d link``)."""

    state: PortState = PortState.DISABLED
    priority: int = 32
    cost: int = 2
    number: int = 1
    hairpin: bool = False
    guard: bool = False
    root_block: bool = False
    fastleave: bool = False
    learning: bool = True
    flood: bool = True
    mcast_flood: bool = True
    bcast_flood: bool = True
    mcast_to_unicast: bool = False
    neigh_suppress: bool = False
    isolated: bool = False
    locked: bool = False


@value
class BridgeStatus:
    """What a bridge's spanning tree has come to: an id is (priority, MAC), a timer the seconds it has left."""

    id: tuple[int, str] = (32768, "00:00:00:00:00:00")
    root: tuple[int, str] = (32768, "00:00:00:00:00:00")
    root_port: int = 0
    root_path_cost: int = 0
    topology_change: bool = False
    topology_change_detected: bool = False
    hello_timer: float = 0
    tcn_timer: float = 0
    topology_change_timer: float = 0
    gc_timer: float = 0
    has_ports: bool = False


@value
class PortStatus:
    """The same of a port: what its LAN's designated bridge says. ``id`` is priority and number in one."""

    id: int = 0
    designated_root: tuple[int, str] = (0, "")
    designated_cost: int = 0
    designated_bridge: tuple[int, str] = (0, "")
    designated_port: int = 0
    topology_change_ack: bool = False
    config_pending: bool = False
    hold_timer: float = 0
    message_age_timer: float = 0
    forward_delay_timer: float = 0


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


@value
class Address:
    """An IPv4 address of a device (``struct in_ifaddr``). ``peer`` equals ``local`` unless point to point."""

    device: str
    local: IPv4Address
    prefix_length: int
    peer: IPv4Address
    broadcast: IPv4Address | None = None
    scope: Scope = Scope.GLOBAL
    label: str = ""
    secondary: bool = False
    noprefixroute: bool = False
    metric: int = 0

    @property
    def network(self) -> IPv4Network:
        """The prefix that the address spans."""
        return IPv4Network((self.peer, self.prefix_length), strict=False)


@value
class NextHop:
    """One way of a route: through ``device``, to ``gateway`` when not on link."""

    device: str | None
    gateway: IPv4Address | None = None
    weight: int = 1
    onlink: bool = False
    linkdown: bool = False
    dead: bool = False


@value
class Route:
    """A row of a routing table. ``table`` is its number: 255 local, 254 main, 253 default.

    ``linkdown`` is said of several next hops as a whole (``fib_flags``), not whenever none of them has carrier.
    """

    table: int
    type: RouteType
    destination: IPv4Network
    nexthops: tuple[NextHop, ...] = ()
    scope: Scope = Scope.GLOBAL
    protocol: str = "boot"
    preferred_source: IPv4Address | None = None
    metric: int = 0
    tos: int = 0
    mtu: int = 0
    mtu_locked: bool = False
    linkdown: bool = False

    def __str__(self) -> str:
        """The row as ``ip route show table all`` lists it."""
        from simulator.show.ip_route import route_line

        return route_line(self).rstrip()


@value
class LearnedRoute:
    """What a redirect or a "fragmentation needed" taught about one destination (``ip route show cache``).

    ``gateway`` is the one in use, the route's own or, ``redirected``, another; ``mtu`` 0 where none was learned;
    ``expires`` in seconds.
    """

    destination: IPv4Address
    device: str
    gateway: IPv4Address | None = None
    mtu: int = 0
    mtu_locked: bool = False
    expires: int = 0
    redirected: bool = False


@value
class Rule:
    """A row of ``ip rule``. ``action`` is ``to_table`` or a route type's word (blackhole, prohibit, unreachable)."""

    priority: int
    table: int
    action: str = "to_table"
    source: IPv4Network | None = None
    destination: IPv4Network | None = None
    input_device: str | None = None
    output_device: str | None = None
    fwmark: int = 0
    fwmask: int = 0
    tos: int = 0
    inverted: bool = False
    protocol: str = "kernel"
    suppress_prefix_length: int | None = None

    def __str__(self) -> str:
        """The row as ``ip rule`` lists it, the tab after the priority included."""
        from simulator.show.ip_rule import rule_line

        return rule_line(self)


@value
class Neighbour:
    """A row of ``ip neigh``; ``mac`` is None while unresolved."""

    address: IPv4Address
    device: str
    mac: str | None
    state: NeighbourState
    proxy: bool = False
    managed: bool = False

    def __str__(self) -> str:
        """The row as ``ip neigh`` lists it."""
        from simulator.show.ip_neighbour import neighbour_line

        return neighbour_line(self)


@value
class FdbEntry:
    """A row of ``bridge fdb``: ``bridge`` is the master, None for a device's own multicast list (``self``)."""

    mac: str
    device: str
    bridge: str | None
    permanent: bool = False
    static: bool = False
    own: bool = False  # "self": the device's own list, not a bridge's
    sticky: bool = False
    extern_learn: bool = False
    vlan: int | None = None

    def __str__(self) -> str:
        """The row as ``bridge fdb`` lists it."""
        words = [self.mac, "dev", self.device]
        if self.vlan is not None:
            words += ["vlan", str(self.vlan)]
        if self.bridge is not None:
            words += ["master", self.bridge]
        marks = {"self": self.own, "permanent": self.permanent, "static": self.static, "sticky": self.sticky}
        return " ".join([*words, *(word for word, said in marks.items() if said)])


@value
class TupleState:
    """A conntrack tuple as ``conntrack -L`` prints it. For ICMP ``type``/``code``/``identifier``, else ports."""

    source: IPv4Address
    destination: IPv4Address
    source_port: int | None = None
    destination_port: int | None = None
    type: int | None = None
    code: int | None = None
    identifier: int | None = None


@value
class ConntrackEntry:
    """A row of ``conntrack -L``; ``timeout`` in seconds."""

    protocol: int
    timeout: int
    original: TupleState
    reply: TupleState
    unreplied: bool = False
    assured: bool = False
    tcp_state: str | None = None
    mark: int = 0
    zone: int = 0
    use: int = field(default=1, compare=False)  # who holds the flow: the table, and each packet that waits

    def __str__(self) -> str:
        """The row as ``conntrack -L`` lists it."""
        from simulator.show.conntrack import entry_line

        return entry_line(self)


@value
class IptablesRule:
    """A rule as ``iptables -S`` lists it (without ``-A CHAIN``) with its counters."""

    specification: str
    packets: int = 0
    bytes: int = 0


@value
class IptablesChain:
    """A chain; ``policy`` is None for a chain of one's own."""

    name: str
    policy: str | None
    rules: tuple[IptablesRule, ...] = ()
    packets: int = 0
    bytes: int = 0


class Gap(Enum):
    """What kind of thing there is that the model does not know; where it stands decides which packets meet it."""

    DEVICE = "device"  # a kind of device: what leaves by it is not followed
    FAR_END = "far-end"  # a veth whose other end is in a namespace that is not in the snapshot
    QDISC = "qdisc"  # a queueing discipline or filter on a device
    XDP = "xdp"  # a program that sees a device's frames before the stack does
    BRIDGE = "bridge"  # a setting of a bridge
    NETFILTER = "netfilter"  # rules at one of netfilter's hooks that are not iptables'
    ROUTING = "routing"  # a policy rule or a route of a kind that is not known
    POLICY = "policy"  # IPsec
    SYSCTL = "sysctl"


@value
class Unmodelled:
    """Something in a namespace that could change a packet's way and that the model does not know.

    ``what`` says it in its tool's words; ``name`` is the name that its owner gave it, if any; ``device`` where it is a
    device's; ``hook`` the hook of netfilter (PREROUTING …, or BRIDGE, ARP) where it is one's.
    """

    gap: Gap
    what: str
    name: str = ""
    device: str = ""
    hook: str = ""

    def __str__(self) -> str:
        """In words: ``nft chain inet firewalld filter_FORWARD at FORWARD``."""
        named = f"{self.what} {self.name}".rstrip()
        at = f" at {self.hook}" if self.hook else ""
        return f"{named}{at} on {self.device}" if self.device else f"{named}{at}"


@value
class Unread:
    """A part of a machine's state that could not be read: what, in which namespace, and why."""

    what: str
    namespace: str
    reason: str


@value
class NamespaceState:
    """All that is compared of one network namespace. One that is not ``listed`` is unknown to ``ip netns``."""

    name: str
    links: tuple[Link, ...] = ()
    addresses: tuple[Address, ...] = ()
    routes: tuple[Route, ...] = ()
    rules: tuple[Rule, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    fdb: tuple[FdbEntry, ...] = ()
    conntrack: tuple[ConntrackEntry, ...] = ()
    iptables: tuple[tuple[str, tuple[IptablesChain, ...]], ...] = ()  # (table, its chains)
    sysctls: tuple[tuple[str, str], ...] = ()
    learned: tuple[LearnedRoute, ...] = ()
    unmodelled: tuple[Unmodelled, ...] = ()
    listed: bool = True
    empty_tables: tuple[int, ...] = ()  # routing tables without a row: one that never was is asked otherwise


@value
class NetworkState:
    """The namespaces of a lab, the host first under the name ``""``, then by name; and what could not be read."""

    namespaces: tuple[NamespaceState, ...] = ()
    unread: tuple[Unread, ...] = ()
