"""``ip route get``: the route look-up of a packet, without a packet (``net/ipv4/route.c:inet_rtm_getroute()``)."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.ipv4.fib import ANY, TABLE_LOCAL, TABLE_MAIN, TABLE_UNSPEC, Flow
from pingproof.simulator.linux.ipv4.route import ip_route_input, ip_route_output_key
from pingproof.simulator.linux.ipv4.rtable import Refused, Rtable
from pingproof.simulator.result import Result
from pingproof.simulator.state import RouteType
from pingproof.simulator.tools.ip.route.get_rows import answer_listing, matched_row, prefix_warning
from pingproof.simulator.tools.ip.route.get_text import RouteAnswer
from pingproof.simulator.tools.ip.route.get_words import RouteGet
from pingproof.simulator.userland.lib.answer import answer, find_device
from pingproof.simulator.userland.lib.ll_map import ll_index_to_name
from pingproof.simulator.wire.icmp import Icmp, IcmpType
from pingproof.simulator.wire.ipv4 import IpProtocol, Ipv4

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.tools.ip.words import IpOptions


ALL_HOSTS = IPv4Address("224.0.0.1")
"""The group joined by every device (RFC 1112)."""


def get(namespace: NetNamespace, command: RouteGet, options: IpOptions) -> Result:
    """Carry out ``ip route get``."""
    # "from 0.0.0.0" says nothing.
    if command.source == ANY:
        command = replace(command, source=None)
    result = answer(_get, namespace, command, options)
    return Result(result.exit_code, result.stdout, prefix_warning(command) + result.stderr)


def _get(namespace: NetNamespace, command: RouteGet, options: IpOptions) -> str:
    into = find_device(namespace, command.input_device) if command.input_device is not None else None
    out = find_device(namespace, command.output_device) if command.output_device is not None else None
    rtable = _input(namespace, command, into) if into is not None else _output(namespace, command, out)
    ll_index_to_name([rtable.device])
    if not command.fibmatch:
        return answer_listing([_answer(rtable, command, options)], options)
    if rtable.result is None:
        raise KernelError(Errno.EHOSTUNREACH)
    return matched_row(replace(rtable.result.row, table=_table(rtable), type=rtable.type), options)


def _output(namespace: NetNamespace, command: RouteGet, out: Device | None) -> Rtable:
    flow = Flow(command.destination, command.source or ANY, out, tos=command.tos, mark=command.mark)
    found = ip_route_output_key(namespace, flow)
    if isinstance(found, Errno):
        raise KernelError(found)
    if found.error is not None:
        raise KernelError(found.error)
    return found


def _input(namespace: NetNamespace, command: RouteGet, into: Device) -> Rtable:
    """The route of a packet received by a device; the journal, which records packets, is left out."""
    packet = Ipv4(command.source or ANY, command.destination, IpProtocol.ICMP, Icmp(IcmpType.ECHO), tos=command.tos)
    skb = namespace.network.new_skb(namespace, packet)
    skb.device, skb.mark = into, command.mark
    found = ip_route_input(skb)
    # Whatever the reason of the drop, the request's own answer is EINVAL.
    if isinstance(found, Refused):
        raise KernelError(Errno.EINVAL)
    if found.error is not None:
        raise KernelError(found.error)
    return found


def _table(rtable: Rtable) -> int:
    """The table of the matched row, 0 without one; main while local and main are one trie."""
    if rtable.result is None:
        return TABLE_UNSPEC
    fib = rtable.device.namespace.fib
    table = rtable.result.info.table
    # Rows of one trie are answered as main's until a rule parts the tables (fib_unmerge).
    return TABLE_MAIN if table == TABLE_LOCAL and not fib.has_custom_rules else table


def _tos(rtable: Rtable) -> int:
    """The TOS of the matched row, not of the question."""
    return rtable.result.tos if rtable.result is not None else 0


def _cache_flags(rtable: Rtable, command: RouteGet) -> tuple[str, ...]:
    """The flags RTCF_LOCAL, _BROADCAST, _MULTICAST, _REDIRECTED, _DOREDIRECT (``print_cache_flags``)."""
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
    return tuple(flags)


def _is_redirected(rtable: Rtable) -> bool:
    """Whether the route is a redirect's exception: its gateway is not the matched row's."""
    nexthop = rtable.result.nexthop if rtable.result is not None else None
    return rtable.type is RouteType.UNICAST and nexthop is not None and rtable.gateway != nexthop.via


def _answer(rtable: Rtable, command: RouteGet, options: IpOptions) -> RouteAnswer:
    goes_out = command.input_device is None
    return RouteAnswer(
        command.destination,
        rtable.type,
        rtable.device.name,
        _table(rtable),
        rtable.gateway,
        _tos(rtable),
        preferred_source=rtable.source if command.source is None and goes_out else None,
        asked_source=command.source,
        input_device=command.input_device,
        mark=command.mark,
        uid=0 if goes_out else None,
        flags=_cache_flags(rtable, command),
        mtu=rtable.mtu,
        mtu_locked=rtable.mtu_locked,
        expires=max(rtable.expires - rtable.device.namespace.network.clock.now, 0) // SECOND,
        users=2,
        age=0 if options.statistics == 1 else None,
    )
