"""``ip neigh add|replace|change|del|flush|get|show`` (ip/ipneigh.c)."""

from __future__ import annotations

import contextlib

from pyroute2.netlink import NLM_F_APPEND, NLM_F_CREATE, NLM_F_EXCL, NLM_F_REPLACE
from pyroute2.netlink.rtnl import RTM_DELNEIGH, RTM_NEWNEIGH

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.netlink.message import Message
from pingproof.executor.rtnetlink.link import device_names
from pingproof.executor.rtnetlink.neighbour import (
    aged_neighbour,
    ask_neighbour,
    neighbour_messages,
    write_neighbour,
    write_same,
)
from pingproof.executor.tools.ip.action import carries_out_action
from pingproof.executor.tools.lib.device import require_device
from pingproof.simulator.errors import KernelError, UsageError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.ip.neighbour.rows import (
    FLUSHED,
    AgedNeighbour,
    neighbour_listing,
    neighbour_text,
    selects_neighbour,
)
from pingproof.simulator.tools.ip.neighbour.words import (
    NeighbourChange,
    NeighbourFlush,
    NeighbourGet,
    NeighbourShow,
)
from pingproof.simulator.tools.ip.words import IpOptions
from pingproof.simulator.tools.lib.refusals import WRONG, flush_report

_FLAGS = {
    "add": NLM_F_CREATE | NLM_F_EXCL,
    "replace": NLM_F_CREATE | NLM_F_REPLACE,
    "change": NLM_F_REPLACE,
    "append": NLM_F_CREATE | NLM_F_APPEND,
    "del": 0,
}


@carries_out_action(NeighbourChange)
def _change(machine: Machine, namespace: KernelNamespace, action: NeighbourChange, _: IpOptions) -> Result:
    if action.device is None and not action.proxy:
        raise UsageError("Device and destination are required arguments.\n", WRONG)
    device = 0 if action.device is None else require_device(namespace, action.device)
    kind = RTM_DELNEIGH if action.verb == "del" else RTM_NEWNEIGH
    namespace.route.change(kind, write_neighbour(action, device), _FLAGS[action.verb])
    return Result()


@carries_out_action(NeighbourFlush)
def _flush(machine: Machine, namespace: KernelNamespace, action: NeighbourFlush, options: IpOptions) -> Result:
    """Delete the rows listed; permanent ones and those without ARP only where ``nud`` names them."""
    selection = action.selection
    if selection.device is not None:
        require_device(namespace, selection.device)
    names = device_names(namespace)
    gone = []
    for message in neighbour_messages(namespace, selection.proxy):
        row, ages = aged_neighbour(message, names)
        if selects_neighbour(row, selection, FLUSHED):
            with contextlib.suppress(KernelError):
                namespace.route.change(RTM_DELNEIGH, write_same(message))
            gone.append(neighbour_text(row, ages, options, show_device=selection.device is None))
    return Result(0, "" if selection.proxy else flush_report(gone, "entries", options.statistics))


@carries_out_action(NeighbourGet)
def _get(machine: Machine, namespace: KernelNamespace, command: NeighbourGet, options: IpOptions) -> Result:
    if command.device is None:
        raise UsageError("Device and address are required arguments.\n", WRONG)
    device = require_device(namespace, command.device)
    names = device_names(namespace)
    message = ask_neighbour(namespace, command.address, device, command.proxy)
    return Result(0, neighbour_text(*_row(message, names, options), options))


@carries_out_action(NeighbourShow)
def _show(machine: Machine, namespace: KernelNamespace, selection: NeighbourShow, options: IpOptions) -> Result:
    if selection.device is not None:
        require_device(namespace, selection.device)
    messages = neighbour_messages(namespace, selection.proxy)
    names = device_names(namespace)
    return Result(0, neighbour_listing([_row(each, names, options) for each in messages], selection, options))


def _row(message: Message, names: dict[int, str], options: IpOptions) -> AgedNeighbour:
    """A row, with its ages where they are listed."""
    row, ages = aged_neighbour(message, names)
    return row, ages if options.statistics else None
