"""``ip route``: from words to requests and back to text (iproute2/ip/iproute.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.errors import Errno, KernelError, NotModelled, UsageError
from simulator.language.ip_route import (
    NextHopArguments,
    RouteChange,
    RouteCommand,
    RouteFlush,
    RouteGet,
    RouteShow,
    RouteVerb,
    unsaid_scope,
)
from simulator.language.rt_names import PROTOCOLS, protocol_number, table_number
from simulator.result import Result
from simulator.stack.fib import TABLE_LOCAL, TABLE_MAIN
from simulator.stack.fib_frontend import inet_rtm_delroute, inet_rtm_newroute
from simulator.stack.fib_semantics import NextHopConfig, RouteConfig
from simulator.stack.fib_table import InsertFlags
from simulator.state import RouteType
from simulator.tools.answer import answer, find_device
from simulator.tools.ip_address import scope_of
from simulator.tools.iproute2_text import cannot_parse_nexthop

if TYPE_CHECKING:
    from simulator.language.ip import IpOptions
    from simulator.stack.net_namespace import NetNamespace

INSERT_FLAGS = {
    RouteVerb.ADD: InsertFlags(create=True, exclusive=True),
    RouteVerb.REPLACE: InsertFlags(create=True, replace=True),
    RouteVerb.CHANGE: InsertFlags(replace=True),
    RouteVerb.APPEND: InsertFlags(create=True, append=True),
    RouteVerb.PREPEND: InsertFlags(create=True),
}
"""The netlink flags of each verb (ip/iproute.c:do_iproute())."""
_PROTOCOL_NAMES = {number: name for name, number in PROTOCOLS.items()}


def run(namespace: NetNamespace, command: RouteCommand, options: IpOptions) -> Result:
    """Carry out an ``ip route`` command in a namespace. Raises NotModelled."""
    from simulator.tools.ip_route_get import get
    from simulator.tools.ip_route_show import flush, show

    if options.numeric:
        raise NotModelled("ip route with -N", "the same without it")
    match command:
        case RouteChange():
            return answer(_change, namespace, command)
        case RouteFlush():
            return answer(flush, namespace, command.selection, options)
        case RouteShow():
            return answer(show, namespace, command, options)
        case RouteGet():
            return get(namespace, command, options)


def protocol_name(word: str) -> str:
    """A protocol as ``ip route`` prints it: its name where it has one."""
    number = protocol_number(word)
    assert number is not None
    return _PROTOCOL_NAMES.get(number, str(number))


def _change(namespace: NetNamespace, command: RouteChange) -> str:
    """ip/iproute.c:iproute_modify(): what is not said is filled in here, by the tool."""
    if command.typed_destination is not None and command.typed_destination.ip != command.destination.network_address:
        _nexthops(namespace, command)
        raise KernelError(Errno.EINVAL, "Invalid prefix for given prefix length")
    deletes = command.verb is RouteVerb.DELETE
    kind = command.type or (None if deletes else RouteType.UNICAST)
    protocol = command.protocol or (None if deletes else "boot")
    config = RouteConfig(
        command.destination,
        kind,
        _table(command, kind),
        scope_of(command.scope) if command.scope is not None else unsaid_scope(command, kind),
        protocol_name(protocol) if protocol is not None else None,
        _nexthops(namespace, command),
        command.multipath and len(command.nexthops) > 1,
        command.source,
        command.metric or 0,
        command.tos or 0,
        command.mtu or 0,
        command.mtu_locked,
    )
    if deletes:
        inet_rtm_delroute(namespace, config)
    else:
        inet_rtm_newroute(namespace, config, INSERT_FLAGS[command.verb])
    return ""


def _table(command: RouteChange, kind: RouteType | None) -> int:
    if command.table is not None:
        return table_number(command.table) or TABLE_MAIN
    return TABLE_LOCAL if kind in (RouteType.LOCAL, RouteType.BROADCAST) else TABLE_MAIN


def _nexthops(namespace: NetNamespace, command: RouteChange) -> tuple[NextHopConfig, ...]:
    hops: list[NextHopConfig] = []
    for hop in command.nexthops:
        try:
            hops.append(_nexthop(namespace, hop))
        except UsageError as refusal:
            if command.multipath:
                raise cannot_parse_nexthop(refusal) from None
            raise
    return tuple(hop for hop in hops if hop != NextHopConfig())


def _nexthop(namespace: NetNamespace, hop: NextHopArguments) -> NextHopConfig:
    """A gateway of 0.0.0.0 is none to the kernel."""
    device = find_device(namespace, hop.device) if hop.device is not None else None
    gateway = hop.via if hop.via is not None and int(hop.via) else None
    return NextHopConfig(device, gateway, hop.weight or 1, hop.onlink)
