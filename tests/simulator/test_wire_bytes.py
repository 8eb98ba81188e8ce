"""Frames as bytes and back, judged by an independent parser."""

from __future__ import annotations

from ipaddress import IPv4Address

import dpkt
import pytest

from pingproof.simulator.wire.arp import Arp, ArpOperation
from pingproof.simulator.wire.bpdu import Bpdu, BpduType
from pingproof.simulator.wire.decode import decode_frame, decode_frames
from pingproof.simulator.wire.encode import encode_frame, internet_checksum, ping_data
from pingproof.simulator.wire.ethernet import BROADCAST_ADDRESS, ZERO_ADDRESS, Frame
from pingproof.simulator.wire.icmp import Icmp, IcmpType, UnreachableCode
from pingproof.simulator.wire.igmp import IgmpReport
from pingproof.simulator.wire.ipv4 import Fragment, IpProtocol, Ipv4, RecordRoute
from pingproof.simulator.wire.udp import Udp

A, B = "02:00:00:00:00:0a", "02:00:00:00:00:0b"
NS1, NS2, ROUTER = IPv4Address("10.0.0.1"), IPv4Address("10.0.0.2"), IPv4Address("10.0.0.254")
ECHO = Icmp(IcmpType.ECHO, 0, 77, 3, 56)
REQUEST = Ipv4(NS1, NS2, IpProtocol.ICMP, ECHO, ttl=64, identification=4711, df=True)


def _frame(packet: Ipv4) -> Frame:
    return Frame(A, B, packet)


FRAMES = {
    "arp request": Frame(A, BROADCAST_ADDRESS, Arp(ArpOperation.REQUEST, A, NS1, ZERO_ADDRESS, NS2)),
    "arp reply": Frame(B, A, Arp(ArpOperation.REPLY, B, NS2, A, NS1)),
    "echo request": _frame(REQUEST),
    "echo reply": _frame(Ipv4(NS2, NS1, IpProtocol.ICMP, Icmp(IcmpType.ECHO_REPLY, 0, 77, 3, 56), tos=0x10)),
    "a short echo": _frame(Ipv4(NS1, NS2, IpProtocol.ICMP, Icmp(IcmpType.ECHO, 0, 77, 3, 5))),
    "port unreachable": _frame(
        Ipv4(
            NS2,
            NS1,
            IpProtocol.ICMP,
            Icmp(
                IcmpType.DEST_UNREACH,
                UnreachableCode.PORT,
                data_length=60,
                quoted=Ipv4(NS1, NS2, IpProtocol.UDP, Udp(40000, 33434, 32), ttl=1),
            ),
            tos=0xC0,
        )
    ),
    "fragmentation needed": _frame(
        Ipv4(
            ROUTER,
            NS1,
            IpProtocol.ICMP,
            Icmp(
                IcmpType.DEST_UNREACH,
                UnreachableCode.FRAGMENTATION_NEEDED,
                data_length=548,
                mtu=1400,
                quoted=Ipv4(NS1, NS2, IpProtocol.ICMP, Icmp(IcmpType.ECHO, 0, 1, 1, 1452), df=True),
            ),
        )
    ),
    "redirect": _frame(
        Ipv4(ROUTER, NS1, IpProtocol.ICMP, Icmp(IcmpType.REDIRECT, 1, data_length=84, gateway=NS2, quoted=REQUEST))
    ),
    "udp": _frame(Ipv4(NS1, NS2, IpProtocol.UDP, Udp(40000, 33434, 32), ttl=1)),
    "igmp report": Frame(
        A,
        "01:00:5e:00:00:16",
        Ipv4(NS1, IPv4Address("224.0.0.22"), IpProtocol.IGMP, IgmpReport((IPv4Address("224.0.0.106"),)), ttl=1),
    ),
    "igmp report with a router alert": Frame(
        A,
        "01:00:5e:00:00:16",
        Ipv4(
            NS1,
            IPv4Address("224.0.0.22"),
            IpProtocol.IGMP,
            IgmpReport((IPv4Address("224.0.0.106"),)),
            ttl=1,
            router_alert=True,
        ),
    ),
    "two options": _frame(
        Ipv4(NS1, NS2, IpProtocol.ICMP, ECHO, record_route=RecordRoute((NS1, ROUTER), 8), router_alert=True)
    ),
    "record route": _frame(Ipv4(NS1, NS2, IpProtocol.ICMP, ECHO, record_route=RecordRoute((NS1, ROUTER), 9))),
    "bpdu": Frame(
        A,
        "01:80:c2:00:00:00",
        Bpdu(
            BpduType.CONFIGURATION,
            root=(0x8000, B),
            root_path_cost=2,
            bridge=(0x8000, A),
            port=0x8001,
            message_age=1,
            max_age=20,
            hello_time=2,
            forward_delay=15,
        ),
    ),
    "topology change": Frame(A, "01:80:c2:00:00:00", Bpdu(BpduType.TOPOLOGY_CHANGE_NOTIFICATION)),
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
def test_a_frame_survives_its_bytes(frame: Frame) -> None:
    assert decode_frame(encode_frame(frame)) == frame


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
def test_a_frame_is_as_long_as_it_says(frame: Frame) -> None:
    assert len(encode_frame(frame)) == frame.length


@pytest.mark.parametrize("name", [name for name, frame in FRAMES.items() if isinstance(frame.payload, Ipv4)])
def test_checksums_are_right(name: str) -> None:
    data = encode_frame(FRAMES[name])
    header_length = (data[14] & 15) * 4
    assert internet_checksum(data[14 : 14 + header_length]) == 0
    body = data[14 + header_length :]
    if data[23] in (IpProtocol.ICMP, IpProtocol.IGMP):
        assert internet_checksum(body) == 0
    else:
        pseudo = data[26:34] + bytes((0, data[23])) + len(body).to_bytes(2, "big")
        assert internet_checksum(pseudo + body) == 0


def test_another_parser_reads_the_same_echo() -> None:
    ethernet = dpkt.ethernet.Ethernet(encode_frame(FRAMES["echo request"]))
    assert isinstance(ethernet.data, dpkt.ip.IP)
    assert (ethernet.data.ttl, ethernet.data.id, ethernet.data.df) == (64, 4711, 1)
    echo = ethernet.data.data.data
    assert (echo.id, echo.seq, len(echo.data)) == (77, 3, 56)


def test_pieces_of_a_datagram_name_the_whole_of_it() -> None:
    whole = Icmp(IcmpType.ECHO, 0, 9, 1, 3000)
    pieces = [
        Fragment(whole, 0, 1480, True),
        Fragment(whole, 1480, 1480, True),
        Fragment(whole, 2960, 48, False),
    ]
    frames = [_frame(Ipv4(NS1, NS2, IpProtocol.ICMP, piece, identification=5)) for piece in pieces]
    assert list(decode_frames(encode_frame(frame) for frame in frames)) == frames


def test_what_the_model_has_no_value_for_is_none() -> None:
    assert decode_frame(bytes(12) + b"\x86\xdd" + bytes(40)) is None
    assert decode_frame(b"short") is None


def test_ping_writes_the_time_where_there_is_room() -> None:
    assert ping_data(5) == bytes(range(5))
    seconds, microseconds = bytes.fromhex("0300000000000000"), bytes.fromhex("0700000000000000")
    assert ping_data(20, time=3_000_007_000) == seconds + microseconds + bytes(range(16, 20))


def test_a_router_alert_is_the_option_of_rfc_2113() -> None:
    packet = encode_frame(FRAMES["igmp report with a router alert"])[14:]
    # A header of six words; the option behind the first five.
    assert packet[0] == 0x46
    assert packet[20:24] == bytes.fromhex("94040000")
