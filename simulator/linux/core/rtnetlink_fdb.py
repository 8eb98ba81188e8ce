"""``bridge fdb add|append|replace|del|flush|get``: what the user puts into an FDB, or into a device's own list.

net/core/rtnetlink.c:rtnl_fdb_add() chooses whose table is meant: ``master`` the bridge of a port, ``self`` the device;
net/bridge/br_fdb.c:fdb_add_entry() changes the bridge's.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_find, fdb_create
from pingproof.simulator.state import PortState
from pingproof.simulator.wire.ethernet import ZERO_ADDRESS, is_multicast

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device, LearnedAddress


VLAN_VID_MASK = 4095


class FdbState(Enum):
    """What kind of entry is asked for."""

    PERMANENT = "permanent"
    STATIC = "static"
    DYNAMIC = "dynamic"


class FdbVerb(Enum):
    """Whether an entry may be there, or must."""

    ADD = "add"  # NLM_F_CREATE | NLM_F_EXCL
    APPEND = "append"
    REPLACE = "replace"


def rtnl_fdb_add(
    device: Device,
    mac: str,
    verb: FdbVerb,
    state: FdbState,
    *,
    master: bool,
    own: bool,
    sticky: bool = False,
    extern_learn: bool = False,
    vlan: int | None = None,
) -> None:
    """Add an entry to the master's table, the device's own list, or both. Raises ``KernelError``."""
    _check_is_ethernet(device, "add")
    _check_vlan(vlan)
    if not master and not own:
        own = True
    done = False
    if master and device.master is not None:
        br_fdb_add(device.master, device, mac, verb, state, sticky=sticky, extern_learn=extern_learn, vlan=vlan)
        done = True
    if own:
        if device.bridge is not None:
            br_fdb_add(device, None, mac, verb, state, sticky=sticky, extern_learn=extern_learn, vlan=vlan)
        else:
            _own_list_add(device, mac, verb, state, vlan)
        done = True
    if not done:
        raise KernelError(Errno.EOPNOTSUPP)


def _check_is_ethernet(device: Device, verb: str) -> None:
    if device.is_loopback:
        raise KernelError(Errno.EINVAL, f"FDB {verb} only supported for Ethernet devices")


def _check_vlan(vlan: int | None) -> None:
    """``fdb_vid_parse``."""
    if vlan is not None and not 0 < vlan < VLAN_VID_MASK:
        raise KernelError(Errno.EINVAL, "invalid vlan id")


def br_fdb_add(
    bridge: Device,
    port: Device | None,
    mac: str,
    verb: FdbVerb,
    state: FdbState,
    *,
    sticky: bool,
    extern_learn: bool,
    vlan: int | None,
) -> None:
    """``port`` None: an address of the bridge's own."""
    if mac == ZERO_ADDRESS or vlan:
        raise KernelError(Errno.EINVAL)
    if extern_learn:
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
    if sticky and state is FdbState.PERMANENT:
        raise KernelError(Errno.EINVAL)
    found = br_fdb_find(bridge, mac)
    if found is not None and verb is FdbVerb.ADD:
        raise KernelError(Errno.EEXIST)
    entry = found or fdb_create(bridge, port, mac)
    entry.port = port
    entry.local = state is FdbState.PERMANENT
    entry.static = state is not FdbState.DYNAMIC
    entry.sticky = sticky
    entry.added_by_user = True
    entry.used = entry.updated = bridge.namespace.network.clock.now


def _external_learn_add(bridge: Device, port: Device | None, mac: str) -> None:
    """``br_fdb_external_learn_add``: an entry made by hand stays static; one of the bridge's own is local."""
    entry = br_fdb_find(bridge, mac) or fdb_create(bridge, port, mac)
    entry.port, entry.extern_learn = port, True
    entry.local = entry.local or port is None
    entry.added_by_user = True
    entry.updated = bridge.namespace.network.clock.now


def _own_list_add(device: Device, mac: str, verb: FdbVerb, state: FdbState, vlan: int | None) -> None:
    """``ndo_dflt_fdb_add``: only permanent entries."""
    if state is not FdbState.PERMANENT or vlan:
        raise KernelError(Errno.EINVAL)
    addresses = device.multicast_list if is_multicast(mac) else device.unicast_list
    if mac not in addresses:
        addresses.append(mac)
    elif verb is FdbVerb.ADD:
        raise KernelError(Errno.EEXIST)


def rtnl_fdb_del(
    device: Device, mac: str, state: FdbState, *, master: bool, own: bool, vlan: int | None = None
) -> None:
    """Take an entry away. Raises ENOENT when there is none on this port."""
    _check_is_ethernet(device, "delete")
    _check_vlan(vlan)
    if not master and not own:
        own = True
    done = False
    if master and device.master is not None:
        br_fdb_delete(device.master, device, mac, vlan)
        done = True
    if own:
        if device.bridge is not None:
            br_fdb_delete(device, None, mac, vlan)
        else:
            _own_list_delete(device, mac, state)
        done = True
    if not done:
        raise KernelError(Errno.EOPNOTSUPP)


def br_fdb_delete(bridge: Device, port: Device | None, mac: str, vlan: int | None) -> None:
    """``fdb_delete_by_addr_and_port``: local entries too; of a VLAN there are none."""
    assert bridge.bridge is not None
    entry = br_fdb_find(bridge, mac)
    if entry is None or entry.port is not port or vlan is not None:
        raise KernelError(Errno.ENOENT)
    del bridge.bridge.fdb[mac]


def _own_list_delete(device: Device, mac: str, state: FdbState) -> None:
    if state is not FdbState.PERMANENT:
        raise KernelError(Errno.EINVAL)
    addresses = device.multicast_list if is_multicast(mac) else device.unicast_list
    if mac not in addresses:
        raise KernelError(Errno.ENOENT)
    addresses.remove(mac)


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


def rtnl_fdb_get(
    bridge: Device | None, device: Device | None, mac: str, *, own: bool, master: bool, vlan: int | None = None
) -> tuple[Device, LearnedAddress]:
    """The bridge and its entry for a MAC, asked of ``bridge`` or of ``device``, which is a port unless ``own`` is said.

    Raises ``KernelError``.
    """
    _check_vlan(vlan)
    if bridge is not None and device is not None:
        raise KernelError(Errno.EINVAL, "Master and device are mutually exclusive")
    asked = bridge or device
    if device is not None and (master or not own):
        if device.master is None:
            raise KernelError(Errno.EINVAL, "Device is not a bridge port")
        asked = device.master
    assert asked is not None
    if asked.bridge is None:
        raise KernelError(Errno.EOPNOTSUPP, "Fdb get operation not supported by device")
    entry = br_fdb_find(asked, mac)
    if entry is None or vlan is not None:
        raise KernelError(Errno.ENOENT, "Fdb entry not found")
    return asked, entry
