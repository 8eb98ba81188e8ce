"""Routes and rules of a namespace, read by netlink into the snapshot's types."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import number, parse, string, u32
from pingproof.simulator.errors import KernelError
from pingproof.simulator.state import Gap, LearnedRoute, NextHop, Route, RouteType, Rule, Scope, Unmodelled
from pingproof.simulator.tools.lib.rt_names import PROTOCOLS
from pingproof.simulator.tools.row_line import row_line

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
ACTIONS = {
    rt.FR_ACT_TO_TBL: "to_table",
    rt.FR_ACT_BLACKHOLE: "blackhole",
    rt.FR_ACT_UNREACHABLE: "unreachable",
    rt.FR_ACT_PROHIBIT: "prohibit",
}
_PROTOCOL_NAMES = {number: name for name, number in PROTOCOLS.items()}
_RTNEXTHOP = struct.Struct("=HBBi")
_CACHEINFO = struct.Struct("=IIiIIIII")  # struct rta_cacheinfo: references, last use, expires, …
_USER_HZ = 100
_NO_SUPPRESSION = 0xFFFFFFFF
_UNKNOWN_SELECTORS = {
    rt.FRA_GOTO: "goto",
    rt.FRA_L3MDEV: "l3mdev",
    rt.FRA_UID_RANGE: "uidrange",
    rt.FRA_IP_PROTO: "ipproto",
    rt.FRA_SPORT_RANGE: "sport",
    rt.FRA_DPORT_RANGE: "dport",
}
"""What ``ip rule`` can ask for and ``Rule`` cannot say."""


def read_routes(namespace: KernelNamespace, names: Mapping[int, str]) -> tuple[Route, ...]:
    """The routes of all tables, in the kernel's order."""
    header = rt.RTMSG.pack(rt.AF_INET, 0, 0, 0, 0, 0, 0, 0, 0)
    rows = []
    for _, payload in namespace.route.dump(rt.RTM_GETROUTE, header):
        fields = rt.RTMSG.unpack_from(payload)
        if fields[0] == rt.AF_INET and not fields[8] & rt.RTM_F_CLONED:
            rows.append(route_row(payload, names))
    return tuple(rows)


def read_every_route(
    namespace: KernelNamespace, names: Mapping[int, str]
) -> tuple[tuple[Route, ...], tuple[LearnedRoute, ...], tuple[Unmodelled, ...]]:
    """The routes, what redirects and reports taught (``ip route show cache``), and the kinds that are not modelled."""
    routes: list[Route] = []
    learned: list[LearnedRoute] = []
    gaps: list[Unmodelled] = []
    for _, payload in namespace.route.dump(rt.RTM_GETROUTE, rt.RTMSG.pack(rt.AF_INET, 0, 0, 0, 0, 0, 0, 0, 0)):
        fields = rt.RTMSG.unpack_from(payload)
        if fields[0] != rt.AF_INET:
            continue
        row = route_row(payload, names)
        attributes = parse(payload, rt.RTMSG.size)
        if fields[8] & rt.RTM_F_CLONED:
            learned.append(_learned(payload, row))
            continue
        routes.append(row)
        odd = _odd_route(fields[7], attributes)
        if odd:
            gaps.append(Unmodelled(Gap.ROUTING, f"ip route … {odd}", row_line(row)))
    return tuple(routes), tuple(dict.fromkeys(learned)), tuple(gaps)


def read_learned(namespace: KernelNamespace, names: Mapping[int, str]) -> tuple[LearnedRoute, ...]:
    """What redirects and reports taught, with the seconds left as ``ip route show cache`` rounds them: down."""
    header = rt.RTMSG.pack(rt.AF_INET, 0, 0, 0, 0, 0, 0, 0, rt.RTM_F_CLONED)
    rows = []
    for _, payload in namespace.route.dump(rt.RTM_GETROUTE, header):
        fields = rt.RTMSG.unpack_from(payload)
        if fields[0] == rt.AF_INET and fields[8] & rt.RTM_F_CLONED:
            row = _learned(payload, route_row(payload, names))
            rows.append(replace(row, expires=max(_ticks_left(payload), 0) // _USER_HZ))
    return tuple(rows)


def read_empty_tables(namespace: KernelNamespace, routes: Iterable[Route]) -> tuple[int, ...]:
    """The local table where it has no row and is there all the same: then somebody once had an address."""
    if any(row.table == rt.RT_TABLE_LOCAL for row in routes):
        return ()
    strict = namespace.netlink_socket(strict=True)
    header = rt.RTMSG.pack(rt.AF_INET, 0, 0, 0, 0, 0, 0, 0, 0)
    try:
        strict.dump(rt.RTM_GETROUTE, header + u32(rt.RTA_TABLE, rt.RT_TABLE_LOCAL))
    except KernelError:
        return ()
    finally:
        strict.close()
    return (rt.RT_TABLE_LOCAL,)


def _learned(payload: bytes, row: Route) -> LearnedRoute:
    hop = row.nexthops[0] if row.nexthops else NextHop(None)
    return LearnedRoute(
        row.destination.network_address,
        hop.device or "",
        hop.gateway,
        row.mtu,
        row.mtu_locked,
        max(-(-_ticks_left(payload) // _USER_HZ), 0),  # 0 would be for ever
        bool(rt.RTMSG.unpack_from(payload)[8] & rt.RTCF_REDIRECTED),
    )


def _ticks_left(payload: bytes) -> int:
    cache = parse(payload, rt.RTMSG.size).get(rt.RTA_CACHEINFO, b"")
    return int(_CACHEINFO.unpack_from(cache)[2]) if len(cache) >= _CACHEINFO.size else 0


def _odd_route(kind: int, attributes: Mapping[int, bytes]) -> str:
    if rt.RTA_ENCAP in attributes:
        return "encap"
    if rt.RTA_VIA in attributes:
        return "via inet6"
    return "" if kind in ROUTE_TYPES else f"type {kind}"


def route_row(payload: bytes, names: Mapping[int, str]) -> Route:
    """A route from its message."""
    _, length, _, tos, table, protocol, scope, kind, flags = rt.RTMSG.unpack_from(payload)
    attributes = parse(payload, rt.RTMSG.size)
    metrics = parse(attributes.get(rt.RTA_METRICS, b""))
    source = attributes.get(rt.RTA_PREFSRC)
    return Route(
        table=number(attributes.get(rt.RTA_TABLE), table),
        type=ROUTE_TYPES.get(kind, RouteType.UNICAST),
        destination=IPv4Network((int.from_bytes(attributes.get(rt.RTA_DST, b""), "big"), length)),
        nexthops=tuple(_nexthops(attributes, flags, names)),
        scope=Scope(scope),
        protocol=_PROTOCOL_NAMES.get(protocol, str(protocol)),
        preferred_source=IPv4Address(source) if source is not None else None,
        metric=number(attributes.get(rt.RTA_PRIORITY)),
        tos=tos,
        mtu=number(metrics.get(rt.RTAX_MTU)),
        mtu_locked=bool(number(metrics.get(rt.RTAX_LOCK)) & (1 << rt.RTAX_MTU)),
        linkdown=rt.RTA_MULTIPATH in attributes and bool(flags & rt.RTNH_F_LINKDOWN),
    )


def _nexthops(attributes: Mapping[int, bytes], flags: int, names: Mapping[int, str]) -> Iterator[NextHop]:
    if rt.RTA_MULTIPATH in attributes:
        data = attributes[rt.RTA_MULTIPATH]
        offset = 0
        while offset + _RTNEXTHOP.size <= len(data):
            length, hop_flags, weight, device = _RTNEXTHOP.unpack_from(data, offset)
            inner = parse(data[offset : offset + length], _RTNEXTHOP.size)
            yield _nexthop(names.get(device), inner.get(rt.RTA_GATEWAY), weight + 1, hop_flags)
            offset += (length + 3) & ~3
    elif rt.RTA_OIF in attributes or rt.RTA_GATEWAY in attributes:
        device = number(attributes.get(rt.RTA_OIF))
        yield _nexthop(names.get(device), attributes.get(rt.RTA_GATEWAY), 1, flags)


def _nexthop(device: str | None, gateway: bytes | None, weight: int, flags: int) -> NextHop:
    return NextHop(
        device=device,
        gateway=IPv4Address(gateway) if gateway is not None else None,
        weight=weight,
        onlink=bool(flags & rt.RTNH_F_ONLINK),
        linkdown=bool(flags & rt.RTNH_F_LINKDOWN),
        dead=bool(flags & rt.RTNH_F_DEAD),
    )


def read_rules(namespace: KernelNamespace) -> tuple[Rule, ...]:
    """The rules, in the order in which the kernel tries them."""
    return tuple(rule for rule, _ in _rule_rows(namespace))


def read_policy(namespace: KernelNamespace) -> tuple[tuple[Rule, ...], tuple[Unmodelled, ...]]:
    """The rules that the simulator understands, and those that it does not, which must not be taken for others."""
    rules: list[Rule] = []
    gaps: list[Unmodelled] = []
    for rule, odd in _rule_rows(namespace):
        if odd:
            gaps.append(Unmodelled(Gap.ROUTING, f"ip rule … {' '.join(odd)}", " ".join(row_line(rule).split())))
        else:
            rules.append(rule)
    return tuple(rules), tuple(gaps)


def _odd_words(attributes: Mapping[int, bytes], action: int) -> list[str]:
    words = [word for kind, word in _UNKNOWN_SELECTORS.items() if any(attributes.get(kind, b""))]
    if number(attributes.get(rt.FRA_SUPPRESS_IFGROUP), _NO_SUPPRESSION) != _NO_SUPPRESSION:
        words.append("suppress_ifgroup")
    return words if action in ACTIONS else [*words, f"action {action}"]


def _rule_rows(namespace: KernelNamespace) -> list[tuple[Rule, list[str]]]:
    """Each rule with the words that it has and that ``Rule`` cannot say."""
    rows = []
    for _, payload in namespace.route.dump(rt.RTM_GETRULE, rt.FIB_RULE_HDR.pack(rt.AF_INET, 0, 0, 0, 0, 0, 0)):
        family, _, _, _, _, action, _ = rt.FIB_RULE_HDR.unpack_from(payload)
        if family == rt.AF_INET:
            rows.append((rule_row(payload), _odd_words(parse(payload, rt.FIB_RULE_HDR.size), action)))
    return rows


def rule_row(payload: bytes) -> Rule:
    """A rule from its message."""
    _, destination_length, source_length, tos, table, action, flags = rt.FIB_RULE_HDR.unpack_from(payload)
    attributes = parse(payload, rt.FIB_RULE_HDR.size)
    suppress = number(attributes.get(rt.FRA_SUPPRESS_PREFIXLEN), _NO_SUPPRESSION)
    protocol = number(attributes.get(rt.FRA_PROTOCOL))
    return Rule(
        priority=number(attributes.get(rt.FRA_PRIORITY)),
        table=number(attributes.get(rt.FRA_TABLE), table),
        action=ACTIONS.get(action, str(action)),
        source=_prefix(attributes.get(rt.FRA_SRC), source_length),
        destination=_prefix(attributes.get(rt.FRA_DST), destination_length),
        input_device=string(attributes[rt.FRA_IIFNAME]) if rt.FRA_IIFNAME in attributes else None,
        output_device=string(attributes[rt.FRA_OIFNAME]) if rt.FRA_OIFNAME in attributes else None,
        fwmark=number(attributes.get(rt.FRA_FWMARK)),
        fwmask=number(attributes.get(rt.FRA_FWMASK)),
        tos=tos,
        inverted=bool(flags & rt.FIB_RULE_INVERT),
        protocol=_PROTOCOL_NAMES.get(protocol, str(protocol)),
        suppress_prefix_length=None if suppress == _NO_SUPPRESSION else suppress,
    )


def _prefix(payload: bytes | None, length: int) -> IPv4Network | None:
    return IPv4Network((int.from_bytes(payload, "big"), length)) if payload is not None and length else None
