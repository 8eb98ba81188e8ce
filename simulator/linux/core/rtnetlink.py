"""``net/core/rtnetlink.c``: new links and changed links, checked and carried out in the kernel's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.core import register as device_register
from pingproof.simulator.linux.core.dev import (
    dev_change_flags,
    dev_set_mac_address,
    dev_set_mtu,
    dev_validate_mtu,
)
from pingproof.simulator.linux.core.link_ops import LINK_OPS, link_ops
from pingproof.simulator.state import LinkFlag
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import DeviceKind

ETHERNET_MTU = 1500
TX_QUEUE_LENGTH = 1000
"""``DEFAULT_TX_QUEUE_LEN`` (packets)."""


@value
class LinkRequest:
    """``struct ifinfomsg`` with its attributes, of any kind of link; None where unsaid, flags outside ``mask`` too."""

    address: str | None = None
    broadcast: str | None = None
    mtu: int | None = None
    txqlen: int | None = None
    ifindex: int | None = None
    group: str | None = None
    alias: str | None = None
    flags: LinkFlag = LinkFlag.NONE
    mask: LinkFlag = LinkFlag.NONE


@value
class LinkData:
    """``IFLA_INFO_DATA``: what a request says of one kind of link; each kind with such words has its own type."""


def rtnl_newlink(
    source: NetNamespace,
    namespace: NetNamespace,
    name: str | None,
    kind: DeviceKind,
    request: LinkRequest,
    data: LinkData | None = None,
) -> Device:
    """A new link of a kind, down; ``finish_newlink`` does the rest. Raises ``KernelError``; nothing is left then.

    ``source`` is the namespace of the one who asks, ``namespace`` that of the link.
    Source: net/core/rtnetlink.c:__rtnl_newlink(), rtnl_newlink_create().
    """
    ops = LINK_OPS[kind]
    ops.validate(request, data)
    _check_is_new(namespace, name, request)
    if ops.newlink is not None:
        return ops.newlink(source, namespace, name, request, data)
    return rtnl_create_link(namespace, name, kind, request)


def _check_is_new(namespace: NetNamespace, name: str | None, request: LinkRequest) -> None:
    """Check that name and number are free. Raises EEXIST."""
    taken = request.ifindex is not None and request.ifindex in namespace.devices
    if taken or (name is not None and namespace.device(name) is not None):
        raise KernelError(Errno.EEXIST)


def rtnl_create_link(namespace: NetNamespace, name: str | None, kind: DeviceKind, request: LinkRequest) -> Device:
    """A device with the request's attributes, registered and down. Raises ``KernelError``."""
    if request.mtu is not None:
        dev_validate_mtu(LINK_OPS[kind], request.mtu)
    # A kind that says nothing, such as a virtual one without a queue, still shows qlen 1000 (alloc_netdev_mqs).
    queue_length = LINK_OPS[kind].tx_queue_len or TX_QUEUE_LENGTH
    device = device_register.register_netdevice(
        namespace,
        name,
        kind,
        address=request.address,
        ifindex=request.ifindex,
        mtu=ETHERNET_MTU if request.mtu is None else request.mtu,
        txqlen=queue_length if request.txqlen is None else request.txqlen,
        broadcast=request.broadcast,
    )
    if request.group is not None:
        device.group = request.group
    return device


def rtnl_configure_link(device: Device, request: LinkRequest) -> None:
    """Set the flags of a new device and announce it. Raises what coming up may raise."""
    if request.mask:
        dev_change_flags(device, request.flags, request.mask)
    device_register.announce_link(device)


def set_master(device: Device, ifindex: int) -> None:
    """Carry out ``IFLA_MASTER``: a number, 0 for none, looked up where the device is by now. Raises ``KernelError``."""
    master = device.namespace.devices.get(ifindex)
    do_set_master(device, master)
    if ifindex and master is None:
        raise KernelError(Errno.EINVAL)


def do_set_master(device: Device, master: Device | None) -> None:
    """Take a device from its old master and give it the new one, None for none.

    Raises EOPNOTSUPP where ``master`` is none, else what its kind answers.
    """
    if device.master is not None:
        if device.master is master:
            return
        leave = link_ops(device.master).del_slave
        if leave is None:
            raise KernelError(Errno.EOPNOTSUPP)
        leave(device.master, device)
    if master is None:
        return
    join = link_ops(master).add_slave
    if join is None:
        raise KernelError(Errno.EOPNOTSUPP)
    join(master, device)


def finish_newlink(device: Device, request: LinkRequest, master: int | None) -> None:
    """Give a new link its flags, then its master, or delete it where one fails. Raises ``KernelError``."""
    try:
        rtnl_configure_link(device, request)
        if master is not None:
            set_master(device, master)
    except KernelError:
        rtnl_delete_link(device)
        raise


def do_setlink(
    device: Device,
    request: LinkRequest,
    *,
    namespace: NetNamespace | None = None,
    name: str | None = None,
    master: int | None = None,
) -> None:
    """Change a link: namespace, address, MTU, group, name, alias, broadcast, master, flags, queue, in this order.

    ``master`` is an ifindex, 0 for none. Raises ``KernelError``; what came before it stays changed.
    """
    # The move is first, so that everything below happens where the device is by then.
    if namespace is not None:
        device_register.dev_change_net_namespace(device, namespace, name)
    if request.address is not None:
        dev_set_mac_address(device, request.address)
    if request.mtu is not None:
        dev_set_mtu(device, request.mtu)
    if request.group is not None:
        device.group = request.group
    # Nothing changes if the move has used the name already, because the old one was taken there.
    if name is not None:
        device_register.dev_change_name(device, name)
    if request.alias is not None:
        device.alias = request.alias
    if request.broadcast is not None:
        device.broadcast = request.broadcast
    # Before the flags: a device that joins a bridge and comes up in one request comes up as a port.
    if master is not None:
        set_master(device, master)
    if request.mask:
        dev_change_flags(device, request.flags, request.mask)
    if request.txqlen is not None:
        device.txqlen = request.txqlen
    device_register.announce_link(device)


def rtnl_delete_link(device: Device) -> None:
    """Delete a link, and what its kind takes along. Raises EOPNOTSUPP for a kind that stays, such as ``lo``."""
    dellink = link_ops(device).dellink
    if dellink is None:
        raise KernelError(Errno.EOPNOTSUPP)
    dellink(device)
