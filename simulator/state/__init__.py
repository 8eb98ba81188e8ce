"""A snapshot: typed, frozen, comparable; printable in the tools' words by ``pingproof.simulator.tools``.

The simulator makes a snapshot from its live objects, the executor by reading the kernel. Devices are referred to by
name, so that snapshots of two machines can be compared; ``ifindex`` is used for printing only.
"""

from pingproof.simulator.state.address import Address
from pingproof.simulator.state.bridge import BridgeOptions, BridgeStatus, FdbEntry, PortOptions, PortState, PortStatus
from pingproof.simulator.state.conntrack import ConntrackEntry, TupleState
from pingproof.simulator.state.iptables import IptablesChain, IptablesRule
from pingproof.simulator.state.link import (
    PROCESS_NAMESPACE,
    UNREAD_NAMESPACE,
    DeviceKind,
    Link,
    LinkFlag,
    LinkStatistics,
    Operstate,
)
from pingproof.simulator.state.neighbour import Neighbour, NeighbourState
from pingproof.simulator.state.network import NamespaceState, NetworkState
from pingproof.simulator.state.route import LearnedRoute, NextHop, Route, RouteType
from pingproof.simulator.state.rule import Rule
from pingproof.simulator.state.scope import Scope
from pingproof.simulator.state.unmodelled import Gap, Unmodelled, Unread

__all__ = [
    "PROCESS_NAMESPACE",
    "UNREAD_NAMESPACE",
    "Address",
    "BridgeOptions",
    "BridgeStatus",
    "ConntrackEntry",
    "DeviceKind",
    "FdbEntry",
    "Gap",
    "IptablesChain",
    "IptablesRule",
    "LearnedRoute",
    "Link",
    "LinkFlag",
    "LinkStatistics",
    "NamespaceState",
    "Neighbour",
    "NeighbourState",
    "NetworkState",
    "NextHop",
    "Operstate",
    "PortOptions",
    "PortState",
    "PortStatus",
    "Route",
    "RouteType",
    "Rule",
    "Scope",
    "TupleState",
    "Unmodelled",
    "Unread",
]
