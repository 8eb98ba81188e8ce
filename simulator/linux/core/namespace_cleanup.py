"""``net/core/net_namespace.c``: a namespace without name and process ends, in the background and a little later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND
from pingproof.simulator.linux.core.link_ops import link_ops
from pingproof.simulator.linux.core.net_namespace import ops_undo_list
from pingproof.simulator.linux.core.register import unregister_netdevice

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

CLEANUP_DELAY = 6 * MILLISECOND
"""How long the worker takes until the devices are gone (mostly 1 to 10 ms, rarely 35; under load up to a second)."""


def put_net(namespace: NetNamespace) -> None:
    """Give up one reference, a name's or a process's; the last one starts the namespace's end (``put_net``)."""
    network = namespace.network
    # A name holds it, or its end has begun.
    if not namespace.nameless or namespace.dead:
        return
    if any(process.running and process.namespace is namespace for process in network.processes):
        return
    if _is_held_by_packets(namespace):
        return
    namespace.dead = True
    network.clock.after(CLEANUP_DELAY, cleanup_net, namespace)


def _is_held_by_packets(namespace: NetNamespace) -> bool:
    """Whether a packet still waits for a MAC address: its sender's socket, even closed, holds the namespace."""
    return any(skb.socket is not None for entry in namespace.neighbours.entries.values() for skb in entry.queue)


def cleanup_net(namespace: NetNamespace) -> None:
    """The namespace's end: its numbers in other namespaces go, then its devices."""
    network = namespace.network
    for other in network.namespaces.values():
        other.nsids.pop(namespace.inode, None)
    ops_undo_list(namespace)
    network.namespaces.pop(namespace.inode, None)


def default_device_exit(namespace: NetNamespace) -> None:
    """Delete every device that is left, veths with their other ends, ``lo`` last (``default_device_exit_batch``)."""
    for device in sorted(namespace.devices.values(), key=_is_loopback):
        # A veth may be gone with its other end, earlier in this loop.
        if device.registered:
            (link_ops(device).dellink or unregister_netdevice)(device)


def _is_loopback(device: Device) -> bool:
    return device.is_loopback
