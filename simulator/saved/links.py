"""The devices of a namespace, by ifindex (RTM_GETLINK), and back; what only bridges have is in ``bridges``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from pingproof.simulator.linux.bridge.br_private import br_get, br_port_get
from pingproof.simulator.linux.core.net_device import Device, DeviceCounters
from pingproof.simulator.linux.core.register import peernet2id_alloc
from pingproof.simulator.linux.drivers.veth import veth_connect, veth_peer
from pingproof.simulator.saved.bridges import bridge_status, port_status
from pingproof.simulator.state import DeviceKind, Link, LinkFlag, LinkStatistics, Operstate

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import NamespaceState, NetworkState

NOT_HERE = -1
"""Less its number, the inode of a namespace that is not in the snapshot: the number stays taken."""


def links(namespace: NetNamespace) -> tuple[Link, ...]:
    """Every device, as ``ip link`` lists them."""
    return tuple(link(namespace.devices[ifindex]) for ifindex in sorted(namespace.devices))


def link(device: Device) -> Link:
    """One device (net/core/rtnetlink.c:rtnl_fill_ifinfo())."""
    network = device.namespace.network
    # Of a peer elsewhere netlink tells no more than its number and the nsid of its namespace.
    peer = veth_peer(device) if device.kind is DeviceKind.VETH else None
    near = peer is not None and peer.namespace is device.namespace
    away = peer.namespace if peer is not None and not near else None
    name = next((name for name, named in network.named.items() if named is away), "") if away else None
    counters = asdict(device.counters)
    bridge, port = br_get(device), br_port_get(device)
    return Link(
        device.ifindex,
        device.name,
        device.kind,
        # Not kept, but made of both when asked (dev_get_flags).
        device.flags | LinkFlag.LOWER_UP if device.is_up and device.carrier else device.flags,
        device.mtu,
        device.qdisc,
        # A device that is down is reported as DOWN, whatever its operstate was.
        device.operstate if device.is_up else Operstate.DOWN,
        device.address,
        device.broadcast,
        carrier=device.carrier,
        group=device.group,
        txqlen=device.txqlen,
        master=device.master.name if device.master else None,
        peer_name=peer.name if peer is not None and near else None,
        peer_ifindex=peer.ifindex if peer is not None else None,
        peer_up=peer.is_up if peer is not None and near else None,
        peer_namespace=name,
        # Being asked gives the other namespace its nsid here, as in the kernel.
        peer_nsid=peernet2id_alloc(device.namespace, away) if away else None,
        alias=device.alias,
        promiscuity=device.promiscuity,
        bridge=bridge.options if bridge is not None else None,
        port=port.options if port is not None else None,
        statistics=LinkStatistics(**counters, carrier_changes=device.carrier_changes),
        permanent_address=device.permanent_address,
        allmulti=device.allmulti,
        bridge_status=bridge_status(bridge) if bridge is not None else None,
        port_status=port_status(port) if port is not None else None,
    )


def restore_links(namespace: NetNamespace, state: NamespaceState) -> None:
    """The devices, without addresses, cables and masters."""
    namespace.devices = {link.ifindex: _device(namespace, link) for link in state.links}
    namespace.next_ifindex = max(namespace.devices, default=0) + 1


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
        # Listed as DOWN in any case; what it was must be inferred.
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
                # The nsid stays taken, so that no namespace made later gets it.
                namespace.nsids.setdefault(NOT_HERE - link.peer_nsid, link.peer_nsid)
            peer = away.devices.get(link.peer_ifindex) if away is not None else None
            if away is None or peer is None or peer.kind is not DeviceKind.VETH:
                continue  # the other end is in a namespace that is not here
            if link.peer_nsid is not None:
                # Numbers are kept as read: another order of asking would have given others.
                namespace.nsids[away.inode] = link.peer_nsid
            veth_connect(namespace.devices[link.ifindex], peer)
