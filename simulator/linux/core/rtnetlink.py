"""``net/core/rtnetlink.c``: new links and changed links, checked and carried out in the kernel's order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.bridge import br_if as bridge_if
from pingproof.simulator.linux.core import register as device_register
from pingproof.simulator.linux.core.dev import (
    ETH_MAX_MTU,
    ETH_MIN_MTU,
    dev_change_flags,
    dev_set_mac_address,
    dev_set_mtu,
)
from pingproof.simulator.linux.core.eth import is_valid_ether_addr
from pingproof.simulator.linux.core.link_watch import netif_carrier_off
from pingproof.simulator.linux.drivers.veth import veth_connect
from pingproof.simulator.state import DeviceKind, LinkFlag
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

ETHERNET_MTU = 1500
TX_QUEUE_LENGTH = 1000


@value
class LinkRequest:
    """What a request says of any kind of link; None where unsaid. ``flags`` count where ``mask`` is set."""

    address: str | None = None
    broadcast: str | None = None
    mtu: int | None = None
    txqlen: int | None = None
    ifindex: int | None = None
    group: str | None = None
    alias: str | None = None
    flags: LinkFlag = LinkFlag.NONE
    mask: LinkFlag = LinkFlag.NONE


def validate(kind: DeviceKind, request: LinkRequest) -> None:
    """``ops->validate``: what a driver refuses before a device exists. Raises ``KernelError``."""
    if request.address is not None and not is_valid_ether_addr(request.address):
        raise KernelError(Errno.EADDRNOTAVAIL)
    if request.mtu is None or kind is DeviceKind.DUMMY:
        return
    if kind is DeviceKind.VETH and not ETH_MIN_MTU <= request.mtu <= ETH_MAX_MTU:
        raise KernelError(Errno.EINVAL)


def rtnl_exists(namespace: NetNamespace, name: str | None, request: LinkRequest) -> None:
    """A new link must be new. Raises EEXIST."""
    taken = request.ifindex is not None and request.ifindex in namespace.devices
    if taken or (name is not None and namespace.device(name) is not None):
        raise KernelError(Errno.EEXIST)


def rtnl_create_link(namespace: NetNamespace, name: str | None, kind: DeviceKind, request: LinkRequest) -> Device:
    """A device with the request's attributes, registered and down. Raises ``KernelError``."""
    if request.mtu is not None and kind is DeviceKind.BRIDGE:
        if request.mtu < ETH_MIN_MTU:
            raise KernelError(Errno.EINVAL, "mtu less than device minimum")
        if request.mtu > ETH_MAX_MTU:
            raise KernelError(Errno.EINVAL, "mtu greater than device maximum")
    device = device_register.register_netdevice(
        namespace,
        name,
        kind,
        address=request.address,
        ifindex=request.ifindex,
        mtu=ETHERNET_MTU if request.mtu is None else request.mtu,
        txqlen=TX_QUEUE_LENGTH if request.txqlen is None else request.txqlen,
        broadcast=request.broadcast,
    )
    if request.group is not None:
        device.group = request.group
    return device


def rtnl_configure_link(device: Device, request: LinkRequest) -> None:
    """The flags of a new device; from then on it is announced. Raises what coming up may raise."""
    if request.mask:
        dev_change_flags(device, request.flags, request.mask)
    device_register.announce_link(device)


def veth_newlink(
    namespace: NetNamespace,
    name: str | None,
    request: LinkRequest,
    peer_namespace: NetNamespace,
    peer_name: str | None,
    peer_request: LinkRequest | None,
) -> Device:
    """The two ends of a cable, the peer first; without ``peer_request`` the peer is made like the first.

    The peer has the number that is asked for it only where one is asked for the first end too.
    drivers/net/veth.c:veth_newlink(). Raises ``KernelError``; nothing is left then.
    """
    like = replace(request, address=None, ifindex=None, flags=LinkFlag.NONE, mask=LinkFlag.NONE)
    wanted = peer_request or like
    if request.ifindex is None:
        wanted = replace(wanted, ifindex=None)
    peer = rtnl_create_link(peer_namespace, peer_name, DeviceKind.VETH, wanted)
    try:
        netif_carrier_off(peer)
        if peer_request is not None:
            rtnl_configure_link(peer, peer_request)
        device = rtnl_create_link(namespace, name, DeviceKind.VETH, request)
    except KernelError:
        device_register.unregister_netdevice(peer)
        raise
    netif_carrier_off(device)
    veth_connect(device, peer)
    device_register.announce_link(peer)
    return device


def set_master(device: Device, ifindex: int) -> None:
    """``IFLA_MASTER``: a number, 0 for none, looked up where the device is by now. Raises ``KernelError``."""
    master = device.namespace.devices.get(ifindex)
    bridge_if.do_set_master(device, master)
    if ifindex and master is None:
        raise KernelError(Errno.EINVAL)


def finish_newlink(device: Device, request: LinkRequest, master: int | None) -> None:
    """The rest of a new link: its flags, then its master; one that fails takes the device away again."""
    try:
        rtnl_configure_link(device, request)
        if master is not None:
            set_master(device, master)
    except KernelError:
        device_register.unregister_netdevice(device)
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
    if namespace is not None:
        device_register.dev_change_net_namespace(device, namespace, name)
    if request.address is not None:
        dev_set_mac_address(device, request.address)
    if request.mtu is not None:
        dev_set_mtu(device, request.mtu)
    if request.group is not None:
        device.group = request.group
    if name is not None:
        device_register.dev_change_name(device, name)
    if request.alias is not None:
        device.alias = request.alias
    if request.broadcast is not None:
        device.broadcast = request.broadcast
    if master is not None:
        set_master(device, master)
    if request.mask:
        dev_change_flags(device, request.flags, request.mask)
    if request.txqlen is not None:
        device.txqlen = request.txqlen
    device_register.announce_link(device)


def rtnl_delete_link(device: Device) -> None:
    """The end of a link. Raises EOPNOTSUPP for ``lo``."""
    if device.kind is DeviceKind.LOOPBACK:
        raise KernelError(Errno.EOPNOTSUPP)
    device_register.unregister_netdevice(device)
