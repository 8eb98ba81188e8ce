"""``net/bridge/br_if.c``: devices become ports of a bridge and cease to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_add_local, br_fdb_delete_by_port
from pingproof.simulator.linux.bridge.br_private import NetBridgePort, br_get
from pingproof.simulator.linux.bridge.br_stp import br_become_designated_port
from pingproof.simulator.linux.bridge.br_stp_if import (
    br_stp_disable_port,
    br_stp_enable_port,
    br_stp_recalculate_bridge_id,
)
from pingproof.simulator.linux.core.dev import dev_set_mtu, netdev_rx_handler_register, netdev_rx_handler_unregister
from pingproof.simulator.linux.core.eth import is_valid_ether_addr
from pingproof.simulator.linux.core.link_ops import link_ops
from pingproof.simulator.linux.core.link_watch import netif_oper_up
from pingproof.simulator.linux.core.notifier import NetdevEvent, call_netdevice_notifiers
from pingproof.simulator.state import PortOptions, PortState

if TYPE_CHECKING:
    from pingproof.simulator.linux.bridge.br_private import NetBridge
    from pingproof.simulator.linux.core.net_device import Device

ETHERNET_MTU = 1500
TSO_MAX_SIZE = 8 * 65535
"""The limit of every device here that can be a port, and of a bridge without one (bytes, linux/netdevice.h)."""


def br_add_if(bridge: NetBridge, device: Device) -> None:
    """``br_add_if``: a device becomes a port; its MAC becomes local, the bridge may take it over.

    Raises EINVAL for ``lo``, ELOOP for a bridge, EBUSY for the port of another.
    """
    # Only a device with frames and a MAC can be a port.
    if device.is_loopback or not is_valid_ether_addr(device.address):
        raise KernelError(Errno.EINVAL)
    if br_get(device) is not None:
        raise KernelError(Errno.ELOOP, "Can not enslave a bridge to a bridge")
    if device.master is not None:
        raise KernelError(Errno.EBUSY)
    # new_nbp(): the lowest free number; the port receives whatever MAC a frame is for (dev_set_promiscuity).
    taken = {port.options.number for port in bridge.ports}
    number = next(number for number in range(1, len(taken) + 2) if number not in taken)
    port = NetBridgePort(bridge, device, PortOptions(number=number, cost=link_ops(device).port_cost))
    device.master = bridge.dev
    netdev_rx_handler_register(device, bridge.dev.kind, port)
    device.promiscuity += 1
    device.allmulti += 1
    # The newest is flooded first, as the kernel's list grows at its head.
    bridge.ports.insert(0, port)
    br_become_designated_port(port)
    # The port's MAC is the bridge's own from now on, and the bridge's id if it is the lowest.
    br_fdb_add_local(bridge, port, device.address)
    changed = br_stp_recalculate_bridge_id(bridge)
    if device.is_up and netif_oper_up(device) and bridge.dev.is_up:
        br_stp_enable_port(port)
    # The layers above are told the bridge's new MAC when the port is in place.
    if changed:
        call_netdevice_notifiers(NetdevEvent.CHANGE_ADDRESS, bridge.dev)
    br_mtu_auto_adjust(bridge)
    br_set_gso_limits(bridge)


def br_del_if(bridge: NetBridge, device: Device) -> None:
    """``br_del_if``: a device is no port any more. Raises EINVAL when it is none of ``bridge``."""
    port = next((port for port in bridge.ports if port.dev is device), None)
    if port is None:
        raise KernelError(Errno.EINVAL)
    del_nbp(port)
    br_mtu_auto_adjust(bridge)
    br_set_gso_limits(bridge)
    if br_stp_recalculate_bridge_id(bridge):
        call_netdevice_notifiers(NetdevEvent.CHANGE_ADDRESS, bridge.dev)


def del_nbp(port: NetBridgePort) -> None:
    """``del_nbp``: the port ends; its FDB entries are removed, its own MAC passes to a port or bridge with the same."""
    # While it is still a port, so that the tree is chosen anew without it.
    br_stp_disable_port(port)
    port.br.ports.remove(port)
    br_fdb_delete_by_port(port, everything=True)
    device = port.dev
    netdev_rx_handler_unregister(device)
    device.master = None
    device.promiscuity -= 1
    device.allmulti -= 1


def br_port_carrier_check(port: NetBridgePort) -> None:
    """``br_port_carrier_check``: a port's carrier came or went, and with it its part in the spanning tree."""
    if not port.br.dev.is_up:
        return
    if port.dev.is_up and netif_oper_up(port.dev):
        if port.state is PortState.DISABLED:
            br_stp_enable_port(port)
    elif port.state is not PortState.DISABLED:
        br_stp_disable_port(port)


def br_set_gso_limits(bridge: NetBridge) -> None:
    """``br_set_gso_limits``: the lowest of the ports' limits; the default of a new bridge never comes back."""
    bridge.tso_max_size = TSO_MAX_SIZE


def br_mtu_auto_adjust(bridge: NetBridge) -> None:
    """``br_mtu_auto_adjust``: the bridge's MTU is the lowest of its ports', unless the user set it."""
    if bridge.mtu_set_by_user:
        return
    dev_set_mtu(bridge.dev, min((port.dev.mtu for port in bridge.ports), default=ETHERNET_MTU))
    # dev_set_mtu() took this for the user's choice.
    bridge.mtu_set_by_user = False
