"""``ip address``: from words to requests and back to text (iproute2/ip/ipaddress.c)."""

from __future__ import annotations

from ipaddress import IPv4Interface
from typing import TYPE_CHECKING, get_args

from pingproof.simulator.errors import Errno, KernelError, NotModelled, UsageError
from pingproof.simulator.linux.ipv4.devinet_rtm import AddressPattern, inet_rtm_deladdr, inet_rtm_newaddr
from pingproof.simulator.result import Result
from pingproof.simulator.saved.links import link
from pingproof.simulator.state import Address, Scope
from pingproof.simulator.tools.ip.address.rows import address_listing, selects_address
from pingproof.simulator.tools.ip.address.text import address_text
from pingproof.simulator.tools.ip.address.words import (
    AddressAdd,
    AddressCommand,
    AddressDelete,
    AddressFlush,
    AddressShow,
    broadcast_address,
)
from pingproof.simulator.tools.lib.refusals import REFUSED, flush_report, rtnetlink_answers, wildcard_deletion
from pingproof.simulator.tools.lib.rt_names import scope_number
from pingproof.simulator.userland.ip.action import carries_out_action
from pingproof.simulator.userland.lib.answer import answer, find_device, known_master, selected_devices

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.tools.ip.words import IpOptions


@carries_out_action(*get_args(AddressCommand))
def run(namespace: NetNamespace, command: AddressCommand, options: IpOptions) -> Result:
    """Carry out an ``ip address`` command in a namespace. Raises NotModelled."""
    match command:
        case AddressAdd():
            return answer(_add, namespace, command)
        case AddressDelete():
            return _delete(namespace, command)
        case AddressFlush():
            return answer(_flush, namespace, command, options)
        case AddressShow():
            return answer(_show, namespace, command, options)


def scope_of(word: str) -> Scope:
    """The scope of a typed word. Raises NotModelled."""
    number = scope_number(word)
    try:
        return Scope(number)
    except ValueError:
        raise NotModelled(f"scope {word}", "scope global, site, link or host") from None


def _add(namespace: NetNamespace, command: AddressAdd) -> str:
    """Add an address; the tool fills in what was not typed (ip/ipaddress.c:ipaddr_modify())."""
    peer = command.peer or command.address
    # default_scope(): 127.0.0.0/8 is for this host alone.
    scope = Scope.HOST if int(command.address.ip) >> 24 == 127 else Scope.GLOBAL
    device = find_device(namespace, command.device)
    ifa = Address(
        device.name,
        command.address.ip,
        peer.network.prefixlen,
        peer.ip,
        broadcast_address(command.broadcast, peer),
        scope if command.scope is None else scope_of(command.scope),
        command.label or device.name,
        noprefixroute=command.noprefixroute,
        metric=command.metric or 0,
    )
    inet_rtm_newaddr(device, ifa, may_exist=command.replace)
    return ""


def _delete(namespace: NetNamespace, command: AddressDelete) -> Result:
    warning = ""
    said: IPv4Interface | None = command.peer or command.address
    # An address without a length deletes it whatever its length is, with a warning that this will change.
    if command.peer is None and not command.prefix_said:
        warning = wildcard_deletion(command.address.ip)
        said = None
    try:
        device = find_device(namespace, command.device)
        pattern = AddressPattern(
            command.address.ip,
            said.ip if said else None,
            said.network.prefixlen if said else 32,
            command.label,
        )
        inet_rtm_deladdr(device, pattern)
    except UsageError as refusal:
        return Result(refusal.exit_code, "", warning + refusal.stderr)
    except KernelError as refusal:
        return Result(REFUSED, "", warning + rtnetlink_answers(refusal))
    return Result(0, "", warning)


def _flush(namespace: NetNamespace, command: AddressFlush, options: IpOptions) -> str:
    """Flush addresses by one request each (``ipaddr_flush``); an address gone with another one is no error.

    ``up`` and ``master`` are read and select nothing, for they are about links and only addresses are asked for.
    """
    if command.master is not None:
        find_device(namespace, command.master)
    doomed = [
        (device, ifa)
        for device in selected_devices(namespace, command.device)
        for ifa in device.addresses
        if selects_address(ifa, command)
    ]
    rows = [f"{device.ifindex}: {device.name}{address_text(ifa)}\n" for device, ifa in doomed]
    for device, ifa in doomed:
        try:
            inet_rtm_deladdr(device, AddressPattern(ifa.local, ifa.peer, ifa.prefix_length, ifa.label))
        except KernelError as refusal:
            # A secondary one went with its primary.
            if refusal.errno is not Errno.EADDRNOTAVAIL:
                raise
    return flush_report(rows, "addresses", options.statistics)


def _show(namespace: NetNamespace, command: AddressShow, options: IpOptions) -> str:
    """The listing of devices and their addresses (``ipaddr_list_flush_or_save``)."""
    known_master(namespace, command.master)
    devices = selected_devices(namespace, command.device)
    return address_listing([(link(device), device.addresses) for device in devices], command, options)
