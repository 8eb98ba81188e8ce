"""A whole ``NetworkState`` as a ``Network`` in which commands and pings run on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.network import Network
from pingproof.simulator.saved.restore.bridges import restore_bridges
from pingproof.simulator.saved.restore.links import connect_cables, restore_links
from pingproof.simulator.saved.restore.neighbours import restore_neighbours
from pingproof.simulator.saved.restore.netfilter import restore_conntrack, restore_iptables
from pingproof.simulator.saved.restore.routes import restore_learned, restore_routes
from pingproof.simulator.saved.restore.sysctls import restore_device_sysctls, restore_sysctls

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import NamespaceState, NetworkState

LONG_AGO = 1000 * SECOND
"""The time of a restored network: late enough for what happened before to have a time too."""
SPARE_ADDRESSES = 1_000_003
"""How many MAC addresses are passed over, so that none is drawn that a restored device has."""


def restore(state: NetworkState) -> Network:
    """A live network in this state; its host is the namespace that the state names ``""``."""
    network = Network()
    network.clock.now = LONG_AGO
    network.next_mac = SPARE_ADDRESSES
    living: dict[str, NetNamespace] = {}
    for namespace_state in state.namespaces:
        living[namespace_state.name] = _open(network, namespace_state)
    for namespace_state in state.namespaces:
        namespace = living[namespace_state.name]
        restore_sysctls(namespace, namespace_state)
        restore_links(namespace, namespace_state)
        restore_device_sysctls(namespace, namespace_state)
    connect_cables(state, living)
    for namespace_state in state.namespaces:
        namespace = living[namespace_state.name]
        restore_bridges(namespace, namespace_state)
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
