"""Mends of addresses, neighbours and routes: what a namespace lacks for a way, there or back."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

from pingproof.lesson.mend.failed_probe import FailedProbe, Step
from pingproof.lesson.mend.links import bring_segment_up, bring_up, lay_cable, new_bridge, open_port, plug_in
from pingproof.lesson.mend.plugged import devices, free_address, owners, prefixes, segment, stations
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.ipv4.fib import TABLE_MAIN
from pingproof.simulator.state import DeviceKind, Neighbour, Route, Rule
from pingproof.simulator.wire.arp import Arp
from pingproof.simulator.wire.ipv4 import Ipv4

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

ROUTING = frozenset({Decision.ROUTE, Decision.OUTPUT})


def unresolved(failed: FailedProbe) -> Iterator[Step]:
    """Propose mends of a next hop without a reply: it is down, not plugged in, nobody's, or the wrong one."""
    device, address = failed.device, _next_hop(failed)
    if device is None:
        return
    # What changes least comes first: link, plug, port, gateway, address.
    yield from bring_segment_up(failed, device)
    # Whoever has the address may be unplugged, or behind a device that is down.
    having = owners(failed.network, address)
    for owner in having:
        yield from bring_segment_up(failed, owner)
        yield from plug_in(failed, owner)
    # The near end may be what is loose.
    yield from plug_in(failed, device)
    for each in segment(device):
        yield from open_port(failed, each)
    for namespace in dict.fromkeys(each.namespace for each in segment(device)):
        yield from new_bridge(failed, namespace)
    # The route may name a gateway that never was.
    yield from _other_gateways(failed, device, address)
    if not having:
        # An address on link by a route alone, without a prefix of the device's: /32 is all that is known.
        if not any(address in prefix for prefix in prefixes(device)):
            yield from _give_address(failed, device, address, 32)
        for prefix in prefixes(device):
            if address in prefix:
                yield from _give_address(failed, device, address, prefix.prefixlen)
                if device.namespace is not failed.origin:
                    yield from failed.ip(device.namespace, f"addr add {address}/{prefix.prefixlen} dev {device.name}")
    # It is on link by mistake: the owner is elsewhere, and a more special route leads there.
    for owner in having:
        if owner.namespace is not failed.namespace:
            yield from towards(failed, failed.namespace, address)


def _next_hop(failed: FailedProbe) -> IPv4Address:
    # The entry that failed names the next hop; without one, the ARP request does; without that, the goal is on link.
    row = failed.event.row if failed.event is not None else None
    if isinstance(row, Neighbour):
        return row.address
    packet = failed.finding.packet
    return packet.target if isinstance(packet, Arp) else failed.target


def _give_address(failed: FailedProbe, device: Device, address: IPv4Address, length: int) -> Iterator[Step]:
    """Propose the address for a station of the segment: one without addresses first, a bridge last."""
    for each in sorted(stations(device), key=_fitness):
        yield from failed.ip(each.namespace, f"addr add {address}/{length} dev {each.name}")


def _fitness(device: Device) -> tuple[int, bool]:
    return len(device.addresses), device.kind is DeviceKind.BRIDGE


def _other_gateways(failed: FailedProbe, device: Device, wrong: IPv4Address) -> Iterator[Step]:
    """Propose another station of the segment as the gateway of the route to ``wrong``."""
    for prefix in _routed_via(device.namespace, wrong):
        for gateway in _gateways(device):
            if gateway != wrong:
                yield from failed.ip(device.namespace, f"route replace {prefix} via {gateway}")


def _routed_via(namespace: NetNamespace, gateway: IPv4Address) -> Iterator[str]:
    for rows in namespace.fib.tables.values():
        for row in rows:
            if any(nexthop.gateway == gateway for nexthop in row.nexthops):
                yield "default" if row.destination.prefixlen == 0 else str(row.destination)


def wrong_neighbour(failed: FailedProbe) -> Iterator[Step]:
    """Propose to delete the neighbour entries behind the frames' MAC addresses."""
    for hop in failed.trace.hops:
        for event in hop.events:
            if event.decision is Decision.NEIGHBOUR_KNOWN and isinstance(event.row, Neighbour):
                owner = failed.namespace_called(event.namespace)
                yield from failed.ip(owner, f"neigh del {event.row.address} dev {event.row.device}")


def forget_exceptions(failed: FailedProbe) -> Iterator[Step]:
    """Propose to flush redirects and path MTUs in the namespaces on the way."""
    names = [event.namespace for hop in failed.trace.hops for event in hop.events if event.decision in ROUTING]
    for name in dict.fromkeys(names):
        namespace = failed.namespace_called(name)
        rows = [row for table in namespace.fib.tables.values() for row in table]
        if any(nexthop.exceptions for row in rows for nexthop in row.nexthops):
            yield from failed.ip(namespace, "route flush cache")


def no_route(failed: FailedProbe) -> Iterator[Step]:
    """Propose a route where none was found, or another way before, in the nearest namespace first."""
    names = [event.namespace for hop in failed.request for event in hop.events if event.decision in ROUTING]
    # From the end of the way backwards: the nearer the mend to the loss, the fewer routes it needs.
    for name in dict.fromkeys([failed.namespace.name, *reversed(names)]):
        yield from towards(failed, failed.namespace_called(name), failed.target)


def towards(failed: FailedProbe, namespace: NetNamespace, target: IPv4Address) -> Iterator[Step]:
    """Propose a way from a namespace to an address."""
    # A bridge's port has no address and no route; the bridge has.
    leading_out = [each for each in namespace.devices.values() if each.master is None and not each.is_loopback]
    # A device with the right prefix that is down has taken its connected route with it (fib_sync_down_dev()).
    for device in leading_out:
        if any(target in prefix for prefix in prefixes(device)) or (device.addresses and not device.is_up):
            yield from bring_up(failed, device)
    # Next, an address: with the right prefix, the kernel adds the route itself.
    for device in leading_out:
        yield from _join(failed, device, target)
    # Then a route by a gateway, and last what prepares one: further steps build on it.
    for device in leading_out:
        for gateway in _gateways(device):
            yield from _route_via(failed, namespace, target, gateway)
    for device in leading_out:
        yield from bring_up(failed, device)
        yield from _join_any(failed, device)
        yield from _bring_gateway(failed, device)
    if not leading_out:
        yield from lay_cable(failed, namespace, target)


def _join(failed: FailedProbe, device: Device, target: IPv4Address) -> Iterator[Step]:
    """Propose an address of the prefix in which others of the segment have ``target``."""
    for prefix in _prefixes_around(device):
        if target in prefix and prefix not in prefixes(device):
            yield from _take_address(failed, device, prefix)


def _join_any(failed: FailedProbe, device: Device) -> Iterator[Step]:
    """Propose an address of any prefix of the segment's stations, for a device without an address."""
    if not device.addresses:
        for prefix in _prefixes_around(device):
            yield from _take_address(failed, device, prefix)


def _bring_gateway(failed: FailedProbe, device: Device) -> Iterator[Step]:
    """Propose an address of the device's own prefix for a station without one, as a gateway."""
    for station in stations(device):
        if not station.addresses and station.namespace is not device.namespace:
            for prefix in prefixes(device):
                yield from _take_address(failed, station, prefix)


def _take_address(failed: FailedProbe, device: Device, prefix: IPv4Network) -> Iterator[Step]:
    asked = _asked_for(failed, device)
    address = asked if asked is not None and asked in prefix else free_address(device, prefix)
    if address is not None:
        yield from failed.ip(device.namespace, f"addr add {address}/{prefix.prefixlen} dev {device.name}")


def _asked_for(failed: FailedProbe, device: Device) -> IPv4Address | None:
    """The gateway named by a route on the segment and owned by nobody; None without one."""
    for each in devices(failed.network):
        for rows in each.namespace.fib.tables.values():
            for nexthop in (nexthop for row in rows for nexthop in row.nexthops):
                gateway = nexthop.gateway
                if gateway is not None and nexthop.device in segment(device) and not owners(failed.network, gateway):
                    return gateway
    return None


def _prefixes_around(device: Device) -> list[IPv4Network]:
    return list(dict.fromkeys(prefix for each in stations(device) for prefix in prefixes(each)))


def _gateways(device: Device) -> list[IPv4Address]:
    """The addresses on the segment within the device's prefixes, those of likely routers first."""
    # A namespace with two interfaces can forward; one with a single interface only sends back.
    found = [
        (_interface_count(each.namespace) < 2, row.local)
        for each in stations(device)
        for row in each.addresses
        if each.namespace is not device.namespace and any(row.local in prefix for prefix in prefixes(device))
    ]
    return [address for _, address in sorted(found, key=_router_first)]


def _router_first(entry: tuple[bool, IPv4Address]) -> bool:
    # sorted() is stable: among equals, the order of the segment stays.
    return entry[0]


def _interface_count(namespace: NetNamespace) -> int:
    return sum(bool(each.addresses) and not each.is_loopback for each in namespace.devices.values())


def _route_via(
    failed: FailedProbe, namespace: NetNamespace, target: IPv4Address, gateway: IPv4Address
) -> Iterator[Step]:
    has_default = any(row.destination.prefixlen == 0 for rows in namespace.fib.tables.values() for row in rows)
    # The usual way first: a namespace without a default route most often lacks just that.
    if not has_default:
        yield from failed.ip(namespace, f"route add default via {gateway}")
    # A route to the prefix alone leaves the default as it is; replacing the default comes last, since others use it.
    known = [prefix for owner in owners(failed.network, target) for prefix in prefixes(owner) if target in prefix]
    for prefix in dict.fromkeys(known):
        yield from failed.ip(namespace, f"route add {prefix} via {gateway}")
    if has_default:
        yield from failed.ip(namespace, f"route replace default via {gateway}")


def route_forbids(failed: FailedProbe) -> Iterator[Step]:
    """Propose to delete the forbidding route, or the rule that led to it."""
    event = failed.event
    if event is None:
        return
    # The words name the row exactly: with less, another route to the same prefix would go.
    if isinstance(event.row, Route) and event.row.table:  # a rule that forbids leads to no table
        row = event.row
        words = f"route del {row.type.value} {row.destination}"
        words += f" table {row.table}" if row.table != TABLE_MAIN else ""
        words += f" metric {row.metric}" if row.metric else ""
        yield from failed.ip(failed.namespace, words)
    # The rule sends packets into that table; without it the search goes on to main.
    if isinstance(event.led_by, Rule):
        yield from failed.ip(failed.namespace, f"rule del priority {event.led_by.priority}")


def forwarding_off(failed: FailedProbe) -> Iterator[Step]:
    """Propose forwarding, or another way around the namespace."""
    yield from failed.program(failed.namespace, "sysctl -w net.ipv4.ip_forward=1")
    if failed.event is not None:
        # One interface's own switch, where the lab has set it apart from ip_forward.
        words = f"sysctl -w net.ipv4.conf.{failed.event.device}.forwarding=1"
        yield from failed.program(failed.namespace, words)
    yield from no_route(failed)


def way_back_lost(failed: FailedProbe) -> Iterator[Step]:
    """Propose a route for the answer, or else a translated source."""
    yield from _forward_answer(failed)
    yield from towards(failed, failed.namespace, failed.target)
    yield from _translate(failed)


def untranslated(failed: FailedProbe) -> Iterator[Step]:
    """Propose a translated source, or else a route for the answer."""
    yield from _translate(failed)
    yield from _forward_answer(failed)
    yield from towards(failed, failed.namespace, failed.target)
    yield from no_route(failed)


def _forward_answer(failed: FailedProbe) -> Iterator[Step]:
    event = failed.event
    if event is not None and event.drop is DropReason.FORWARDING_OFF:
        yield from failed.program(failed.namespace, "sysctl -w net.ipv4.ip_forward=1")
        yield from failed.program(failed.namespace, f"sysctl -w net.ipv4.conf.{event.device}.forwarding=1")


def _translate(failed: FailedProbe) -> Iterator[Step]:
    """Propose MASQUERADE at each router on the probe's way, for the prefix of its source."""
    for hop in failed.request:
        content = hop.content
        # Only where the packet was forwarded is there a POSTROUTING that sees it with another's source.
        out = next((event.device for event in hop.events if event.decision is Decision.FORWARD), None)
        if out is None or not isinstance(content, Ipv4):
            continue
        namespace = failed.namespace_called(hop.namespace)
        prefix = _prefix_behind(namespace, content.source)
        words = f"iptables -t nat -A POSTROUTING -s {prefix} -o {out} -j MASQUERADE"
        yield from failed.program(namespace, words)


def _prefix_behind(namespace: NetNamespace, source: IPv4Address) -> IPv4Network:
    """The connected prefix of a packet's source; the address alone when none is connected."""
    connected = (prefix for device in namespace.devices.values() for prefix in prefixes(device) if source in prefix)
    return next(connected, IPv4Network(source))


def nothing_sent(failed: FailedProbe) -> Iterator[Step]:
    """Propose the source address that -I asks for, or else a way, when ``ping`` could not begin."""
    try:
        asked = IPv4Address(failed.ping.interface) if failed.ping.interface else None
    except ValueError:
        asked = None
    if asked is None:
        yield from towards(failed, failed.origin, failed.target)
        return
    # -I with an address that the host has not: ping's bind() fails.
    for device in failed.origin.devices.values():
        if device.master is None and not device.is_loopback:
            yield from failed.ip(failed.origin, f"addr add {asked}/32 dev {device.name}")
