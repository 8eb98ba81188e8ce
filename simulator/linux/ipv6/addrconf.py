"""``net/ipv6/addrconf.c``, as far as it shows with IPv6 off: a device's settings, and the groups it listens to.

``bridge fdb`` lists 33:33:00:00:00:01, all nodes, for every device that IPv6 could use, switched off or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.notifier import NetdevEvent
from pingproof.simulator.state import LinkFlag

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device

IPV6_MIN_MTU = 1280
"""RFC 8200, 5: a device with less has no IPv6 at all."""
ALL_NODES_MAC = "33:33:00:00:00:01"
ALL_SNOOPERS_MAC = "33:33:00:00:00:6a"


def addrconf_notify(event: NetdevEvent, device: Device) -> None:
    """Begin or end IPv6's settings and groups of a device; with too small an MTU there are none.

    ``lo`` leaves its groups too, and keeps its settings.
    """
    match event:
        case NetdevEvent.REGISTER | NetdevEvent.CHANGE_MTU if device.mtu >= IPV6_MIN_MTU:
            if device.ipv6_conf is None:
                ipv6_add_dev(device)
            else:
                device.ipv6_conf["mtu"] = str(device.mtu)
            if ALL_NODES_MAC not in device.multicast_list:
                device.multicast_list.append(ALL_NODES_MAC)
        case NetdevEvent.CHANGE_MTU:
            groups = device.multicast_list
            device.multicast_list = [mac for mac in groups if mac not in (ALL_NODES_MAC, ALL_SNOOPERS_MAC)]
            if not device.is_loopback:
                device.ipv6_conf = None
        case NetdevEvent.UNREGISTER:
            device.ipv6_conf = None


def ipv6_add_dev(device: Device) -> None:
    """Give a device IPv6's settings: those of ``conf.default`` by now."""
    device.ipv6_conf = device.namespace.sysctl.ipv6_default | {"mtu": str(device.mtu)}
    if device.flags & (LinkFlag.LOOPBACK | LinkFlag.NOARP):
        device.ipv6_conf["accept_dad"] = "-1"
    if device.is_loopback:
        device.ipv6_conf["use_tempaddr"] = "-1"


def join_snoopers(bridge: Device) -> None:
    """Join all snoopers, with IPv6's data on the device only (``br_ip6_multicast_join_snoopers``)."""
    if ALL_NODES_MAC in bridge.multicast_list and ALL_SNOOPERS_MAC not in bridge.multicast_list:
        bridge.multicast_list.append(ALL_SNOOPERS_MAC)


def leave_snoopers(bridge: Device) -> None:
    """Leave all snoopers (``br_ip6_multicast_leave_snoopers``)."""
    if ALL_SNOOPERS_MAC in bridge.multicast_list:
        bridge.multicast_list.remove(ALL_SNOOPERS_MAC)
