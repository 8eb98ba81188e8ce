"""``bridge fdb add|append|replace|del|get``: whose table is meant (net/core/rtnetlink.c:rtnl_fdb_add()).

``master`` is the table of a port's master, ``self`` the device's own: that of its kind, else its lists of addresses.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.core.link_ops import link_ops
from pingproof.simulator.value import value
from pingproof.simulator.wire.ethernet import is_multicast

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.state import FdbEntry

VLAN_VID_MASK = 4095
"""The highest VLAN number, which is reserved (IEEE 802.1Q, 9.6)."""


class FdbState(Enum):
    """The kinds of entry that can be asked for."""

    PERMANENT = "permanent"
    STATIC = "static"
    DYNAMIC = "dynamic"


class FdbVerb(Enum):
    """The netlink flags of a request: whether an entry may be there, or must."""

    ADD = "add"  # NLM_F_CREATE | NLM_F_EXCL
    APPEND = "append"
    REPLACE = "replace"


@value
class FdbRequest:
    """``struct ndmsg`` and its attributes: the entry that is asked for."""

    mac: str
    verb: FdbVerb
    state: FdbState
    sticky: bool = False
    extern_learn: bool = False
    vlan: int | None = None


def rtnl_fdb_add(device: Device, request: FdbRequest, *, master: bool, own: bool) -> None:
    """Add an entry to the master's table, the device's own, or both. Raises ``KernelError``."""
    _check_is_ethernet(device, "add")
    _check_vlan(request.vlan)
    # bridge(8) says self where the user said neither (fdb_modify); the kernel itself would take the master's table.
    if not master and not own:
        own = True
    done = False
    if master and device.master is not None:
        add = link_ops(device.master).fdb_add
        if add is None:
            raise KernelError(Errno.EOPNOTSUPP)
        add(device.master, device, request)
        done = True
    if own:
        add = link_ops(device).fdb_add
        if add is not None:
            add(device, None, request)
        else:
            ndo_dflt_fdb_add(device, request)
        done = True
    # master was said of a device that has none.
    if not done:
        raise KernelError(Errno.EOPNOTSUPP)


def _check_is_ethernet(device: Device, verb: str) -> None:
    if device.is_loopback:
        raise KernelError(Errno.EINVAL, f"FDB {verb} only supported for Ethernet devices")


def _check_vlan(vlan: int | None) -> None:
    """Check a VLAN's number (``fdb_vid_parse``). Raises EINVAL."""
    if vlan is not None and not 0 < vlan < VLAN_VID_MASK:
        raise KernelError(Errno.EINVAL, "invalid vlan id")


def ndo_dflt_fdb_add(device: Device, request: FdbRequest) -> None:
    """Add to the lists of a device without a table, which keep permanent addresses only. Raises ``KernelError``."""
    if request.state is not FdbState.PERMANENT or request.vlan:
        raise KernelError(Errno.EINVAL)
    addresses = device.multicast_list if is_multicast(request.mac) else device.unicast_list
    if request.mac not in addresses:
        addresses.append(request.mac)
    elif request.verb is FdbVerb.ADD:
        raise KernelError(Errno.EEXIST)


def rtnl_fdb_del(
    device: Device, mac: str, state: FdbState, *, master: bool, own: bool, vlan: int | None = None
) -> None:
    """Take an entry away. Raises ENOENT when there is none on this port."""
    _check_is_ethernet(device, "delete")
    _check_vlan(vlan)
    # As in rtnl_fdb_add(): the tool says self.
    if not master and not own:
        own = True
    done = False
    if master and device.master is not None:
        delete = link_ops(device.master).fdb_del
        if delete is None:
            raise KernelError(Errno.EOPNOTSUPP)
        delete(device.master, device, mac, vlan)
        done = True
    if own:
        delete = link_ops(device).fdb_del
        if delete is not None:
            delete(device, None, mac, vlan)
        else:
            ndo_dflt_fdb_del(device, mac, state)
        done = True
    if not done:
        raise KernelError(Errno.EOPNOTSUPP)


def ndo_dflt_fdb_del(device: Device, mac: str, state: FdbState) -> None:
    """Take an address from a device's lists. Raises EINVAL for one that is not permanent, ENOENT for one not there."""
    if state is not FdbState.PERMANENT:
        raise KernelError(Errno.EINVAL)
    addresses = device.multicast_list if is_multicast(mac) else device.unicast_list
    if mac not in addresses:
        raise KernelError(Errno.ENOENT)
    addresses.remove(mac)


def rtnl_fdb_get(
    bridge: Device | None, device: Device | None, mac: str, *, own: bool, master: bool, vlan: int | None = None
) -> FdbEntry:
    """The entry for a MAC, asked of ``bridge`` or of ``device``, which is a port unless ``own`` is said.

    Raises ``KernelError``.
    """
    _check_vlan(vlan)
    if bridge is not None and device is not None:
        raise KernelError(Errno.EINVAL, "Master and device are mutually exclusive")
    asked = bridge or device
    # A port has no table of its own: its bridge is asked, unless self was said.
    if device is not None and (master or not own):
        if device.master is None:
            raise KernelError(Errno.EINVAL, "Device is not a bridge port")
        asked = device.master
    get = link_ops(asked).fdb_get if asked is not None else None
    if asked is None or get is None:
        raise KernelError(Errno.EOPNOTSUPP, "Fdb get operation not supported by device")
    return get(asked, mac, vlan)
