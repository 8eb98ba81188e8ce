"""``net/bridge/br.c``: what a bridge does when something happens to one of its ports.

The rest of the bridge, as in the kernel: ``bridge_device`` (it sends), ``bridge_input`` (a port receives),
``bridge_forward``, ``bridge_fdb``, ``bridge_if`` (ports join and leave), ``bridge_netlink`` (its settings), and the
spanning tree: ``bridge_stp``, ``bridge_stp_if``, ``bridge_stp_timer``, ``bridge_bpdu``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.bridge import br_device
from pingproof.simulator.linux.bridge import br_if as bridge_if
from pingproof.simulator.linux.bridge import br_stp_if as bridge_stp_if
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_changeaddr
from pingproof.simulator.linux.core.link_watch import netif_oper_up
from pingproof.simulator.linux.core.notifier import NetdevEvent, call_netdevice_notifiers

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace


def br_net_exit_rtnl(namespace: NetNamespace) -> None:
    """A namespace ends: its bridges go before all other devices."""
    for device in list(namespace.devices.values()):
        if device.bridge is not None:
            br_device.br_dev_delete(device)


def br_device_event(event: NetdevEvent, device: Device) -> None:
    """``br_device_event``: only ports matter."""
    bridge = device.master
    if device.port is None or bridge is None:
        return
    match event:
        case NetdevEvent.CHANGE_MTU:
            bridge_if.br_mtu_auto_adjust(bridge)
        case NetdevEvent.CHANGE_ADDRESS:
            br_fdb_changeaddr(bridge, device)
            if bridge_stp_if.br_stp_recalculate_bridge_id(bridge):
                call_netdevice_notifiers(NetdevEvent.CHANGE_ADDRESS, bridge)
        case NetdevEvent.CHANGE:
            bridge_if.br_port_carrier_check(device)
        case NetdevEvent.UP:
            if bridge.is_up and netif_oper_up(device):
                bridge_stp_if.br_stp_enable_port(device)
        case NetdevEvent.DOWN:
            if bridge.is_up:
                bridge_stp_if.br_stp_disable_port(device)
        case NetdevEvent.UNREGISTER:
            bridge_if.br_del_if(bridge, device)
