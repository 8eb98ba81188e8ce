"""How iproute2's tools look a device up by name (lib/ll_map.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.link_watch import linkwatch_sync_dev

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace


def ll_name_to_index(namespace: NetNamespace, name: str) -> Device | None:
    """The device of that name. Asking the kernel for one device makes it settle the device's state first."""
    device = namespace.device(name)
    if device is not None:
        linkwatch_sync_dev(device)
    return device


def ll_index_to_name(devices: Iterable[Device | None]) -> None:
    """``ip route`` has printed rows: it asked for the name of each device in them, and so settled its state."""
    for device in devices:
        if device is not None:
            linkwatch_sync_dev(device)
