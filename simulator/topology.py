"""The network as a networkx graph: which device is in which namespace, and what is plugged into what.

The graph is made on demand from the living objects and changes nothing: for drawings, and for questions that are a
graph's (which ports lie on a circle, which way leads from here to there). The stack itself needs no more of it than
the other end of a cable, so the network keeps its cables in a dictionary and a command that asks nothing of the graph
never imports networkx, which would take longer than most commands take as a whole.

>>> from pingproof.simulator.shell.line import parse_line
>>> from pingproof.simulator.network import Network
>>> network = Network()
>>> _ = network.run(parse_line("ip link add v1 type veth peer name v2"))
>>> sorted(data["name"] for _, data in topology(network).nodes(data=True) if data["kind"] == "veth")
['v1', 'v2']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.network import Network


def topology(network: Network) -> networkx.Graph:
    """Namespaces (nodes by inode) and devices (nodes by (inode, ifindex)), joined by edges of three kinds.

    A node has ``kind`` ("namespace", or the device's), ``name`` ("" for the host) and ``state`` (a namespace's is
    "named" or "nameless", a device's its operational state). An edge's ``kind`` is "holds" (a namespace and its
    device), "cable" (the two ends of a veth) or "port" (a bridge and its port).
    """
    graph = networkx.Graph()
    named = {namespace.inode for namespace in network.named.values()}
    for namespace in network.namespaces.values():
        state = "named" if namespace.inode in named else "nameless"
        graph.add_node(namespace.inode, kind="namespace", name=namespace.name, state=state)
        for device in namespace.devices.values():
            graph.add_node(_node(device), kind=device.kind.value, name=device.name, state=device.operstate.value)
            graph.add_edge(namespace.inode, _node(device), kind="holds")
    for one, other in network.cables.items():
        graph.add_edge(one, other, kind="cable")
    for device in _devices(network):
        if device.master is not None:
            graph.add_edge(_node(device.master), _node(device), kind="port")
    return graph


def circle_ports(network: Network) -> list[Device]:
    """The bridge ports that lie on a circle of bridges and cables: without a spanning tree a frame goes round there.

    An edge lies on a circle exactly when the graph does not fall apart without it.
    """
    graph = topology(network)
    graph.remove_edges_from([(a, b) for a, b, kind in graph.edges(data="kind") if kind == "holds"])
    alone = {frozenset(edge) for edge in networkx.bridges(graph)}
    return [
        device
        for device in _devices(network)
        if device.master is not None and frozenset((_node(device), _node(device.master))) not in alone
    ]


def _devices(network: Network) -> list[Device]:
    return [device for namespace in network.namespaces.values() for device in namespace.devices.values()]


def _node(device: Device) -> tuple[int, int]:
    return device.namespace.inode, device.ifindex
