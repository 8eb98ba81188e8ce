"""``net/core/dev.c``: what every device does: it sends, it receives, it goes up and down.

A frame leaves by ``dev_queue_xmit`` and the driver's ``…_xmit``; it arrives, a cable's latency later, by ``netif_rx``
and ``netif_receive_skb``: to the bridge whose port the device is, or up the stack by its EtherType. Devices come into
being and end in ``device_register.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.bridge import br_device as bridge_device
from pingproof.simulator.linux.bridge import br_input as bridge_input
from pingproof.simulator.linux.core import unmodelled
from pingproof.simulator.linux.core.eth import is_valid_ether_addr
from pingproof.simulator.linux.core.notifier import NetdevEvent, call_netdevice_notifiers
from pingproof.simulator.linux.drivers import loopback, veth
from pingproof.simulator.state import DeviceKind, LinkFlag
from pingproof.simulator.wire.arp import Arp
from pingproof.simulator.wire.ipv4 import Ipv4

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.sk_buff import SkBuff

ETH_MIN_MTU = 68
ETH_MAX_MTU = 65535


def dev_queue_xmit(skb: SkBuff) -> Errno | None:
    """Send ``skb.frame`` through ``skb.device``; what the sender hears of it.

    A device that is down or has no carrier has the noop queue, which drops, counts, and reports nothing.
    """
    device = skb.dev
    network = skb.namespace.network
    if not device.activated:
        device.counters.tx_dropped += 1
        reason = DropReason.NO_CARRIER if device.is_up else DropReason.DEV_READY
        network.note("noop_enqueue", Decision.DROP, skb, drop=reason)
        return None
    network.note("dev_queue_xmit", Decision.TRANSMIT, skb)
    if device.namespace.unmodelled and unmodelled.leaves_the_model(skb, device):
        return None
    match device.kind:
        case DeviceKind.VETH:
            return veth.veth_xmit(skb)
        case DeviceKind.BRIDGE:
            bridge_device.br_dev_xmit(skb)
        case DeviceKind.LOOPBACK:
            loopback.loopback_xmit(skb)
        case _:
            loopback.dummy_xmit(skb)
    return None


def netif_rx(skb: SkBuff, device: Device) -> None:
    """A frame has reached ``device``: the stack sees it a cable's latency later, if the device is up by then."""
    from pingproof.simulator.network import CABLE_LATENCY

    skb.device = device
    skb.namespace = device.namespace
    skb.namespace.network.clock.after(CABLE_LATENCY, netif_receive_skb, skb)


def netif_receive_skb(skb: SkBuff) -> None:
    """A frame on ``skb.device``: the bridge's, or the protocol's (``__netif_receive_skb_core``)."""
    from pingproof.simulator.linux.ipv4 import arp, ip_input

    device, frame = skb.dev, skb.eth
    network = skb.namespace.network
    if not device.is_up or not device.registered:
        network.note("enqueue_to_backlog", Decision.DROP, skb, drop=DropReason.DEV_READY)
        return
    network.note("netif_receive_skb", Decision.RECEIVE, skb)
    if device.namespace.unmodelled:
        unmodelled.note_ingress(skb, device)
    skb.packet = frame.payload if isinstance(frame.payload, Ipv4) else None
    if device.port is not None and bridge_input.br_handle_frame(skb):
        return
    if skb.packet is not None:
        ip_input.ip_rcv(skb)
    elif isinstance(frame.payload, Arp):
        arp.arp_rcv(skb)


def dev_activate(device: Device) -> None:
    """Give the device its queue; without carrier it waits for it (net/sched/sch_generic.c)."""
    device.qdisc = "noqueue"
    device.activated = device.carrier


def dev_open(device: Device) -> None:
    """Up, from down. Raises what the driver answers."""
    if device.kind is DeviceKind.VETH:
        veth.veth_open(device)
    elif device.kind is DeviceKind.BRIDGE:
        bridge_device.br_dev_open(device)
    device.flags |= LinkFlag.UP
    dev_activate(device)
    call_netdevice_notifiers(NetdevEvent.UP, device)


def dev_close(device: Device) -> None:
    """Down; nothing when it is down already."""
    if not device.is_up:
        return
    call_netdevice_notifiers(NetdevEvent.GOING_DOWN, device)
    device.activated = False
    if device.kind is DeviceKind.VETH:
        veth.veth_close(device)
    elif device.kind is DeviceKind.BRIDGE:
        bridge_device.br_dev_stop(device)
    device.flags &= ~LinkFlag.UP
    call_netdevice_notifiers(NetdevEvent.DOWN, device)


_PLAIN_FLAGS = LinkFlag.NOARP | LinkFlag.MULTICAST | LinkFlag.DYNAMIC


def dev_change_flags(device: Device, flags: LinkFlag, mask: LinkFlag) -> None:
    """Give the flags in ``mask`` the values they have in ``flags``, UP and DOWN included (``dev_change_flags``)."""
    changed = (device.flags ^ flags) & mask
    plain = changed & _PLAIN_FLAGS
    device.flags ^= plain
    if LinkFlag.UP in changed:
        (dev_open if LinkFlag.UP in flags else dev_close)(device)
    if LinkFlag.PROMISC in changed:
        device.promiscuity += 1 if LinkFlag.PROMISC in flags else -1
    if LinkFlag.ALLMULTI in changed:
        device.allmulti += 1 if LinkFlag.ALLMULTI in flags else -1
    device.flags ^= changed & (LinkFlag.PROMISC | LinkFlag.ALLMULTI)
    if device.is_up and plain:
        call_netdevice_notifiers(NetdevEvent.CHANGE, device)
    if device.is_up and LinkFlag.NOARP in plain:
        call_netdevice_notifiers(NetdevEvent.CHANGE_NOARP, device)


def mtu_limits(device: Device) -> tuple[int, int]:
    """The smallest and the largest MTU (bytes) that a device takes: ``dev->min_mtu``, and ``max_mtu``, 0 for any."""
    if device.kind in (DeviceKind.LOOPBACK, DeviceKind.DUMMY):
        return 0, 0
    return ETH_MIN_MTU, ETH_MAX_MTU


def dev_validate_mtu(device: Device, mtu: int) -> None:
    """Raises EINVAL, with the kernel's line, when a device does not take ``mtu`` (bytes)."""
    least, most = mtu_limits(device)
    if mtu < least:
        raise KernelError(Errno.EINVAL, "mtu less than device minimum")
    if most and mtu > most:
        raise KernelError(Errno.EINVAL, "mtu greater than device maximum")


def dev_set_mtu(device: Device, mtu: int) -> None:
    """Change the MTU (bytes)."""
    if mtu == device.mtu:
        return
    dev_validate_mtu(device, mtu)
    device.mtu = mtu
    if device.bridge is not None:
        device.bridge.mtu_set_by_user = True
    call_netdevice_notifiers(NetdevEvent.CHANGE_MTU, device)


def dev_set_mac_address(device: Device, address: str) -> None:
    """Change the MAC; the device keeps it from now on. Raises EADDRNOTAVAIL for a group's or zero."""
    if device.kind is not DeviceKind.LOOPBACK and not is_valid_ether_addr(address):
        raise KernelError(Errno.EADDRNOTAVAIL)
    if device.address != address:
        if device.bridge is not None:
            bridge_device.br_set_mac_address(device, address)
        device.address = address
    device.address_set = True
    call_netdevice_notifiers(NetdevEvent.CHANGE_ADDRESS, device)
