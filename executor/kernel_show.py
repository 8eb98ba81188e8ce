"""Show commands on the kernel's own tables: read by netlink, printed by the simulator's text functions."""

from __future__ import annotations

from executor.kernel_namespace import KernelNamespace
from executor.machine import Machine
from executor.show_bridge import get_fdb, show_fdb, show_nothing, show_ports
from executor.show_link import show_addresses, show_links
from executor.show_neighbour import get_neighbour, show_neighbours
from executor.show_route import get_route, show_routes
from executor.show_rule import show_rules
from simulator.language.bridge import (
    BridgeFdbGet,
    BridgeFdbShow,
    BridgeLinkShow,
    BridgeMdbShow,
    BridgeToolOptions,
    BridgeVlanShow,
)
from simulator.language.ip import IpOptions
from simulator.language.ip_address import AddressShow
from simulator.language.ip_link import LinkShow
from simulator.language.ip_neighbour import NeighbourGet, NeighbourShow
from simulator.language.ip_route import RouteGet, RouteShow
from simulator.language.ip_rule import RuleShow
from simulator.result import Result

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
