"""``ip link show``: the devices that are asked for, as rows (iproute2/ip/ipaddress.c:ipaddr_list_flush_or_save())."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.saved.links import link
from pingproof.simulator.tools.ip.link.rows import link_listing
from pingproof.simulator.tools.ip.link.words import LinkShow
from pingproof.simulator.userland.lib.answer import known_master, selected_devices

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.tools.ip.words import IpOptions


def show(namespace: NetNamespace, command: LinkShow, options: IpOptions) -> str:
    """The text, or the JSON. Raises UsageError."""
    known_master(namespace, command.master)
    return link_listing([link(device) for device in selected_devices(namespace, command.name)], command, options)
