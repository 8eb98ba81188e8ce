"""The network as a graph: its nodes and edges, and what a graph's algorithms say about it."""

from __future__ import annotations

import subprocess
import sys

import networkx

from pingproof.simulator.network import Network
from pingproof.simulator.topology import circle_ports, topology
from tests.simulator.labs import build

ONE_HOST_ON_A_BRIDGE = (
    "ip netns add a\nip link add br0 type bridge\nip link add v1 type veth peer name e1 netns a\n"
    "ip link set v1 master br0\n"
)


def _names(graph: networkx.Graph, kind: str) -> set[frozenset[str]]:
    edges = [(one, other) for one, other, of in graph.edges(data="kind") if of == kind]
    return {frozenset(graph.nodes[node]["name"] for node in edge) for edge in edges}


def test_devices_are_held_by_namespaces_and_joined_by_cables_and_ports() -> None:
    graph = topology(build(ONE_HOST_ON_A_BRIDGE))
    assert _names(graph, "cable") == {frozenset({"v1", "e1"})}
    assert _names(graph, "port") == {frozenset({"v1", "br0"})}
    assert _names(graph, "holds") >= {frozenset({"a", "e1"}), frozenset({"", "br0"})}
    kinds = {data["name"]: data["kind"] for _, data in graph.nodes(data=True)}
    assert (kinds["a"], kinds["br0"], kinds["e1"]) == ("namespace", "bridge", "veth")


def test_the_cable_follows_a_moved_end() -> None:
    network = build(ONE_HOST_ON_A_BRIDGE + "ip netns add b\nip -n a link set e1 netns b")
    graph = topology(network)
    assert _names(graph, "cable") == {frozenset({"v1", "e1"})}
    assert frozenset({"b", "e1"}) in _names(graph, "holds")


def test_what_is_done_to_the_graph_changes_nothing() -> None:
    network = build(ONE_HOST_ON_A_BRIDGE)
    topology(network).clear()
    assert _names(topology(network), "cable") == {frozenset({"v1", "e1"})}


def test_ports_on_a_circle_are_told_from_the_others() -> None:
    network = build(
        ONE_HOST_ON_A_BRIDGE
        + "ip link add br1 type bridge\n"
        + "".join(
            f"ip link add {one} type veth peer name {other}\n"
            f"ip link set {one} master br0\nip link set {other} master br1\n"
            for one, other in (("x0", "x1"), ("y0", "y1"))
        )
    )
    assert {port.name for port in circle_ports(network)} == {"x0", "x1", "y0", "y1"}
    assert circle_ports(build(ONE_HOST_ON_A_BRIDGE)) == []


def test_a_network_that_nobody_asks_for_its_graph_does_not_import_networkx() -> None:
    program = (
        "import sys\n"
        "from pingproof.simulator.shell.interpreter import Shell\nfrom pingproof.simulator.network import Network\n"
        "Shell(Network()).play('ip link add v type veth peer name w')\nassert 'networkx' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_new_network_has_no_cables() -> None:
    assert Network().cables == {}
