"""``ip address show``: devices and addresses as rows (iproute2/ip/ipaddress.c:ipaddr_list_flush_or_save())."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.language.ip_address import AddressShow
from simulator.listing.addresses import address_listing
from simulator.snapshot.links import link
from simulator.tools.answer import known_master, selected_devices

if TYPE_CHECKING:
    from simulator.language.ip import IpOptions
    from simulator.stack.net_namespace import NetNamespace


def show(namespace: NetNamespace, command: AddressShow, options: IpOptions) -> str:
    """The text, or the JSON. Raises UsageError."""
    known_master(namespace, command.master)
    devices = selected_devices(namespace, command.device)
    return address_listing([(link(device), device.addresses) for device in devices], command, options)
