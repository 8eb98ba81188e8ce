"""``net/core/dev.c``: how devices come into being, are renamed, move between namespaces, and end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.core import dev as net_device_core
from pingproof.simulator.linux.core.link_ops import LINK_OPS, link_ops
from pingproof.simulator.linux.core.link_watch import linkwatch_forget
from pingproof.simulator.linux.core.net_device import Device
from pingproof.simulator.linux.core.notifier import NetdevEvent, call_netdevice_notifiers

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import DeviceKind

IFNAMSIZ = 16
"""Bytes of a name with its closing zero (include/uapi/linux/if.h)."""


def register_netdevice(
    namespace: NetNamespace,
    name: str | None,
    kind: DeviceKind,
    *,
    address: str | None = None,
    ifindex: int | None = None,
    mtu: int = 1500,
    txqlen: int = 1000,
    broadcast: str | None = None,
) -> Device:
    """Make a new device, down. Raises ``KernelError``.

    ``name`` may hold ``%d``, None stands for the kind's own pattern; ``address`` None makes one up; ``ifindex`` None
    takes the namespace's next; ``mtu`` in bytes.
    """
    chosen = dev_get_valid_name(namespace, name if name is not None else f"{kind.value}%d")
    mac = address or namespace.network.random_mac()
    device = Device(namespace, 0, chosen, kind, mac, mtu, address_set=address is not None, txqlen=txqlen)
    ops = LINK_OPS[kind]
    # The kind's defaults, then what the request says instead.
    ops.setup(device)
    if broadcast is not None:
        device.broadcast = broadcast
    device.ifindex = dev_index_reserve(namespace, ifindex)
    namespace.devices[device.ifindex] = device
    call_netdevice_notifiers(NetdevEvent.REGISTER, device)
    ops.init(device)
    return device


def dev_index_reserve(namespace: NetNamespace, ifindex: int | None) -> int:
    """The ifindex asked for, or the next that was never used. Raises EBUSY when it is taken."""
    if ifindex is not None:
        if ifindex in namespace.devices:
            raise KernelError(Errno.EBUSY)
        return ifindex
    while namespace.next_ifindex in namespace.devices:
        namespace.next_ifindex += 1
    namespace.next_ifindex += 1
    return namespace.next_ifindex - 1


def dev_valid_name(name: str) -> bool:
    """Whether a name can be a device's (``dev_valid_name``)."""
    return 0 < len(name.encode()) < IFNAMSIZ and name not in (".", "..") and not re.search(r"[/:\s]", name)


def dev_get_valid_name(namespace: NetNamespace, name: str) -> str:
    """The name itself, or its pattern's first free one. Raises EINVAL for a bad name, EEXIST for one in use."""
    if not dev_valid_name(name):
        raise KernelError(Errno.EINVAL)
    if "%" in name:
        if name.count("%") != 1 or "%d" not in name:
            raise KernelError(Errno.EINVAL)
        number = 0
        while namespace.device(name.replace("%d", str(number))) is not None:
            number += 1
        return name.replace("%d", str(number))
    if namespace.device(name) is not None:
        raise KernelError(Errno.EEXIST)
    return name


def dev_change_name(device: Device, name: str) -> None:
    """Rename a device, up or down. Raises EINVAL or EEXIST."""
    if name == device.name:
        return
    device.name = dev_get_valid_name(device.namespace, name)
    call_netdevice_notifiers(NetdevEvent.CHANGE_NAME, device)


def unregister_netdevice(device: Device) -> None:
    """End this one device: down, without addresses, routes and master, off its cable.

    A link is deleted by ``rtnl_delete_link``, which also ends what the kind takes along.
    """
    # Down first: the layers above take their routes and neighbours back as for any device that goes down.
    net_device_core.dev_close(device)
    device.registered = False
    call_netdevice_notifiers(NetdevEvent.UNREGISTER, device)
    linkwatch_forget(device)
    device.unicast_list.clear()
    device.multicast_list.clear()
    del device.namespace.devices[device.ifindex]
    device.namespace.network.unplug(device.end)


def dev_change_net_namespace(device: Device, namespace: NetNamespace, name: str | None = None) -> None:
    """Move a device, which comes down and loses addresses, routes and master.

    ``name`` is for the case that its own is taken there. Raises EINVAL for a device that cannot leave, EEXIST when no
    name is free.
    """
    if link_ops(device).netns_immutable:
        raise KernelError(Errno.EINVAL, "The interface netns is immutable")
    if namespace is device.namespace:
        return
    # All that can be refused is refused before anything changes.
    if name is None and namespace.device(device.name) is not None:
        raise KernelError(Errno.EEXIST, "An interface with the same name exists in the target netns")
    arrival = device.name
    if name is not None and namespace.device(arrival) is not None:
        try:
            arrival = dev_get_valid_name(namespace, name)
        except KernelError as problem:
            text = f"Unable to use '{name}' for the new interface name in the target netns"
            raise KernelError(problem.errno, text) from None
    # The number stays if it is free there.
    wanted = device.ifindex if device.ifindex not in namespace.devices else None
    ifindex = dev_index_reserve(namespace, wanted)
    # To the layers above the device ends here …
    net_device_core.dev_close(device)
    device.qdisc = "noop"
    device.registered = False
    call_netdevice_notifiers(NetdevEvent.UNREGISTER, device)
    device.registered = True
    # … the old namespace gets an nsid for the new one, to report where the device went …
    peernet2id_alloc(device.namespace, namespace)
    device.unicast_list.clear()
    device.multicast_list.clear()
    _carry(device, namespace, ifindex)
    # … and begins there as a new one.
    device.name = arrival
    call_netdevice_notifiers(NetdevEvent.REGISTER, device)
    announce_link(device)


def _carry(device: Device, namespace: NetNamespace, ifindex: int) -> None:
    """Enter a device in its new namespace, its cable along."""
    other = namespace.network.unplug(device.end)
    del device.namespace.devices[device.ifindex]
    device.namespace, device.ifindex = namespace, ifindex
    namespace.devices[ifindex] = device
    if other is not None:
        namespace.network.plug(device.end, other)


def peernet2id_alloc(namespace: NetNamespace, other: NetNamespace) -> int:
    """The nsid of ``other`` in ``namespace``, the lowest free one at first (net_namespace.c)."""
    known = namespace.nsids.get(other.inode)
    if known is None:
        taken = set(namespace.nsids.values())
        known = next(number for number in range(len(taken) + 1) if number not in taken)
        namespace.nsids[other.inode] = known
    return known


def announce_link(device: Device) -> None:
    """Announce a link (``rtmsg_ifinfo``): the namespace of a veth's other end gets a number from the link's."""
    namespace = link_ops(device).get_link_net(device)
    if namespace is not None and namespace is not device.namespace:
        peernet2id_alloc(device.namespace, namespace)
