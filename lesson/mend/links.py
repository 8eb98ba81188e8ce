"""Mends of devices and cables that are down, loose, blocked or too narrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pingproof.lesson.mend.failed_probe import FailedProbe, Step, ip_in
from pingproof.lesson.mend.plugged import devices, free_address, is_within_reach, prefixes, segment, stations
from pingproof.simulator.linux.bridge.br_private import br_get, br_port_get
from pingproof.simulator.linux.drivers.veth import veth_peer
from pingproof.simulator.state import DeviceKind, FdbEntry
from pingproof.simulator.wire.ipv4 import Ipv4

if TYPE_CHECKING:
    from ipaddress import IPv4Address

    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

USUAL_MTU = 1500
FORWARDING = 3
"""BR_STATE_FORWARDING, as ``bridge link set … state`` takes it."""


def bring_up(failed: FailedProbe, device: Device) -> Iterator[Step]:
    """Propose to bring the device up, if it is down."""
    if not device.is_up:
        yield from failed.ip(device.namespace, f"link set {device.name} up")


def bring_segment_up(failed: FailedProbe, device: Device) -> Iterator[Step]:
    """Propose to bring up each device of the segment that is down."""
    for each in segment(device):
        yield from bring_up(failed, each)


def plug_in(failed: FailedProbe, device: Device) -> Iterator[Step]:
    """Propose to plug loose cable ends into a bridge of the segment, and the segment's own loose ends into a bridge."""
    for each in segment(device):
        for other in each.namespace.devices.values():
            if each.kind is DeviceKind.BRIDGE and _is_loose(other):
                yield from failed.ip(other.namespace, f"link set {other.name} master {each.name}")
            if other.kind is DeviceKind.BRIDGE and _is_loose(each):
                yield from failed.ip(each.namespace, f"link set {each.name} master {other.name}")


def new_bridge(failed: FailedProbe, namespace: NetNamespace) -> Iterator[Step]:
    """Propose a bridge for the loose cable ends of a namespace without a bridge."""
    loose = [each for each in namespace.devices.values() if _is_loose(each)]
    bridged = any(each.kind is DeviceKind.BRIDGE for each in namespace.devices.values())
    # One end alone has nobody to be joined with; where a bridge is, plug_in() proposes that one.
    if len(loose) < 2 or bridged or not is_within_reach(failed.network, namespace):
        return
    ip = ip_in(namespace)
    # One step: a bridge without ports, or with ports that are down, carries the probe no farther.
    yield (
        f"{ip} link add br0 type bridge",
        *(f"{ip} link set {each.name} master br0" for each in loose),
        *(f"{ip} link set {each.name} up" for each in loose if not each.is_up),
        f"{ip} link set br0 up",
    )


def lay_cable(failed: FailedProbe, namespace: NetNamespace, target: IPv4Address) -> Iterator[Step]:
    """Propose a cable and an address for a namespace without any: a loose end, or a new cable to a bridge."""
    if not namespace.name or not is_within_reach(failed.network, namespace):
        return
    elsewhere = [each for each in devices(failed.network) if is_within_reach(failed.network, each.namespace)]
    # A cable that lies there unused is probably the one that was meant.
    for end in filter(_is_loose, elsewhere):
        moved = (f"{ip_in(end.namespace)} link set {end.name} netns {namespace.name}",)
        for configured in _configured(namespace, end, end.name, target):
            yield moved + configured
    for bridge in elsewhere:
        if bridge.kind is DeviceKind.BRIDGE:
            for configured in _configured(namespace, bridge, "eth0", target):
                yield _new_cable(namespace, bridge) + configured


def _new_cable(namespace: NetNamespace, bridge: Device) -> Step:
    # 15 bytes: IFNAMSIZ without its ending zero.
    there, end = ip_in(bridge.namespace), f"v-{namespace.name}"[:15]
    return (
        f"{there} link add {end} type veth peer name eth0 netns {namespace.name}",
        f"{there} link set {end} master {bridge.name}",
        f"{there} link set {end} up",
    )


def _configured(namespace: NetNamespace, beside: Device, name: str, target: IPv4Address) -> Iterator[Step]:
    """Addresses for the end ``name``, one in each prefix around ``beside``, and a gateway where one is needed."""
    ip = ip_in(namespace)
    around = [each for each in (beside, *stations(beside)) if each.namespace is not namespace]
    for prefix in dict.fromkeys(prefix for each in around for prefix in prefixes(each)):
        address = free_address(beside, prefix)
        if address is None:
            continue
        commands = (f"{ip} addr add {address}/{prefix.prefixlen} dev {name}", f"{ip} link set {name} up")
        # On link: no gateway is needed, and one would be a second thing to be wrong.
        if target in prefix:
            yield commands
            continue
        for gateway in (row.local for each in around for row in each.addresses if row.local in prefix):
            yield (*commands, f"{ip} route add default via {gateway}")


def _is_loose(device: Device) -> bool:
    return device.kind is DeviceKind.VETH and device.master is None and not device.addresses


def device_down(failed: FailedProbe) -> Iterator[Step]:
    """Propose to bring up a device at the end of the way, and its segment."""
    if failed.device is not None:
        yield from bring_up(failed, failed.device)
        yield from bring_segment_up(failed, failed.device)


def no_carrier(failed: FailedProbe) -> Iterator[Step]:
    """Propose to bring up the other end of a cable, or a port of a bridge."""
    device = failed.device
    if device is None:
        return
    peer = veth_peer(device)
    if peer is not None:
        yield from bring_up(failed, peer)
    yield from bring_segment_up(failed, device)
    yield from plug_in(failed, device)


def open_port(failed: FailedProbe, device: Device) -> Iterator[Step]:
    """Propose to undo the options that keep a bridge's port from passing frames on."""
    port = br_port_get(device)
    if port is None:
        return
    # Each undoes an option that is not the kernel's default for a new port.
    for words, is_wanted in (
        ("isolated off", port.options.isolated),
        ("locked off", port.options.locked),
        ("flood on", not port.options.flood),
        ("bcast_flood on", not port.options.bcast_flood),
    ):
        if is_wanted:
            yield from failed.program(device.namespace, f"bridge link set dev {device.name} {words}")


def _forget_wrong_entries(failed: FailedProbe) -> Iterator[Step]:
    """Propose to delete static FDB entries that led the frame astray."""
    for event in (event for hop in failed.trace.hops for event in hop.events):
        row = event.row
        if isinstance(row, FdbEntry) and row.bridge is not None and (row.static or row.sticky):
            owner = failed.namespace_called(event.namespace)
            yield from failed.program(owner, f"bridge fdb del {row.mac} dev {row.device} master")


def port_blocked(failed: FailedProbe) -> Iterator[Step]:
    """Propose mends of a bridge that is down, or of a port's options."""
    bridges = [bridge for each in failed.namespace.devices.values() if (bridge := br_get(each)) is not None]
    for bridge in bridges:
        yield from bring_segment_up(failed, bridge.dev)
    yield from _forget_wrong_entries(failed)
    for port in failed.namespace.devices.values():
        yield from open_port(failed, port)
        if br_port_get(port) is not None:
            # hairpin: a frame back to the port it came from is never sent otherwise (br_forward.c:should_deliver()).
            for words in ("hairpin on", f"state {FORWARDING}"):
                yield from failed.program(port.namespace, f"bridge link set dev {port.name} {words}")
    for bridge in bridges:
        # Ports of a spanning tree need 30 s (twice the forward delay) until they forward.
        if bridge.options.stp_state:
            yield from failed.ip(bridge.dev.namespace, f"link set {bridge.dev.name} type bridge stp_state 0")
        yield from plug_in(failed, bridge.dev)


def too_big(failed: FailedProbe) -> Iterator[Step]:
    """Propose a larger MTU for the device that was too small, and for the rest of its segment."""
    packet, device = failed.finding.packet, failed.device
    # First: the remembered value outlives the narrow link, and may be all that is still wrong.
    if _has_learned_a_path_mtu(failed.origin, failed.target):
        yield from failed.ip(failed.origin, "route flush cache")
    if not isinstance(packet, Ipv4) or device is None:
        return
    needed = max(packet.length, USUAL_MTU)
    small = [each for each in segment(device) if each.mtu < needed]
    widened = [step for each in small for step in failed.ip(each.namespace, f"link set {each.name} mtu {needed}")]
    # Each alone, then all: one narrow device is usual, and a frame must pass both ends of a cable.
    yield from widened
    if len(widened) > 1:
        yield tuple(command for step in widened for command in step)


def _has_learned_a_path_mtu(namespace: NetNamespace, target: IPv4Address) -> bool:
    """Whether a path MTU to this destination is remembered, which outlives its reason."""
    return any(
        target in nexthop.exceptions and nexthop.exceptions[target].mtu
        for table in namespace.fib.tables.values()
        for info in table
        for nexthop in info.nexthops
    )


def endless_loop(failed: FailedProbe) -> Iterator[Step]:
    """Propose a spanning tree, or to cut the circle at one of its ports."""
    from pingproof.simulator.topology import circle_ports

    ports = circle_ports(failed.network)
    masters = dict.fromkeys(device.master for device in ports if device.master is not None)
    for bridge in (found for master in masters if (found := br_get(master)) is not None):
        if not bridge.options.stp_state:
            yield from failed.ip(bridge.dev.namespace, f"link set {bridge.dev.name} type bridge stp_state 1")
    for port in ports:
        yield from failed.ip(port.namespace, f"link set {port.name} nomaster")
