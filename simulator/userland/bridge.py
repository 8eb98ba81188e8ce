"""``bridge``: ports and FDB, from words to requests and back to text (iproute2/bridge/link.c, fdb.c)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.carry_out import carries_out, run_command
from pingproof.simulator.clock import SECOND
from pingproof.simulator.errors import Errno, KernelError, NotModelled, UsageError
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_find
from pingproof.simulator.linux.bridge.br_fdb_request import br_fdb_flush
from pingproof.simulator.linux.bridge.br_private import br_get
from pingproof.simulator.linux.core.rtnetlink_fdb import (
    FdbRequest,
    FdbState,
    FdbVerb,
    rtnl_fdb_add,
    rtnl_fdb_del,
    rtnl_fdb_get,
)
from pingproof.simulator.result import Result
from pingproof.simulator.saved.fdb import fdb
from pingproof.simulator.saved.links import link, links
from pingproof.simulator.tools.bridge.fdb_flush import (
    ADDED_BY_USER,
    EXTERN_LEARN,
    OFFLOADED,
    PERMANENT,
    STATIC,
    STICKY,
    flush_selection,
)
from pingproof.simulator.tools.bridge.fdb_words import BridgeFdbChange, BridgeFdbFlush, BridgeFdbGet, BridgeFdbShow
from pingproof.simulator.tools.bridge.rows import fdb_listing, fdb_text, mdb_listing, port_listing, vlan_listing
from pingproof.simulator.tools.bridge.words import (
    Bridge,
    BridgeAction,
    BridgeLinkSet,
    BridgeLinkShow,
    BridgeMdbShow,
    BridgeToolOptions,
    BridgeVlanShow,
)
from pingproof.simulator.tools.ip.link.kinds import KindOptions
from pingproof.simulator.tools.lib.refusals import WRONG, rtnetlink_answers
from pingproof.simulator.tools.vocabulary.unknown import Unknown
from pingproof.simulator.userland.ip.link import change_port
from pingproof.simulator.userland.lib.ll_map import ll_name_to_index
from pingproof.simulator.userland.lib.netns_name import netns_switch

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.state import FdbEntry
    from pingproof.simulator.userland.lib.process import Process

FDB_GET_REFUSED = 254
"""``return -2`` from fdb_get()."""
_STATE_FIELDS = (("local", PERMANENT), ("static", STATIC))
_FLAG_FIELDS = (("added_by_user", ADDED_BY_USER), ("extern_learn", EXTERN_LEARN), ("sticky", STICKY))


@carries_out(Bridge)
def run(namespace: NetNamespace, command: Bridge) -> Result | Process:
    """Carry out a ``bridge`` command. Raises UsageError when there is no namespace of the name of ``-n``."""
    action, options = command.action, command.options
    if options.netns is not None:
        namespace = netns_switch(namespace.network, options.netns)
    if isinstance(action, Unknown):
        return run_command(namespace, action)
    try:
        return Result(0, _act(namespace, action, options))
    except UsageError as refusal:
        return Result(refusal.exit_code, refusal.stdout, refusal.stderr)
    except KernelError as refusal:
        exit_code = FDB_GET_REFUSED if isinstance(action, BridgeFdbGet) else WRONG
        return Result(exit_code, "", rtnetlink_answers(refusal))


def _act(namespace: NetNamespace, action: BridgeAction, options: BridgeToolOptions) -> str:
    match action:
        case BridgeLinkShow():
            return _link_show(namespace, action, options)
        case BridgeLinkSet():
            change_port(_find(namespace, action.device, "bridge device"), _without_zero_cost(action.arguments))
        case BridgeFdbShow():
            return _fdb_show(namespace, action, options)
        case BridgeFdbChange():
            _fdb_change(namespace, action)
        case BridgeFdbGet():
            return _fdb_get(namespace, action, options)
        case BridgeFdbFlush():
            _fdb_flush(namespace, action)
        case BridgeVlanShow(device):
            _may_find(namespace, device)
            return vlan_listing(options)
        case BridgeMdbShow(device):
            _may_find(namespace, device)
            return mdb_listing(options)
    return ""


def _without_zero_cost(options: KindOptions) -> KindOptions:
    """The options without a cost of 0, which ``bridge link set`` does not pass on."""
    return replace(options, said=tuple(said for said in options.said if said != ("cost", 0)))


def _find(namespace: NetNamespace, name: str, what: str = "device") -> Device:
    device = namespace.device(name)
    if device is None:
        raise UsageError(f'Cannot find {what} "{name}"\n', WRONG)
    return device


def _may_find(namespace: NetNamespace, name: str | None, what: str = "device") -> Device | None:
    return None if name is None else _find(namespace, name, what)


def _link_show(namespace: NetNamespace, action: BridgeLinkShow, options: BridgeToolOptions) -> str:
    """Ports in the order in which their devices came into the namespace (``for_each_netdev``)."""
    _may_find(namespace, action.device)
    return port_listing([link(device) for device in namespace.devices.values()], action, options)


def _fdb_show(namespace: NetNamespace, action: BridgeFdbShow, options: BridgeToolOptions) -> str:
    _may_find(namespace, action.bridge, "bridge device")
    _may_find(namespace, action.port or action.device)
    rows = [(row, _ages(namespace, row) if options.statistics else None) for row in fdb(namespace)]
    return fdb_listing(rows, links(namespace), action, options)


def _ages(namespace: NetNamespace, row: FdbEntry) -> tuple[int, int] | None:
    """Seconds since the entry was used and since a frame came from its address; own lists have no ages."""
    device = namespace.device(row.bridge) if row.bridge is not None else None
    bridge = br_get(device) if device is not None else None
    entry = br_fdb_find(bridge, row.mac) if bridge is not None else None
    if entry is None:
        return None
    now = namespace.network.clock.now
    return (now - entry.used) // SECOND, (now - entry.updated) // SECOND


def _fdb_change(namespace: NetNamespace, action: BridgeFdbChange) -> None:
    device = ll_name_to_index(namespace, action.device)
    if device is None:
        raise UsageError(f'Cannot find device "{action.device}"\n', WRONG)
    if action.remote is not None or action.use:
        raise NotModelled("bridge fdb's dst and use", "master, self, static, dynamic, permanent, sticky")
    state = FdbState(action.state) if action.state is not None else FdbState.PERMANENT
    if action.verb == "del":
        rtnl_fdb_del(device, action.mac, state, master=action.master, own=action.own, vlan=action.vlan)
        return
    request = FdbRequest(action.mac, FdbVerb(action.verb), state, action.sticky, action.extern_learn, action.vlan)
    rtnl_fdb_add(device, request, master=action.master, own=action.own)


def _fdb_get(namespace: NetNamespace, action: BridgeFdbGet, options: BridgeToolOptions) -> str:
    device = _may_find(namespace, action.device)
    bridge = _may_find(namespace, action.bridge, "bridge device")
    row = rtnl_fdb_get(bridge, device, action.mac, own=action.own, master=action.master, vlan=action.vlan)
    return fdb_text(row, _ages(namespace, row) if options.statistics else None, options)


def _fdb_flush(namespace: NetNamespace, action: BridgeFdbFlush) -> None:
    """``dev BRIDGE`` flushes its entries, ``dev PORT master`` those behind a port."""
    device = _find(namespace, action.device, "bridge device")
    selection = flush_selection(action.arguments)
    port = _may_find(namespace, selection.port, "bridge port device")
    of_bridge: Device | None = device
    if selection.master:
        # The port's entries in its master's table, not a table of its own.
        of_bridge, port = device.master, device
    bridge = br_get(of_bridge) if of_bridge is not None else None
    if bridge is None:
        raise KernelError(Errno.EOPNOTSUPP)
    # Nothing has put an entry into a switch chip.
    if selection.flags & OFFLOADED:
        return
    wanted = {name: bool(selection.state & bit) for name, bit in _STATE_FIELDS if selection.state_mask & bit}
    wanted |= {name: bool(selection.flags & bit) for name, bit in _FLAG_FIELDS if selection.flags_mask & bit}
    br_fdb_flush(bridge, port, wanted, selection.vlan)
