"""Routes and rules of a namespace, read by netlink into the snapshot's types."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from ipaddress import IPv4Address, IPv4Network

from executor.kernel_namespace import KernelNamespace
from executor.kernel_rule import ACTIONS
from executor.netlink import rtnetlink as rt
from executor.netlink.attributes import number, parse, string
from simulator.language.rt_names import PROTOCOLS
from simulator.state import NextHop, Route, RouteType, Rule, Scope

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
_PROTOCOL_NAMES = {number: name for name, number in PROTOCOLS.items()}
_RTNEXTHOP = struct.Struct("=HBBi")
_NO_SUPPRESSION = 0xFFFFFFFF


def read_routes(namespace: KernelNamespace, names: Mapping[int, str]) -> tuple[Route, ...]:
    """The routes of all tables, in the kernel's order."""
    header = rt.RTMSG.pack(rt.AF_INET, 0, 0, 0, 0, 0, 0, 0, 0)
    rows = []
    for _, payload in namespace.route.dump(rt.RTM_GETROUTE, header):
        fields = rt.RTMSG.unpack_from(payload)
        if fields[0] == rt.AF_INET and not fields[8] & rt.RTM_F_CLONED:
            rows.append(route_row(payload, names))
    return tuple(rows)


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
    rows = []
    for _, payload in namespace.route.dump(rt.RTM_GETRULE, rt.FIB_RULE_HDR.pack(rt.AF_INET, 0, 0, 0, 0, 0, 0)):
        family, destination_length, source_length, tos, table, action, flags = rt.FIB_RULE_HDR.unpack_from(payload)
        if family != rt.AF_INET:
            continue
        attributes = parse(payload, rt.FIB_RULE_HDR.size)
        suppress = number(attributes.get(rt.FRA_SUPPRESS_PREFIXLEN), _NO_SUPPRESSION)
        protocol = number(attributes.get(rt.FRA_PROTOCOL))
        rows.append(
            Rule(
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
        )
    return tuple(rows)


def _prefix(payload: bytes | None, length: int) -> IPv4Network | None:
    return IPv4Network((int.from_bytes(payload, "big"), length)) if payload is not None and length else None
