"""The state of a namespace, and of a machine."""

from __future__ import annotations

from pingproof.simulator.state.address import Address
from pingproof.simulator.state.bridge import FdbEntry
from pingproof.simulator.state.conntrack import ConntrackEntry
from pingproof.simulator.state.iptables import IptablesChain
from pingproof.simulator.state.link import Link
from pingproof.simulator.state.neighbour import Neighbour
from pingproof.simulator.state.route import LearnedRoute, Route
from pingproof.simulator.state.rule import Rule
from pingproof.simulator.state.unmodelled import Unmodelled, Unread
from pingproof.simulator.value import value


@value
class NamespaceState:
    """One network namespace, as far as it is compared; ``listed`` is False where ``ip netns`` does not list it."""

    name: str
    links: tuple[Link, ...] = ()
    addresses: tuple[Address, ...] = ()
    routes: tuple[Route, ...] = ()
    rules: tuple[Rule, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    fdb: tuple[FdbEntry, ...] = ()
    conntrack: tuple[ConntrackEntry, ...] = ()
    iptables: tuple[tuple[str, tuple[IptablesChain, ...]], ...] = ()  # (table, its chains)
    sysctls: tuple[tuple[str, str], ...] = ()
    learned: tuple[LearnedRoute, ...] = ()
    unmodelled: tuple[Unmodelled, ...] = ()
    listed: bool = True
    empty_tables: tuple[int, ...] = ()  # routing tables without a row: one that never was is asked otherwise


@value
class NetworkState:
    """The namespaces of a lab, the host first under the name ``""``, then by name; and what could not be read."""

    namespaces: tuple[NamespaceState, ...] = ()
    # Kept apart from the namespaces: what could not be read is neither there nor missing.
    unread: tuple[Unread, ...] = ()
