"""Typed commands of every kind, as hypothesis draws them: only what a command line can say."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from hypothesis import strategies as st

from pingproof.simulator.tools.arp.words import ArpChange, ArpShow
from pingproof.simulator.tools.brctl.words import Brctl
from pingproof.simulator.tools.bridge import words as bridge
from pingproof.simulator.tools.cat.words import ProcRead
from pingproof.simulator.tools.conntrack import words as conntrack
from pingproof.simulator.tools.echo.words import Echo, ProcWrite
from pingproof.simulator.tools.ifconfig.words import Ifconfig
from pingproof.simulator.tools.ip.link.kinds import BRIDGE_PORT
from pingproof.simulator.tools.ip.netns import words as ip_netns
from pingproof.simulator.tools.ip.words import Ip, IpOptions
from pingproof.simulator.tools.iptables import extensions
from pingproof.simulator.tools.iptables import words as ipt
from pingproof.simulator.tools.iptables.parse import parse as parse_iptables
from pingproof.simulator.tools.iptables.saved_words import rule_words
from pingproof.simulator.tools.lib.option import Tool, on_or_off
from pingproof.simulator.tools.nsenter.words import Nsenter
from pingproof.simulator.tools.ping.words import Ping
from pingproof.simulator.tools.route.words import RouteChangeLegacy, RouteShowLegacy
from pingproof.simulator.tools.sleep.words import Sleep
from pingproof.simulator.tools.sysctl import words as sysctl
from pingproof.simulator.tools.timeout.words import Timeout
from pingproof.simulator.tools.traceroute.words import Traceroute
from pingproof.simulator.tools.vocabulary.status import Status
from tests.simulator.tools.ip_strategies import IP, options_of
from tests.simulator.tools.value_strategies import (
    Strategy,
    addresses,
    flags,
    lines,
    macs,
    marks,
    maybe,
    names,
    namespaces,
    networks,
    seconds,
    small,
)

_bridge_others = st.lists(
    st.tuples(st.sampled_from(["vlan_tunnel", "learning_sync"]), flags.map(on_or_off)), max_size=2
)
_bridge_actions = st.one_of(
    st.builds(bridge.BridgeLinkShow, maybe(names)),
    st.builds(bridge.BridgeLinkSet, names, options_of(BRIDGE_PORT, Tool.BRIDGE, _bridge_others)),
    st.builds(bridge.BridgeFdbShow, maybe(names), maybe(names), st.none(), st.integers(0, 0xFFFF_FFFF), st.booleans()),
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
_bridge_options = st.builds(bridge.BridgeToolOptions, maybe(namespaces), *[flags] * 6)


def _examples(folder: str) -> Iterator[ipt.RuleSpecification]:
    """The rules for TCP, or for any protocol, that the extensions of iptables give as examples."""
    for module in iter_modules([f"{extensions.__path__[0]}/{folder}"]):
        extension = import_module(f"{extensions.__name__}.{folder}.{module.name}").EXTENSION
        for example in extension.examples:
            command = parse_iptables(["-A", "FORWARD", *rule_words(example)])
            assert isinstance(command, ipt.Iptables)
            if command.rules[0].protocol in (None, "tcp"):
                yield command.rules[0]


_match_options: tuple[ipt.Match, ...] = (
    *(match for rule in _examples("match") for match in rule.matches),
    ipt.Match("recent", (("name", ("x",), False), ("set", (), False))),
)
_targets: tuple[ipt.Target, ...] = (
    *(rule.target for rule in _examples("target") if rule.target is not None),
    ipt.Target("ACCEPT"),
    ipt.Target("MY-CHAIN", (), True),
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
    st.builds(ProcRead, st.lists(st.just("/proc/sys/net/ipv4/ip_forward"), min_size=1, max_size=2).map(tuple)),
    st.builds(ProcWrite, st.just("/proc/sys/net/ipv4/ip_forward"), lines, flags, flags),
    st.builds(RouteShowLegacy, flags, flags, st.integers(0, 2)),
    st.builds(
        RouteChangeLegacy,
        flags,
        networks.map(str),
        maybe(flags),
        maybe(st.just("255.255.0.0")),
        maybe(addresses.map(str)),
        maybe(small),
        flags,
        maybe(names),
    ),
    st.builds(ArpShow, flags, flags, flags, maybe(names), maybe(addresses.map(str))),
    st.builds(ArpChange, addresses.map(str), macs, maybe(names), flags, flags),
    st.builds(ArpChange, addresses.map(str), st.none(), maybe(names), flags),
    st.builds(Ifconfig, names, st.sampled_from([(), ("up",), ("10.0.0.1/24", "mtu", "1400")]), flags, flags),
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


PLAIN: dict[str, Strategy] = {
    **IP,
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
