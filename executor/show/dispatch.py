"""Show commands on the kernel's own tables: read by netlink, printed by the simulator's text functions."""

from __future__ import annotations

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.show.bridge import get_fdb, show_fdb, show_nothing, show_ports
from pingproof.executor.show.link import show_addresses, show_links
from pingproof.executor.show.neighbour import get_neighbour, show_neighbours
from pingproof.executor.show.route import get_route, show_routes
from pingproof.executor.show.rule import show_rules
from pingproof.simulator.result import Result
from pingproof.simulator.tools.bridge.fdb_words import BridgeFdbGet, BridgeFdbShow
from pingproof.simulator.tools.bridge.words import BridgeLinkShow, BridgeMdbShow, BridgeToolOptions, BridgeVlanShow
from pingproof.simulator.tools.ip.address.words import AddressShow
from pingproof.simulator.tools.ip.link.words import LinkShow
from pingproof.simulator.tools.ip.neighbour.words import NeighbourGet, NeighbourShow
from pingproof.simulator.tools.ip.route.show_words import RouteGet, RouteShow
from pingproof.simulator.tools.ip.rule.words import RuleShow
from pingproof.simulator.tools.ip.words import IpOptions

IpShow = LinkShow | AddressShow | RouteShow | RouteGet | RuleShow | NeighbourShow | NeighbourGet
BridgeShow = BridgeLinkShow | BridgeFdbShow | BridgeFdbGet | BridgeVlanShow | BridgeMdbShow


def show_ip(machine: Machine, namespace: KernelNamespace, action: IpShow, options: IpOptions) -> Result:
    """What ``ip`` prints; raises ``KernelError``, ``UsageError``."""
    match action:
        case LinkShow():
            return Result(0, show_links(machine, namespace, action, options))
        case AddressShow():
            return Result(0, show_addresses(machine, namespace, action, options))
        case RouteShow():
            return Result(0, show_routes(namespace, action, options))
        case RouteGet():
            return get_route(namespace, action, options)
        case RuleShow(selector):
            return Result(0, show_rules(namespace, selector, options))
        case NeighbourShow():
            return Result(0, show_neighbours(namespace, action, options))
        case NeighbourGet():
            return Result(0, get_neighbour(namespace, action, options))


def show_bridge(machine: Machine, namespace: KernelNamespace, action: BridgeShow, options: BridgeToolOptions) -> Result:
    """What ``bridge`` prints; raises ``KernelError``, ``UsageError``."""
    match action:
        case BridgeLinkShow():
            return Result(0, show_ports(machine, namespace, action, options))
        case BridgeFdbShow():
            return Result(0, show_fdb(namespace, action, options, machine))
        case BridgeFdbGet():
            return Result(0, get_fdb(namespace, action, options))
        case BridgeVlanShow() | BridgeMdbShow():
            return Result(0, show_nothing(namespace, action, options))
