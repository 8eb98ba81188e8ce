"""Typed commands of every kind, as hypothesis draws them: only what a command line can say."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from typing import Any

from hypothesis import strategies as st

from simulator.language import (
    bridge,
    conntrack,
    ip_address,
    ip_link,
    ip_neighbour,
    ip_netns,
    ip_route,
    ip_rule,
    net_tools,
    sysctl,
)
from simulator.language import iptables as ipt
from simulator.language.brctl import Brctl
from simulator.language.ip import Ip, IpOptions
from simulator.language.nsenter import Nsenter
from simulator.language.ping import Ping
from simulator.language.shell_builtins import Echo, Sleep, Status, Timeout
from simulator.language.traceroute import Traceroute
from simulator.state import DeviceKind, RouteType

Strategy = st.SearchStrategy[Any]

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-._"


def _name(longest: int) -> Strategy:
    """A name that no keyword can be taken for."""
    return st.text(_LETTERS, max_size=longest - 2).map(lambda text: f"v{text}0")


def maybe(strategy: Strategy) -> Strategy:
    """The value, or None: nothing was said."""
    return st.none() | strategy


names = _name(15)
namespaces = _name(12)
addresses = st.integers(1, 2**32 - 2).map(IPv4Address)
prefixes = st.tuples(addresses, st.integers(0, 32))
networks = prefixes.map(lambda pair: IPv4Network(pair, strict=False))
interfaces = prefixes.map(IPv4Interface)
macs = st.binary(min_size=6, max_size=6).map(lambda octets: ":".join(f"{octet:02x}" for octet in octets))
small = st.integers(0, 4000)
marks = st.integers(0, 2**32 - 1)
seconds = st.one_of(st.integers(0, 5000), st.floats(0.001, 900)).map(float)
lines = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
tables = st.sampled_from(["main", "local", "default", "100", "4000"])
scopes = st.sampled_from(["global", "link", "host", "site", "7"])
flags = st.booleans()


def _attributes(**more: Strategy) -> Strategy:
    return st.builds(
        ip_link.LinkAttributes,
        address=maybe(macs),
        broadcast=maybe(macs),
        mtu=maybe(small),
        netns=maybe(namespaces),
        txqueuelen=maybe(small),
        up=maybe(flags),
        arp=maybe(flags),
        multicast=maybe(flags),
        allmulticast=maybe(flags),
        promisc=maybe(flags),
        alias=maybe(lines),
        group=maybe(st.sampled_from(["default", "5"])),
        master=maybe(names),
        addrgenmode=maybe(st.sampled_from(["none", "eui64"])),
        **more,
    )


_bridge_arguments = st.builds(
    ip_link.BridgeArguments,
    **{
        key: maybe(st.integers(0, 200))
        for key in ("ageing_time", "stp_state", "forward_delay", "hello_time", "max_age", "priority", "vlan_filtering")
    },
    others=st.lists(st.tuples(st.just("mcast_querier"), st.just("1")), max_size=2).map(tuple),
)
_port_arguments = st.builds(
    ip_link.BridgePortArguments,
    state=maybe(st.integers(0, 4)),
    priority=maybe(small),
    cost=maybe(small),
    **{key: maybe(flags) for key in ("hairpin", "guard", "learning", "flood", "neigh_suppress", "isolated", "locked")},
)
_new_device = st.builds(
    lambda name, attributes, link, kind_options: ip_link.LinkAdd(
        name, kind_options[0], attributes, kind_options[1], link
    ),
    maybe(names),
    _attributes(index=maybe(st.integers(1, 99))),
    maybe(names),
    st.one_of(
        st.tuples(st.just(DeviceKind.VETH), st.builds(ip_link.VethOptions, maybe(names), _attributes())),
        st.tuples(st.just(DeviceKind.BRIDGE), _bridge_arguments),
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
    st.none() | _bridge_arguments | _port_arguments,
).filter(lambda command: command.attributes.new_name != command.name)
links = st.one_of(
    _peers_named,
    _set_device,
    st.builds(ip_link.LinkDelete, names),
    st.builds(ip_link.LinkShow, maybe(names), flags, maybe(names), flags, maybe(st.sampled_from(["veth", "bridge"]))),
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
    ),
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

_bridge_actions = st.one_of(
    st.builds(bridge.BridgeLinkShow, maybe(names)),
    st.builds(bridge.BridgeLinkSet, names, _port_arguments),
    st.builds(
        bridge.BridgeFdbShow, maybe(names), maybe(names), st.none(), maybe(st.sampled_from(["dynamic", "static"]))
    ),
    st.builds(
        bridge.BridgeFdbChange,
        st.sampled_from(["add", "append", "replace", "del"]),
        macs,
        names,
        flags,
        flags,
        maybe(st.sampled_from(["permanent", "static", "dynamic"])),
        flags,
        maybe(small),
        maybe(addresses.map(str)),
    ),
    st.builds(bridge.BridgeFdbFlush, names),
    st.builds(bridge.BridgeFdbGet, macs, names, maybe(names), flags, flags, maybe(small)),
    st.builds(bridge.BridgeVlanShow, maybe(names)),
    st.builds(bridge.BridgeMdbShow, maybe(names)),
)
_bridge_options = st.builds(bridge.BridgeToolOptions, maybe(namespaces), flags, flags, flags, flags, flags)

_match_options: tuple[ipt.Match, ...] = (
    ipt.Match("tcp", (("dport", ("80",), False),)),
    ipt.Match("tcp", (("sport", ("1:9",), True), ("tcp-flags", ("FIN,SYN,RST,ACK", "SYN"), False))),
    ipt.Match("conntrack", (("ctstate", ("RELATED,ESTABLISHED",), True),)),
    ipt.Match("multiport", (("dports", ("80,443,1000:2000",), False),)),
    ipt.Match("comment", (("comment", ("two words, 'quoted'",), False),)),
    ipt.Match("mark", (("mark", ("0x1/0xff",), False),)),
    ipt.Match("limit", (("limit", ("5/min",), False), ("limit-burst", ("7",), False))),
    ipt.Match("addrtype", (("dst-type", ("LOCAL",), False), ("limit-iface-in", (), False))),
    ipt.Match("statistic", (("mode", ("nth",), False), ("every", ("3",), False), ("packet", ("0",), False))),
    ipt.Match("physdev", (("physdev-in", ("veth1",), True), ("physdev-is-bridged", (), False))),
    ipt.Match("recent", (("name", ("x",), False), ("set", (), False))),
)
_targets: tuple[ipt.Target, ...] = (
    ipt.Target("ACCEPT"),
    ipt.Target("MY-CHAIN", (), True),
    ipt.Target("REJECT", (("reject-with", ("icmp-host-unreachable",)),)),
    ipt.Target("DNAT", (("to-destination", ("10.0.0.1:8080",)), ("random", ()))),
    ipt.Target("MARK", (("set-xmark", ("0x1/0xff",)),)),
    ipt.Target("LOG", (("log-prefix", ("a b",)), ("log-level", ("7",)))),
)


def _rules_of(
    sources: list[Any], destinations: list[Any], inverted: set[str], basic: tuple[Any, ...], matches: Any, target: Any
) -> tuple[ipt.RuleSpecification, ...]:
    """The rules that one line makes: one for each pair of addresses."""
    interface, output, fragments = basic
    if len(sources) * len(destinations) != 1:
        inverted = inverted - {"source", "destination"}
    said = {
        "source": sources[0], "destination": destinations[0], "input_device": interface, "output_device": output,
        "fragments": fragments or None,
    }  # fmt: skip
    marked = frozenset(name for name in inverted if said[name] is not None)
    return tuple(
        ipt.RuleSpecification("tcp", source, destination, interface, output, fragments, marked, tuple(matches), target)
        for source in sources
        for destination in destinations
    )


_some_addresses = st.one_of(
    st.just([None]),
    st.lists(networks.filter(lambda net: net.prefixlen > 0).map(str), min_size=1, max_size=3, unique=True),
)
_specifications = st.builds(
    _rules_of,
    _some_addresses,
    _some_addresses,
    st.sets(st.sampled_from(["source", "destination", "input_device", "output_device", "fragments"])),
    st.tuples(maybe(names), maybe(names), flags),
    st.lists(st.sampled_from(_match_options), max_size=3),
    maybe(st.sampled_from(_targets)),
)
_verb = ipt.IptablesVerb
_chain = st.sampled_from(["FORWARD", "MY-CHAIN"])
_table = st.sampled_from(["filter", "nat", "mangle"])
iptables_commands = st.one_of(
    st.builds(
        ipt.Iptables, st.sampled_from([_verb.APPEND, _verb.CHECK, _verb.DELETE]), _table, _chain, _specifications
    ),
    st.builds(ipt.Iptables, st.just(_verb.INSERT), _table, _chain, _specifications, maybe(st.integers(1, 9))),
    st.builds(
        ipt.Iptables,
        st.just(_verb.REPLACE),
        _table,
        _chain,
        _specifications.map(lambda rules: rules[:1]),
        st.integers(1, 9),
    ),
    st.builds(ipt.Iptables, st.just(_verb.DELETE), _table, _chain, number=st.integers(1, 9)),
    st.builds(ipt.Iptables, st.sampled_from([_verb.NEW_CHAIN, _verb.DELETE_CHAIN, _verb.FLUSH]), _table, _chain),
    st.builds(ipt.Iptables, st.just(_verb.RENAME_CHAIN), _table, _chain, new_name=st.just("OTHER")),
    st.builds(ipt.Iptables, st.just(_verb.POLICY), _table, _chain, policy=st.just("ACCEPT"), wait=flags),
    st.builds(
        ipt.Iptables,
        st.just(_verb.LIST),
        _table,
        maybe(_chain),
        numeric=flags,
        verbose=st.integers(0, 2),
        line_numbers=flags,
        exact=flags,
        zero=flags,
    ),
    st.builds(ipt.Iptables, st.just(_verb.LIST_RULES), _table, maybe(_chain), verbose=st.integers(0, 1)),
    st.builds(ipt.IptablesSave, maybe(_table), flags),
    st.just(ipt.IptablesVersion()),
)

pings = st.builds(
    Ping,
    addresses.map(str) | names,
    count=maybe(st.integers(1, 99)),
    timeout=maybe(seconds),
    deadline=maybe(small),
    interval=maybe(seconds),
    interface=maybe(names),
    size=small,
    ttl=maybe(st.integers(0, 255)),
    pmtu=maybe(st.sampled_from(["do", "dont", "want"])),
    broadcast=flags,
    quiet=flags,
    record_route=flags,
    report_outstanding=flags,
    numeric=flags,
    mark=maybe(marks),
    tos=maybe(st.integers(0, 255)),
    pattern=maybe(st.just("ff00")),
)
_waits = st.one_of(st.just((5.0, 3.0, 10.0)), seconds.map(lambda wait: (wait, 0.0, 0.0)), st.just((1.0, 2.0, 0.5)))
traceroutes = st.builds(
    lambda destination, waits, **said: Traceroute(destination, wait=waits[0], here=waits[1], near=waits[2], **said),
    names,
    _waits,
    icmp=flags,
    numeric=flags,
    queries=st.integers(1, 10),
    max_ttl=st.integers(5, 255),
    first_ttl=st.integers(1, 5),
    simultaneous=small,
    port=maybe(small),
    source=maybe(addresses.map(str)),
    interface=maybe(names),
    dont_fragment=flags,
    packet_length=maybe(small),
    send_wait=seconds,
)
_keys = st.sampled_from(["net.ipv4.ip_forward", "net/ipv4/conf/all/rp_filter", "net.ipv4.conf.v0.arp_ignore"])
_values = st.sampled_from(["1", "0", "", "60 80"])
_settings = st.lists(st.tuples(_keys, maybe(_values)), min_size=1, max_size=3).map(tuple)
others = st.one_of(
    st.builds(Brctl, st.sampled_from(["addif", "delif"]), st.tuples(names, names)),
    st.builds(sysctl.Sysctl, _settings, write=flags, values_only=flags, names_only=flags, quiet=flags, ignore=flags),
    st.builds(sysctl.ProcRead, st.lists(st.just("/proc/sys/net/ipv4/ip_forward"), min_size=1, max_size=2).map(tuple)),
    st.builds(sysctl.ProcWrite, st.just("/proc/sys/net/ipv4/ip_forward"), lines, flags, flags),
    st.builds(net_tools.RouteShowLegacy, flags, flags, st.integers(0, 2)),
    st.builds(
        net_tools.RouteChangeLegacy,
        flags,
        networks.map(str),
        maybe(flags),
        maybe(st.just("255.255.0.0")),
        maybe(addresses.map(str)),
        maybe(small),
        flags,
        maybe(names),
    ),
    st.builds(net_tools.ArpShow, flags, flags, flags, maybe(names), maybe(addresses.map(str))),
    st.builds(net_tools.ArpChange, addresses.map(str), macs, maybe(names), flags, flags),
    st.builds(net_tools.ArpChange, addresses.map(str), st.none(), maybe(names), flags),
    st.builds(net_tools.Ifconfig, names, st.sampled_from([(), ("up",), ("10.0.0.1/24", "mtu", "1400")]), flags, flags),
    st.sampled_from(["F", "C", "S"]).map(conntrack.Conntrack),
    st.builds(
        conntrack.Conntrack,
        st.sampled_from(["L", "D"]),
        st.lists(st.sampled_from([("--proto", "udp"), ("--orig-src", "10.0.0.1"), ("--src-nat", "")]), max_size=2).map(
            tuple
        ),
    ),
    st.builds(Sleep, seconds),
    st.builds(Echo, lines, flags),
    st.builds(Status, st.sampled_from(["true", "false", ":"])),
)


def _ip(actions: Strategy) -> Strategy:
    return st.builds(Ip, actions, _ip_options)


PLAIN: dict[str, Strategy] = {
    "ip link": _ip(links),
    "ip address": _ip(ip_addresses),
    "ip route": _ip(routes),
    "ip rule": _ip(rules),
    "ip neighbour": _ip(neighbours),
    "ip netns": _ip(_netns),
    "bridge": st.builds(bridge.Bridge, _bridge_actions, _bridge_options),
    "iptables": iptables_commands,
    "ping": pings,
    "traceroute": traceroutes,
    "other tools": others,
}
"""The kinds of commands that start no other one."""


def _inside(command: Strategy) -> Strategy:
    return st.one_of(
        st.builds(lambda name, inner: Ip(ip_netns.NetnsExec(name, inner)), namespaces, command),
        st.builds(lambda inner: Ip(ip_netns.NetnsExec(None, inner), IpOptions(all_namespaces=True)), command),
        st.builds(lambda name, inner: Nsenter(f"/run/netns/{name}", inner), namespaces, command),
        st.builds(Timeout, seconds, command, flags),
    )


KINDS: dict[str, Strategy] = {**PLAIN, "commands that start one": _inside(_inside(st.one_of(*PLAIN.values())))}
"""A strategy for each kind of command."""
