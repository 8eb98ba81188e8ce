"""``net/bridge/br_if.c``: devices become ports of a bridge and cease to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.bridge import br_stp as bridge_stp
from pingproof.simulator.linux.bridge import br_stp_if as bridge_stp_if
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_add_local, br_fdb_delete_by_port
from pingproof.simulator.linux.core import dev as net_device_core
from pingproof.simulator.linux.core.eth import is_valid_ether_addr
from pingproof.simulator.linux.core.link_watch import netif_oper_up
from pingproof.simulator.linux.core.net_device import StpPort
from pingproof.simulator.linux.core.notifier import NetdevEvent, call_netdevice_notifiers
from pingproof.simulator.state import PortOptions, PortState

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import BridgeData, Device

ETHERNET_MTU = 1500


def _data(bridge: Device) -> BridgeData:
    assert bridge.bridge is not None
    return bridge.bridge


def br_add_if(bridge: Device, device: Device) -> None:
    """Make a device a port: its MAC becomes local, the bridge may take it over, and it forwards if it is up.

    Raises EINVAL for ``lo``, ELOOP for a bridge, EBUSY for the port of another.
    """
    data = _data(bridge)
    if device.is_loopback or not is_valid_ether_addr(device.address):
        raise KernelError(Errno.EINVAL)
    if device.bridge is not None:
        raise KernelError(Errno.ELOOP, "Can not enslave a bridge to a bridge")
    if device.master is not None:
        raise KernelError(Errno.EBUSY)
    taken = {port.port.number for port in data.ports if port.port is not None}
    number = next(number for number in range(1, len(taken) + 2) if number not in taken)
    device.port = PortOptions(number=number)
    device.stp = StpPort()
    device.master = bridge
    net_device_core.netdev_rx_handler_register(device, bridge.kind)
    device.promiscuity += 1
    device.allmulti += 1
    data.ports.insert(0, device)
    bridge_stp.br_become_designated_port(device)
    br_fdb_add_local(bridge, device, device.address)
    changed = bridge_stp_if.br_stp_recalculate_bridge_id(bridge)
    if device.is_up and netif_oper_up(device) and bridge.is_up:
        bridge_stp_if.br_stp_enable_port(device)
    if changed:
        call_netdevice_notifiers(NetdevEvent.CHANGE_ADDRESS, bridge)
    br_mtu_auto_adjust(bridge)


def br_del_if(bridge: Device, device: Device) -> None:
    """Let a port go."""
    del_nbp(device)
    br_mtu_auto_adjust(bridge)
    if bridge_stp_if.br_stp_recalculate_bridge_id(bridge):
        call_netdevice_notifiers(NetdevEvent.CHANGE_ADDRESS, bridge)


def del_nbp(port: Device) -> None:
    """The port ends; what the FDB holds of it goes, its own MAC to a port or bridge with the same."""
    bridge = port.master
    assert bridge is not None
    bridge_stp_if.br_stp_disable_port(port)
    _data(bridge).ports.remove(port)
    br_fdb_delete_by_port(bridge, port, everything=True)
    net_device_core.netdev_rx_handler_unregister(port)
    port.master = port.port = port.stp = None
    port.promiscuity -= 1
    port.allmulti -= 1


def br_port_carrier_check(port: Device) -> None:
    """A port's carrier came or went."""
    bridge = port.master
    assert bridge is not None
    if not bridge.is_up:
        return
    if port.is_up and netif_oper_up(port):
        if bridge_stp.port_state(port) is PortState.DISABLED:
            bridge_stp_if.br_stp_enable_port(port)
    elif bridge_stp.port_state(port) is not PortState.DISABLED:
        bridge_stp_if.br_stp_disable_port(port)


def br_mtu_auto_adjust(bridge: Device) -> None:
    """The bridge's MTU is the lowest of its ports', unless the user set it."""
    data = _data(bridge)
    if data.mtu_set_by_user:
        return
    net_device_core.dev_set_mtu(bridge, min((port.mtu for port in data.ports), default=ETHERNET_MTU))
    data.mtu_set_by_user = False
