"""Links, addresses and cables put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.net_device import Device, DeviceCounters
from pingproof.simulator.linux.drivers.veth import veth_connect
from pingproof.simulator.linux.ipv6.addrconf import ALL_NODES_MAC, IPV6_MIN_MTU
from pingproof.simulator.state import DeviceKind, LinkFlag, Operstate
from pingproof.simulator.wire.ethernet import is_multicast

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import Link, LinkStatistics, NamespaceState, NetworkState


NOT_HERE = -1
"""Stands, less its number, for the inode of a namespace that is not in the snapshot: the number stays taken."""


def restore_links(namespace: NetNamespace, state: NamespaceState) -> None:
    """The devices, without cables and masters, and the addresses."""
    namespace.devices = {link.ifindex: _device(namespace, link) for link in state.links}
    namespace.next_ifindex = max(namespace.devices, default=0) + 1
    for ifa in state.addresses:
        device = namespace.device(ifa.device)
        if device is not None:
            device.addresses.append(ifa)
    for device in namespace.devices.values():
        if device.is_loopback and device.mtu >= IPV6_MIN_MTU:
            device.multicast_list.append(ALL_NODES_MAC)
    for row in state.fdb:
        device = namespace.device(row.device)
        if row.own and row.bridge is None and device is not None:
            (device.multicast_list if is_multicast(row.mac) else device.unicast_list).append(row.mac)


def _device(namespace: NetNamespace, link: Link) -> Device:
    up = LinkFlag.UP in link.flags
    return Device(
        namespace,
        link.ifindex,
        link.name,
        link.kind,
        link.address,
        link.mtu,
        link.flags & ~LinkFlag.LOWER_UP,
        carrier=link.carrier,
        operstate=link.operstate if up else _state_while_down(link),
        broadcast=link.broadcast,
        permanent_address=link.permanent_address,
        txqlen=link.txqlen,
        group=link.group,
        alias=link.alias,
        promiscuity=link.promiscuity,
        allmulti=link.allmulti,
        qdisc=link.qdisc,
        activated=up and link.carrier,
        carrier_changes=link.statistics.carrier_changes,
        counters=_counters(link.statistics),
    )


def _state_while_down(link: Link) -> Operstate:
    """``dev->operstate`` of a device that is down, for which netlink always says DOWN."""
    return Operstate.UNKNOWN if link.carrier else Operstate.DOWN


def _counters(statistics: LinkStatistics) -> DeviceCounters:
    return DeviceCounters(
        statistics.rx_bytes,
        statistics.rx_packets,
        statistics.rx_errors,
        statistics.rx_dropped,
        statistics.multicast,
        statistics.tx_bytes,
        statistics.tx_packets,
        statistics.tx_errors,
        statistics.tx_dropped,
        statistics.tx_carrier,
    )


def connect_cables(state: NetworkState, living: dict[str, NetNamespace]) -> None:
    """Each veth to its other end, by the peer's namespace and number; and the numbers of the namespaces."""
    for namespace_state in state.namespaces:
        namespace = living[namespace_state.name]
        for link in namespace_state.links:
            if link.kind is not DeviceKind.VETH or link.peer_ifindex is None:
                continue
            away = living.get(link.peer_namespace) if link.peer_namespace is not None else namespace
            if away is None and link.peer_nsid is not None:
                namespace.nsids.setdefault(NOT_HERE - link.peer_nsid, link.peer_nsid)
            peer = away.devices.get(link.peer_ifindex) if away is not None else None
            if away is None or peer is None or peer.kind is not DeviceKind.VETH:
                continue  # the other end is in a namespace that is not here
            if link.peer_nsid is not None:
                namespace.nsids[away.inode] = link.peer_nsid
            veth_connect(namespace.devices[link.ifindex], peer)
