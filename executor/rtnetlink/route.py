"""``ip route add|replace|…|del|flush``: RTM_NEWROUTE and RTM_DELROUTE (ip/iproute.c)."""

from __future__ import annotations

import contextlib
import struct

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.netlink.socket import NLM_F_APPEND, NLM_F_CREATE, NLM_F_EXCL, NLM_F_REPLACE
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import attribute, nested, u32
from pingproof.executor.state.links import device_names
from pingproof.executor.state.routes import ROUTE_TYPES, route_row
from pingproof.simulator.errors import KernelError, UsageError
from pingproof.simulator.state import RouteType
from pingproof.simulator.tools.ip.route.rows import EVERY_TABLE, route_text, selects_route, table_of
from pingproof.simulator.tools.ip.route.show_words import RouteFlush
from pingproof.simulator.tools.ip.route.words import NextHopArguments, RouteChange, RouteVerb, unsaid_scope
from pingproof.simulator.tools.ip.words import IpOptions
from pingproof.simulator.tools.lib.refusals import (
    REFUSED,
    cannot_find_device,
    cannot_parse_nexthop,
    flush_report,
    rtnetlink_answers,
)
from pingproof.simulator.tools.lib.rt_names import protocol_number, scope_number, table_number

_TYPE_NUMBERS = {kind: number for number, kind in ROUTE_TYPES.items()}
_FLAGS = {
    RouteVerb.ADD: NLM_F_CREATE | NLM_F_EXCL,
    RouteVerb.REPLACE: NLM_F_CREATE | NLM_F_REPLACE,
    RouteVerb.CHANGE: NLM_F_REPLACE,
    RouteVerb.APPEND: NLM_F_CREATE | NLM_F_APPEND,
    RouteVerb.PREPEND: NLM_F_CREATE,
    RouteVerb.DELETE: 0,
}
_RTNEXTHOP = struct.Struct("=HBBi")
_ANY_ROUTE = rt.RTMSG.pack(rt.AF_INET, 0, 0, 0, 0, 0, 0, 0, 0)


def route_change(namespace: KernelNamespace, action: RouteChange) -> None:
    """``ip route add`` and its kin (``iproute_modify``); raises ``KernelError``, ``UsageError``."""
    deleting = action.verb is RouteVerb.DELETE
    kind = action.type or (None if deleting else RouteType.UNICAST)
    table = rt.RT_TABLE_MAIN
    if action.table is not None:
        table = table_number(action.table) or 0
    elif kind in (RouteType.LOCAL, RouteType.BROADCAST):
        table = rt.RT_TABLE_LOCAL
    protocol = 0 if deleting else rt.RTPROT_BOOT
    if action.protocol is not None:
        protocol = protocol_number(action.protocol) or 0
    parts = []
    if not action.is_default:
        # Typed with bits beyond its length, the address goes to the kernel as it is: the kernel refuses it.
        typed = action.typed_destination
        parts.append(attribute(rt.RTA_DST, (typed.ip if typed else action.destination.network_address).packed))
    if action.source is not None:
        parts.append(attribute(rt.RTA_PREFSRC, action.source.packed))
    if action.metric is not None:
        parts.append(u32(rt.RTA_PRIORITY, action.metric))
    if action.mtu is not None:
        lock = u32(rt.RTAX_LOCK, 1 << rt.RTAX_MTU) if action.mtu_locked else b""
        parts.append(nested(rt.RTA_METRICS, lock, u32(rt.RTAX_MTU, action.mtu)))
    flags = 0
    if len(action.nexthops) == 1 and not action.multipath:
        hop = action.nexthops[0]
        if hop.onlink:
            flags |= rt.RTNH_F_ONLINK
        parts.append(_gateway_and_device(namespace, hop))
    elif action.nexthops:
        parts.append(attribute(rt.RTA_MULTIPATH, b"".join(_nexthop(namespace, hop) for hop in action.nexthops)))
    parts.append(u32(rt.RTA_TABLE, table))
    scope = unsaid_scope(action, kind).value if action.scope is None else scope_number(action.scope) or 0
    header = rt.RTMSG.pack(
        rt.AF_INET,
        action.destination.prefixlen,
        0,
        action.tos or 0,
        table if table < 256 else rt.RT_TABLE_UNSPEC,
        protocol,
        scope,
        _TYPE_NUMBERS[kind] if kind is not None else 0,
        flags,
    )
    namespace.route.change(
        rt.RTM_DELROUTE if deleting else rt.RTM_NEWROUTE, header + b"".join(parts), _FLAGS[action.verb]
    )


def _gateway_and_device(namespace: KernelNamespace, hop: NextHopArguments) -> bytes:
    gateway = attribute(rt.RTA_GATEWAY, hop.via.packed) if hop.via is not None else b""
    return gateway + (u32(rt.RTA_OIF, require_device(namespace, hop.device)) if hop.device is not None else b"")


def _nexthop(namespace: KernelNamespace, hop: NextHopArguments) -> bytes:
    """``struct rtnexthop`` with its gateway; the kernel counts weights from 0. Raises ``UsageError``."""
    gateway = attribute(rt.RTA_GATEWAY, hop.via.packed) if hop.via is not None else b""
    try:
        device = require_device(namespace, hop.device) if hop.device is not None else 0
    except UsageError as refusal:
        raise cannot_parse_nexthop(refusal) from None
    flags = rt.RTNH_F_ONLINK if hop.onlink else 0
    return _RTNEXTHOP.pack(_RTNEXTHOP.size + len(gateway), flags, (hop.weight or 1) - 1, device) + gateway


def route_flush(namespace: KernelNamespace, action: RouteFlush, statistics: int) -> str:
    """``ip route flush``: delete every route that ``ip route show`` with the same words lists, and tell of it.

    Raises ``UsageError``.
    """
    selection = action.selection
    if selection.device is not None:
        require_device(namespace, selection.device)
    if selection.cached:
        with namespace.entered(), open("/proc/sys/net/ipv4/route/flush", "w") as file:
            file.write("-1")
        return ""
    require_table(namespace, table_of(selection), "Flush terminated\n")
    names = device_names(namespace)
    gone = []
    for _, payload in namespace.route.dump(rt.RTM_GETROUTE, _ANY_ROUTE):
        row = route_row(payload, names)
        if rt.RTMSG.unpack_from(payload)[8] & rt.RTM_F_CLONED or not selects_route(row, selection):
            continue
        # One route may take others with it.
        with contextlib.suppress(KernelError):
            namespace.route.change(rt.RTM_DELROUTE, payload)
        gone.append(route_text(row, selection, IpOptions()))
    return flush_report(gone, "entries", statistics)


def require_device(namespace: KernelNamespace, name: str) -> int:
    """A device's number; raises ``UsageError``."""
    number = namespace.ifindex(name)
    if number is None:
        raise cannot_find_device(name)
    return number


def require_table(namespace: KernelNamespace, table: int, ending: str, written: str = "") -> None:
    """The tool asks for one table alone, which the kernel refuses where there is none.

    Raises ``UsageError`` with what the tool has ``written`` by then.
    """
    if table in (EVERY_TABLE, rt.RT_TABLE_MAIN):
        return
    strict = namespace.netlink_socket(strict=True)
    try:
        strict.dump(rt.RTM_GETROUTE, _ANY_ROUTE + u32(rt.RTA_TABLE, table))
    except KernelError as error:
        raise UsageError(rtnetlink_answers(error) + ending, REFUSED, written) from None
    finally:
        strict.close()
