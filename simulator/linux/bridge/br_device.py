"""``net/bridge/br_device.c``: the bridge as a device of its host: what it sends goes out of its ports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.bridge import (
    br_forward as bridge_forward,
)
from pingproof.simulator.linux.bridge import (
    br_if as bridge_if,
)
from pingproof.simulator.linux.bridge import (
    br_netfilter_hooks as br_netfilter,
)
from pingproof.simulator.linux.bridge import (
    br_stp_if as bridge_stp_if,
)
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_change_mac_address, br_fdb_find, fdb_row
from pingproof.simulator.linux.core import unmodelled
from pingproof.simulator.linux.core.eth import is_valid_ether_addr
from pingproof.simulator.linux.core.net_device import BridgeData
from pingproof.simulator.linux.core.register import unregister_netdevice
from pingproof.simulator.linux.ipv4 import igmp
from pingproof.simulator.wire.ethernet import BROADCAST_ADDRESS, is_multicast

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.sk_buff import SkBuff


def br_dev_setup(bridge: Device) -> None:
    """A bridge's defaults."""
    bridge.bridge = BridgeData()


def br_dev_init(bridge: Device) -> None:
    """A new bridge knows its own MAC; one that the user gave it is in its id as well."""
    br_fdb_change_mac_address(bridge, bridge.address)
    if bridge.address_set:
        bridge_stp_if.br_stp_change_bridge_id(bridge, bridge.address)


def br_dev_open(bridge: Device) -> None:
    """Up: the ports that have carrier begin to forward, and the bridge joins the group of snoopers (RFC 4286)."""
    bridge_stp_if.br_stp_enable_bridge(bridge)
    igmp.br_multicast_join_snoopers(bridge)


def br_dev_stop(bridge: Device) -> None:
    """Down."""
    bridge_stp_if.br_stp_disable_bridge(bridge)
    igmp.br_multicast_leave_snoopers(bridge)


def br_dev_delete(bridge: Device) -> None:
    """The bridge ends: every port is let go first."""
    assert bridge.bridge is not None
    for port in list(bridge.bridge.ports):
        bridge_if.del_nbp(port)
    bridge_stp_if.br_stp_disable_bridge(bridge)
    unregister_netdevice(bridge)


def br_set_mac_address(bridge: Device, address: str) -> None:
    """The user chose the bridge's MAC. Raises EADDRNOTAVAIL for one that no station may have."""
    if not is_valid_ether_addr(address):
        raise KernelError(Errno.EADDRNOTAVAIL)
    if bridge.address != address:
        bridge_stp_if.br_stp_change_bridge_id(bridge, address)


def br_change_mtu(bridge: Device, mtu: int) -> None:
    """The MTU (bytes) is set by hand, and no longer follows that of the ports."""
    assert bridge.bridge is not None
    bridge.bridge.mtu_set_by_user = True
    bridge.mtu = mtu


def br_dev_xmit(skb: SkBuff) -> None:
    """A frame of the host's own: to the port behind which its destination is, or to all."""
    bridge, frame = skb.device, skb.frame
    assert bridge is not None
    assert frame is not None
    if bridge.namespace.unmodelled:
        unmodelled.note_bridge(skb, bridge)
    if br_netfilter.br_nf_dev_xmit(skb):
        return
    bridge.counters.tx_packets += 1
    bridge.counters.tx_bytes += frame.length
    if frame.destination == BROADCAST_ADDRESS:
        bridge_forward.br_flood(bridge, skb, bridge_forward.BridgePacketType.BROADCAST, None, False)
        return
    if is_multicast(frame.destination):
        bridge_forward.br_flood(bridge, skb, bridge_forward.BridgePacketType.MULTICAST, None, False)
        return
    entry = br_fdb_find(bridge, frame.destination)
    if entry is None:
        bridge_forward.br_flood(bridge, skb, bridge_forward.BridgePacketType.UNICAST, None, False)
        return
    network = skb.namespace.network
    if entry.port is None:
        network.note("br_dev_xmit", Decision.DROP, skb, row=fdb_row(bridge, entry), drop=DropReason.NO_BRIDGE_PORT)
        return
    network.note("br_dev_xmit", Decision.BRIDGE_FORWARD, skb, row=fdb_row(bridge, entry))
    bridge_forward.br_forward(entry.port, skb, None, False)
