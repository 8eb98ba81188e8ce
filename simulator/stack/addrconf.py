"""``net/ipv6/addrconf.c``, as far as it shows with IPv6 off: the groups that a device listens to all the same.

``bridge fdb`` lists 33:33:00:00:00:01, all nodes, for every device that IPv6 could use, switched off or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.stack.notifier import NetdevEvent

if TYPE_CHECKING:
    from simulator.stack.net_device import Device

IPV6_MIN_MTU = 1280
"""RFC 8200, 5: a device with less has no IPv6 at all."""
ALL_NODES_MAC = "33:33:00:00:00:01"
ALL_SNOOPERS_MAC = "33:33:00:00:00:6a"


def addrconf_notify(event: NetdevEvent, device: Device) -> None:
    """A device that IPv6 can use joins all nodes; one whose MTU sinks too low leaves every group."""
    if event not in (NetdevEvent.REGISTER, NetdevEvent.CHANGE_MTU):
        return
    groups = device.multicast_list
    if device.mtu < IPV6_MIN_MTU:
        device.multicast_list = [mac for mac in groups if mac not in (ALL_NODES_MAC, ALL_SNOOPERS_MAC)]
    elif ALL_NODES_MAC not in groups:
        groups.append(ALL_NODES_MAC)


def join_snoopers(bridge: Device) -> None:
    """``br_ip6_multicast_join_snoopers``: nothing without IPv6's data on the device."""
    if ALL_NODES_MAC in bridge.multicast_list and ALL_SNOOPERS_MAC not in bridge.multicast_list:
        bridge.multicast_list.append(ALL_SNOOPERS_MAC)


def leave_snoopers(bridge: Device) -> None:
    """``br_ip6_multicast_leave_snoopers``."""
    if ALL_SNOOPERS_MAC in bridge.multicast_list:
        bridge.multicast_list.remove(ALL_SNOOPERS_MAC)
