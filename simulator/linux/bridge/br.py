"""``net/bridge/br.c``: what a bridge does when the device of one of its ports changes.

The rest of the bridge, as in the kernel: ``br_private`` (its types), ``br_device`` (what its own host sends),
``br_input`` (a port receives), ``br_forward``, ``br_fdb``, ``br_if`` (ports join and leave), ``br_netlink`` (its
settings), ``br_netfilter_hooks``, and the spanning tree: ``br_stp``, ``br_stp_if``, ``br_stp_timer``, ``br_stp_bpdu``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.bridge.br_device import br_dev_delete
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_changeaddr
from pingproof.simulator.linux.bridge.br_if import br_del_if, br_mtu_auto_adjust, br_port_carrier_check
from pingproof.simulator.linux.bridge.br_private import br_get, br_port_get
from pingproof.simulator.linux.bridge.br_stp_if import (
    br_stp_disable_port,
    br_stp_enable_port,
    br_stp_recalculate_bridge_id,
)
from pingproof.simulator.linux.core.link_watch import netif_oper_up
from pingproof.simulator.linux.core.notifier import NetdevEvent, call_netdevice_notifiers

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace


def br_net_exit_rtnl(namespace: NetNamespace) -> None:
    """``br_net_exit_rtnl``: a namespace ends, and its bridges before all other devices."""
    for device in list(namespace.devices.values()):
        if br_get(device) is not None:
            br_dev_delete(device)


def br_device_event(event: NetdevEvent, device: Device) -> None:
    """``br_device_event``: the bridge follows the devices of its ports; all other devices are passed over."""
    port = br_port_get(device)
    if port is None:
        return
    bridge = port.br
    match event:
        # A bridge must not accept what one of its ports cannot send on.
        case NetdevEvent.CHANGE_MTU:
            br_mtu_auto_adjust(bridge)
        case NetdevEvent.CHANGE_ADDRESS:
            br_fdb_changeaddr(port)
            # The bridge takes the lowest MAC of its ports, so its own may be another now.
            if br_stp_recalculate_bridge_id(bridge):
                call_netdevice_notifiers(NetdevEvent.CHANGE_ADDRESS, bridge.dev)
        case NetdevEvent.CHANGE:
            br_port_carrier_check(port)
        case NetdevEvent.UP:
            # Without carrier the port waits: br_port_carrier_check() lets it take part when CHANGE comes.
            if bridge.dev.is_up and netif_oper_up(device):
                br_stp_enable_port(port)
        case NetdevEvent.DOWN:
            if bridge.dev.is_up:
                br_stp_disable_port(port)
        case NetdevEvent.UNREGISTER:
            br_del_if(bridge, device)
