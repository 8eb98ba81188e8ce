"""``call_netdevice_notifiers``: what the layers above do when a device changes, in the kernel's order.

The kernel keeps a chain that each layer registers with; here the chain is written out.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device


class NetdevEvent(Enum):
    """The events that a layer above listens to (include/linux/netdevice.h)."""

    REGISTER = auto()
    UNREGISTER = auto()
    UP = auto()
    GOING_DOWN = auto()
    DOWN = auto()
    CHANGE = auto()  # carrier or flags
    CHANGE_MTU = auto()
    CHANGE_ADDRESS = auto()
    CHANGE_NAME = auto()
    CHANGE_NOARP = auto()  # NETDEV_CHANGE with IFF_NOARP among the changed flags


def call_netdevice_notifiers(event: NetdevEvent, device: Device) -> None:
    """Tell every layer, in the order in which they registered: ARP, IPv4's addresses, its routes, IPv6, the bridge."""
    from pingproof.simulator.linux.bridge.br import br_device_event
    from pingproof.simulator.linux.ipv4.arp import arp_netdev_event
    from pingproof.simulator.linux.ipv4.devinet import inetdev_event
    from pingproof.simulator.linux.ipv4.fib_frontend import fib_netdev_event
    from pingproof.simulator.linux.ipv4.igmp import igmp_netdev_event
    from pingproof.simulator.linux.ipv6.addrconf import addrconf_notify
    from pingproof.simulator.linux.netfilter.nf_nat_masquerade import masq_device_event

    arp_netdev_event(event, device)
    inetdev_event(event, device)
    igmp_netdev_event(event, device)
    fib_netdev_event(event, device)
    addrconf_notify(event, device)
    masq_device_event(event, device)
    br_device_event(event, device)
