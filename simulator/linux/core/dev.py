"""``net/core/dev.c``: how every device sends and receives, and how its state changes.

A frame leaves by ``dev_queue_xmit`` and the driver's ``start_xmit``. It arrives, a cable's latency later, by
``netif_rx`` and ``netif_receive_skb``: at the ``rx_handler`` of a bridge whose port the device is, or up the stack by
its EtherType. Devices come into being and end in ``register.py``; what differs between their kinds is in
``link_ops.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pingproof.simulator.clock import MICROSECOND
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core import unmodelled
from pingproof.simulator.linux.core.link_ops import LINK_OPS, UNKNOWN_KIND, LinkOps, link_ops
from pingproof.simulator.linux.core.notifier import NetdevEvent, call_netdevice_notifiers
from pingproof.simulator.state import LinkFlag
from pingproof.simulator.wire.ethernet import HEADER_LENGTH, EtherType
from pingproof.simulator.wire.ipv4 import Ipv4

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.state import DeviceKind

CABLE_LATENCY = 10 * MICROSECOND
"""How long a frame takes through a veth pair or a loopback: a stated, simple model; only order is compared."""
PACKET_TYPES: dict[EtherType, Callable[[SkBuff], None]] = {}
"""``ptype_base``: the protocol that a frame goes up to, by its EtherType (``dev_add_pack``)."""
VLAN_HEADER_LENGTH = 4
"""``is_skb_forwardable`` leaves room for a VLAN tag, on every device."""


def dev_queue_xmit(skb: SkBuff) -> Errno | None:
    """Send ``skb.frame`` through ``skb.device``; the answer is the sending call's error.

    A device that is down or has no carrier has the noop queue, which drops, counts, and reports no error.
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
    return LINK_OPS.get(device.kind, UNKNOWN_KIND).start_xmit(skb)


def netif_rx(skb: SkBuff, device: Device) -> None:
    """Queue a frame for ``device``: the stack receives it a cable's latency later, if the device is up by then."""
    skb.device = device
    skb.namespace = device.namespace
    skb.namespace.network.clock.after(CABLE_LATENCY, netif_receive_skb, skb)


def netif_receive_skb(skb: SkBuff) -> None:
    """Receive a frame on ``skb.device``: for the bridge, or for its protocol (``__netif_receive_skb_core``)."""
    device, frame = skb.dev, skb.eth
    network = skb.namespace.network
    # The device may have gone down, or to another namespace, while the frame was on its way.
    if not device.is_up or not device.registered:
        network.note("enqueue_to_backlog", Decision.DROP, skb, drop=DropReason.DEV_READY)
        return
    network.note("netif_receive_skb", Decision.RECEIVE, skb)
    if device.namespace.unmodelled:
        unmodelled.note_ingress(skb, device)
    skb.packet = frame.payload if isinstance(frame.payload, Ipv4) else None
    # The master comes first: a port's own stack receives only what the handler leaves (RX_HANDLER_PASS).
    if device.rx_handler is not None and _is_taken(skb, device.rx_handler):
        return
    receive = PACKET_TYPES.get(frame.ethertype)
    if receive is not None:
        receive(skb)


def _is_taken(skb: SkBuff, master: DeviceKind) -> bool:
    """Whether the ``rx_handler`` that is registered with the device has taken the frame."""
    handler = LINK_OPS[master].rx_handler
    return handler is not None and handler(skb)


def netdev_rx_handler_register(device: Device, master: DeviceKind, data: object) -> None:
    """Show what comes in by ``device`` to the ``rx_handler`` of a kind first. Raises EBUSY.

    ``data`` is what the kind keeps beside the device, of its own type.
    """
    if device.rx_handler is not None:
        raise KernelError(Errno.EBUSY)
    device.rx_handler, device.rx_handler_data = master, data


def netdev_rx_handler_unregister(device: Device) -> None:
    """Hand what comes in by ``device`` to the device's own stack again."""
    device.rx_handler = device.rx_handler_data = None


def is_skb_forwardable(device: Device, length: int) -> bool:
    """Whether a frame of ``length`` bytes may enter ``device`` (net/core/dev.h:__is_skb_forwardable())."""
    return device.is_up and length <= device.mtu + HEADER_LENGTH + VLAN_HEADER_LENGTH


def dev_activate(device: Device) -> None:
    """Give the device its queue, which stays shut until there is carrier (net/sched/sch_generic.c)."""
    device.qdisc = "pfifo_fast" if link_ops(device).tx_queue_len else "noqueue"
    device.activated = device.carrier


def dev_open(device: Device) -> None:
    """Bring a device up that is down. Raises what the driver answers."""
    # The driver first: where it refuses, nothing has changed yet.
    link_ops(device).open(device)
    device.flags |= LinkFlag.UP
    dev_activate(device)
    call_netdevice_notifiers(NetdevEvent.UP, device)


def dev_close(device: Device) -> None:
    """Bring a device down, unless it is down already."""
    if not device.is_up:
        return
    call_netdevice_notifiers(NetdevEvent.GOING_DOWN, device)
    device.activated = False
    link_ops(device).stop(device)
    device.flags &= ~LinkFlag.UP
    call_netdevice_notifiers(NetdevEvent.DOWN, device)


_PLAIN_FLAGS = LinkFlag.NOARP | LinkFlag.MULTICAST | LinkFlag.DYNAMIC


def dev_change_flags(device: Device, flags: LinkFlag, mask: LinkFlag) -> None:
    """Give the flags in ``mask`` the values they have in ``flags``, UP and DOWN included (``dev_change_flags``)."""
    changed = (device.flags ^ flags) & mask
    # Only these flags are simply set; UP is an action, PROMISC and ALLMULTI are counts (__dev_change_flags).
    plain = changed & _PLAIN_FLAGS
    device.flags ^= plain
    if LinkFlag.UP in changed:
        (dev_open if LinkFlag.UP in flags else dev_close)(device)
    # A device stays promiscuous as long as anyone (a bridge, tcpdump) wants it so.
    if LinkFlag.PROMISC in changed:
        device.promiscuity += 1 if LinkFlag.PROMISC in flags else -1
    if LinkFlag.ALLMULTI in changed:
        device.allmulti += 1 if LinkFlag.ALLMULTI in flags else -1
    # The flag itself says what the user asked for (dev->gflags), not whether the count is above 0.
    device.flags ^= changed & (LinkFlag.PROMISC | LinkFlag.ALLMULTI)
    # UP and DOWN have been announced above; other flags matter only on a device that is up (__dev_notify_flags).
    if device.is_up and plain:
        call_netdevice_notifiers(NetdevEvent.CHANGE, device)
    if device.is_up and LinkFlag.NOARP in plain:
        call_netdevice_notifiers(NetdevEvent.CHANGE_NOARP, device)


def dev_validate_mtu(ops: LinkOps, mtu: int) -> None:
    """Check that a kind of device takes ``mtu`` (bytes). Raises EINVAL, with the kernel's line."""
    if mtu < ops.min_mtu:
        raise KernelError(Errno.EINVAL, "mtu less than device minimum")
    if ops.max_mtu and mtu > ops.max_mtu:
        raise KernelError(Errno.EINVAL, "mtu greater than device maximum")


def dev_set_mtu(device: Device, mtu: int) -> None:
    """Change the MTU (bytes). Raises EINVAL outside the kind's limits."""
    if mtu == device.mtu:
        return
    ops = link_ops(device)
    dev_validate_mtu(ops, mtu)
    ops.change_mtu(device, mtu)
    call_netdevice_notifiers(NetdevEvent.CHANGE_MTU, device)


def dev_set_mac_address(device: Device, address: str) -> None:
    """Change the MAC, which the device keeps from now on. Raises what the driver answers, mostly EADDRNOTAVAIL."""
    link_ops(device).set_mac_address(device, address)
    device.address_set = True
    call_netdevice_notifiers(NetdevEvent.CHANGE_ADDRESS, device)
