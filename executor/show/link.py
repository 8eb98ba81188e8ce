"""``ip link show`` and ``ip address show``: the kernel's devices and addresses as rows (ip/ipaddress.c)."""

from __future__ import annotations

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.state.links import read_addresses, read_links
from pingproof.simulator.tools.ip.address.rows import address_listing
from pingproof.simulator.tools.ip.address.words import AddressShow
from pingproof.simulator.tools.ip.link.rows import link_listing
from pingproof.simulator.tools.ip.link.words import LinkShow
from pingproof.simulator.tools.ip.words import IpOptions
from pingproof.simulator.tools.lib.refusals import argument_is_wrong, device_does_not_exist


def show_links(machine: Machine, namespace: KernelNamespace, command: LinkShow, options: IpOptions) -> str:
    """``ip link show``; raises ``UsageError``."""
    _require(namespace, command.name, command.master)
    return link_listing(read_links(machine, namespace), command, options)


def show_addresses(machine: Machine, namespace: KernelNamespace, command: AddressShow, options: IpOptions) -> str:
    """``ip address show``; raises ``UsageError``."""
    _require(namespace, command.device, command.master)
    links = read_links(machine, namespace)
    addresses = read_addresses(namespace, {link.ifindex: link.name for link in links})
    rows = [(link, [ifa for ifa in addresses if ifa.device == link.name]) for link in links]
    return address_listing(rows, command, options)


def _require(namespace: KernelNamespace, name: str | None, master: str | None) -> None:
    if master is not None and namespace.ifindex(master) is None:
        raise argument_is_wrong(master, "Device does not exist")
    if name is not None and namespace.ifindex(name) is None:
        raise device_does_not_exist(name)
