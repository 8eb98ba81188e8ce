"""Messages as the kernel's headers lay them out, and what is read back of them."""

from __future__ import annotations

import struct

import pytest
from pyroute2.netlink.rtnl.ifinfmsg import ifinfmsg
from pyroute2.netlink.rtnl.ndmsg import ndmsg
from pyroute2.netlink.rtnl.rtmsg import rtmsg

from pingproof.executor.netlink.message import NLMSG_HDRLEN, Attribute, Message, Nested, Template, read, write
from pingproof.executor.netlink.socket import kernel_error
from pingproof.simulator.errors import Errno

VETH: list[Attribute] = [
    ("IFLA_IFNAME", "veth0"),
    ("IFLA_MTU", 1400),
    (
        "IFLA_LINKINFO",
        Nested(
            (
                ("IFLA_INFO_KIND", "veth"),
                ("IFLA_INFO_DATA", Nested((("VETH_INFO_PEER", Nested((("IFLA_IFNAME", "eth0"),), (("flags", 1),))),))),
            )
        ),
    ),
]


def reread(kind: object, body: bytes) -> Message:
    """A request's body, read as if the kernel had sent it."""
    return read(kind, struct.pack("=IHHII", NLMSG_HDRLEN + len(body), 16, 0, 1, 0) + body)


def test_a_link_request_is_laid_out_as_the_kernel_reads_it() -> None:
    """include/uapi/linux/if_link.h: ``struct ifinfomsg``, IFLA_IFNAME 3, IFLA_MTU 4, IFLA_LINKINFO 18 (nested)."""
    body = write(ifinfmsg, VETH[:2], index=7, flags=1, change=1)
    assert body == (
        struct.pack("=BxHiII", 0, 0, 7, 1, 1)
        + struct.pack("=HH6sxx", 10, 3, b"veth0")
        + struct.pack("=HHI", 8, 4, 1400)
    )
    assert write(ifinfmsg, VETH[2:])[NLMSG_HDRLEN:].startswith(struct.pack("=HH", 52, 18 | 0x8000))


def test_what_was_written_is_read_back() -> None:
    message = reread(ifinfmsg, write(ifinfmsg, VETH, index=7))
    assert (message.field("index"), message.text("IFLA_IFNAME"), message.number("IFLA_MTU")) == (7, "veth0", 1400)
    peer = message.nested("IFLA_LINKINFO").nested("IFLA_INFO_DATA").nested("VETH_INFO_PEER")
    assert (peer.text("IFLA_IFNAME"), peer.field("flags")) == ("eth0", 1)


def test_what_is_missing_has_its_default() -> None:
    message = reread(ifinfmsg, write(ifinfmsg, VETH[:1]))
    assert "IFLA_MTU" not in message
    assert (message.number("IFLA_MTU", 9), message.text("IFLA_QDISC"), message.raw("IFLA_ADDRESS")) == (9, "", None)
    assert message.nested("IFLA_LINKINFO").number("IFLA_INFO_KIND") == 0


def test_bytes_are_written_as_they_are_and_padded_to_four() -> None:
    """An alias of 255 bytes has no room for a zero; a name with letters of two bytes keeps them all."""
    body = write(ifinfmsg, [("IFLA_IFALIAS", b"a" * 255)])
    assert len(body) == NLMSG_HDRLEN + 4 + 256
    assert reread(ifinfmsg, body).raw("IFLA_IFALIAS") == b"a" * 255
    assert reread(ifinfmsg, write(ifinfmsg, [("IFLA_IFNAME", "brücke")])).text("IFLA_IFNAME") == "brücke"


def test_an_attribute_without_a_name_is_read_by_its_number() -> None:
    body = write(rtmsg, family=2) + struct.pack("=HHI", 8, 25, 1000)
    assert reread(rtmsg, body).unnamed(25) == 1000
    assert reread(rtmsg, body).unnamed(26) is None


def test_next_hops_keep_their_gateways() -> None:
    hops = tuple(Nested((("RTA_GATEWAY", f"10.0.0.{n}"),), (("oif", n), ("hops", n - 1))) for n in (1, 2))
    message = reread(rtmsg, write(rtmsg, [("RTA_MULTIPATH", hops)], family=2))
    found = [Message(hop) for hop in message.get("RTA_MULTIPATH")]
    assert [(hop.field("oif"), hop.raw("RTA_GATEWAY")) for hop in found] == [(1, b"\n\0\0\1"), (2, b"\n\0\0\2")]


def test_a_template_is_what_pyroute2_would_have_written() -> None:
    template = Template(write(ndmsg, [("NDA_DST", "203.0.113.77")], ifindex=0x7EADBEE1), bytes((203, 0, 113, 77)))
    assert template.filled(bytes((10, 0, 0, 1))) == write(ndmsg, [("NDA_DST", "10.0.0.1")], ifindex=0x7EADBEE1)


@pytest.mark.parametrize(
    ("number", "errno_"), [(17, Errno.EEXIST), (95, Errno.EOPNOTSUPP), (11, Errno.EAGAIN), (101, Errno.ENETUNREACH)]
)
def test_error_numbers_have_the_simulators_names(number: int, errno_: Errno) -> None:
    assert kernel_error(number).errno is errno_
