"""``ip route get``: the kernel is asked as a packet would ask it (``net/ipv4/route.c:inet_rtm_getroute()``)."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Address
from typing import TYPE_CHECKING, Any

from simulator.clock import SECOND
from simulator.errors import Errno, KernelError
from simulator.language.ip_route import RouteGet
from simulator.result import Result
from simulator.show.color import device_word, inet_word, sentence
from simulator.show.ip_route import route_line, route_object, table_name, tos_text
from simulator.show.json_writer import json_text
from simulator.stack.fib import ANY, TABLE_LOCAL, TABLE_MAIN, TABLE_UNSPEC, Flow
from simulator.stack.route import ip_route_input, ip_route_output_key
from simulator.stack.rtable import Refused, Rtable
from simulator.state import RouteType
from simulator.tools.answer import answer, find_device
from simulator.tools.ll_map import ll_index_to_name
from simulator.wire.icmp import Icmp, IcmpType
from simulator.wire.ipv4 import IpProtocol, Ipv4

if TYPE_CHECKING:
    from simulator.language.ip import IpOptions
    from simulator.stack.net_device import Device
    from simulator.stack.net_namespace import NetNamespace


ALL_HOSTS = IPv4Address("224.0.0.1")
"""The one group that every device has joined (RFC 1112)."""


def get(namespace: NetNamespace, command: RouteGet, options: IpOptions) -> Result:
    """Carry out ``ip route get``; a prefix that is not a host's is warned of and then taken for one."""
    if command.source == ANY:
        command = replace(command, source=None)
    result = answer(_get, namespace, command, options)
    if command.prefix_length == 32:
        return result
    warning = f"Warning: /{command.prefix_length} as prefix is invalid, only /32 (or none) is supported.\n"
    return Result(result.exit_code, result.stdout, warning + result.stderr)


def _get(namespace: NetNamespace, command: RouteGet, options: IpOptions) -> str:
    into = find_device(namespace, command.input_device) if command.input_device is not None else None
    out = find_device(namespace, command.output_device) if command.output_device is not None else None
    rtable = _input(namespace, command, into) if into is not None else _output(namespace, command, out)
    ll_index_to_name([rtable.device])
    if command.fibmatch:
        if rtable.result is None:
            raise KernelError(Errno.EHOSTUNREACH)
        row = replace(rtable.result.row, table=_table(rtable), type=rtable.type)
        if options.json:
            return json_text([route_object(row, details=options.details)], options.pretty)
        return route_line(row, details=options.details) + "\n"
    if options.json:
        return json_text([_object(rtable, command, options)], options.pretty)
    return _text(rtable, command, options)


def _output(namespace: NetNamespace, command: RouteGet, out: Device | None) -> Rtable:
    flow = Flow(command.destination, command.source or ANY, out, tos=command.tos, mark=command.mark)
    found = ip_route_output_key(namespace, flow)
    if isinstance(found, Errno):
        raise KernelError(found)
    if found.error is not None:
        raise KernelError(found.error)
    return found


def _input(namespace: NetNamespace, command: RouteGet, into: Device) -> Rtable:
    """As if a packet had come in; it is not put into the journal, for there is none."""
    packet = Ipv4(command.source or ANY, command.destination, IpProtocol.ICMP, Icmp(IcmpType.ECHO), tos=command.tos)
    skb = namespace.network.new_skb(namespace, packet)
    skb.device, skb.mark = into, command.mark
    found = ip_route_input(skb)
    if isinstance(found, Refused):
        raise KernelError(Errno.EINVAL)
    if found.error is not None:
        raise KernelError(found.error)
    return found


def _table(rtable: Rtable) -> int:
    """The table that answered, 0 for none; while local and main are one trie the kernel calls it main."""
    if rtable.result is None:
        return TABLE_UNSPEC
    fib = rtable.device.namespace.fib
    table = rtable.result.info.table
    return TABLE_MAIN if table == TABLE_LOCAL and not fib.has_custom_rules else table


def _tos(rtable: Rtable) -> int:
    """The TOS of the row that answered, not of the question."""
    return rtable.result.info.tos if rtable.result is not None else 0


def _cache_flags(rtable: Rtable, command: RouteGet) -> list[str]:
    """``print_cache_flags``: RTCF_LOCAL, _BROADCAST, _MULTICAST, _REDIRECTED, _DOREDIRECT."""
    comes_in = command.input_device is not None
    flags: list[str] = []
    is_all_hosts = rtable.destination == ALL_HOSTS
    multicast = rtable.type is RouteType.MULTICAST
    if rtable.is_local or rtable.type is RouteType.BROADCAST or (multicast and (comes_in or is_all_hosts)):
        flags.append("local")
    if rtable.type is RouteType.BROADCAST:
        flags.append("brd")
    if rtable.type is RouteType.MULTICAST:
        flags.append("mc")
    if _is_redirected(rtable):
        flags.append("redirected")
    if rtable.send_redirect:
        flags.append("redirect")
    return flags


def _is_redirected(rtable: Rtable) -> bool:
    """Whether the way is an exception's: its gateway is not the row's."""
    nexthop = rtable.result.nexthop if rtable.result is not None else None
    return rtable.type is RouteType.UNICAST and nexthop is not None and rtable.gateway != nexthop.via


def _text(rtable: Rtable, command: RouteGet, options: IpOptions) -> str:
    color = options.color == "always"
    words: list[str] = []
    if rtable.type is not RouteType.UNICAST or options.details:
        words.append(rtable.type.value)
    words.append(inet_word(str(command.destination), color))
    if command.source is not None:
        words.append(inet_word(f"from {command.source}", color))
    if _tos(rtable):
        words += ["tos", tos_text(_tos(rtable))]
    if rtable.gateway is not None:
        words += ["via", inet_word(str(rtable.gateway), color)]
    words += ["dev", device_word(rtable.device.name, color)]
    table = _table(rtable)
    if table and (table != TABLE_MAIN or options.details):
        words += ["table", table_name(table)]
    if command.source is None and command.input_device is None:
        words += ["src", inet_word(str(rtable.source), color)]
    if rtable.type is RouteType.MULTICAST:
        words.append("rt_offload_failed")  # iproute2 takes RTCF_MULTICAST's bit for another flag
    if command.mark:
        words += ["mark", f"{command.mark:#x}" if command.mark >= 16 else str(command.mark)]
    if command.input_device is None:
        words += ["uid", "0"]
    line_break = "\\" if options.oneline else "\n"
    return f"{sentence(words)}{line_break}    {_cache_line(rtable, command, options)} \n"


def _cache_line(rtable: Rtable, command: RouteGet, options: IpOptions) -> str:
    flags = _cache_flags(rtable, command)
    cache = ["cache", f"<{','.join(flags)}>"] if flags else ["cache"]
    if options.statistics:
        cache += ["users", "2"] if options.statistics > 1 else ["users", "2", "age", "0sec"]
    expires = _expires(rtable)
    if expires:
        cache += ["expires", f"{expires}sec"]
    if rtable.mtu:
        cache += ["mtu", "lock", str(rtable.mtu)] if rtable.mtu_locked else ["mtu", str(rtable.mtu)]
    if command.input_device is not None:
        cache += ["iif", command.input_device]
    return " ".join(cache)


def _expires(rtable: Rtable) -> int:
    """How long the exception behind the way still holds (seconds, rounded down)."""
    return max(rtable.expires - rtable.device.namespace.network.clock.now, 0) // SECOND


def _object(rtable: Rtable, command: RouteGet, options: IpOptions) -> dict[str, Any]:
    row: dict[str, Any] = {}
    if rtable.type is not RouteType.UNICAST or options.details:
        row["type"] = rtable.type.value
    row["dst"] = str(command.destination)
    if command.source is not None:
        row["from"] = str(command.source)
    if _tos(rtable):
        row["tos"] = tos_text(_tos(rtable))
    if rtable.gateway is not None:
        row["gateway"] = str(rtable.gateway)
    row["dev"] = rtable.device.name
    table = _table(rtable)
    if table and (table != TABLE_MAIN or options.details):
        row["table"] = table_name(table)
    if command.source is None and command.input_device is None:
        row["prefsrc"] = str(rtable.source)
    row["flags"] = ["rt_offload_failed"] if rtable.type is RouteType.MULTICAST else []
    if command.mark:
        row["mark"] = command.mark
    if command.input_device is None:
        row["uid"] = 0
    row["cache"] = _cache_flags(rtable, command)
    if _expires(rtable):
        row["expires"] = _expires(rtable)
    if rtable.mtu:
        row["metrics"] = [{"mtu": rtable.mtu}]
    if command.input_device is not None:
        row["iif"] = command.input_device
    return row
