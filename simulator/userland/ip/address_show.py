"""``ip address show``: devices and addresses as rows (iproute2/ip/ipaddress.c:ipaddr_list_flush_or_save())."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.saved.snapshot.links import link
from pingproof.simulator.tools.ip.address.rows import address_listing
from pingproof.simulator.tools.ip.address.words import AddressShow
from pingproof.simulator.userland.answer import known_master, selected_devices

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.tools.ip.words import IpOptions


def show(namespace: NetNamespace, command: AddressShow, options: IpOptions) -> str:
    """The text, or the JSON. Raises UsageError."""
    known_master(namespace, command.master)
    devices = selected_devices(namespace, command.device)
    return address_listing([(link(device), device.addresses) for device in devices], command, options)
