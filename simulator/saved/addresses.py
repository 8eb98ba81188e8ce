"""The addresses of a namespace, by device and in each device's order (RTM_GETADDR), and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import Address, NamespaceState


def addresses(namespace: NetNamespace) -> tuple[Address, ...]:
    """Every IPv4 address, as ``ip -4 addr`` lists them."""
    return tuple(
        replace(ifa, device=device.name)
        for ifindex in sorted(namespace.devices)
        for device in (namespace.devices[ifindex],)
        for ifa in device.addresses
    )


def restore_addresses(namespace: NetNamespace, state: NamespaceState) -> None:
    """The addresses of each device, in their order."""
    for ifa in state.addresses:
        device = namespace.device(ifa.device)
        if device is not None:
            device.addresses.append(ifa)
