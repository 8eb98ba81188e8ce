"""``arp`` (net-tools arp.c; net/ipv4/arp.c:arp_req_set(), arp_req_delete())."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.carry_out import carries_out
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.core.neighbour import neigh_add, neigh_delete
from pingproof.simulator.linux.ipv4.fib import Flow
from pingproof.simulator.linux.ipv4.route import ip_route_output_key
from pingproof.simulator.result import Result
from pingproof.simulator.saved.neighbours import neighbours, proxies
from pingproof.simulator.state import NeighbourState, Scope
from pingproof.simulator.tools.arp.text import HEADING, bsd_line, linux_line
from pingproof.simulator.tools.arp.words import ArpChange, ArpShow
from pingproof.simulator.tools.lib.net_tools import dotted_quad

if TYPE_CHECKING:
    from ipaddress import IPv4Address

    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

FAILED = 255
HIDDEN = frozenset({NeighbourState.NONE, NeighbourState.NOARP})
"""The states that /proc/net/arp leaves out."""


def _lookup_failure(host: str) -> Result:
    return Result(FAILED, "", f"{host}: Host name lookup failure\n")


@carries_out(ArpShow)
def show(namespace: NetNamespace, command: ArpShow) -> Result:
    """Carry out ``arp [-n] [-a] [-i NAME] [HOST]``."""
    host = dotted_quad(command.host) if command.host is not None else None
    if command.host is not None and host is None:
        return _lookup_failure(command.host)
    # The file /proc/net/arp, which lists published addresses behind the learned ones.
    rows = [row for row in neighbours(namespace) if row.state not in HIDDEN]
    rows += proxies(namespace)
    shown = [
        row
        for row in rows
        if (host is None or row.address == host) and (command.device is None or row.device == command.device)
    ]
    text = "" if command.bsd or not shown else HEADING
    text += "".join(bsd_line(row) if command.bsd else linux_line(row) for row in shown)
    if command.verbose:
        text += f"Entries: {len(rows)}\tSkipped: {len(rows) - len(shown)}\tFound: {len(shown)}\n"
    if not shown:
        # Only a filter can miss: without one an empty table is printed as nothing.
        if host is not None and not command.bsd:
            text += f"{command.host} ({host}) -- no entry\n"
        elif host is not None or command.device is not None or command.hardware is not None:
            text += f"arp: in {len(rows)} entries no match found.\n"
    return Result(0, text)


@carries_out(ArpChange)
def change(namespace: NetNamespace, command: ArpChange) -> Result:
    """Carry out ``arp -s`` and ``arp -d``."""
    address = dotted_quad(command.host)
    if address is None:
        return _lookup_failure(command.host)
    if command.mac is None:
        return _delete(namespace, command, address)
    try:
        device = _device(namespace, command)
        # A published address may name its device by the MAC; the kernel looks for it then.
        if command.publish:
            _publish(namespace, command, address, device)
            return Result()
        # Without -i the routing table says on which link the address is.
        device = device or _device_towards(namespace, address)
        state = NeighbourState.STALE if command.temporary else NeighbourState.PERMANENT
        neigh_add(device, address, command.mac, state)
    except KernelError as refusal:
        return Result(FAILED, "", f"SIOCSARP: {refusal.errno.value}\n")
    return Result()


def _device(namespace: NetNamespace, command: ArpChange) -> Device | None:
    if command.device is None:
        return None
    device = namespace.device(command.device)
    if device is None:
        raise KernelError(Errno.ENODEV)
    return device


def _device_towards(namespace: NetNamespace, address: IPv4Address) -> Device:
    """The device on whose link the address is; a route with a gateway does not count. Raises KernelError."""
    way = ip_route_output_key(namespace, Flow(address, scope=Scope.LINK))
    if isinstance(way, Errno):
        raise KernelError(way)
    if way.device.is_loopback:
        raise KernelError(Errno.EINVAL)
    return way.device


def _publish(namespace: NetNamespace, command: ArpChange, address: IPv4Address, device: Device | None) -> None:
    """Publish (``pub``) the address on a device, by default on the one with this MAC. Raises KernelError."""
    if device is None:
        device = next((each for each in namespace.devices.values() if each.address == command.mac), None)
    if device is None:
        raise KernelError(Errno.ENODEV)
    namespace.neighbours.proxies[device.ifindex, address] = device


def _delete(namespace: NetNamespace, command: ArpChange, address: IPv4Address) -> Result:
    """Delete the entry or else the published one, which is found only when its device is named."""
    missing = Result(FAILED, f"No ARP entry for {command.host}\n")
    try:
        said = _device(namespace, command)
        if not command.publish:
            device = said or _device_towards(namespace, address)
            if (device.ifindex, address) in namespace.neighbours.entries:
                neigh_delete(device, address)
                return Result()
    except KernelError as refusal:
        return Result(FAILED, "", f"SIOCDARP(dontpub): {refusal.errno.value}\n")
    if said is None or namespace.neighbours.proxies.pop((said.ifindex, address), None) is None:
        return missing
    return Result()
