"""``struct rtnl_link_ops`` and ``struct net_device_ops``: what a kind of device does, one frozen record a kind.

A kind's record lies in the kind's own file; ``linux.py`` puts all of them into ``LINK_OPS``. A device holds its kind,
not its record, because a network is pickled. A device of a kind without a record was read from a real kernel.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.eth import eth_mac_addr, eth_validate_link
from pingproof.simulator.state import DeviceKind
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.errors import Errno
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.rtnetlink import LinkData, LinkRequest
    from pingproof.simulator.linux.core.rtnetlink_fdb import FdbRequest
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.state import FdbEntry

ETH_MIN_MTU = 68
ETH_MAX_MTU = 65535
"""The limits of an Ethernet device's MTU (bytes, include/uapi/linux/if_ether.h)."""

NewLink = Callable[
    ["NetNamespace", "NetNamespace", "str | None", "LinkRequest", "LinkData | None"],
    "Device",
]
"""The namespace that asks, that of the new link, its name, what is said of any link, and what of this kind only."""


def _nothing(device: Device) -> None:
    """The empty function: most kinds have nothing to do at most moments."""


def _own_ifindex(device: Device) -> int:
    return device.ifindex


def _no_other_namespace(device: Device) -> NetNamespace | None:
    return None


def _set_mtu(device: Device, mtu: int) -> None:
    device.mtu = mtu


def _lose(skb: SkBuff) -> None:
    """A frame's end at a device of an unknown kind: counted, and gone."""
    skb.dev.counters.tx_packets += 1
    skb.dev.counters.tx_bytes += skb.eth.length


@value
class LinkOps:
    """A kind's functions, by the names of the kernel's fields; MTUs in bytes, ``max_mtu`` 0 for any.

    ``setup`` gives a new device the kind's defaults, ``init`` runs once the device has its number. ``open`` and the
    other changes raise ``KernelError``. ``newlink`` None makes one plain device, ``dellink`` None is a kind whose
    devices cannot be deleted; a kind without ``add_slave`` is no master. ``rx_handler`` receives the frames of devices
    with which the kind has registered (``netdev_rx_handler_register``) and answers whether it took the frame. A kind
    with a ``tx_queue_len`` (packets) has a queue, others send at once; ``port_cost`` is what the spanning tree makes of
    the speed that the driver tells: 100 where it tells none (net/bridge/br_if.c:port_cost()).
    """

    kind: DeviceKind
    start_xmit: Callable[[SkBuff], Errno | None] = _lose
    setup: Callable[[Device], None] = _nothing
    validate: Callable[[LinkRequest, LinkData | None], None] = eth_validate_link
    newlink: NewLink | None = None
    dellink: Callable[[Device], None] | None = None
    get_link_net: Callable[[Device], NetNamespace | None] = _no_other_namespace
    init: Callable[[Device], None] = _nothing
    open: Callable[[Device], None] = _nothing
    stop: Callable[[Device], None] = _nothing
    change_mtu: Callable[[Device, int], None] = _set_mtu
    set_mac_address: Callable[[Device, str], None] = eth_mac_addr
    get_iflink: Callable[[Device], int] = _own_ifindex
    add_slave: Callable[[Device, Device], None] | None = None
    del_slave: Callable[[Device, Device], None] | None = None
    fdb_add: Callable[[Device, Device | None, FdbRequest], None] | None = None
    fdb_del: Callable[[Device, Device | None, str, int | None], None] | None = None
    fdb_get: Callable[[Device, str, int | None], FdbEntry] | None = None
    rx_handler: Callable[[SkBuff], bool] | None = None
    min_mtu: int = ETH_MIN_MTU
    max_mtu: int = ETH_MAX_MTU
    tx_queue_len: int = 0
    port_cost: int = 100
    netns_immutable: bool = False


LINK_OPS: dict[DeviceKind, LinkOps] = {}
"""The record of each kind that is modelled."""
UNKNOWN_KIND = LinkOps(DeviceKind.OTHER)


def link_ops(device: Device) -> LinkOps:
    """The record of a device's kind."""
    return LINK_OPS.get(device.kind, UNKNOWN_KIND)
