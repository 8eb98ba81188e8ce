"""``net/bridge/br_fdb.c``: which MAC address is heard behind which port, and which are the bridge's own.

Entries age: one that was not heard for ``ageing_time`` goes at the next sweep. Local entries are the MACs of the ports
and of the bridge itself; frames to them go up the stack. Static ones stay, but move when they are heard elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND, SECOND
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core.eth import is_valid_ether_addr
from pingproof.simulator.linux.core.net_device import LearnedAddress
from pingproof.simulator.state import FdbEntry

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.sk_buff import SkBuff

SWEEP_AT_LEAST = 10 * MILLISECOND
"""The shortest time between two sweeps of the table."""


def hold_time(bridge: Device) -> int:
    """How long an entry lives (ns): while the topology changes only the forward delay."""
    assert bridge.bridge is not None
    data = bridge.bridge
    seconds = data.forward_delay if data.topology_change else data.options.ageing_time
    return round(seconds * SECOND)


def br_fdb_find(bridge: Device, mac: str) -> LearnedAddress | None:
    """The entry for a MAC; an old one counts until it is swept away."""
    assert bridge.bridge is not None
    return bridge.bridge.fdb.get(mac)


def fdb_row(bridge: Device, entry: LearnedAddress) -> FdbEntry:
    """The entry as ``bridge fdb`` lists it."""
    return FdbEntry(
        entry.mac,
        (entry.port or bridge).name,
        bridge.name,
        permanent=entry.local,
        static=entry.static and not entry.local,
        sticky=entry.sticky,
        extern_learn=entry.extern_learn,
    )


def br_fdb_update(bridge: Device, port: Device, mac: str, skb: SkBuff) -> None:
    """Learn that ``mac`` is behind ``port``. A local address is never taken away, a sticky one never moves."""
    assert bridge.bridge is not None
    if hold_time(bridge) == 0:
        return
    network = bridge.namespace.network
    entry = bridge.bridge.fdb.get(mac)
    if entry is None:
        entry = fdb_create(bridge, port, mac)
    elif entry.local:
        return
    else:
        entry.updated = network.clock.now
        if entry.port is port or entry.sticky:
            return
        entry.port, entry.extern_learn = port, False
    network.note("br_fdb_update", Decision.FDB_LEARNED, skb, device=port, row=fdb_row(bridge, entry))


def fdb_create(bridge: Device, port: Device | None, mac: str) -> LearnedAddress:
    """A new, dynamic entry."""
    assert bridge.bridge is not None
    now = bridge.namespace.network.clock.now
    entry = LearnedAddress(mac, port, updated=now, used=now)
    bridge.bridge.fdb[mac] = entry
    return entry


def br_fdb_add_local(bridge: Device, port: Device | None, mac: str) -> None:
    """The MAC of a port (None: of the bridge); the first owner keeps it when several have the same."""
    assert bridge.bridge is not None
    if not is_valid_ether_addr(mac):
        return
    entry = bridge.bridge.fdb.get(mac)
    if entry is not None:
        if entry.local:
            return
        del bridge.bridge.fdb[mac]
    entry = fdb_create(bridge, port, mac)
    entry.local = entry.static = True


def fdb_delete_local(bridge: Device, port: Device | None, entry: LearnedAddress) -> None:
    """A local address goes, unless another port or the bridge has the same: that one takes the entry over."""
    data = bridge.bridge
    assert data is not None
    heir = next((other for other in data.ports if other is not port and other.address == entry.mac), None)
    if heir is not None or (port is not None and bridge.address == entry.mac):
        entry.port = heir
        entry.added_by_user = False
        return
    del data.fdb[entry.mac]


def br_fdb_changeaddr(bridge: Device, port: Device) -> None:
    """A port has a new MAC."""
    assert bridge.bridge is not None
    for entry in reversed(list(bridge.bridge.fdb.values())):
        if entry.port is port and entry.local and not entry.added_by_user:
            fdb_delete_local(bridge, port, entry)
            break
    br_fdb_add_local(bridge, port, port.address)


def br_fdb_change_mac_address(bridge: Device, mac: str) -> None:
    """The bridge is about to have the MAC ``mac``."""
    assert bridge.bridge is not None
    entry = bridge.bridge.fdb.get(bridge.address)
    if entry is not None and entry.local and entry.port is None and not entry.added_by_user:
        fdb_delete_local(bridge, None, entry)
    br_fdb_add_local(bridge, None, mac)


def br_fdb_delete_by_port(bridge: Device, port: Device, everything: bool) -> None:
    """Forget what was learned on a port; with ``everything`` also static and local entries (the port leaves)."""
    assert bridge.bridge is not None
    for entry in list(bridge.bridge.fdb.values()):
        if entry.port is not port or (not everything and (entry.static or entry.extern_learn)):
            continue
        if entry.local:
            fdb_delete_local(bridge, port, entry)
        else:
            del bridge.bridge.fdb[entry.mac]


def start_sweeping(bridge: Device, delay: int) -> None:
    """Sweep the table ``delay`` ns from now, and on from there (``gc_work``)."""
    data = bridge.bridge
    assert data is not None
    stop_sweeping(bridge)
    data.garbage_collection = bridge.namespace.network.clock.after(delay, br_fdb_cleanup, bridge)


def stop_sweeping(bridge: Device) -> None:
    """A bridge that is down does not sweep."""
    assert bridge.bridge is not None
    if bridge.bridge.garbage_collection is not None:
        bridge.bridge.garbage_collection.cancel()


def br_fdb_cleanup(bridge: Device) -> None:
    """Take away what is too old; come back when the next entry will be."""
    data = bridge.bridge
    assert data is not None
    now, hold = bridge.namespace.network.clock.now, hold_time(bridge)
    again = hold
    for entry in list(data.fdb.values()):
        if entry.static or entry.extern_learn:
            continue
        left = entry.updated + hold - now
        if left > 0:
            again = min(again, left)
        else:
            del data.fdb[entry.mac]
    start_sweeping(bridge, max(again, SWEEP_AT_LEAST))
