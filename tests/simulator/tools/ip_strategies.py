"""Typed ``ip`` commands, as hypothesis draws them: only what a command line can say."""

from __future__ import annotations

from ipaddress import IPv4Interface, IPv4Network
from typing import Any

from hypothesis import strategies as st

from pingproof.simulator.state import DeviceKind, RouteType
from pingproof.simulator.tools.ip.address import words as ip_address
from pingproof.simulator.tools.ip.link import words as ip_link
from pingproof.simulator.tools.ip.link.kinds import BRIDGE_PORT, KINDS, kind_options
from pingproof.simulator.tools.ip.link.port_options import SWITCH
from pingproof.simulator.tools.ip.neighbour import words as ip_neighbour
from pingproof.simulator.tools.ip.netns import words as ip_netns
from pingproof.simulator.tools.ip.route import words as ip_route
from pingproof.simulator.tools.ip.rule import words as ip_rule
from pingproof.simulator.tools.ip.words import Ip, IpOptions
from pingproof.simulator.tools.lib.option import Option, Tool, on_or_off
from tests.simulator.tools.value_strategies import (
    Strategy,
    addresses,
    flags,
    interfaces,
    lines,
    macs,
    marks,
    maybe,
    names,
    namespaces,
    networks,
    scopes,
    small,
    tables,
)


def _says_one_master(command: ip_link.LinkShow | ip_address.AddressShow) -> bool:
    """Of ``master`` and ``nomaster`` the last one counts."""
    return command.master is None or not command.nomaster


def _attributes(**more: Strategy) -> Strategy:
    return st.builds(
        ip_link.LinkAttributes,
        address=maybe(macs),
        broadcast=maybe(macs),
        mtu=maybe(small),
        netns=maybe(namespaces),
        txqlen=maybe(small),
        up=maybe(flags),
        arp=maybe(flags),
        multicast=maybe(flags),
        allmulticast=maybe(flags),
        promisc=maybe(flags),
        alias=maybe(lines),
        group=maybe(st.sampled_from(["default", "5"])),
        master=maybe(names),
        addrgenmode=maybe(st.just("eui64")),
        **more,
    )


def _value(kind: str, row: Option) -> Strategy:
    """What may be typed of an option."""
    if row.form.read is None:
        return st.just(True)
    if row.form is SWITCH:
        return flags
    return st.integers(0, 4 if (kind, row.word) == (BRIDGE_PORT, "state") else 200)


def options_of(kind: str, tool: Tool, others: Strategy) -> Strategy:
    """A kind's options as a tool types them, each of those that the model has said or not."""
    rows = {row.field: _value(kind, row) for row in KINDS[kind].options if row.field and tool in row.typed}
    return st.builds(kind_options, st.just(kind), st.fixed_dictionaries({}, optional=rows), others.map(tuple))


_bridge_options = options_of("bridge", Tool.IP, st.lists(st.tuples(st.just("mcast_querier"), st.just("1")), max_size=2))
_port_options = options_of(BRIDGE_PORT, Tool.IP, st.lists(st.tuples(st.just("proxy_arp"), flags.map(on_or_off))))
_new_device = st.builds(
    lambda name, attributes, link, kind_options: ip_link.LinkAdd(
        name, kind_options[0], attributes, kind_options[1], link
    ),
    maybe(names),
    _attributes(index=maybe(st.integers(1, 99))),
    maybe(names),
    st.one_of(
        st.tuples(st.just(DeviceKind.VETH), st.builds(ip_link.VethOptions, maybe(names), _attributes())),
        st.tuples(st.just(DeviceKind.BRIDGE), _bridge_options),
        st.tuples(st.just(DeviceKind.DUMMY), st.just(ip_link.OtherOptions("dummy"))),
        st.tuples(st.just(DeviceKind.VXLAN), st.just(ip_link.OtherOptions("vxlan", ("id", "42", "dstport", "4789")))),
    ),
).filter(lambda command: command.name is not None or command.attributes.group is None)
_peers_named = _new_device.filter(
    lambda command: (
        not isinstance(command.options, ip_link.VethOptions)
        or command.options.peer_name is not None
        or command.options.peer.group is None
    )
)
_set_device = st.builds(
    ip_link.LinkSet,
    names,
    _attributes(new_name=maybe(names)),
    st.none() | _bridge_options | _port_options,
).filter(lambda command: command.attributes.new_name != command.name)
links = st.one_of(
    _peers_named,
    _set_device,
    st.builds(ip_link.LinkDelete, names),
    st.builds(
        ip_link.LinkShow, maybe(names), flags, maybe(names), flags, maybe(st.sampled_from(["veth", "bridge"]))
    ).filter(_says_one_master),
)

_address_flags = st.lists(st.sampled_from(["primary", "secondary", "-permanent", "dynamic"]), max_size=2).map(tuple)
ip_addresses = st.one_of(
    st.builds(
        ip_address.AddressAdd,
        interfaces,
        names,
        maybe(interfaces),
        maybe(st.sampled_from(["+", "-", "10.0.0.255"])),
        maybe(scopes),
        maybe(names),
        flags,
        maybe(small),
        flags,
    ),
    st.builds(ip_address.AddressDelete, interfaces, names, st.just(True), maybe(names), maybe(interfaces)),
    st.builds(lambda address, name: ip_address.AddressDelete(IPv4Interface(address), name, False), addresses, names),
    st.builds(
        ip_address.AddressFlush,
        names,
        maybe(scopes),
        maybe(networks),
        maybe(names),
        _address_flags,
        flags,
        maybe(names),
    ),
    st.builds(
        ip_address.AddressShow,
        maybe(names),
        flags,
        maybe(names),
        maybe(st.just("veth")),
        maybe(scopes),
        maybe(networks),
        maybe(names),
        flags,
        _address_flags,
    ).filter(_says_one_master),
)

_said_hop = ip_route.NextHopArguments().__ne__
_hops = st.builds(ip_route.NextHopArguments, maybe(addresses), maybe(names), maybe(st.integers(1, 256)), flags).filter(
    _said_hop
)
_one_hop = st.builds(ip_route.NextHopArguments, maybe(addresses), maybe(names), st.none(), flags).filter(_said_hop)
_route_types = st.sampled_from(list(RouteType))
_next_hops = st.one_of(
    st.tuples(st.just(False), st.lists(_one_hop, max_size=1).map(tuple)),
    st.tuples(st.just(True), st.lists(_hops, min_size=1, max_size=3).map(tuple)),
)


def _route(
    verb: ip_route.RouteVerb, destination: IPv4Interface, hops: Any, mtu: Any, **said: Any
) -> ip_route.RouteChange:
    typed = None if destination.ip == destination.network.network_address else destination
    return ip_route.RouteChange(
        verb,
        destination.network,
        nexthops=hops[1],
        multipath=hops[0],
        typed_destination=typed,
        mtu=mtu[0],
        mtu_locked=mtu[0] is not None and mtu[1],
        **said,
    )


_selections = st.builds(
    ip_route.RouteShow,
    table=maybe(tables),
    prefix=maybe(networks),
    device=maybe(names),
    via=maybe(addresses),
    type=maybe(_route_types),
    protocol=maybe(st.sampled_from(["kernel", "static", "boot"])),
    scope=maybe(scopes),
    source=maybe(addresses),
    cached=flags,
    metric=maybe(small),
    tos=maybe(st.integers(1, 255)),
)
routes = st.one_of(
    st.builds(
        _route,
        st.sampled_from(list(ip_route.RouteVerb)),
        interfaces,
        _next_hops,
        st.tuples(maybe(small), flags),
        type=maybe(_route_types),
        source=maybe(addresses),
        metric=maybe(small),
        table=maybe(tables),
        scope=maybe(scopes),
        protocol=maybe(st.sampled_from(["static", "boot", "77"])),
        tos=maybe(st.integers(0, 255)),
    ),
    st.just(ip_route.RouteChange(ip_route.RouteVerb.ADD, IPv4Network("0.0.0.0/0"), is_default=True)),
    _selections,
    _selections.filter(lambda selection: selection != ip_route.RouteShow()).map(ip_route.RouteFlush),
    st.builds(
        ip_route.RouteGet,
        addresses,
        maybe(addresses),
        maybe(names),
        maybe(names),
        st.integers(0, 99),
        st.integers(0, 255),
        flags,
        st.integers(0, 32),
    ),
)

_selectors = st.builds(
    ip_rule.RuleSelector,
    source=maybe(networks),
    destination=maybe(networks),
    input_device=maybe(names),
    output_device=maybe(names),
    fwmark=maybe(marks),
    tos=maybe(st.integers(0, 255)),
    priority=maybe(small),
    table=maybe(tables),
    inverted=flags,
)
_changed_selectors = st.builds(
    lambda selector, mask, action, suppressed: ip_rule.RuleSelector(
        selector.source,
        selector.destination,
        selector.input_device,
        selector.output_device,
        selector.fwmark,
        None if selector.fwmark is None else mask,
        selector.tos,
        selector.priority,
        selector.table,
        action,
        selector.inverted,
        suppressed,
    ),
    _selectors,
    maybe(marks),
    maybe(st.sampled_from(["blackhole", "prohibit", "unreachable"])),
    maybe(st.integers(0, 32)),
).filter(lambda selector: selector != ip_rule.RuleSelector())
rules = st.one_of(
    _changed_selectors.map(ip_rule.RuleAdd),
    _changed_selectors.map(ip_rule.RuleDelete),
    _selectors.map(ip_rule.RuleShow),
    _selectors.map(ip_rule.RuleFlush),
)

_states = st.sampled_from(ip_neighbour.STATES)
_neighbours = st.builds(
    ip_neighbour.NeighbourShow, maybe(networks), maybe(names), maybe(st.sampled_from(["all", "stale,failed"])), flags
)
neighbours = st.one_of(
    st.builds(
        ip_neighbour.NeighbourChange,
        st.sampled_from(["add", "replace", "change", "del"]),
        addresses,
        names,
        maybe(macs),
        maybe(_states),
        flags,
    ),
    _neighbours,
    st.builds(ip_neighbour.NeighbourFlush, _neighbours.filter(lambda shown: shown.to is None), st.just(True)),
    st.builds(ip_neighbour.NeighbourGet, addresses, names, flags),
)

_netns = st.one_of(
    st.builds(ip_netns.NetnsAdd, namespaces),
    st.builds(ip_netns.NetnsDelete, namespaces),
    st.just(ip_netns.NetnsList()),
    st.builds(ip_netns.NetnsIdentify, maybe(st.just("123"))),
    st.builds(ip_netns.NetnsPids, namespaces),
    st.builds(ip_netns.NetnsSet, namespaces, maybe(small)),
    st.builds(ip_netns.NetnsListId, maybe(small), maybe(small)),
)
_ip_options = st.builds(
    IpOptions,
    netns=maybe(namespaces),
    family=maybe(st.just("inet")),
    brief=flags,
    details=flags,
    statistics=st.integers(0, 2),
    json=flags,
    pretty=flags,
    oneline=flags,
    numeric=flags,
    force=flags,
    color=maybe(st.sampled_from(["always", "auto", "never"])),
    human_readable=flags,
)


def _ip(actions: Strategy) -> Strategy:
    return st.builds(Ip, actions, _ip_options)


IP: dict[str, Strategy] = {
    "ip link": _ip(links),
    "ip address": _ip(ip_addresses),
    "ip route": _ip(routes),
    "ip rule": _ip(rules),
    "ip neighbour": _ip(neighbours),
    "ip netns": _ip(_netns),
}
"""``ip``'s objects."""
