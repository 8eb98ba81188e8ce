"""``ip route add`` and its like: from words to requests (iproute2/ip/iproute.c:iproute_modify())."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError, UsageError
from pingproof.simulator.linux.ipv4.fib import TABLE_LOCAL, TABLE_MAIN
from pingproof.simulator.linux.ipv4.fib_frontend import inet_rtm_delroute, inet_rtm_newroute
from pingproof.simulator.linux.ipv4.fib_semantics import NextHopConfig, RouteConfig
from pingproof.simulator.linux.ipv4.fib_table import InsertFlags
from pingproof.simulator.state import RouteType
from pingproof.simulator.tools.ip.route.words import (
    NextHopArguments,
    RouteChange,
    RouteVerb,
    unsaid_scope,
)
from pingproof.simulator.tools.lib.refusals import cannot_parse_nexthop
from pingproof.simulator.tools.lib.rt_names import PROTOCOLS, protocol_number, table_number
from pingproof.simulator.userland.ip.address import scope_of
from pingproof.simulator.userland.lib.answer import find_device

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

INSERT_FLAGS = {
    RouteVerb.ADD: InsertFlags(create=True, exclusive=True),
    RouteVerb.REPLACE: InsertFlags(create=True, replace=True),
    RouteVerb.CHANGE: InsertFlags(replace=True),
    RouteVerb.APPEND: InsertFlags(create=True, append=True),
    RouteVerb.PREPEND: InsertFlags(create=True),
}
"""The netlink flags of each verb (ip/iproute.c:do_iproute())."""
_PROTOCOL_NAMES = {number: name for name, number in PROTOCOLS.items()}


def protocol_name(word: str) -> str:
    """The name of a protocol, else its number."""
    number = protocol_number(word)
    assert number is not None
    return _PROTOCOL_NAMES.get(number, str(number))


def change(namespace: NetNamespace, command: RouteChange) -> str:
    """Carry out a change; the tool fills in what was not typed (ip/iproute.c:iproute_modify())."""
    if command.typed_destination is not None and command.typed_destination.ip != command.destination.network_address:
        # For its errors only: the tool looks devices up before the kernel sees the prefix.
        _nexthops(namespace, command)
        raise KernelError(Errno.EINVAL, "Invalid prefix for given prefix length")
    deletes = command.verb is RouteVerb.DELETE
    # None agrees with every row: a delete compares what was typed only.
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
    """A next hop as configured; to the kernel a gateway of 0.0.0.0 is none."""
    device = find_device(namespace, hop.device) if hop.device is not None else None
    gateway = hop.via if hop.via is not None and int(hop.via) else None
    return NextHopConfig(device, gateway, hop.weight or 1, hop.onlink)
