"""The tables while a packet travels: what the neighbour, forwarding and connection tables held at each event.

The journal says what was decided; this one also looks at the tables each time something is noted. What it sees is the
state *before* the event, so a table after event ``n`` is what was seen at event ``n + 1``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from pingproof.simulator.journal import Event, Journal
from pingproof.simulator.saved.snapshot.fdb import fdb
from pingproof.simulator.saved.snapshot.neighbours import neighbours
from pingproof.simulator.saved.snapshot.netfilter import conntrack_state
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
    """A journal that keeps, for each event, what the tables of ``network`` held just before it."""

    network: Network | None = None
    seen: list[Tables] = field(default_factory=list)

    def note(self, event: Event) -> None:
        """Keep an event, and the tables before it."""
        if self.listening and self.network is not None:
            found = tables_of(self.network)
            self.seen.append(self.seen[-1] if self.seen and self.seen[-1] == found else found)
        Journal.note(self, event)


def watch(network: Network) -> WatchingJournal:
    """Let the network's journal look at the tables from now on."""
    journal = WatchingJournal(network.journal.events, network.journal.listening, network)
    journal.seen = [{}] * len(journal.events)
    network.journal = journal
    return journal


def tables_of(network: Network) -> Tables:
    """What the tables hold now."""
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
    """Whose MAC address is whose: ``ns1 veth-1``."""
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
    """The flows without their timeouts, which would change with every tick."""
    rows = (row_line(entry).split() for entry in conntrack_state(namespace))
    return tuple(" ".join([*words[:2], *words[3:]]) for words in rows)
