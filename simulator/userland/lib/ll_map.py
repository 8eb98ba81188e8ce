"""Look-ups of devices by iproute2's tools (lib/ll_map.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.link_watch import linkwatch_sync_dev

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace


def ll_name_to_index(namespace: NetNamespace, name: str) -> Device | None:
    """The device of that name, whose link state the kernel settles first when asked for a single device."""
    device = namespace.device(name)
    if device is not None:
        linkwatch_sync_dev(device)
    return device


def ll_index_to_name(devices: Iterable[Device | None]) -> None:
    """Settle the link states of devices in printed routes, for ``ip route`` asks the kernel for each one's name."""
    for device in devices:
        if device is not None:
            linkwatch_sync_dev(device)
