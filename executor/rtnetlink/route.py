"""Routes: the requests of ``ip route`` and the rows of RTM_NEWROUTE (ip/iproute.c, net/ipv4/fib_frontend.c)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from socket import AF_INET
from typing import Any

from pyroute2.netlink.rtnl import RTM_GETROUTE
from pyroute2.netlink.rtnl.rtmsg import RTNH_F_DEAD, RTNH_F_LINKDOWN, RTNH_F_ONLINK, rtmsg

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.netlink.message import USER_HZ, Attribute, Message, Nested, read, write
from pingproof.simulator.errors import KernelError
from pingproof.simulator.state import Gap, LearnedRoute, NextHop, Route, RouteType, Scope, Unmodelled
from pingproof.simulator.tools.ip.route.get_text import RouteAnswer
from pingproof.simulator.tools.ip.route.get_words import RouteGet
from pingproof.simulator.tools.ip.route.options import ADDRESS, ROUTE_OPTIONS, Place
from pingproof.simulator.tools.ip.route.words import NextHopArguments, RouteChange, RouteVerb, unsaid_scope
from pingproof.simulator.tools.lib.option import encoded
from pingproof.simulator.tools.lib.rt_names import PROTOCOLS, protocol_number, scope_number, table_number
from pingproof.simulator.tools.row_line import row_line

RT_TABLE_UNSPEC, RT_TABLE_MAIN, RT_TABLE_LOCAL = 0, 254, 255
RTPROT_BOOT = 3
RTM_F_CLONED, RTM_F_LOOKUP_TABLE, RTM_F_FIB_MATCH = 0x200, 0x1000, 0x2000
RTCF_REDIRECTED, RTCF_DOREDIRECT = 0x0004_0000, 0x0100_0000
RTCF_BROADCAST, RTCF_MULTICAST, RTCF_LOCAL = 0x1000_0000, 0x2000_0000, 0x8000_0000
_ATTRIBUTES = tuple(row for row in ROUTE_OPTIONS if row.place is Place.ROUTE)
_METRICS = tuple(row for row in ROUTE_OPTIONS if row.place is Place.METRIC)
_METRIC_NUMBERS = {name: number for number, (name, _) in enumerate(rtmsg.metrics.nla_map)}
"""A metric's number, which is its bit in RTAX_LOCK."""
_ANSWER_FLAGS = (
    (RTCF_LOCAL, "local"),
    (RTCF_BROADCAST, "brd"),
    (RTCF_MULTICAST, "mc"),
    (RTCF_REDIRECTED, "redirected"),
    (RTCF_DOREDIRECT, "redirect"),
)
ROUTE_TYPES = {
    1: RouteType.UNICAST,
    2: RouteType.LOCAL,
    3: RouteType.BROADCAST,
    5: RouteType.MULTICAST,
    6: RouteType.BLACKHOLE,
    7: RouteType.UNREACHABLE,
    8: RouteType.PROHIBIT,
    9: RouteType.THROW,
}
_TYPE_NUMBERS = {kind: number for number, kind in ROUTE_TYPES.items()}
_PROTOCOL_NAMES = {number: name for name, number in PROTOCOLS.items()}
_NO_CACHE: Mapping[str, int] = {"rta_clntref": 0, "rta_lastuse": 0, "rta_expires": 0}
RTA_UID = 25
"""An attribute that pyroute2 has no name for."""
ALL_ROUTES = write(rtmsg, family=AF_INET)
"""The question for all IPv4 routes of a namespace, and where nothing narrows the answer, what redirects taught."""
LEARNED_ROUTES = write(rtmsg, family=AF_INET, flags=RTM_F_CLONED)
"""The question for what redirects and reports taught (``ip route show cache``)."""

DeviceNumber = Callable[[str], int]
"""A device's ifindex by its name; raises ``UsageError`` where there is none."""


def write_route(action: RouteChange, device_number: DeviceNumber) -> bytes:
    """The content of RTM_NEWROUTE or RTM_DELROUTE (``iproute_modify``); raises what ``device_number`` raises."""
    # What is 0 in a request to delete matches any route (fib_trie.c:fib_table_delete()): type and protocol are only
    # named when the user named them. A new route has defaults instead (ip/iproute.c:iproute_modify()).
    deleting = action.verb is RouteVerb.DELETE
    kind = action.type or (None if deleting else RouteType.UNICAST)
    table = _table_for(action, kind)
    protocol = 0 if deleting else RTPROT_BOOT
    if action.protocol is not None:
        protocol = protocol_number(action.protocol) or 0
    attributes: list[Attribute] = []
    if not action.is_default:
        # Typed with bits beyond its length, the address goes to the kernel as it is: the kernel refuses it.
        typed = action.typed_destination
        attributes.append(("RTA_DST", str(typed.ip if typed else action.destination.network_address)))
    said = {row.field: of for row in ROUTE_OPTIONS if (of := getattr(action, row.field)) is not None}
    attributes += encoded(_ATTRIBUTES, said)
    if metrics := encoded(_METRICS, said):
        # RTAX_LOCK is one bit a metric: a locked mtu is not lowered by path MTU discovery (ip_rt_update_pmtu()).
        locked = sum(1 << _METRIC_NUMBERS[row.attribute] for row in _METRICS if getattr(action, f"{row.field}_locked"))
        lock: tuple[Attribute, ...] = (("RTAX_LOCK", locked),) if locked else ()
        attributes.append(("RTA_METRICS", Nested((*lock, *metrics))))
    flags, hops = _write_hops(action, device_number)
    attributes += hops
    # Sent in any case: it overrides the header's field, one byte, which has no room for numbers from 256 on.
    attributes.append(("RTA_TABLE", table))
    return write(
        rtmsg,
        attributes,
        family=AF_INET,
        dst_len=action.destination.prefixlen,
        tos=action.tos or 0,
        table=table if table < 256 else RT_TABLE_UNSPEC,
        proto=protocol,
        # Without the word, the scope follows from type and gateway; for a deletion it is NOWHERE, which matches any.
        scope=unsaid_scope(action, kind).value if action.scope is None else scope_number(action.scope) or 0,
        type=_TYPE_NUMBERS[kind] if kind is not None else 0,
        flags=flags,
    )


def _table_for(action: RouteChange, kind: RouteType | None) -> int:
    """The table named, else local for the kinds that only that table has, else main."""
    if action.table is not None:
        return table_number(action.table) or 0
    return RT_TABLE_LOCAL if kind in (RouteType.LOCAL, RouteType.BROADCAST) else RT_TABLE_MAIN


def _write_hops(action: RouteChange, device_number: DeviceNumber) -> tuple[int, list[Attribute]]:
    """``rtm_flags`` and the next hops: one lies in the message itself, several in RTA_MULTIPATH."""
    if len(action.nexthops) == 1 and not action.multipath:
        hop = action.nexthops[0]
        attributes = _gateway(hop)
        if hop.device is not None:
            attributes.append(("RTA_OIF", device_number(hop.device)))
        return RTNH_F_ONLINK if hop.onlink else 0, attributes
    # A single one written as ``nexthop`` is sent as several are, and refused in their words.
    if action.nexthops:
        return 0, [("RTA_MULTIPATH", tuple(_write_hop(hop, device_number) for hop in action.nexthops))]
    return 0, []


def _gateway(hop: NextHopArguments) -> list[Attribute]:
    return [("RTA_GATEWAY", str(hop.via))] if hop.via is not None else []


def _write_hop(hop: NextHopArguments, device_number: DeviceNumber) -> Nested:
    """``struct rtnexthop`` with its gateway; the kernel counts weights from 0."""
    device = device_number(hop.device) if hop.device is not None else 0
    flags = RTNH_F_ONLINK if hop.onlink else 0
    # ifindex 0 leaves the choice of the device to the gateway's own route (fib_semantics.c:fib_check_nh()).
    return Nested(tuple(_gateway(hop)), (("flags", flags), ("hops", (hop.weight or 1) - 1), ("oif", device)))


def write_question(command: RouteGet, device_number: DeviceNumber) -> bytes:
    """The content of RTM_GETROUTE for ``ip route get``; raises what ``device_number`` raises."""
    attributes: list[Attribute] = [("RTA_DST", str(command.destination))]
    if command.source is not None:
        attributes.append(("RTA_SRC", str(command.source)))
    for name, device in (("RTA_IIF", command.input_device), ("RTA_OIF", command.output_device)):
        if device is not None:
            attributes.append((name, device_number(device)))
    if command.mark:
        attributes.append(("RTA_MARK", command.mark))
    return write(
        rtmsg,
        attributes,
        family=AF_INET,
        dst_len=32,
        src_len=32 if command.source is not None else 0,
        tos=command.tos,
        # As the tool asks: without RTM_F_LOOKUP_TABLE the kernel names the main table whatever table had the route.
        flags=RTM_F_LOOKUP_TABLE | (RTM_F_FIB_MATCH if command.fibmatch else 0),
    )


def ask_route(namespace: KernelNamespace, question: bytes) -> Message:
    """The kernel's answer to ``ip route get``; raises ``KernelError``."""
    return read(rtmsg, next(namespace.route.ask(RTM_GETROUTE, question)))


def require_table(namespace: KernelNamespace, table: int) -> None:
    """Ask for one table alone; raises ``KernelError`` where the table does not exist."""
    # Only a strictly checked request is narrowed to RTA_TABLE, and refused (ENOENT) where the table does not exist.
    strict = namespace.netlink_socket(strict=True)
    try:
        strict.dump(RTM_GETROUTE, write(rtmsg, [("RTA_TABLE", table)], family=AF_INET))
    finally:
        strict.close()


def has_table(namespace: KernelNamespace, table: int) -> bool:
    """Whether a table exists; the kernel makes one when its first route is added."""
    try:
        require_table(namespace, table)
    except KernelError:
        return False
    return True


def route_messages(namespace: KernelNamespace, question: bytes = ALL_ROUTES) -> list[bytes]:
    """The messages that answer the question for routes, in the kernel's order."""
    return namespace.route.dump(RTM_GETROUTE, question)


def _ipv4(namespace: KernelNamespace, question: bytes = ALL_ROUTES) -> Iterator[tuple[Message, bool]]:
    """IPv4 messages, each with ``is_learned``."""
    for each in route_messages(namespace, question):
        message = read(rtmsg, each)
        if message.field("family") == AF_INET:
            yield message, is_learned(message)


def is_learned(message: Message) -> bool:
    """Whether a message is of a route exception, which a redirect or a report taught, rather than of a route."""
    return bool(message.field("flags") & RTM_F_CLONED)


def read_routes(namespace: KernelNamespace, names: Mapping[int, str]) -> tuple[Route, ...]:
    """The routes of all tables, in the kernel's order."""
    return tuple(route_row(message, names) for message, learned in _ipv4(namespace) if not learned)


def read_every_route(
    namespace: KernelNamespace, names: Mapping[int, str]
) -> tuple[tuple[Route, ...], tuple[LearnedRoute, ...], tuple[Unmodelled, ...]]:
    """The routes, what redirects and reports taught (``ip route show cache``), and the kinds that are not modelled."""
    routes: list[Route] = []
    taught: list[LearnedRoute] = []
    gaps: list[Unmodelled] = []
    for message, learned in _ipv4(namespace):
        row = route_row(message, names)
        if learned:
            taught.append(_learned(message, row))
            continue
        routes.append(row)
        odd = _odd_route(message)
        if odd:
            # Kept among the routes as well: without the row, the next best route would seem to be the one taken.
            gaps.append(Unmodelled(Gap.ROUTING, f"ip route … {odd}", row_line(row)))
    # Routes with equal attributes share their struct fib_info and its exceptions, which are listed for each of them.
    return tuple(routes), tuple(dict.fromkeys(taught)), tuple(gaps)


def read_learned(namespace: KernelNamespace, names: Mapping[int, str]) -> tuple[LearnedRoute, ...]:
    """Route exceptions, with the seconds left rounded down as ``ip route show cache`` does."""
    return tuple(
        replace(_learned(message, route_row(message, names)), expires=max(_ticks_left(message), 0) // USER_HZ)
        for message, learned in _ipv4(namespace, LEARNED_ROUTES)
        if learned
    )


def read_empty_tables(namespace: KernelNamespace, routes: Iterable[Route]) -> tuple[int, ...]:
    """The local table where it exists without a row: some device once had an address."""
    if any(row.table == RT_TABLE_LOCAL for row in routes):
        return ()
    # It matters once: "ip route show table local" of an existing, empty table is empty, else refused.
    return (RT_TABLE_LOCAL,) if has_table(namespace, RT_TABLE_LOCAL) else ()


def _learned(message: Message, row: Route) -> LearnedRoute:
    hop = row.nexthops[0] if row.nexthops else NextHop(None)
    return LearnedRoute(
        row.destination.network_address,
        hop.device or "",
        hop.gateway,
        row.mtu,
        row.mtu_locked,
        max(-(-_ticks_left(message) // USER_HZ), 0),  # 0 would be for ever
        bool(message.field("flags") & RTCF_REDIRECTED),
    )


def _ticks_left(message: Message) -> int:
    ticks: int = message.get("RTA_CACHEINFO", _NO_CACHE)["rta_expires"]
    return ticks


def _odd_route(message: Message) -> str:
    if "RTA_ENCAP" in message:
        return "encap"
    if "RTA_VIA" in message:
        return "via inet6"
    kind = message.field("type")
    return "" if kind in ROUTE_TYPES else f"type {kind}"


def route_row(message: Message, names: Mapping[int, str]) -> Route:
    """A route from its message; ``names`` are the devices' by ifindex."""
    protocol = message.field("proto")
    # A default route has no RTA_DST at all.
    destination = int.from_bytes(message.raw("RTA_DST") or b"", "big")
    return Route(
        # RTA_TABLE has all 32 bits; the header's byte is RT_TABLE_COMPAT (252) for numbers from 256 on.
        table=message.number("RTA_TABLE", message.field("table")),
        type=ROUTE_TYPES.get(message.field("type"), RouteType.UNICAST),
        destination=IPv4Network((destination, message.field("dst_len"))),
        nexthops=tuple(_hops(message, names)),
        scope=Scope(message.field("scope")),
        protocol=_PROTOCOL_NAMES.get(protocol, str(protocol)),
        tos=message.field("tos"),
        # With several hops rtm_flags are the whole route's (fib_flags: no hop has a carrier), with one they are the
        # hop's (fib_semantics.c:fib_dump_info()).
        linkdown="RTA_MULTIPATH" in message and bool(message.field("flags") & RTNH_F_LINKDOWN),
        **_options(message),
    )


def _options(message: Message) -> dict[str, Any]:
    """The fields of ``Route`` that an attribute or a metric carries."""
    found: dict[str, Any] = {}
    for row in _ATTRIBUTES:
        if row.attribute in message:
            of = message.raw(row.attribute) if row.form is ADDRESS else message.number(row.attribute)
            found[row.kept] = row.form.decode(of)
    metrics = message.nested("RTA_METRICS")
    locked = metrics.number("RTAX_LOCK")
    for row in _METRICS:
        found[row.kept] = metrics.number(row.attribute)
        found[f"{row.kept}_locked"] = bool(locked & 1 << _METRIC_NUMBERS[row.attribute])
    return found


def _hops(message: Message, names: Mapping[int, str]) -> Iterator[NextHop]:
    if "RTA_MULTIPATH" in message:
        for source in message.get("RTA_MULTIPATH"):
            hop = Message(source)
            yield _hop(hop, names.get(hop.field("oif")), hop.field("hops") + 1)
    # Neither: blackhole, unreachable, prohibit and throw lead nowhere.
    elif "RTA_OIF" in message or "RTA_GATEWAY" in message:
        yield _hop(message, names.get(message.number("RTA_OIF")), 1)


def _hop(message: Message, device: str | None, weight: int) -> NextHop:
    """A next hop: its flags and gateway lie alike in a route's message and in ``struct rtnexthop``."""
    flags = message.field("flags")
    gateway = message.raw("RTA_GATEWAY")
    return NextHop(
        device=device,
        gateway=IPv4Address(gateway) if gateway is not None else None,
        weight=weight,
        onlink=bool(flags & RTNH_F_ONLINK),
        linkdown=bool(flags & RTNH_F_LINKDOWN),
        dead=bool(flags & RTNH_F_DEAD),
    )


def route_answer(message: Message, names: Mapping[int, str]) -> RouteAnswer:
    """The kernel's answer as ``ip route get`` lists it; times in seconds."""
    row = route_row(message, names)
    flags = message.field("flags")
    asked_source = message.raw("RTA_SRC")
    cache: Any = message.get("RTA_CACHEINFO", _NO_CACHE)
    # inet_rtm_getroute() answers with the one way chosen, also where the route has several.
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
        input_device=names.get(message.number("RTA_IIF")),
        mark=message.number("RTA_MARK"),
        uid=message.unnamed(RTA_UID),
        flags=tuple(word for bit, word in _ANSWER_FLAGS if flags & bit),
        mtu=row.mtu,
        mtu_locked=row.mtu_locked,
        expires=cache["rta_expires"] // USER_HZ,
        users=cache["rta_clntref"],
        # ip/iproute.c prints an age only when it is not 0.
        age=cache["rta_lastuse"] // USER_HZ if cache["rta_lastuse"] else None,
    )
