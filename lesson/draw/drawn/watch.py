"""Watched tables: the rows of the neighbour, forwarding and connection tables at each event.

``WatchingJournal`` keeps the tables together with each event. The rows kept are those *before* the event: the tables
after event ``n`` are those kept with event ``n + 1``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from pingproof.simulator.journal import Event, Journal
from pingproof.simulator.saved.fdb import fdb
from pingproof.simulator.saved.neighbours import neighbours
from pingproof.simulator.saved.netfilter import conntrack_state
from pingproof.simulator.state import NeighbourState
from pingproof.simulator.tools.row_line import row_line
from pingproof.simulator.wire.ethernet import is_multicast

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network

Tables: TypeAlias = dict[tuple[str, str], tuple[str, ...]]
"""The rows of each table that has any, by namespace and command (``ip neigh``, ``bridge fdb``, ``conntrack -L``)."""
NEIGHBOURS, FORWARDING, FLOWS = "ip neigh", "bridge fdb", "conntrack -L"


@dataclass(slots=True)
class WatchingJournal(Journal):
    """A journal that also keeps the tables of ``network`` just before each event."""

    network: Network | None = None
    seen: list[Tables] = field(default_factory=list)

    def note(self, event: Event) -> None:
        """Keep an event, and the tables before it."""
        if self.listening and self.network is not None:
            found = tables_of(self.network)
            self.seen.append(self.seen[-1] if self.seen and self.seen[-1] == found else found)
        Journal.note(self, event)


def watch(network: Network) -> WatchingJournal:
    """Replace the network's journal by one that watches the tables, and return it."""
    journal = WatchingJournal(network.journal.events, network.journal.listening, network)
    journal.seen = [{}] * len(journal.events)
    network.journal = journal
    return journal


def tables_of(network: Network) -> Tables:
    """The present rows of all tables."""
    found: Tables = {}
    owners = owners_of(network)
    for namespace in network.namespaces.values():
        if namespace.dead:
            continue
        for name, rows in (
            (NEIGHBOURS, _neighbours(namespace, owners)),
            (FORWARDING, _forwarding(namespace, owners)),
            (FLOWS, _flows(namespace)),
        ):
            if rows:
                found[namespace.name, name] = rows
    return found


def owners_of(network: Network) -> dict[str, str]:
    """Owners of the MAC addresses: ``ns1 veth-1``."""
    return {
        device.address: f"{namespace.name or 'host'} {device.name}"
        for namespace in network.namespaces.values()
        for device in reversed(namespace.devices.values())
    }


def _neighbours(namespace: NetNamespace, owners: dict[str, str]) -> tuple[str, ...]:
    return tuple(
        _owned(row_line(row), row.mac, owners) for row in neighbours(namespace) if row.state is not NeighbourState.NOARP
    )


def _forwarding(namespace: NetNamespace, owners: dict[str, str]) -> tuple[str, ...]:
    return tuple(
        _owned(row_line(row), row.mac, owners)
        for row in fdb(namespace)
        if row.bridge is not None and not row.permanent and not is_multicast(row.mac)
    )


def _owned(row: str, mac: str | None, owners: dict[str, str]) -> str:
    return f"{row}  # {owners[mac]}" if mac in owners else row


def _flows(namespace: NetNamespace) -> tuple[str, ...]:
    """Flows without their timeouts, which change with every tick."""
    rows = (row_line(entry).split() for entry in conntrack_state(namespace))
    return tuple(" ".join([*words[:2], *words[3:]]) for words in rows)
