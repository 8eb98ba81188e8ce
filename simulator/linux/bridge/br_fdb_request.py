"""``net/bridge/br_fdb.c``: what the user puts into a bridge's FDB and takes out (``br_fdb_add`` and its like)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_find, fdb_create, fdb_row
from pingproof.simulator.linux.bridge.br_private import br_port_get, br_priv
from pingproof.simulator.linux.core.rtnetlink_fdb import FdbRequest, FdbState, FdbVerb
from pingproof.simulator.state import PortState
from pingproof.simulator.wire.ethernet import ZERO_ADDRESS

if TYPE_CHECKING:
    from pingproof.simulator.linux.bridge.br_private import NetBridge, NetBridgePort
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.state import FdbEntry


def _port_of(slave: Device | None) -> NetBridgePort | None:
    """The port that a request names, None for the bridge itself."""
    return br_port_get(slave) if slave is not None else None


def br_fdb_add(master: Device, slave: Device | None, request: FdbRequest) -> None:
    """``br_fdb_add``: a new or changed entry behind a port; without ``slave`` an address of the bridge's own.

    Raises EINVAL for what no entry can be, EPERM for a dynamic one behind a port that does not learn, EEXIST.
    """
    bridge, port = br_priv(master), _port_of(slave)
    mac, state = request.mac, request.state
    # No bridge here has VLANs, so an entry of one cannot be.
    if mac == ZERO_ADDRESS or request.vlan:
        raise KernelError(Errno.EINVAL)
    # What a control plane has learned elsewhere (EVPN) neither ages nor moves by itself.
    if request.extern_learn:
        if port is None and state is not FdbState.PERMANENT:
            raise KernelError(Errno.EINVAL, "bridge: FDB entry towards bridge must be permanent")
        _external_learn_add(bridge, port, mac)
        return
    # fdb_add_entry()
    if state is FdbState.DYNAMIC and port is not None and port.state not in (PortState.LEARNING, PortState.FORWARDING):
        raise KernelError(Errno.EPERM)
    # The bridge's own addresses neither age nor move.
    if state is not FdbState.PERMANENT and port is None:
        raise KernelError(Errno.EINVAL)
    # sticky forbids learning an address elsewhere; a local one is never learned at all.
    if request.sticky and state is FdbState.PERMANENT:
        raise KernelError(Errno.EINVAL)
    found = br_fdb_find(bridge, mac)
    if found is not None and request.verb is FdbVerb.ADD:
        raise KernelError(Errno.EEXIST)
    entry = found or fdb_create(bridge, port, mac)
    entry.port = port
    entry.local = state is FdbState.PERMANENT
    entry.static = state is not FdbState.DYNAMIC
    entry.sticky = request.sticky
    entry.added_by_user = True
    entry.used = entry.updated = bridge.dev.namespace.network.clock.now


def _external_learn_add(bridge: NetBridge, port: NetBridgePort | None, mac: str) -> None:
    """``br_fdb_external_learn_add``: an entry made by hand stays static; one of the bridge's own is local."""
    entry = br_fdb_find(bridge, mac) or fdb_create(bridge, port, mac)
    entry.port, entry.extern_learn = port, True
    entry.local = entry.local or port is None
    entry.added_by_user = True
    entry.updated = bridge.dev.namespace.network.clock.now


def br_fdb_delete(master: Device, slave: Device | None, mac: str, vlan: int | None) -> None:
    """``br_fdb_delete``: local entries too; of a VLAN there are none. Raises ENOENT without an entry on that port."""
    bridge = br_priv(master)
    entry = br_fdb_find(bridge, mac)
    if entry is None or entry.port is not _port_of(slave) or vlan is not None:
        raise KernelError(Errno.ENOENT)
    del bridge.fdb[mac]


def br_fdb_get(master: Device, mac: str, vlan: int | None) -> FdbEntry:
    """``br_fdb_get``: the row for a MAC. Raises ENOENT without one."""
    bridge = br_priv(master)
    entry = br_fdb_find(bridge, mac)
    if entry is None or vlan is not None:
        raise KernelError(Errno.ENOENT, "Fdb entry not found")
    return fdb_row(bridge, entry)


def br_fdb_flush(bridge: NetBridge, slave: Device | None, wanted: Mapping[str, bool], vlan: int | None = None) -> None:
    """``br_fdb_flush``: remove all entries, or those behind a device, with their flags as wanted, of a VLAN.

    ``wanted`` is by the name of the entry's field. Raises ERANGE for a number that no VLAN has.
    """
    if vlan is not None:
        if not 1 <= vlan <= 4094:
            raise KernelError(Errno.ERANGE, "integer out of range")
        # No bridge here has VLANs, hence no entry of one.
        return
    for entry in list(bridge.fdb.values()):
        if slave is not None and (entry.port is None or entry.port.dev is not slave):
            continue
        if any(getattr(entry, name) is not value for name, value in wanted.items()):
            continue
        del bridge.fdb[entry.mac]
