"""``bridge link``, ``bridge fdb`` and what lists nothing here (bridge/link.c, fdb.c)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pyroute2.config import AF_BRIDGE
from pyroute2.netlink import NLM_F_APPEND, NLM_F_CREATE, NLM_F_EXCL, NLM_F_REPLACE
from pyroute2.netlink.rtnl import RTM_DELNEIGH, RTM_NEWNEIGH, RTM_SETLINK
from pyroute2.netlink.rtnl.ifinfmsg import ifinfmsg

from pingproof.executor.carry_out import carries_out, run_command
from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.machine.programs import Program
from pingproof.executor.netlink.message import Message, write
from pingproof.executor.rtnetlink.bridge import write_options
from pingproof.executor.rtnetlink.fdb import aged_fdb_row, ask_entry, fdb_messages, write_entry, write_flush
from pingproof.executor.rtnetlink.link import device_names, read_links
from pingproof.executor.tools.lib.device import bridge_device, require_bridge_device
from pingproof.simulator.errors import KernelError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.bridge.fdb_flush import flush_selection
from pingproof.simulator.tools.bridge.fdb_words import BridgeFdbChange, BridgeFdbFlush, BridgeFdbGet, BridgeFdbShow
from pingproof.simulator.tools.bridge.rows import (
    AgedFdbEntry,
    fdb_listing,
    fdb_text,
    mdb_listing,
    port_listing,
    vlan_listing,
)
from pingproof.simulator.tools.bridge.words import (
    Bridge,
    BridgeLinkSet,
    BridgeLinkShow,
    BridgeMdbShow,
    BridgeToolOptions,
    BridgeVlanShow,
)
from pingproof.simulator.tools.lib.refusals import WRONG, rtnetlink_answers
from pingproof.simulator.tools.vocabulary.by_class import ByClass
from pingproof.simulator.tools.vocabulary.unknown import Unknown

FDB_GET_REFUSED = 254
"""``return -2`` from bridge/fdb.c:fdb_get()."""
NLM_F_BULK = 0x200
"""RTM_DELNEIGH of many entries at once (Linux 5.19)."""
_FLAGS = {
    "add": NLM_F_CREATE | NLM_F_EXCL,
    "append": NLM_F_CREATE | NLM_F_APPEND,
    "replace": NLM_F_CREATE | NLM_F_REPLACE,
    "del": 0,
}
_carries_out_action: ByClass[Callable[[Machine, KernelNamespace, Any, BridgeToolOptions], Result]] = ByClass()


@carries_out(Bridge)
def _bridge(machine: Machine, namespace: KernelNamespace, command: Bridge) -> Result | Program:
    if command.options.netns is not None:
        namespace = machine.namespace(command.options.netns)
    action = command.action
    if isinstance(action, Unknown):
        return run_command(machine, namespace, action)
    try:
        return _carries_out_action.of(action)(machine, namespace, action, command.options)
    except KernelError as error:
        exit_code = FDB_GET_REFUSED if isinstance(action, BridgeFdbGet) else WRONG
        return Result(exit_code, "", rtnetlink_answers(error))


@_carries_out_action(BridgeLinkSet)
def _link_set(machine: Machine, namespace: KernelNamespace, action: BridgeLinkSet, _: BridgeToolOptions) -> Result:
    device = require_bridge_device(namespace, action.device, "bridge device")
    # RTM_SETLINK of AF_BRIDGE: the port's options without its master's name (bridge/link.c:brlink_modify()).
    body = write(ifinfmsg, [("IFLA_PROTINFO", write_options(action.arguments))], family=AF_BRIDGE, index=device)
    namespace.route.change(RTM_SETLINK, body)
    return Result()


@_carries_out_action(BridgeFdbChange)
def _fdb_change(machine: Machine, namespace: KernelNamespace, action: BridgeFdbChange, _: BridgeToolOptions) -> Result:
    device = require_bridge_device(namespace, action.device)
    kind = RTM_DELNEIGH if action.verb == "del" else RTM_NEWNEIGH
    namespace.route.change(kind, write_entry(action, device), _FLAGS[action.verb])
    return Result()


@_carries_out_action(BridgeFdbFlush)
def _fdb_flush(machine: Machine, namespace: KernelNamespace, action: BridgeFdbFlush, _: BridgeToolOptions) -> Result:
    selection = flush_selection(action.arguments)
    device = require_bridge_device(namespace, action.device, "bridge device")
    port = bridge_device(namespace, selection.port, "bridge port device")
    namespace.route.change(RTM_DELNEIGH, write_flush(selection, device, port), NLM_F_BULK)
    return Result()


@_carries_out_action(BridgeLinkShow)
def _link_show(
    machine: Machine, namespace: KernelNamespace, action: BridgeLinkShow, options: BridgeToolOptions
) -> Result:
    """Ports in the order in which their devices came into the namespace."""
    bridge_device(namespace, action.device)
    # The tool prints the kernel's dump as it comes; ours is sorted by ifindex, which a moved device need not follow.
    order = list(device_names(namespace))
    links = sorted(read_links(machine, namespace), key=lambda link: order.index(link.ifindex))
    return Result(0, port_listing(links, action, options))


@_carries_out_action(BridgeFdbShow)
def _fdb_show(
    machine: Machine, namespace: KernelNamespace, action: BridgeFdbShow, options: BridgeToolOptions
) -> Result:
    bridge_device(namespace, action.bridge, "bridge device")
    bridge_device(namespace, action.port or action.device)
    rows = _rows(namespace, fdb_messages(namespace), options)
    return Result(0, fdb_listing(rows, read_links(machine, namespace), action, options))


@_carries_out_action(BridgeFdbGet)
def _fdb_get(machine: Machine, namespace: KernelNamespace, action: BridgeFdbGet, options: BridgeToolOptions) -> Result:
    device = bridge_device(namespace, action.device)
    bridge = bridge_device(namespace, action.bridge, "bridge device")
    (found,) = _rows(namespace, [ask_entry(namespace, action, device or 0, bridge)], options)
    return Result(0, fdb_text(*found, options))


def _rows(namespace: KernelNamespace, messages: list[Message], options: BridgeToolOptions) -> list[AgedFdbEntry]:
    names = device_names(namespace)
    rows = [aged_fdb_row(message, names) for message in messages]
    return [(row, ages if options.statistics else None) for row, ages in rows]


@_carries_out_action(BridgeVlanShow, BridgeMdbShow)
def _show_nothing(
    machine: Machine, namespace: KernelNamespace, action: BridgeVlanShow | BridgeMdbShow, options: BridgeToolOptions
) -> Result:
    """``bridge vlan`` and ``bridge mdb`` where no bridge filters VLANs or has a group."""
    bridge_device(namespace, action.device)
    return Result(0, vlan_listing(options) if isinstance(action, BridgeVlanShow) else mdb_listing(options))
