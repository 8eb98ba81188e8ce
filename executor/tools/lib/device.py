"""Devices named in a command: their numbers, or the tool's words about a name that no device has."""

from __future__ import annotations

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.simulator.errors import UsageError
from pingproof.simulator.tools.lib.refusals import (
    WRONG,
    argument_is_wrong,
    cannot_find_device,
    device_does_not_exist,
)


def require_device(namespace: KernelNamespace, name: str) -> int:
    """A device's number; raises ``UsageError``."""
    number = namespace.ifindex(name)
    if number is None:
        raise cannot_find_device(name)
    return number


def require_selected(namespace: KernelNamespace, name: str | None, master: str | None = None) -> None:
    """Check the devices by which a listing is selected, in iproute2's order; raises ``UsageError``."""
    if master is not None and namespace.ifindex(master) is None:
        raise argument_is_wrong(master, "Device does not exist")
    if name is not None and namespace.ifindex(name) is None:
        raise device_does_not_exist(name)


def require_bridge_device(namespace: KernelNamespace, name: str, what: str = "device") -> int:
    """A device's number; raises ``UsageError`` in ``bridge``'s words."""
    number = namespace.ifindex(name)
    if number is None:
        raise UsageError(f'Cannot find {what} "{name}"\n', WRONG)
    return number


def bridge_device(namespace: KernelNamespace, name: str | None, what: str = "device") -> int | None:
    """A device's number, None when none was named; raises ``UsageError`` in ``bridge``'s words."""
    return None if name is None else require_bridge_device(namespace, name, what)
