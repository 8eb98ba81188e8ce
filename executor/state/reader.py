"""The kernel's tables as a snapshot: the same types that the simulator makes of its own."""

from __future__ import annotations

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.netfilter.state import read_conntrack, read_iptables
from pingproof.executor.rtnetlink.address import read_addresses
from pingproof.executor.rtnetlink.fdb import read_fdb
from pingproof.executor.rtnetlink.link import link_messages, named_links
from pingproof.executor.rtnetlink.neighbour import read_neighbours
from pingproof.executor.rtnetlink.route import read_routes
from pingproof.executor.rtnetlink.rule import read_rules
from pingproof.executor.sysctl.state import read_sysctls
from pingproof.simulator.state import NamespaceState, NetworkState


def read_network(machine: Machine, names: tuple[str, ...] | None) -> NetworkState:
    """The namespaces named ("" is the host), or the host and all that have a name; raises ``NoSuchNamespace``."""
    chosen = ("", *sorted(machine.names())) if names is None else names
    return NetworkState(tuple(read_namespace(machine, machine.namespace(name)) for name in chosen))


def read_namespace(machine: Machine, namespace: KernelNamespace) -> NamespaceState:
    """One namespace's snapshot."""
    messages = link_messages(namespace)
    links = named_links(machine, namespace, messages)
    names = {link.ifindex: link.name for link in links}
    return NamespaceState(
        name=namespace.name,
        links=links,
        addresses=read_addresses(namespace, names),
        routes=read_routes(namespace, names),
        rules=read_rules(namespace),
        neighbours=read_neighbours(namespace, names) + read_neighbours(namespace, names, proxy=True),
        fdb=read_fdb(namespace, names),
        conntrack=read_conntrack(namespace),
        iptables=read_iptables(namespace),
        sysctls=read_sysctls(namespace, messages),
    )
