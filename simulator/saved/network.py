"""A whole network as a ``NetworkState``, and back as a ``Network`` in which commands and pings run on from there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.drivers.veth import veth_peer
from pingproof.simulator.network import Network
from pingproof.simulator.saved.addresses import addresses, restore_addresses
from pingproof.simulator.saved.bridges import restore_bridges
from pingproof.simulator.saved.fdb import fdb, restore_fdb, restore_own_lists
from pingproof.simulator.saved.links import connect_cables, links, restore_links
from pingproof.simulator.saved.neighbours import neighbours, proxies, restore_neighbours
from pingproof.simulator.saved.netfilter import conntrack_state, iptables_state, restore_conntrack, restore_iptables
from pingproof.simulator.saved.routes import empty_tables, learned, restore_learned, restore_routes, routes
from pingproof.simulator.saved.rules import restore_rules, rules
from pingproof.simulator.saved.sysctls import restore_device_sysctls, restore_sysctls, sysctls
from pingproof.simulator.state import NamespaceState, NetworkState

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import Link


LONG_AGO = 1000 * SECOND
"""The time of a restored network: late enough for what happened before to have a time too."""
SPARE_ADDRESSES = 1_000_003
"""How many MAC addresses are passed over, so as to draw none of a restored device."""


def network_state(network: Network) -> NetworkState:
    """The host, the namespaces that ``ip netns`` lists, and those it does not.

    Every living namespace; one whose name another has too is told apart by a number behind it.
    """
    listed = {name: namespace for name, namespace in sorted(network.named.items()) if namespace is not network.host}
    names = {network.host.inode: "", **{namespace.inode: name for name, namespace in listed.items()}}
    # Namespaces without a name of ip netns: they live on by a process, or their name was deleted.
    for namespace in network.namespaces.values():
        if namespace.inode not in names:
            names[namespace.inode] = _free_name(namespace.name or "unnamed", set(names.values()))
    return NetworkState(
        tuple(
            namespace_state(network.namespaces[inode], name, names, listed=not name or name in listed)
            for inode, name in names.items()
        )
    )


def _free_name(name: str, taken: set[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}~{number}", number + 1
    return free


def namespace_state(
    namespace: NetNamespace, name: str, names: dict[int, str], *, listed: bool = True
) -> NamespaceState:
    """One namespace; ``names`` are those of all, by inode."""
    return NamespaceState(
        name=name,
        links=tuple(_with_peer(namespace, link, names) for link in links(namespace)),
        addresses=addresses(namespace),
        routes=routes(namespace),
        learned=learned(namespace),
        rules=rules(namespace),
        neighbours=neighbours(namespace) + proxies(namespace),
        fdb=fdb(namespace),
        conntrack=conntrack_state(namespace),
        iptables=iptables_state(namespace),
        sysctls=sysctls(namespace),
        unmodelled=namespace.unmodelled,
        listed=listed,
        empty_tables=empty_tables(namespace),
    )


def _with_peer(namespace: NetNamespace, link: Link, names: dict[int, str]) -> Link:
    if link.peer_namespace is None:
        return link
    peer = veth_peer(namespace.devices[link.ifindex])
    return replace(link, peer_namespace=names[peer.namespace.inode] if peer is not None else "")


def restore(state: NetworkState) -> Network:
    """A live network in this state; its host is the namespace that the state names ``""``."""
    network = Network()
    network.clock.now = LONG_AGO
    network.next_mac = SPARE_ADDRESSES
    living: dict[str, NetNamespace] = {}
    # All namespaces before any device, since a veth's other end may be in a later one.
    for namespace_state in state.namespaces:
        living[namespace_state.name] = _open(network, namespace_state)
    for namespace_state in state.namespaces:
        namespace = living[namespace_state.name]
        # conf.default comes before the devices, which copy it; a device's own keys after its addresses.
        restore_sysctls(namespace, namespace_state)
        restore_links(namespace, namespace_state)
        restore_addresses(namespace, namespace_state)
        restore_own_lists(namespace, namespace_state)
        restore_device_sysctls(namespace, namespace_state)
    # Both ends of a cable must exist.
    connect_cables(state, living)
    for namespace_state in state.namespaces:
        namespace = living[namespace_state.name]
        # Each refers to what is restored above it: FDB entries to ports, learned routes to their rows.
        restore_bridges(namespace, namespace_state)
        restore_fdb(namespace, namespace_state)
        restore_rules(namespace, namespace_state)
        restore_routes(namespace, namespace_state)
        restore_learned(namespace, namespace_state)
        restore_neighbours(namespace, namespace_state)
        restore_iptables(namespace, namespace_state)
        restore_conntrack(namespace, namespace_state)
        namespace.unmodelled = namespace_state.unmodelled
    return network


def _open(network: Network, state: NamespaceState) -> NetNamespace:
    if not state.name:
        return network.host
    namespace = network.add_namespace(state.name)
    if state.listed:
        network.named[state.name] = namespace
    return namespace
