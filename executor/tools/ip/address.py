"""``ip address add|replace|del|flush|show`` (ip/ipaddress.c)."""

from __future__ import annotations

from pyroute2.netlink import NLM_F_CREATE, NLM_F_EXCL, NLM_F_REPLACE
from pyroute2.netlink.rtnl import RTM_DELADDR, RTM_NEWADDR
from pyroute2.netlink.rtnl.ifaddrmsg import ifaddrmsg

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.netlink.message import NLMSG_HDRLEN, read
from pingproof.executor.rtnetlink.address import (
    address_messages,
    address_row,
    read_addresses,
    write_gone_address,
    write_new_address,
)
from pingproof.executor.rtnetlink.link import device_names, read_links
from pingproof.executor.tools.ip.action import carries_out_action
from pingproof.executor.tools.lib.device import require_device, require_selected
from pingproof.simulator.errors import Errno, KernelError, UsageError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.ip.address.rows import address_listing, selects_address
from pingproof.simulator.tools.ip.address.text import address_text
from pingproof.simulator.tools.ip.address.words import AddressAdd, AddressDelete, AddressFlush, AddressShow
from pingproof.simulator.tools.ip.words import IpOptions
from pingproof.simulator.tools.lib.refusals import flush_report, wildcard_deletion


@carries_out_action(AddressAdd)
def _add(machine: Machine, namespace: KernelNamespace, action: AddressAdd, _: IpOptions) -> Result:
    body = write_new_address(action, require_device(namespace, action.device))
    namespace.route.change(RTM_NEWADDR, body, NLM_F_CREATE | (NLM_F_REPLACE if action.replace else NLM_F_EXCL))
    return Result()


@carries_out_action(AddressDelete)
def _delete(machine: Machine, namespace: KernelNamespace, action: AddressDelete, _: IpOptions) -> Result:
    # Without a prefix any address of that text is meant, of which the tool warns.
    warning = "" if action.peer is not None or action.prefix_said else wildcard_deletion(action.address.ip)
    device = namespace.ifindex(action.device)
    if device is None:
        raise UsageError(warning + f'Cannot find device "{action.device}"\n', 1)
    namespace.route.change(RTM_DELADDR, write_gone_address(action, device))
    return Result(0, "", warning)


@carries_out_action(AddressFlush)
def _flush(machine: Machine, namespace: KernelNamespace, action: AddressFlush, options: IpOptions) -> Result:
    """Delete the rows that are listed, and list them with ``-s``."""
    require_selected(namespace, action.device)
    names = device_names(namespace)
    rows = []
    for data in address_messages(namespace):
        message = read(ifaddrmsg, data)
        ifa = address_row(message, names)
        if action.device in (None, ifa.device) and selects_address(ifa, action):
            rows.append((data, f"{message.field('index')}: {ifa.device}{address_text(ifa)}\n"))
    for data, _ in rows:
        try:
            namespace.route.change(RTM_DELADDR, data[NLMSG_HDRLEN:])
        except KernelError as error:
            # Gone already: with its primary address the kernel deleted this secondary one.
            if error.errno is not Errno.EADDRNOTAVAIL:
                raise
    return Result(0, flush_report([row for _, row in rows], "addresses", options.statistics))


@carries_out_action(AddressShow)
def _show(machine: Machine, namespace: KernelNamespace, command: AddressShow, options: IpOptions) -> Result:
    require_selected(namespace, command.device, command.master)
    links = read_links(machine, namespace)
    addresses = read_addresses(namespace, {link.ifindex: link.name for link in links})
    rows = [(link, [ifa for ifa in addresses if ifa.device == link.name]) for link in links]
    return Result(0, address_listing(rows, command, options))
