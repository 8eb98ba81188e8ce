"""``net/bridge/br_fdb.c``: what the user puts into a bridge's FDB and takes out (``br_fdb_add`` and its like)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_find, fdb_create, fdb_row
from pingproof.simulator.linux.core.rtnetlink_fdb import FdbRequest, FdbState, FdbVerb
from pingproof.simulator.state import PortState
from pingproof.simulator.wire.ethernet import ZERO_ADDRESS

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.state import FdbEntry


def br_fdb_add(bridge: Device, port: Device | None, request: FdbRequest) -> None:
    """A new or changed entry; ``port`` None: an address of the bridge's own. Raises ``KernelError``."""
    mac, state = request.mac, request.state
    if mac == ZERO_ADDRESS or request.vlan:
        raise KernelError(Errno.EINVAL)
    if request.extern_learn:
        if port is None and state is not FdbState.PERMANENT:
            raise KernelError(Errno.EINVAL, "bridge: FDB entry towards bridge must be permanent")
        _external_learn_add(bridge, port, mac)
        return
    if state is FdbState.DYNAMIC and port is not None:
        assert port.port is not None
        if port.port.state not in (PortState.LEARNING, PortState.FORWARDING):
            raise KernelError(Errno.EPERM)
    if state is not FdbState.PERMANENT and port is None:
        raise KernelError(Errno.EINVAL)
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
    entry.used = entry.updated = bridge.namespace.network.clock.now


def _external_learn_add(bridge: Device, port: Device | None, mac: str) -> None:
    """``br_fdb_external_learn_add``: an entry made by hand stays static; one of the bridge's own is local."""
    entry = br_fdb_find(bridge, mac) or fdb_create(bridge, port, mac)
    entry.port, entry.extern_learn = port, True
    entry.local = entry.local or port is None
    entry.added_by_user = True
    entry.updated = bridge.namespace.network.clock.now


def br_fdb_delete(bridge: Device, port: Device | None, mac: str, vlan: int | None) -> None:
    """``fdb_delete_by_addr_and_port``: local entries too; of a VLAN there are none."""
    assert bridge.bridge is not None
    entry = br_fdb_find(bridge, mac)
    if entry is None or entry.port is not port or vlan is not None:
        raise KernelError(Errno.ENOENT)
    del bridge.bridge.fdb[mac]


def br_fdb_get(bridge: Device, mac: str, vlan: int | None) -> FdbEntry:
    """The entry for a MAC. Raises ENOENT."""
    entry = br_fdb_find(bridge, mac)
    if entry is None or vlan is not None:
        raise KernelError(Errno.ENOENT, "Fdb entry not found")
    return fdb_row(bridge, entry)


def br_fdb_flush(
    bridge: Device, port: Device | None, *, permanent: bool | None = None, static: bool | None = None
) -> None:
    """Take away all entries, or those of a port, or those that are (not) local or (not) static."""
    assert bridge.bridge is not None
    for entry in list(bridge.bridge.fdb.values()):
        if port is not None and entry.port is not port:
            continue
        if permanent is not None and entry.local is not permanent:
            continue
        if static is not None and entry.static is not static:
            continue
        del bridge.bridge.fdb[entry.mac]
