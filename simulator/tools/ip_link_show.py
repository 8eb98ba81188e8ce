"""``ip link show``: the devices that are asked for, as rows (iproute2/ip/ipaddress.c:ipaddr_list_flush_or_save())."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.language.ip_link import LinkShow
from simulator.listing.links import link_listing
from simulator.snapshot.links import link
from simulator.tools.answer import known_master, selected_devices

if TYPE_CHECKING:
    from simulator.language.ip import IpOptions
    from simulator.stack.net_namespace import NetNamespace


def show(namespace: NetNamespace, command: LinkShow, options: IpOptions) -> str:
    """The text, or the JSON. Raises UsageError."""
    known_master(namespace, command.master)
    return link_listing([link(device) for device in selected_devices(namespace, command.name)], command, options)
