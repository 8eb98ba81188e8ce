"""A whole network as a ``NetworkState``: the host, the namespaces that ``ip netns`` lists, and those it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.linux.drivers.veth import veth_peer
from pingproof.simulator.saved.snapshot.addresses import addresses
from pingproof.simulator.saved.snapshot.fdb import fdb
from pingproof.simulator.saved.snapshot.links import links
from pingproof.simulator.saved.snapshot.neighbours import neighbours, proxies
from pingproof.simulator.saved.snapshot.netfilter import conntrack_state, iptables_state
from pingproof.simulator.saved.snapshot.routes import empty_tables, learned, routes
from pingproof.simulator.saved.snapshot.rules import rules
from pingproof.simulator.saved.snapshot.sysctls import sysctls
from pingproof.simulator.state import NamespaceState, NetworkState

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network
    from pingproof.simulator.state import Link


def network_state(network: Network) -> NetworkState:
    """Every living namespace; one whose name another has too is told apart by a number behind it."""
    listed = {name: namespace for name, namespace in sorted(network.named.items()) if namespace is not network.host}
    names = {network.host.inode: "", **{namespace.inode: name for name, namespace in listed.items()}}
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
