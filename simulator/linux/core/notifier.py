"""``netdev_chain`` (net/core/dev.c): the layers above that are notified when a device changes."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device


class NetdevEvent(Enum):
    """``enum netdev_cmd``: the events of a device, as far as a layer above acts on them (include/linux/netdevice.h)."""

    REGISTER = auto()
    UNREGISTER = auto()
    UP = auto()
    GOING_DOWN = auto()
    DOWN = auto()
    CHANGE = auto()  # carrier or flags
    CHANGE_MTU = auto()
    CHANGE_ADDRESS = auto()
    CHANGE_NAME = auto()
    CHANGE_NOARP = auto()  # NETDEV_CHANGE with IFF_NOARP among the changed flags


NETDEV_NOTIFIERS: list[Callable[[NetdevEvent, Device], None]] = []
"""The layers' functions in the order in which they registered (``linux.py``)."""


def call_netdevice_notifiers(event: NetdevEvent, device: Device) -> None:
    """Notify every layer, in order of registration."""
    for notify in NETDEV_NOTIFIERS:
        notify(event, device)
