"""What could carry a probe further, proposed from where its way ends. Every proposal is tried before it is believed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

from lesson.cause import Cause
from lesson.mend_topology import devices, free_address, is_within_reach, owners, prefixes, segment, stations
from simulator.journal import Decision
from simulator.programs.resolver import look_up
from simulator.stack.nf_tables import PolicyRow, RuleRow
from simulator.stack.veth import veth_peer
from simulator.state import DeviceKind, Neighbour, Route, Rule
from simulator.wire.arp import Arp
from simulator.wire.ipv4 import Ipv4

if TYPE_CHECKING:
    from lesson.cause import Finding
    from lesson.walk import Trace
    from simulator.journal import Event
    from simulator.language.ping import Ping
    from simulator.network import Network
    from simulator.stack.net_device import Device
    from simulator.stack.net_namespace import NetNamespace

Step = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """A failed probe: the network before it, where it was sent, its way and why it failed."""

    network: Network
    origin: NetNamespace
    ping: Ping
    trace: Trace
    finding: Finding

    @property
    def event(self) -> Event | None:
        """Where the way ends."""
        return self.finding.event

    @property
    def namespace(self) -> NetNamespace:
        """The namespace in which the way ends."""
        name = self.event.namespace if self.event is not None else None
        return next((each for each in self.network.namespaces.values() if each.name == name), self.origin)

    @property
    def device(self) -> Device | None:
        """The device at which the way ends."""
        return self.namespace.device(self.event.device) if self.event is not None else None

    @property
    def target(self) -> IPv4Address:
        """Where the packet that failed was to go."""
        packet = self.finding.packet
        if isinstance(packet, Ipv4):
            return packet.destination
        return look_up(self.ping.destination) or IPv4Address(0)

    @property
    def source(self) -> IPv4Address | None:
        """Where the packet that failed came from."""
        packet = self.finding.packet
        return packet.source if isinstance(packet, Ipv4) else None


def candidates(situation: Situation) -> list[Step]:
    """Steps to try, the likeliest first; only where a command can be typed."""
    propose = PROPOSALS.get(situation.finding.cause)
    found = list(propose(situation)) if propose is not None else []
    return list(dict.fromkeys(found))


def _ip(situation: Situation, namespace: NetNamespace, words: str) -> Iterator[Step]:
    """An ``ip`` command in a namespace, if one can be typed there."""
    if is_within_reach(situation.network, namespace):
        yield (f"ip -n {namespace.name} {words}" if namespace.name else f"ip {words}",)


def _program(situation: Situation, namespace: NetNamespace, words: str) -> Iterator[Step]:
    """Any other command in a namespace, if one can be typed there."""
    if is_within_reach(situation.network, namespace):
        yield (f"ip netns exec {namespace.name} {words}" if namespace.name else words,)


# Devices and cables.


def _up(situation: Situation, device: Device) -> Iterator[Step]:
    if not device.is_up:
        yield from _ip(situation, device.namespace, f"link set {device.name} up")


def _segment_up(situation: Situation, device: Device) -> Iterator[Step]:
    """Whatever is down on the segment."""
    for each in segment(device):
        yield from _up(situation, each)


def _plug_in(situation: Situation, device: Device) -> Iterator[Step]:
    """Loose cable ends beside a bridge of the segment, and beside one that the segment's own loose ends could join."""
    for each in segment(device):
        for other in each.namespace.devices.values():
            if each.bridge is not None and _is_loose(other):
                yield from _ip(situation, other.namespace, f"link set {other.name} master {each.name}")
            if other.bridge is not None and _is_loose(each):
                yield from _ip(situation, each.namespace, f"link set {each.name} master {other.name}")


def _new_bridge(situation: Situation, namespace: NetNamespace) -> Iterator[Step]:
    """A bridge for the loose cable ends of a namespace that has none."""
    loose = [each for each in namespace.devices.values() if _is_loose(each)]
    bridged = any(each.bridge is not None for each in namespace.devices.values())
    if len(loose) < 2 or bridged or not is_within_reach(situation.network, namespace):
        return
    ip = f"ip -n {namespace.name}" if namespace.name else "ip"
    yield (
        f"{ip} link add br0 type bridge",
        *(f"{ip} link set {each.name} master br0" for each in loose),
        *(f"{ip} link set {each.name} up" for each in loose if not each.is_up),
        f"{ip} link set br0 up",
    )


def _is_loose(device: Device) -> bool:
    return device.kind is DeviceKind.VETH and device.master is None and not device.addresses


def _device_down(situation: Situation) -> Iterator[Step]:
    if situation.device is not None:
        yield from _up(situation, situation.device)
        yield from _segment_up(situation, situation.device)


def _no_carrier(situation: Situation) -> Iterator[Step]:
    device = situation.device
    if device is None:
        return
    peer = veth_peer(device)
    if peer is not None:
        yield from _up(situation, peer)
    yield from _segment_up(situation, device)
    yield from _plug_in(situation, device)


def _port_blocked(situation: Situation) -> Iterator[Step]:
    for device in situation.namespace.devices.values():
        if device.bridge is not None:
            yield from _segment_up(situation, device)
    for device in situation.namespace.devices.values():
        if device.port is None:
            continue
        if device.port.isolated:
            yield from _bridge(situation, device, "isolated off")
        if device.port.locked:
            yield from _bridge(situation, device, "locked off")
        if not device.port.flood:
            yield from _bridge(situation, device, "flood on")
        if not device.port.bcast_flood:
            yield from _bridge(situation, device, "bcast_flood on")
        if not device.port.hairpin:
            yield from _bridge(situation, device, "hairpin on")
        yield from _bridge(situation, device, "state 3")
    for device in situation.namespace.devices.values():
        if device.bridge is not None and device.bridge.options.stp_state:
            yield from _ip(situation, device.namespace, f"link set {device.name} type bridge stp_state 0")
        if device.bridge is not None:
            yield from _plug_in(situation, device)


def _bridge(situation: Situation, port: Device, words: str) -> Iterator[Step]:
    yield from _program(situation, port.namespace, f"bridge link set dev {port.name} {words}")


# Addresses and neighbours.


def _unresolved(situation: Situation) -> Iterator[Step]:
    """Nobody answers for the next hop: it is down, not plugged in, nobody's, or the wrong one."""
    device, address = situation.device, _next_hop(situation)
    if device is None:
        return
    yield from _segment_up(situation, device)
    having = owners(situation.network, address)
    for owner in having:
        yield from _segment_up(situation, owner)
        yield from _plug_in(situation, owner)
    yield from _plug_in(situation, device)
    for namespace in dict.fromkeys(each.namespace for each in segment(device)):
        yield from _new_bridge(situation, namespace)
    if not having:
        for prefix in prefixes(device):
            if address in prefix:
                yield from _give_address(situation, device, address, prefix.prefixlen)
    yield from _other_gateways(situation, device, address)
    for owner in having:
        if owner.namespace is not situation.namespace:
            yield from _towards(situation, situation.namespace, address)


def _next_hop(situation: Situation) -> IPv4Address:
    row = situation.event.row if situation.event is not None else None
    if isinstance(row, Neighbour):
        return row.address
    packet = situation.finding.packet
    return packet.target if isinstance(packet, Arp) else situation.target


def _give_address(situation: Situation, device: Device, address: IPv4Address, length: int) -> Iterator[Step]:
    """Let somebody on the segment have the address: who has none yet before who has."""
    for each in sorted(stations(device), key=_address_count):
        yield from _ip(situation, each.namespace, f"addr add {address}/{length} dev {each.name}")


def _address_count(device: Device) -> int:
    return len(device.addresses)


def _other_gateways(situation: Situation, device: Device, wrong: IPv4Address) -> Iterator[Step]:
    """Another station of the segment as the gateway of the route that led to ``wrong``."""
    for prefix in _routed_via(device.namespace, wrong):
        for gateway in _gateways(device):
            if gateway != wrong:
                yield from _ip(situation, device.namespace, f"route replace {prefix} via {gateway}")


def _routed_via(namespace: NetNamespace, gateway: IPv4Address) -> Iterator[str]:
    for rows in namespace.fib.tables.values():
        for row in rows:
            if any(nexthop.gateway == gateway for nexthop in row.nexthops):
                yield "default" if row.destination.prefixlen == 0 else str(row.destination)


def _wrong_neighbour(situation: Situation) -> Iterator[Step]:
    """The entry that gave the frame its MAC address, and fixed FDB entries on the way."""
    for hop in situation.trace.hops:
        for event in hop.events:
            row = event.row
            if event.decision is Decision.NEIGHBOUR_KNOWN and isinstance(row, Neighbour):
                owner = next((n for n in situation.network.namespaces.values() if n.name == event.namespace), None)
                if owner is not None:
                    yield from _ip(situation, owner, f"neigh del {row.address} dev {row.device}")


def _arp_not_answered(situation: Situation) -> Iterator[Step]:
    name = situation.event.device if situation.event is not None else "all"
    for key in ("arp_ignore", "arp_filter"):
        words = f"sysctl -w net.ipv4.conf.all.{key}=0 net.ipv4.conf.{name}.{key}=0"
        yield from _program(situation, situation.namespace, words)


# Routes.


def _no_route(situation: Situation) -> Iterator[Step]:
    yield from _towards(situation, situation.namespace, situation.target)


def _towards(situation: Situation, namespace: NetNamespace, target: IPv4Address) -> Iterator[Step]:
    """What could give a namespace a way to an address."""
    for device in namespace.devices.values():
        if any(target in prefix for prefix in prefixes(device)) or (device.addresses and not device.is_up):
            yield from _up(situation, device)
    for device in _stations_of(namespace):
        yield from _join(situation, device, target)
    for device in _stations_of(namespace):
        for gateway in _gateways(device):
            yield from _route_via(situation, namespace, target, gateway)
    for device in _stations_of(namespace):
        yield from _up(situation, device)
        yield from _join_any(situation, device)
    if not any(_stations_of(namespace)):
        yield from _lay_cable(situation, namespace, target)


def _stations_of(namespace: NetNamespace) -> list[Device]:
    """A namespace's devices that can have an address and lead out of it."""
    return [each for each in namespace.devices.values() if each.master is None and not each.is_loopback]


def _join(situation: Situation, device: Device, target: IPv4Address) -> Iterator[Step]:
    """An address of the prefix in which others of the segment have ``target``."""
    for prefix in _prefixes_around(device):
        if target in prefix and prefix not in prefixes(device):
            yield from _take_address(situation, device, prefix)


def _join_any(situation: Situation, device: Device) -> Iterator[Step]:
    """An address of any prefix that the segment's stations are in, for a device without one."""
    if not device.addresses:
        for prefix in _prefixes_around(device):
            yield from _take_address(situation, device, prefix)


def _take_address(situation: Situation, device: Device, prefix: IPv4Network) -> Iterator[Step]:
    asked = _asked_source(situation, device)
    address = asked if asked is not None and asked in prefix else free_address(device, prefix)
    if address is not None:
        yield from _ip(situation, device.namespace, f"addr add {address}/{prefix.prefixlen} dev {device.name}")


def _asked_source(situation: Situation, device: Device) -> IPv4Address | None:
    """An address that somebody looks for here: a gateway that routes of the segment name and nobody has."""
    network = situation.network
    for each in devices(network):
        for rows in each.namespace.fib.tables.values():
            for row in rows:
                for nexthop in row.nexthops:
                    gateway = nexthop.gateway
                    if gateway is not None and nexthop.device in segment(device) and not owners(network, gateway):
                        return gateway
    return None


def _prefixes_around(device: Device) -> list[IPv4Network]:
    return list(dict.fromkeys(prefix for each in stations(device) for prefix in prefixes(each)))


def _gateways(device: Device) -> list[IPv4Address]:
    """The addresses on the segment that the device can reach directly, those of routers first."""
    found = [
        (not _forwards(each), row.local)
        for each in stations(device)
        for row in each.addresses
        if each.namespace is not device.namespace and any(row.local in prefix for prefix in prefixes(device))
    ]
    return [address for _, address in sorted(found, key=_router_first)]


def _router_first(entry: tuple[bool, IPv4Address]) -> bool:
    return entry[0]


def _forwards(device: Device) -> bool:
    return len([each for each in device.namespace.devices.values() if each.addresses]) > 2


def _route_via(
    situation: Situation, namespace: NetNamespace, target: IPv4Address, gateway: IPv4Address
) -> Iterator[Step]:
    has_default = any(row.destination.prefixlen == 0 for rows in namespace.fib.tables.values() for row in rows)
    if not has_default:
        yield from _ip(situation, namespace, f"route add default via {gateway}")
    for prefix in _prefixes_of(situation.network, target):
        yield from _ip(situation, namespace, f"route add {prefix} via {gateway}")
    if has_default:
        yield from _ip(situation, namespace, f"route replace default via {gateway}")


def _prefixes_of(network: Network, address: IPv4Address) -> list[IPv4Network]:
    found = [prefix for device in owners(network, address) for prefix in prefixes(device) if address in prefix]
    return list(dict.fromkeys(found))


def _lay_cable(situation: Situation, namespace: NetNamespace, target: IPv4Address) -> Iterator[Step]:
    """A cable from a namespace that has none to a bridge whose segment has the address, and an address there."""
    if not namespace.name or not is_within_reach(situation.network, namespace):
        return
    for bridge in devices(situation.network):
        if bridge.bridge is None or not is_within_reach(situation.network, bridge.namespace):
            continue
        around = [*prefixes(bridge), *_prefixes_around(bridge)]
        for prefix in dict.fromkeys(around):
            address = free_address(bridge, prefix)
            if target in prefix and address is not None:
                yield _cable_commands(namespace, bridge, f"{address}/{prefix.prefixlen}")


def _cable_commands(namespace: NetNamespace, bridge: Device, address: str) -> Step:
    there = f"ip -n {bridge.namespace.name}" if bridge.namespace.name else "ip"
    end = f"v-{namespace.name}"[:15]
    return (
        f"{there} link add {end} type veth peer name eth0 netns {namespace.name}",
        f"{there} link set {end} master {bridge.name}",
        f"{there} link set {end} up",
        f"ip -n {namespace.name} addr add {address} dev eth0",
        f"ip -n {namespace.name} link set eth0 up",
    )


def _route_forbids(situation: Situation) -> Iterator[Step]:
    event = situation.event
    if event is None:
        return
    if isinstance(event.row, Route):
        row = event.row
        words = f"route del {row.type.value} {row.destination}"
        if row.table != 254:
            words += f" table {row.table}"
        if row.metric:
            words += f" metric {row.metric}"
        yield from _ip(situation, situation.namespace, words)
    if isinstance(event.led_by, Rule) and event.led_by.priority not in (0, 32766, 32767):
        yield from _ip(situation, situation.namespace, f"rule del priority {event.led_by.priority}")


def _ttl_exceeded(situation: Situation) -> Iterator[Step]:
    """A circle: each namespace that routed the packet could have another way for it."""
    names = dict.fromkeys(
        event.namespace for hop in situation.trace.hops for event in hop.events if event.decision is Decision.ROUTE
    )
    for name in names:
        namespace = next((each for each in situation.network.namespaces.values() if each.name == name), None)
        if namespace is not None:
            yield from _towards(situation, namespace, situation.target)


# Routers.


def _forwarding_off(situation: Situation) -> Iterator[Step]:
    yield from _program(situation, situation.namespace, "sysctl -w net.ipv4.ip_forward=1")
    if situation.event is not None:
        key = f"net.ipv4.conf.{situation.event.device}.forwarding"
        yield from _program(situation, situation.namespace, f"sysctl -w {key}=1")


def _way_back_lost(situation: Situation) -> Iterator[Step]:
    yield from _forwarding_back(situation)
    yield from _towards(situation, situation.namespace, situation.target)
    yield from _translate(situation)


def _untranslated(situation: Situation) -> Iterator[Step]:
    yield from _translate(situation)
    yield from _forwarding_back(situation)
    yield from _towards(situation, situation.namespace, situation.target)


def _forwarding_back(situation: Situation) -> Iterator[Step]:
    event = situation.event
    if event is not None and event.drop is not None and event.drop.name == "FORWARDING_OFF":
        yield from _forwarding_off(situation)


def _translate(situation: Situation) -> Iterator[Step]:
    """MASQUERADE at each router that the probe passed, for the prefix that it came from."""
    root = situation.trace.roots[0] if situation.trace.roots else None
    for hop in situation.trace.hops:
        content = hop.content
        if hop.packet != root or not isinstance(content, Ipv4):
            continue
        out = next((event.device for event in hop.events if event.decision is Decision.FORWARD), None)
        namespace = next((each for each in situation.network.namespaces.values() if each.name == hop.namespace), None)
        if out is None or namespace is None:
            continue
        prefix = _prefix_behind(namespace, content.source)
        words = f"iptables -t nat -A POSTROUTING -s {prefix} -o {out} -j MASQUERADE"
        yield from _program(situation, namespace, words)


def _prefix_behind(namespace: NetNamespace, source: IPv4Address) -> IPv4Network:
    """The connected prefix from which a packet came; the address alone when none is connected."""
    for device in namespace.devices.values():
        for prefix in prefixes(device):
            if source in prefix:
                return prefix
    return IPv4Network(source)


# Filters.


def _rule(situation: Situation) -> Iterator[Step]:
    row = situation.event.row if situation.event is not None else None
    if isinstance(row, RuleRow):
        table = "" if row.table == "filter" else f"-t {row.table} "
        yield from _program(situation, situation.namespace, f"iptables {table}-D {row.chain} {row.specification}")
        if row.table == "filter" and situation.source is not None:
            accept = f"-s {situation.source} -d {situation.target} -j ACCEPT"
            words = f"iptables -I {row.chain} {row.number} {accept}"
            yield from _program(situation, situation.namespace, words)
    if isinstance(row, PolicyRow):
        table = "" if row.table == "filter" else f"-t {row.table} "
        yield from _program(situation, situation.namespace, f"iptables {table}-P {row.chain} ACCEPT")


def _reverse_path(situation: Situation) -> Iterator[Step]:
    if situation.event is not None:
        name = situation.event.device
        words = f"sysctl -w net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.{name}.rp_filter=0"
        yield from _program(situation, situation.namespace, words)
    if situation.source is not None:
        yield from _towards(situation, situation.namespace, situation.source)


def _martian(situation: Situation) -> Iterator[Step]:
    """An address that is used twice, or one of 127.0.0.0/8."""
    source = situation.source
    for device in situation.namespace.devices.values():
        for row in device.addresses:
            if row.local == source and not device.is_loopback:
                words = f"addr del {row.local}/{row.prefix_length} dev {device.name}"
                yield from _ip(situation, situation.namespace, words)
    if situation.event is not None:
        for key in ("accept_local", "route_localnet"):
            words = f"sysctl -w net.ipv4.conf.{situation.event.device}.{key}=1"
            yield from _program(situation, situation.namespace, words)


def _echo_ignored(situation: Situation) -> Iterator[Step]:
    for key in ("icmp_echo_ignore_all", "icmp_echo_ignore_broadcasts"):
        yield from _program(situation, situation.namespace, f"sysctl -w net.ipv4.{key}=0")


def _too_big(situation: Situation) -> Iterator[Step]:
    """A larger MTU for what was too small, and for the other end of its cable."""
    packet, device = situation.finding.packet, situation.device
    if not isinstance(packet, Ipv4) or device is None:
        return
    needed = max(packet.length, 1500)
    for each in segment(device):
        if each.mtu < needed:
            yield from _ip(situation, each.namespace, f"link set {each.name} mtu {needed}")
    small = [each for each in segment(device) if each.mtu < needed]
    if len(small) > 1 and all(is_within_reach(situation.network, each.namespace) for each in small):
        yield tuple(
            command
            for each in small
            for (command,) in _ip(situation, each.namespace, f"link set {each.name} mtu {needed}")
        )


def _nothing_sent(situation: Situation) -> Iterator[Step]:
    """``ping`` could not begin: the source address that -I asks for is not there, or there is no way at all."""
    try:
        asked = IPv4Address(situation.ping.interface) if situation.ping.interface else None
    except ValueError:
        asked = None
    if asked is None:
        yield from _towards(situation, situation.origin, situation.target)
        return
    for device in _stations_of(situation.origin):
        yield from _ip(situation, situation.origin, f"addr add {asked}/32 dev {device.name}")


PROPOSALS: dict[Cause, Callable[[Situation], Iterator[Step]]] = {
    Cause.NO_ROUTE: _no_route,
    Cause.NO_ROUTE_ON_THE_WAY: _no_route,
    Cause.ROUTE_FORBIDS: _route_forbids,
    Cause.FORWARDING_OFF: _forwarding_off,
    Cause.NO_WAY_BACK: _way_back_lost,
    Cause.SOURCE_NOT_TRANSLATED: _untranslated,
    Cause.DEVICE_DOWN: _device_down,
    Cause.NO_CARRIER: _no_carrier,
    Cause.NEIGHBOUR_UNRESOLVED: _unresolved,
    Cause.WRONG_NEIGHBOUR: _wrong_neighbour,
    Cause.ARP_NOT_ANSWERED: _arp_not_answered,
    Cause.DROPPED_BY_RULE: _rule,
    Cause.REJECTED_BY_RULE: _rule,
    Cause.DROPPED_BY_POLICY: _rule,
    Cause.REVERSE_PATH: _reverse_path,
    Cause.MARTIAN: _martian,
    Cause.TTL_EXCEEDED: _ttl_exceeded,
    Cause.TOO_BIG: _too_big,
    Cause.FRAGMENT_LOST: _too_big,
    Cause.ECHO_IGNORED: _echo_ignored,
    Cause.PORT_BLOCKED: _port_blocked,
    Cause.NOTHING_SENT: _nothing_sent,
}
"""Where a way ends, what to propose; the causes left out have no mend in the lab's language."""
