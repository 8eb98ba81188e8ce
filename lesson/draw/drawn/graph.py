"""The graph drawn: the simulator's graph of a network with names for nodes, and the contents of each node.

Nodes are namespaces, by name ("" is the host), and devices, by (namespace, name), so that graphs of one lab at two
times have the same nodes for the same things. A namespace's node holds a ``Room``, a device's an ``Interface``; the
edges' kinds are those of ``pingproof.simulator.topology``. Nothing here is live: a graph stays as it is when the
network changes.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

import networkx

from pingproof.lesson.draw.drawn.rows import address_rows, filter_rows, loopback_rows, route_rows, rule_rows
from pingproof.simulator.linux.bridge.br_private import br_port_get
from pingproof.simulator.state import DeviceKind, PortState
from pingproof.simulator.topology import topology
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network

Place: TypeAlias = tuple[str, str]
"""A device: its namespace's node and its own name."""
HOST = ""


class LinkState(Enum):
    """The states of a device, each with its colour and form."""

    UP = "up"
    NO_CARRIER = "no-carrier"
    DOWN = "down"


@value
class Interface:
    """A device as drawn; ``port`` is the STP state of a bridge's port, ``peer`` the other end of its cable."""

    place: Place
    kind: DeviceKind
    state: LinkState
    addresses: tuple[str, ...] = ()
    master: str | None = None
    port: PortState | None = None
    peer: Place | None = None


@value
class Room:
    """A namespace as drawn.

    ``outside`` marks the lab's surroundings, ``nameless`` a namespace whose name was deleted.
    ``loopback`` is the state of ``lo``; ``forwarding`` is ``net.ipv4.ip_forward``.
    """

    key: str
    outside: bool
    nameless: bool
    loopback: LinkState
    forwarding: bool
    routes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    more_addresses: tuple[str, ...] = ()


def graph_of(network: Network) -> networkx.Graph:
    """The graph of a network in its present state."""
    keys = _keys(network)
    living = [namespace for namespace in network.namespaces.values() if not namespace.dead]
    graph = topology(network)
    graph.remove_nodes_from(
        [*graph.nodes - {*keys, *(_node(device) for space in living for device in _devices(space))}]
    )
    names = {_node(device): (keys[space.inode], device.name) for space in living for device in _devices(space)}
    graph = networkx.relabel_nodes(graph, keys | names)
    for namespace in living:
        key = keys[namespace.inode]
        graph.nodes[key]["room"] = _room(key, namespace, network)
        for device in _devices(namespace):
            graph.nodes[key, device.name]["interface"] = _interface(graph, (key, device.name), device)
    return graph


def rooms(graph: networkx.Graph) -> list[Room]:
    """The namespaces, in the order in which they were made."""
    return [data["room"] for _, data in graph.nodes(data=True) if "room" in data]


def interfaces(graph: networkx.Graph, key: str) -> list[Interface]:
    """A namespace's devices, in the order of their numbers; not ``lo``."""
    held = [graph.nodes[node]["interface"] for node in graph[key] if graph[key][node]["kind"] == "holds"]
    return [interface for interface in held if interface.kind is not DeviceKind.LOOPBACK]


def interface_at(graph: networkx.Graph, place: Place) -> Interface | None:
    """The device at a place; None when it is not in the graph."""
    found: Interface | None = graph.nodes[place]["interface"] if place in graph else None
    return found


def _keys(network: Network) -> dict[int, str]:
    """Names of the living namespaces by inode; a second one of the same name, the first being deleted, gets ``#2``."""
    keys: dict[int, str] = {}
    listed = {namespace.inode for namespace in network.named.values()}
    for namespace in sorted(network.namespaces.values(), key=lambda each: (each.inode not in listed, each.inode)):
        if not namespace.dead:
            taken = [key for key in keys.values() if key.partition("#")[0] == namespace.name]
            keys[namespace.inode] = namespace.name + (f"#{len(taken) + 1}" if taken else "")
    return keys


def _devices(namespace: NetNamespace) -> list[Device]:
    return [namespace.devices[ifindex] for ifindex in sorted(namespace.devices)]


def _node(device: Device) -> tuple[int, int]:
    return device.namespace.inode, device.ifindex


def _room(key: str, namespace: NetNamespace, network: Network) -> Room:
    listed = any(named is namespace for named in network.named.values())
    return Room(
        key,
        outside=not listed and not namespace.nameless and namespace is not network.host,
        nameless=namespace.nameless,
        loopback=_state(namespace.loopback),
        forwarding=bool(namespace.sysctl.conf_all["forwarding"]),
        routes=route_rows(namespace),
        rules=rule_rows(namespace),
        filters=filter_rows(namespace),
        more_addresses=loopback_rows(namespace),
    )


def _interface(graph: networkx.Graph, place: Place, device: Device) -> Interface:
    peer = next((node for node, edge in graph[place].items() if edge["kind"] == "cable"), None)
    port = br_port_get(device)
    return Interface(
        place,
        device.kind,
        _state(device),
        address_rows(device),
        device.master.name if device.master else None,
        port.state if port is not None else None,
        peer,
    )


def _state(device: Device) -> LinkState:
    if not device.is_up:
        return LinkState.DOWN
    return LinkState.UP if device.carrier else LinkState.NO_CARRIER
