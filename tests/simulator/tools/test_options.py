"""The option tables: each row passes through all its forms, and stands once."""

from __future__ import annotations

from dataclasses import fields
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from typing import Any

import pytest

import pingproof.simulator.network  # noqa: F401  the kernel's tables are filled by it
from pingproof.simulator.linux.core.link_ops import LINK_OPS
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.state import BridgeOptions, DeviceKind, Link, PortOptions, Route, RouteType, Scope
from pingproof.simulator.tools.ip.link.bridge_options import BRIDGE_OPTIONS
from pingproof.simulator.tools.ip.link.kinds import BRIDGE, BRIDGE_PORT, DEVICE_KINDS, KINDS, format_said, kind_of
from pingproof.simulator.tools.ip.link.link_options import LINK_OPTIONS, LinkAttributes
from pingproof.simulator.tools.ip.link.port_options import PORT_OPTIONS
from pingproof.simulator.tools.ip.link.words import KindOptions, LinkSet
from pingproof.simulator.tools.ip.route.options import (
    NOTHING_HIDDEN,
    ROUTE_OPTIONS,
    RouteOption,
    is_asked_for,
    options_json,
    options_words,
)
from pingproof.simulator.tools.ip.rule.options import RULE_OPTIONS, RuleOption
from pingproof.simulator.tools.ip.rule.words import RuleSelector
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.lib.option import Option, Tool, decoded, encoded, find, listing_json, listing_text
from pingproof.simulator.tools.vocabulary.parse import format_command

ROOT = Path(__file__).parents[3]

# The order in which bridge_parse_opt() and bridge_slave_parse_opt() compare the words (iproute2 6.1).
BRIDGE_WORDS = (
    "forward_delay", "hello_time", "max_age", "ageing_time", "stp_state", "priority", "vlan_filtering",
    "vlan_protocol", "group_fwd_mask", "group_address", "no_linklocal_learn", "vlan_default_pvid",
    "vlan_stats_enabled", "vlan_stats_per_port", "mcast_router", "mcast_snooping", "mcast_vlan_snooping",
    "mcast_query_use_ifaddr", "mcast_querier", "mcast_hash_elasticity", "mcast_hash_max",
    "mcast_last_member_count", "mcast_startup_query_count", "mcast_last_member_interval",
    "mcast_membership_interval", "mcast_querier_interval", "mcast_query_interval",
    "mcast_query_response_interval", "mcast_startup_query_interval", "mcast_stats_enabled", "mcast_igmp_version",
    "mcast_mld_version", "nf_call_iptables", "nf_call_ip6tables", "nf_call_arptables",
)  # fmt: skip
PORT_WORDS = (
    "fdb_flush", "state", "priority", "cost", "hairpin", "guard", "root_block", "fastleave", "learning", "flood",
    "mcast_flood", "bcast_flood", "mcast_to_unicast", "proxy_arp", "proxy_arp_wifi", "mcast_fast_leave",
    "neigh_suppress", "vlan_tunnel", "isolated", "locked", "mcast_router", "group_fwd_mask", "backup_port",
)  # fmt: skip


def _rows(options: tuple[Option, ...], record: type[Any]) -> list[Any]:
    return [pytest.param(row, id=row.word) for row in options if row.record is record and row.typed and row.attribute]


def _typed(row: Option) -> str:
    """A word that the option takes, and that nobody has set before."""
    assert row.form.read is not None
    read = {word: of for word in ("on", "off", "3", "1", "0") if (of := row.form.read(word)) is not None}
    default = None if row.record is None else getattr(row.record(), row.field)
    return next(
        word for word, of in read.items() if row.record is None or row.form.decode(row.form.encode(of)) != default
    )


@pytest.mark.parametrize("row", [*_rows(BRIDGE_OPTIONS, BridgeOptions), *_rows(PORT_OPTIONS, PortOptions)])
def test_a_rows_value_passes_from_word_to_attribute_to_state_to_listing(row: Option) -> None:
    kind, record = (BRIDGE, BridgeOptions) if row.record is BridgeOptions else (BRIDGE_PORT, PortOptions)
    word = _typed(row)
    command = parse_line(f"ip link set v0 type {kind} {row.word} {word}")
    assert isinstance(command, Ip)
    assert isinstance(command.action, LinkSet)
    options = command.action.options
    assert isinstance(options, KindOptions)
    assert format_said(options) == [row.word, word]
    attributes = dict(encoded(KINDS[kind].options, dict(options.said)))
    assert list(attributes) == [row.attribute]
    state = record(**decoded(KINDS[kind].options, record, attributes.get))
    shown = f"{row.word} {row.form.text(getattr(state, row.field))} "
    table = [each for each in KINDS[kind].options if each.record is record]
    assert shown in listing_text(table, {record: state}, Tool.IP)
    assert listing_json(table, {record: state}, Tool.IP)[row.key or ""] == row.form.json(getattr(state, row.field))


@pytest.mark.parametrize("row", [pytest.param(row, id=row.word) for row in PORT_OPTIONS if Tool.BRIDGE in row.typed])
def test_bridge_link_set_reads_a_ports_row_and_prints_it_back(row: Option) -> None:
    line = f"bridge link set dev v0 {row.word} {_typed(row)}"
    assert format_command(parse_line(line)) == line


@pytest.mark.parametrize(
    ("options", "words"), [(BRIDGE_OPTIONS, BRIDGE_WORDS), (PORT_OPTIONS, PORT_WORDS)], ids=["bridge", "port"]
)
def test_a_shortened_word_means_what_iproute2_finds_first(options: tuple[Option, ...], words: tuple[str, ...]) -> None:
    assert {row.word for row in options if Tool.IP in row.typed} == set(words)
    shortened = [word[:length] for word in words for length in range(1, len(word) + 1)]
    found = {word: row.word for word in shortened if (row := find(options, word, Tool.IP)) is not None}
    assert found == {word: next(each for each in words if each.startswith(word)) for word in shortened}


def test_every_setting_of_the_state_has_its_row() -> None:
    for options, record in ((BRIDGE_OPTIONS, BridgeOptions), (PORT_OPTIONS, PortOptions)):
        of_rows = {row.field for row in options if row.record is record}
        assert of_rows == {each.name for each in fields(record)}


def test_a_links_row_that_is_kept_is_named_as_in_the_state() -> None:
    kept = {row.field for row in LINK_OPTIONS if row.record is Link}
    assert kept <= {each.name for each in fields(Link)} & {each.name for each in fields(LinkAttributes)}


@pytest.mark.parametrize("field", ["guard", "neigh_suppress", "root_block", "mcast_to_unicast", "forward_delay"])
def test_an_options_name_stands_in_one_file(field: str) -> None:
    """Beside its type in ``state/`` only: its table's (brctl's own words are another tool's)."""
    table = "bridge_options.py" if field == "forward_delay" else "port_options.py"
    quoted = (f'"{field}"', f"{field}=", f".{field}")
    holding = {
        path.name
        for folder in ("simulator/tools", "simulator/userland", "executor")
        for path in (ROOT / folder).rglob("*.py")
        if any(name in path.read_text() for name in quoted) and "brctl" not in str(path)
    }
    assert holding == {table}


@pytest.mark.parametrize("kind", [kind for kind in LINK_OPS if kind is not DeviceKind.LOOPBACK])
def test_a_kind_that_is_modelled_can_be_typed(kind: DeviceKind) -> None:
    assert DEVICE_KINDS[kind.value] is kind
    line = f"ip link add dev v0 type {kind.value}"
    assert format_command(parse_line(line)) == line


@pytest.mark.parametrize("kind", LINK_OPS)
def test_the_limits_of_an_mtu_are_listed_as_the_kinds_driver_has_them(kind: DeviceKind) -> None:
    assert kind_of(kind).mtu_limits == (LINK_OPS[kind].min_mtu, LINK_OPS[kind].max_mtu)


ROUTE_VALUES = {"tos": "0x10", "table": "100", "proto": "static", "scope": "link", "src": "10.0.0.1"}
RULE_VALUES = {
    "from": "10.0.0.0/8", "to": "10.1.0.0/16", "tos": "0x10", "fwmark": "0x1/0xf", "iif": "eth0", "oif": "eth1",
    "table": "100", "type": "blackhole",
}  # fmt: skip


@pytest.mark.parametrize("row", [pytest.param(row, id=row.word) for row in ROUTE_OPTIONS])
def test_a_routes_row_is_typed_asked_for_kept_and_listed(row: RouteOption) -> None:
    said = f"{row.word} {ROUTE_VALUES.get(row.word, '7')}"
    added = parse_line(f"ip route add 10.0.0.0/8 dev eth0 {said}")
    assert format_command(added) == f"ip route add 10.0.0.0/8 dev eth0 {said}"
    if row.invalid_asked is not None:
        asked = parse_line(f"ip route show {said}")
        assert format_command(asked) == f"ip route show {said}"
    assert row.kept in {each.name for each in fields(Route)}
    kept = {
        "tos": 0x10,
        "table": 100,
        "protocol": "static",
        "scope": Scope.LINK,
        "preferred_source": IPv4Address("10.0.0.1"),
    }
    route = Route(**{"table": 254, "type": RouteType.UNICAST, "destination": IPv4Network("10.0.0.0/8")} | {
        row.kept: kept.get(row.kept, 7)
    })  # fmt: skip
    if row.invalid_asked is not None:
        assert isinstance(asked, Ip)
        assert is_asked_for(route, asked.action)
        assert not is_asked_for(Route(254, RouteType.UNICAST, route.destination), asked.action)
    shown = " ".join(options_words(route, row.place, False, NOTHING_HIDDEN, False))
    assert shown == f"{row.word} {row.form.text(getattr(route, row.kept))}"
    assert options_json(route, row.place, False, NOTHING_HIDDEN) == {row.key: row.form.json(getattr(route, row.kept))}


@pytest.mark.parametrize("row", [pytest.param(row, id=row.word) for row in RULE_OPTIONS if row.typed])
def test_a_rules_row_is_typed_and_asked_for(row: RuleOption) -> None:
    said = row.word if row.form.read is None else f"{row.word} {RULE_VALUES.get(row.word, '7')}"
    assert format_command(parse_line(f"ip rule add {said}")) == f"ip rule add {said}"
    if row.invalid_asked is not None:
        assert format_command(parse_line(f"ip rule show {said}")) == f"ip rule show {said}"


def test_every_field_of_a_rules_selector_has_its_row() -> None:
    assert {row.field for row in RULE_OPTIONS} == {each.name for each in fields(RuleSelector)}
