"""``route``, ``arp`` and ``ifconfig`` (net-tools 2.10): the same kernel through ioctl and /proc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.result import Result
from pingproof.simulator.tools.net_tools.words import ArpChange, ArpShow, Ifconfig, RouteChangeLegacy, RouteShowLegacy

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace


def run(
    namespace: NetNamespace, command: RouteShowLegacy | RouteChangeLegacy | ArpShow | ArpChange | Ifconfig
) -> Result:
    """Carry out one of the three tools' commands in a namespace."""
    from pingproof.simulator.userland.net_tools import (
        arp as net_tools_arp,
    )
    from pingproof.simulator.userland.net_tools import (
        ifconfig as net_tools_ifconfig,
    )
    from pingproof.simulator.userland.net_tools import (
        route as net_tools_route,
    )

    match command:
        case RouteShowLegacy():
            return net_tools_route.show(namespace, command)
        case RouteChangeLegacy():
            return net_tools_route.change(namespace, command)
        case ArpShow():
            return net_tools_arp.show(namespace, command)
        case ArpChange():
            return net_tools_arp.change(namespace, command)
        case Ifconfig():
            return net_tools_ifconfig.run(namespace, command)
