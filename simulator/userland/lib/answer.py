"""The result of an iproute2 tool: its text, or the message about a refusal; and its look-ups of devices."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec

from pingproof.simulator.errors import KernelError, UsageError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.lib.refusals import (
    REFUSED,
    argument_is_wrong,
    cannot_find_device,
    device_does_not_exist,
    rtnetlink_answers,
)
from pingproof.simulator.userland.lib.ll_map import ll_name_to_index

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

P = ParamSpec("P")


def answer(act: Callable[P, str], *arguments: P.args, **keywords: P.kwargs) -> Result:
    """Call an iproute2 command's function, whose return value is standard output."""
    try:
        return Result(0, act(*arguments, **keywords))
    except UsageError as refusal:
        return Result(refusal.exit_code, refusal.stdout, refusal.stderr)
    except KernelError as refusal:
        return Result(REFUSED, "", rtnetlink_answers(refusal))


def find_device(namespace: NetNamespace, name: str) -> Device:
    """The device of that name. Raises UsageError with iproute2's words."""
    device = ll_name_to_index(namespace, name)
    if device is None:
        raise cannot_find_device(name)
    return device


def find_in_map(namespace: NetNamespace, name: str) -> Device:
    """The device of that name in the list of all devices (``ll_init_map``). Raises UsageError."""
    device = namespace.device(name)
    if device is None:
        raise cannot_find_device(name)
    return device


def known_master(namespace: NetNamespace, name: str | None) -> None:
    """Check the existence of ``master``'s device. Raises UsageError."""
    if name is not None and ll_name_to_index(namespace, name) is None:
        raise argument_is_wrong(name, "Device does not exist")


def selected_devices(namespace: NetNamespace, name: str | None) -> list[Device]:
    """The device of that name, or all of them. Raises UsageError."""
    if name is None:
        return [namespace.devices[ifindex] for ifindex in sorted(namespace.devices)]
    device = ll_name_to_index(namespace, name)
    if device is None:
        raise device_does_not_exist(name)
    return [device]
