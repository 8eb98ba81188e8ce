"""An option's value written for the kernel and read back is the same: rows and pyroute2's classes agree."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import Any

import pytest
from pyroute2.netlink.rtnl.fibmsg import fibmsg
from pyroute2.netlink.rtnl.ifinfmsg import ifinfmsg
from pyroute2.netlink.rtnl.rtmsg import rtmsg

from pingproof.executor.netlink.message import NLMSG_HDRLEN, Message, read, write
from pingproof.executor.rtnetlink.bridge import bridge_options, port_options, write_options
from pingproof.executor.rtnetlink.link import link_info, port_info
from pingproof.executor.rtnetlink.route import route_row, write_route
from pingproof.executor.rtnetlink.rule import rule_row, write_rule
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.state import BridgeOptions, Link, PortOptions
from pingproof.simulator.tools.ip.link.bridge_options import BRIDGE_OPTIONS
from pingproof.simulator.tools.ip.link.kinds import BRIDGE, BRIDGE_PORT, kind_options
from pingproof.simulator.tools.ip.link.link_options import LINK_OPTIONS, LinkOption
from pingproof.simulator.tools.ip.link.port_options import PORT_OPTIONS
from pingproof.simulator.tools.ip.route.words import RouteChange
from pingproof.simulator.tools.ip.rule.words import RuleAdd
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.lib.option import Option, decoded, encoded


def _read(kind: Any, body: bytes) -> Message:
    return read(kind, bytes(NLMSG_HDRLEN) + body)


def _values(row: Option) -> list[Any]:
    assert row.form.read is not None
    return [of for word in ("on", "off", "0", "1", "3") if (of := row.form.read(word)) is not None]


def _settings(options: tuple[Option, ...], record: type[Any]) -> list[Any]:
    return [pytest.param(row, id=row.word) for row in options if row.record is record and row.typed and row.attribute]


@pytest.mark.parametrize("row", _settings(BRIDGE_OPTIONS, BridgeOptions))
def test_a_bridges_option_is_read_as_it_was_written(row: Option) -> None:
    for of in _values(row):
        info = link_info(BRIDGE, write_options(kind_options(BRIDGE, {row.field: of})))
        data = _read(ifinfmsg, write(ifinfmsg, [info])).nested("IFLA_LINKINFO").nested("IFLA_INFO_DATA")
        assert bridge_options(data) == BridgeOptions(**{row.field: row.form.decode(row.form.encode(of))})


@pytest.mark.parametrize("row", _settings(PORT_OPTIONS, PortOptions))
def test_a_ports_option_is_read_as_it_was_written(row: Option) -> None:
    for of in _values(row):
        info = port_info(BRIDGE, write_options(kind_options(BRIDGE_PORT, {row.field: of})))
        data = _read(ifinfmsg, write(ifinfmsg, [info])).nested("IFLA_LINKINFO").nested("IFLA_INFO_SLAVE_DATA")
        assert port_options(data) == PortOptions(**{row.field: row.form.decode(row.form.encode(of))})


LINK_VALUES = {
    "address": "02:00:00:00:00:01", "broadcast": "ff:ff:ff:ff:ff:ff", "alias": "an alias", "mtu": 1400, "txqlen": 5,
    "group": "7",
}  # fmt: skip


@pytest.mark.parametrize("row", [pytest.param(row, id=row.word) for row in LINK_OPTIONS if row.record is Link])
def test_a_links_option_is_read_as_it_was_written(row: LinkOption) -> None:
    said = {row.field: LINK_VALUES[row.field]}
    message = _read(ifinfmsg, write(ifinfmsg, encoded(LINK_OPTIONS, said)))
    assert decoded(LINK_OPTIONS, Link, message.get) == said


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("from 10.0.0.0/8", {}),
        ("to 10.1.2.3", {}),
        ("iif eth0 oif eth1", {"input_device": "eth0", "output_device": "eth1"}),
        ("fwmark 0x1/0xf", {"fwmark": 1, "fwmask": 15}),
        ("priority 0", {"priority": 0}),
        ("priority 5 table 4000", {"priority": 5, "table": 4000}),
        ("not tos 0x10", {"inverted": True, "tos": 16}),
        ("suppress_prefixlength 0", {"suppress_prefix_length": 0}),
        ("blackhole", {"action": "blackhole", "table": 0}),
    ],
)
def test_a_rule_is_read_as_it_was_written(line: str, fields: dict[str, Any]) -> None:
    command = parse_line(f"ip rule add {line}")
    assert isinstance(command, Ip)
    assert isinstance(command.action, RuleAdd)
    selector = command.action.selector
    rule = rule_row(_read(fibmsg, write_rule(selector, adding=True)))
    assert (rule.source, rule.destination) == (selector.source, selector.destination)
    assert {name: getattr(rule, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("src 10.0.0.1", {"preferred_source": IPv4Address("10.0.0.1")}),
        ("metric 7", {"metric": 7}),
        ("table 4000 proto static scope link tos 0x10", {"table": 4000, "protocol": "static", "tos": 16}),
        ("mtu 1400", {"mtu": 1400, "mtu_locked": False}),
        ("mtu lock 1400", {"mtu": 1400, "mtu_locked": True}),
    ],
)
def test_a_route_is_read_as_it_was_written(line: str, fields: dict[str, Any]) -> None:
    command = parse_line(f"ip route add 10.0.0.0/8 dev eth0 {line}")
    assert isinstance(command, Ip)
    assert isinstance(command.action, RouteChange)
    route = route_row(_read(rtmsg, write_route(command.action, lambda name: 2)), {2: "eth0"})
    assert route.nexthops[0].device == "eth0"
    assert {name: getattr(route, name) for name in fields} == fields
