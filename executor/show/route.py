"""``ip route show`` and ``get``: the kernel's tables and decisions as rows (ip/iproute.c)."""

from __future__ import annotations

import struct
from ipaddress import IPv4Address

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import attribute, number, parse, u32
from pingproof.executor.rtnetlink.route import require_device, require_table
from pingproof.executor.state.links import device_names
from pingproof.executor.state.routes import read_learned, read_routes, route_row
from pingproof.simulator.result import Result
from pingproof.simulator.tools.ip.route.get_rows import answer_listing, matched_row, prefix_warning
from pingproof.simulator.tools.ip.route.get_text import RouteAnswer
from pingproof.simulator.tools.ip.route.rows import learned_listing, route_listing, table_of
from pingproof.simulator.tools.ip.route.show_words import RouteGet, RouteShow
from pingproof.simulator.tools.ip.words import IpOptions
from pingproof.simulator.tools.lib.json_writer import json_beginning

_CACHE_FLAGS = (
    (rt.RTCF_LOCAL, "local"),
    (rt.RTCF_BROADCAST, "brd"),
    (rt.RTCF_MULTICAST, "mc"),
    (rt.RTCF_REDIRECTED, "redirected"),
    (rt.RTCF_DOREDIRECT, "redirect"),
)
_CACHEINFO = struct.Struct("=IIiI")
USER_HZ = 100
RTA_UID = 25


def show_routes(namespace: KernelNamespace, selection: RouteShow, options: IpOptions) -> str:
    """The rows selected, as text; raises ``UsageError``."""
    if selection.device is not None:
        require_device(namespace, selection.device)
    if options.family in ("inet6", "link"):
        return route_listing((), selection, options)
    names = device_names(namespace)
    if selection.cached:
        return learned_listing(read_learned(namespace, names), selection, options)
    beginning = json_beginning(options.pretty) if options.json else ""
    require_table(namespace, table_of(selection), "Dump terminated\n", beginning)
    return route_listing(read_routes(namespace, names), selection, options)


def get_route(namespace: KernelNamespace, command: RouteGet, options: IpOptions) -> Result:
    """``ip route get``: the kernel's answer to a question; raises ``KernelError``, ``UsageError``."""
    names = device_names(namespace)
    _, payload = next(namespace.route.ask(rt.RTM_GETROUTE, _question(namespace, command)))
    if command.fibmatch:
        return Result(0, matched_row(route_row(payload, names), options), prefix_warning(command))
    return Result(0, answer_listing([_answer(payload, names)], options), prefix_warning(command))


def _question(namespace: KernelNamespace, command: RouteGet) -> bytes:
    flags = rt.RTM_F_LOOKUP_TABLE | (rt.RTM_F_FIB_MATCH if command.fibmatch else 0)
    parts = [attribute(rt.RTA_DST, command.destination.packed)]
    if command.source is not None:
        parts.append(attribute(rt.RTA_SRC, command.source.packed))
    for kind, device in ((rt.RTA_IIF, command.input_device), (rt.RTA_OIF, command.output_device)):
        if device is not None:
            parts.append(u32(kind, require_device(namespace, device)))
    if command.mark:
        parts.append(u32(rt.RTA_MARK, command.mark))
    source_length = 32 if command.source is not None else 0
    return rt.RTMSG.pack(rt.AF_INET, 32, source_length, command.tos, 0, 0, 0, 0, flags) + b"".join(parts)


def _answer(payload: bytes, names: dict[int, str]) -> RouteAnswer:
    row = route_row(payload, names)
    flags = rt.RTMSG.unpack_from(payload)[8]
    attributes = parse(payload, rt.RTMSG.size)
    asked_source = attributes.get(rt.RTA_SRC)
    cache = attributes.get(rt.RTA_CACHEINFO, bytes(_CACHEINFO.size))
    users, last_use, expires, _ = _CACHEINFO.unpack_from(cache)
    (way,) = row.nexthops
    return RouteAnswer(
        row.destination.network_address,
        row.type,
        way.device,
        row.table,
        way.gateway,
        row.tos,
        preferred_source=row.preferred_source,
        asked_source=IPv4Address(asked_source) if asked_source is not None else None,
        input_device=names.get(number(attributes.get(rt.RTA_IIF))),
        mark=number(attributes.get(rt.RTA_MARK)),
        uid=number(attributes[RTA_UID]) if RTA_UID in attributes else None,
        flags=tuple(word for bit, word in _CACHE_FLAGS if flags & bit),
        mtu=row.mtu,
        mtu_locked=row.mtu_locked,
        expires=expires // USER_HZ,
        users=users,
        age=last_use // USER_HZ if last_use else None,
    )
