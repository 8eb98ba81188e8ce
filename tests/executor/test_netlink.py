"""Requests as bytes, judged by an independent implementation: what pyroute2 reads in them, and what it writes."""

from __future__ import annotations

import pytest

from pingproof.executor.netlink.socket import kernel_error
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import attribute, nested, number, parse, string, text, u8, u16, u32
from pingproof.simulator.errors import Errno

pyroute2 = pytest.importorskip("pyroute2")


def test_pyroute2_reads_a_link_request_as_it_was_meant() -> None:
    from pyroute2.netlink.rtnl.ifinfmsg import ifinfmsg

    peer = nested(rt.VETH_INFO_PEER, rt.IFINFOMSG.pack(0, 0, 0, 0, 0), text(rt.IFLA_IFNAME, "eth0"))
    body = (
        rt.IFINFOMSG.pack(0, 0, 7, rt.IFF_UP, rt.IFF_UP)
        + text(rt.IFLA_IFNAME, "veth0")
        + u32(rt.IFLA_MTU, 1400)
        + nested(rt.IFLA_LINKINFO, text(rt.IFLA_INFO_KIND, "veth"), nested(rt.IFLA_INFO_DATA, peer))
    )
    message = ifinfmsg((16 + len(body)).to_bytes(4, "little") + bytes((16, 0, 5, 6)) + bytes(8) + body)
    message.decode()
    assert (message["index"], message["flags"], message["change"]) == (7, 1, 1)
    assert message.get_attr("IFLA_IFNAME") == "veth0"
    assert message.get_attr("IFLA_MTU") == 1400
    info = message.get_attr("IFLA_LINKINFO")
    assert info.get_attr("IFLA_INFO_KIND") == "veth"
    assert info.get_attr("IFLA_INFO_DATA").get_attr("VETH_INFO_PEER").get_attr("IFLA_IFNAME") == "eth0"


def _numbers(nla_map: tuple[tuple[object, ...], ...]) -> dict[str, int]:
    """pyroute2 numbers attributes by their place, or in the row itself."""
    numbered = isinstance(nla_map[0][0], int)
    return {str(row[1] if numbered else row[0]): int(str(row[0])) if numbered else at for at, row in enumerate(nla_map)}


@pytest.mark.parametrize(
    ("name", "prefix"),
    [("ifinfmsg", "IFLA_"), ("ifaddrmsg", "IFA_"), ("rtmsg", "RTA_"), ("ndmsg", "NDA_"), ("fibmsg", "FRA_")],
)
def test_attribute_numbers_are_pyroute2s(name: str, prefix: str) -> None:
    import importlib

    message = getattr(importlib.import_module(f"pyroute2.netlink.rtnl.{name}"), name)
    theirs = {each: number_ for each, number_ in _numbers(message.nla_map).items() if each.startswith(prefix)}
    shared = set(theirs) & set(vars(rt))
    assert len(shared) >= 4
    assert {each: getattr(rt, each) for each in shared} == {each: theirs[each] for each in shared}


@pytest.mark.parametrize("prefix", ["IFLA_BR_", "IFLA_BRPORT_"])
def test_bridge_attribute_numbers_are_pyroute2s(prefix: str) -> None:
    from pyroute2.netlink.rtnl import ifinfmsg

    message = ifinfmsg.protinfo_bridge if prefix == "IFLA_BRPORT_" else ifinfmsg.ifinfbase.ifinfo.bridge_data
    theirs = _numbers(message.nla_map)
    shared = {each for each in vars(rt) if each.startswith(prefix)} & set(theirs)
    assert len(shared) > 12
    assert {each: getattr(rt, each) for each in shared} == {each: theirs[each] for each in shared}


def test_attributes_are_padded_to_four_bytes() -> None:
    data = u8(1, 9) + u16(2, 0x1234) + text(3, "abc") + attribute(4, b"")
    assert len(data) % 4 == 0
    found = parse(data)
    assert (number(found[1]), number(found[2]), string(found[3]), found[4]) == (9, 0x1234, "abc", b"")


def test_a_cut_attribute_ends_the_parse() -> None:
    assert parse(b"\x03\x00\x01\x00") == {}


@pytest.mark.parametrize(
    ("number_", "errno_"), [(17, Errno.EEXIST), (95, Errno.EOPNOTSUPP), (11, Errno.EAGAIN), (101, Errno.ENETUNREACH)]
)
def test_error_numbers_have_the_simulators_names(number_: int, errno_: Errno) -> None:
    assert kernel_error(number_).errno is errno_
