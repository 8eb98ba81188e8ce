"""``net/bridge/br_fdb.c``: which MAC address is behind which port, and which are the bridge's own.

Entries age: one whose address sent nothing for ``ageing_time`` is removed by the next sweep. Local entries are the MACs
of the ports and of the bridge itself; frames to them are passed up the stack. Static entries stay, but move to the port
by which their address sends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND, SECOND
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.bridge.br_private import NetBridgeFdbEntry
from pingproof.simulator.linux.core.eth import is_valid_ether_addr
from pingproof.simulator.state import FdbEntry

if TYPE_CHECKING:
    from pingproof.simulator.linux.bridge.br_private import NetBridge, NetBridgePort
    from pingproof.simulator.linux.core.sk_buff import SkBuff

SWEEP_AT_LEAST = 10 * MILLISECOND
"""The shortest time between two sweeps of the table."""


def hold_time(bridge: NetBridge) -> int:
    """``hold_time``: how long an entry is kept (ns); while the topology changes only the forward delay."""
    seconds = bridge.forward_delay if bridge.topology_change else bridge.options.ageing_time
    return round(seconds * SECOND)


def br_fdb_find(bridge: NetBridge, mac: str) -> NetBridgeFdbEntry | None:
    """``br_fdb_find``: the entry for a MAC; one that is too old counts until it is swept away."""
    return bridge.fdb.get(mac)


def fdb_row(bridge: NetBridge, entry: NetBridgeFdbEntry) -> FdbEntry:
    """The entry as ``bridge fdb`` lists it."""
    return FdbEntry(
        entry.mac,
        entry.port.dev.name if entry.port is not None else bridge.dev.name,
        bridge.dev.name,
        permanent=entry.local,
        static=entry.static and not entry.local,
        sticky=entry.sticky,
        extern_learn=entry.extern_learn,
    )


def br_fdb_update(port: NetBridgePort, mac: str, skb: SkBuff) -> None:
    """``br_fdb_update``: ``mac`` is behind ``port``. A local address is never taken over, a sticky one never moves."""
    bridge = port.br
    # With no ageing time the table stays empty: the bridge is a hub.
    if hold_time(bridge) == 0:
        return
    network = bridge.dev.namespace.network
    entry = bridge.fdb.get(mac)
    if entry is None:
        entry = fdb_create(bridge, port, mac)
    elif entry.local:
        # A frame with a MAC of the bridge's own as its source came back by a loop, or is forged.
        return
    else:
        entry.updated = network.clock.now
        if entry.port is port or entry.sticky:
            return
        # Roaming: the machine was plugged in elsewhere. What a user set stays set.
        entry.port, entry.extern_learn = port, False
    network.note("br_fdb_update", Decision.FDB_LEARNED, skb, device=port.dev, row=fdb_row(bridge, entry))


def fdb_create(bridge: NetBridge, port: NetBridgePort | None, mac: str) -> NetBridgeFdbEntry:
    """``fdb_add_entry``'s and ``br_fdb_update``'s new entry: dynamic, used and updated now."""
    now = bridge.dev.namespace.network.clock.now
    entry = NetBridgeFdbEntry(mac, port, updated=now, used=now)
    bridge.fdb[mac] = entry
    return entry


def br_fdb_add_local(bridge: NetBridge, port: NetBridgePort | None, mac: str) -> None:
    """``fdb_add_local``: the MAC of a port (None: of the bridge); of several owners of one MAC the first keeps it."""
    if not is_valid_ether_addr(mac):
        return
    entry = bridge.fdb.get(mac)
    if entry is not None:
        if entry.local:
            return
        del bridge.fdb[mac]
    entry = fdb_create(bridge, port, mac)
    entry.local = entry.static = True


def fdb_delete_local(bridge: NetBridge, port: NetBridgePort | None, entry: NetBridgeFdbEntry) -> None:
    """``fdb_delete_local``: the entry is removed, or passes to another port, or the bridge, with the same MAC."""
    heir = next((other for other in bridge.ports if other is not port and other.dev.address == entry.mac), None)
    if heir is not None or (port is not None and bridge.dev.address == entry.mac):
        entry.port = heir
        entry.added_by_user = False
        return
    del bridge.fdb[entry.mac]


def br_fdb_changeaddr(port: NetBridgePort) -> None:
    """``br_fdb_changeaddr``: a port's device has a new MAC, which is local from now on instead of the old one."""
    bridge = port.br
    for entry in reversed(list(bridge.fdb.values())):
        if entry.port is port and entry.local and not entry.added_by_user:
            fdb_delete_local(bridge, port, entry)
            break
    br_fdb_add_local(bridge, port, port.dev.address)


def br_fdb_change_mac_address(bridge: NetBridge, mac: str) -> None:
    """``br_fdb_change_mac_address``: the bridge is about to have the MAC ``mac``."""
    entry = bridge.fdb.get(bridge.dev.address)
    if entry is not None and entry.local and entry.port is None and not entry.added_by_user:
        fdb_delete_local(bridge, None, entry)
    br_fdb_add_local(bridge, None, mac)


def br_fdb_delete_by_port(port: NetBridgePort, everything: bool) -> None:
    """``br_fdb_delete_by_port``: remove what was learned on a port; with ``everything`` also the other entries."""
    bridge = port.br
    for entry in list(bridge.fdb.values()):
        if entry.port is not port or (not everything and (entry.static or entry.extern_learn)):
            continue
        if entry.local:
            fdb_delete_local(bridge, port, entry)
        else:
            del bridge.fdb[entry.mac]


def start_sweeping(bridge: NetBridge, delay: int) -> None:
    """Sweep the table ``delay`` ns from now, and on from there (``gc_work``)."""
    stop_sweeping(bridge)
    bridge.garbage_collection = bridge.dev.namespace.network.clock.after(delay, br_fdb_cleanup, bridge)


def stop_sweeping(bridge: NetBridge) -> None:
    """The table of a bridge that is down is not swept."""
    if bridge.garbage_collection is not None:
        bridge.garbage_collection.cancel()


def br_fdb_cleanup(bridge: NetBridge) -> None:
    """``br_fdb_cleanup``: remove what is too old; sweep again when the next entry will be."""
    now, hold = bridge.dev.namespace.network.clock.now, hold_time(bridge)
    again = hold
    for entry in list(bridge.fdb.values()):
        if entry.static or entry.extern_learn:
            continue
        left = entry.updated + hold - now
        if left > 0:
            again = min(again, left)
        else:
            del bridge.fdb[entry.mac]
    start_sweeping(bridge, max(again, SWEEP_AT_LEAST))
