"""``net/bridge/br_device.c``: the bridge as a device of its host: what the host sends leaves by the ports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_change_mac_address, br_fdb_find, fdb_row
from pingproof.simulator.linux.bridge.br_forward import BridgePacketType, br_flood, br_forward
from pingproof.simulator.linux.bridge.br_if import br_add_if, br_del_if, del_nbp
from pingproof.simulator.linux.bridge.br_multicast import br_multicast_join_snoopers, br_multicast_leave_snoopers
from pingproof.simulator.linux.bridge.br_netfilter_hooks import br_nf_dev_xmit
from pingproof.simulator.linux.bridge.br_private import NetBridge, br_priv
from pingproof.simulator.linux.bridge.br_stp_if import (
    br_stp_change_bridge_id,
    br_stp_disable_bridge,
    br_stp_enable_bridge,
)
from pingproof.simulator.linux.core import unmodelled
from pingproof.simulator.linux.core.eth import is_valid_ether_addr
from pingproof.simulator.linux.core.register import unregister_netdevice
from pingproof.simulator.wire.ethernet import BROADCAST_ADDRESS, is_multicast

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.sk_buff import SkBuff


def br_dev_setup(device: Device) -> None:
    """``br_dev_setup``: a new device becomes a bridge, without ports."""
    device.private = NetBridge(device)


def br_dev_init(device: Device) -> None:
    """A registered bridge has its own MAC in its FDB; one that the user gave it is in its id as well."""
    bridge = br_priv(device)
    br_fdb_change_mac_address(bridge, device.address)
    if device.address_set:
        br_stp_change_bridge_id(bridge, device.address)


def br_dev_open(device: Device) -> None:
    """Up: the ports that have carrier begin to forward, and the bridge joins the group of snoopers (RFC 4286)."""
    bridge = br_priv(device)
    br_stp_enable_bridge(bridge)
    br_multicast_join_snoopers(bridge)


def br_dev_stop(device: Device) -> None:
    """Down: no port forwards, and the group of snoopers is left."""
    bridge = br_priv(device)
    br_stp_disable_bridge(bridge)
    br_multicast_leave_snoopers(bridge)


def br_dev_delete(device: Device) -> None:
    """``br_dev_delete``: every port ends, then the bridge."""
    bridge = br_priv(device)
    for port in list(bridge.ports):
        del_nbp(port)
    br_stp_disable_bridge(bridge)
    unregister_netdevice(device)


def br_set_mac_address(device: Device, address: str) -> None:
    """``br_set_mac_address``: the user chose the MAC. Raises EADDRNOTAVAIL for one that no station may have."""
    if not is_valid_ether_addr(address):
        raise KernelError(Errno.EADDRNOTAVAIL)
    if device.address != address:
        br_stp_change_bridge_id(br_priv(device), address)


def br_change_mtu(device: Device, mtu: int) -> None:
    """``br_change_mtu``: the user chose the MTU (bytes), which no longer follows those of the ports."""
    br_priv(device).mtu_set_by_user = True
    device.mtu = mtu


def br_add_slave(device: Device, slave: Device) -> None:
    """``br_add_slave``: ``slave`` becomes a port of the bridge. Raises what ``br_add_if`` does."""
    br_add_if(br_priv(device), slave)


def br_del_slave(device: Device, slave: Device) -> None:
    """``br_del_slave``: ``slave`` is no port of the bridge any more."""
    br_del_if(br_priv(device), slave)


def br_dev_xmit(skb: SkBuff) -> None:
    """``br_dev_xmit``: a frame of the host's own leaves by the port behind which its destination is, or by all."""
    device, frame = skb.dev, skb.eth
    bridge = br_priv(device)
    if device.namespace.unmodelled:
        unmodelled.note_bridge(skb, device)
    # A bridged packet with a new destination passed through here only to be given the MAC of its next hop.
    if br_nf_dev_xmit(skb):
        return
    device.counters.tx_packets += 1
    device.counters.tx_bytes += frame.length
    if frame.destination == BROADCAST_ADDRESS:
        br_flood(bridge, skb, BridgePacketType.BROADCAST, None, False)
        return
    if is_multicast(frame.destination):
        br_flood(bridge, skb, BridgePacketType.MULTICAST, None, False)
        return
    entry = br_fdb_find(bridge, frame.destination)
    if entry is None:
        br_flood(bridge, skb, BridgePacketType.UNICAST, None, False)
        return
    network = skb.namespace.network
    # The MAC is one of the bridge's own, and so behind no port.
    if entry.port is None:
        network.note("br_dev_xmit", Decision.DROP, skb, row=fdb_row(bridge, entry), drop=DropReason.NO_BRIDGE_PORT)
        return
    network.note("br_dev_xmit", Decision.BRIDGE_FORWARD, skb, row=fdb_row(bridge, entry))
    br_forward(entry.port, skb, None, False)
