"""``ip route show`` and ``get`` on the kernel's tables (ip/iproute.c)."""

from __future__ import annotations

import struct
from typing import Any

from executor.kernel_namespace import KernelNamespace
from executor.kernel_route import require_device, require_table, row_agrees
from executor.netlink import rtnetlink as rt
from executor.netlink.attributes import attribute, number, parse, u32
from executor.state_links import device_names
from executor.state_routes import read_routes, route_row
from simulator.language.ip import IpOptions
from simulator.language.ip_route import RouteGet, RouteShow
from simulator.language.rt_names import table_number
from simulator.result import Result
from simulator.show.ip_route import HiddenColumns, route_line, route_object, table_name
from simulator.show.json_writer import json_text
from simulator.state import RouteType
from simulator.tools.iproute2_text import cannot_find_device

_CACHE_FLAGS = (
    (0x8000_0000, "local"),
    (0x1000_0000, "brd"),
    (0x2000_0000, "mc"),
    (0x0004_0000, "redirected"),
    (0x0100_0000, "redirect"),
)
"""RTCF_LOCAL, _BROADCAST, _MULTICAST, _REDIRECTED, _DOREDIRECT (include/uapi/linux/in_route.h)."""
_CACHEINFO = struct.Struct("=IIiI")
USER_HZ = 100
RTA_CACHEINFO, RTA_UID = 12, 25


def show_routes(namespace: KernelNamespace, selection: RouteShow, options: IpOptions) -> str:
    """The rows selected, as text; raises ``UsageError``."""
    if selection.device is not None:
        require_device(namespace, selection.device)
    if selection.cached or options.family in ("inet6", "link"):
        return ""
    table = rt.RT_TABLE_MAIN
    if selection.table is not None:
        table = 0 if selection.table == "all" else table_number(selection.table) or 0
    require_table(namespace, table, "Dump terminated\n")
    rows = [row for row in read_routes(namespace, device_names(namespace)) if row_agrees(row, selection, table)]
    hidden = HiddenColumns(
        table=selection.table != "all",
        device=selection.device is not None,
        gateway=selection.via is not None,
        protocol=selection.protocol is not None,
        scope=selection.scope is not None,
        source=selection.source is not None,
        metric=selection.metric is not None,
        tos=selection.tos is not None,
    )
    if options.json:
        objects = [route_object(row, details=options.details, hidden=hidden) for row in rows]
        return json_text(objects, options.pretty)
    line_break = "\\" if options.oneline else "\n"
    lines = (route_line(row, details=options.details, hidden=hidden, line_break=line_break) for row in rows)
    return "".join(line + "\n" for line in lines)


def get_route(namespace: KernelNamespace, command: RouteGet, options: IpOptions) -> Result:
    """``ip route get``: the kernel's answer to a question; raises ``KernelError``, ``UsageError``."""
    warning = ""
    if command.prefix_length != 32:
        warning = f"Warning: /{command.prefix_length} as prefix is invalid, only /32 (or none) is supported.\n"
    names = device_names(namespace)
    _, payload = next(namespace.route.ask(rt.RTM_GETROUTE, _question(namespace, command)))
    if command.fibmatch:
        row = route_row(payload, names)
        if options.json:
            return Result(0, json_text([route_object(row, details=options.details)], options.pretty), warning)
        return Result(0, route_line(row, details=options.details) + "\n", warning)
    answer = _Answer(payload, names, options)
    if options.json:
        return Result(0, json_text([answer.object()], options.pretty), warning)
    return Result(0, answer.text(), warning)


def _question(namespace: KernelNamespace, command: RouteGet) -> bytes:
    flags = rt.RTM_F_LOOKUP_TABLE | (rt.RTM_F_FIB_MATCH if command.fibmatch else 0)
    parts = [attribute(rt.RTA_DST, command.destination.packed)]
    if command.source is not None:
        parts.append(attribute(rt.RTA_SRC, command.source.packed))
    for kind, device in ((rt.RTA_IIF, command.input_device), (rt.RTA_OIF, command.output_device)):
        if device is not None:
            ifindex = namespace.ifindex(device)
            if ifindex is None:
                raise cannot_find_device(device)
            parts.append(u32(kind, ifindex))
    if command.mark:
        parts.append(u32(rt.RTA_MARK, command.mark))
    source_length = 32 if command.source is not None else 0
    return rt.RTMSG.pack(rt.AF_INET, 32, source_length, command.tos, 0, 0, 0, 0, flags) + b"".join(parts)


class _Answer:
    """A routing decision as the kernel tells it."""

    def __init__(self, payload: bytes, names: dict[int, str], options: IpOptions) -> None:
        self.options = options
        self.row = route_row(payload, names)
        self.flags = rt.RTMSG.unpack_from(payload)[8]
        self.attributes = parse(payload, rt.RTMSG.size)
        self.input_device = names.get(number(self.attributes.get(rt.RTA_IIF)))
        self.uid = number(self.attributes[RTA_UID]) if RTA_UID in self.attributes else None
        self.mark = number(self.attributes.get(rt.RTA_MARK))
        cache = self.attributes.get(RTA_CACHEINFO, bytes(_CACHEINFO.size))
        self.users, _, expires, _ = _CACHEINFO.unpack_from(cache)
        self.expires = expires // USER_HZ

    @property
    def cache_flags(self) -> list[str]:
        return [word for bit, word in _CACHE_FLAGS if self.flags & bit]

    @property
    def source(self) -> str | None:
        data = self.attributes.get(rt.RTA_SRC)
        return ".".join(str(octet) for octet in data) if data is not None else None

    def text(self) -> str:
        row, options = self.row, self.options
        words = [row.type.value] if row.type is not RouteType.UNICAST or options.details else []
        words.append(str(row.destination.network_address))
        if self.source is not None:
            words += ["from", self.source]
        for hop in row.nexthops:
            words += ["via", str(hop.gateway)] if hop.gateway is not None else []
            words += ["dev", hop.device] if hop.device is not None else []
        if row.table != rt.RT_TABLE_MAIN or options.details:
            words += ["table", table_name(row.table)]
        if row.preferred_source is not None:
            words += ["src", str(row.preferred_source)]
        if row.type is RouteType.MULTICAST:
            words.append("rt_offload_failed")  # the tool takes RTCF_MULTICAST's bit for another flag
        if self.mark:
            words += ["mark", f"{self.mark:#x}" if self.mark >= 16 else str(self.mark)]
        if self.uid is not None:
            words += ["uid", str(self.uid)]
        cache = ["cache", f"<{','.join(self.cache_flags)}>"] if self.cache_flags else ["cache"]
        if self.options.statistics:
            cache += ["users", str(self.users)]
        if self.expires:
            cache += ["expires", f"{self.expires}sec"]
        if row.mtu:
            cache += ["mtu", "lock", str(row.mtu)] if row.mtu_locked else ["mtu", str(row.mtu)]
        if self.input_device is not None:
            cache += ["iif", self.input_device]
        line_break = "\\" if options.oneline else "\n"
        return f"{' '.join(words)} {line_break}    {' '.join(cache)} \n"

    def object(self) -> dict[str, Any]:
        row = self.row
        found: dict[str, Any] = {}
        if row.type is not RouteType.UNICAST or self.options.details:
            found["type"] = row.type.value
        found["dst"] = str(row.destination.network_address)
        if self.source is not None:
            found["from"] = self.source
        for hop in row.nexthops:
            found |= {"gateway": str(hop.gateway)} if hop.gateway is not None else {}
            found |= {"dev": hop.device} if hop.device is not None else {}
        if row.table != rt.RT_TABLE_MAIN or self.options.details:
            found["table"] = table_name(row.table)
        if row.preferred_source is not None:
            found["prefsrc"] = str(row.preferred_source)
        found["flags"] = ["rt_offload_failed"] if row.type is RouteType.MULTICAST else []
        if self.mark:
            found["mark"] = self.mark
        if self.uid is not None:
            found["uid"] = self.uid
        found["cache"] = self.cache_flags
        if self.expires:
            found["expires"] = self.expires
        if row.mtu:
            found["metrics"] = [{"mtu": row.mtu}]
        if self.input_device is not None:
            found["iif"] = self.input_device
        return found
