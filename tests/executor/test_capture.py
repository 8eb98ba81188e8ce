"""Every frame on every device, in the order of its way; what is lost is told."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import time
from pathlib import Path

import dpkt
import pytest

from pingproof.executor.capture.pcapng import CapturedPacket, write_pcapng
from pingproof.executor.sandbox.kernel_network import KernelNetwork
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.wire.decode import decode_frames
from pingproof.simulator.wire.icmp import Icmp, IcmpType
from pingproof.simulator.wire.ipv4 import Ipv4
from tests.executor.lab import BRIDGED, PAIR, build, run, side_by_side

WAY = ["red eth0 out", "host red0 in", "host blue0 out", "blue eth0 in"]
BACK = ["blue eth0 out", "host blue0 in", "host red0 out", "red eth0 in"]


def test_a_bridged_ping_is_seen_at_each_hop_in_its_order(network: KernelNetwork) -> None:
    build(network, BRIDGED)
    run(network, "ip netns exec red ping -c1 -W1 10.0.0.2")
    network.start_capture()
    assert run(network, "ip netns exec red ping -c3 -i0.2 -W1 10.0.0.2").ok
    recording = network.captured()
    seen = []
    for packet, frame in zip(recording.packets, decode_frames(each.data for each in recording.packets), strict=True):
        if frame is not None and isinstance(frame.payload, Ipv4) and isinstance(frame.payload.payload, Icmp):
            direction = "out" if packet.outgoing else "in"
            place = f"{packet.namespace or 'host'} {packet.device} {direction}"
            seen.append((frame.payload.payload.type, frame.payload.payload.sequence, place))
    expected = [
        (kind, sequence, place)
        for sequence in (1, 2, 3)
        for kind, way in ((IcmpType.ECHO, WAY), (IcmpType.ECHO_REPLY, BACK))
        for place in way
    ]
    assert seen == expected
    assert recording.dropped == 0


def test_a_port_comes_before_its_bridge(network: KernelNetwork) -> None:
    build(network, BRIDGED)
    network.start_capture()
    assert run(network, "ip netns exec red ping -c1 -W1 10.0.0.254").ok
    packets = network.captured().packets
    incoming = [
        each.device
        for each in packets
        if each.namespace == "" and not each.outgoing and each.data[12:14] == b"\x08\x00"
    ]
    assert incoming == ["red0", "br0"]


def test_namespaces_and_devices_made_later_are_recorded_too(network: KernelNetwork) -> None:
    network.start_capture()
    build(network, PAIR)
    assert run(network, "ip netns exec red ping -c1 -W1 10.0.0.2").ok
    assert {each.namespace for each in network.captured().packets} >= {"red", "blue"}


def test_hidden_namespaces_are_recorded_under_their_names(network: KernelNetwork) -> None:
    build(network, BRIDGED)
    network.hide_names()
    network.start_capture()
    assert run(network, "ping -c1 -W1 10.0.0.1").ok
    assert "red" in {each.namespace for each in network.captured().packets}


def test_a_deleted_namespace_is_let_go(network: KernelNetwork) -> None:
    build(network, PAIR)
    network.start_capture()
    build(network, "ip netns del red")
    deadline = time.monotonic() + 20
    while "veth0" in run(network, "ip -n blue link").stdout:
        assert time.monotonic() < deadline, "the deleted namespace's cable is still there"
        time.sleep(0.02)
    network.captured()


def test_no_frame_is_lost_at_ten_thousand_a_second(network: KernelNetwork) -> None:
    """Four pings of 1,000 a second; two namespaces see each request and each reply."""
    build(network, PAIR)
    network.start_capture()
    began = time.monotonic()
    ping = parse_line("ping -q -i 0.001 -c 1500 10.0.0.2")
    results = side_by_side(network, ping, "red", times=4)
    seconds = time.monotonic() - began
    recording = network.captured()
    assert all("1500 received" in result.stdout for result in results)
    echoes = sum(each.data[12:14] == b"\x08\x00" for each in recording.packets)
    assert (echoes, recording.dropped) == (4 * 4 * 1500, 0)
    if echoes / seconds < 10_000:
        pytest.skip(f"nothing was lost, but this machine offered only {echoes / seconds:.0f} frames a second")


def test_what_the_kernel_had_to_drop_is_counted(network: KernelNetwork) -> None:
    """A flood of some hundred thousand a second: what was not recorded is reported."""
    build(network, PAIR)
    network.start_capture()
    result = run(network, "ip netns exec red ping -f -q -c 20000 10.0.0.2")
    recording = network.captured()
    assert "20000 received" in result.stdout
    echoes = sum(each.data[12:14] == b"\x08\x00" for each in recording.packets)
    others = len(recording.packets) - echoes
    assert 80_000 <= echoes + recording.dropped <= 80_000 + others + 8


PACKETS = [
    CapturedPacket("red", "eth0", 1_700_000_000_123_456_789, True, bytes(range(60)), "packet 1"),
    CapturedPacket("", "br0", 1_700_000_000_123_457_000, False, bytes(61)),
    CapturedPacket("red", "eth0", 1_700_000_000_123_458_000, False, bytes(62)),
]


def test_a_capture_file_has_an_interface_for_each_device() -> None:
    data = io.BytesIO()
    write_pcapng(data, PACKETS)
    data.seek(0)
    read = [(timestamp, packet) for timestamp, packet in dpkt.pcapng.Reader(data)]
    assert [packet for _, packet in read] == [each.data for each in PACKETS]
    names = [name for name in (b"red:eth0", b"host:br0") if name in data.getvalue()]
    assert len(names) == 2
    assert _kinds(data.getvalue()) == [0x0A0D0D0A, 1, 1, 6, 6, 6]


def _kinds(data: bytes) -> list[int]:
    found, at = [], 0
    while at < len(data):
        kind, length = struct.unpack_from("=II", data, at)
        assert struct.unpack_from("=I", data, at + length - 4)[0] == length
        found.append(kind)
        at += length
    return found


@pytest.mark.skipif(shutil.which("tcpdump") is None, reason="needs tcpdump")
def test_tcpdump_reads_a_capture_file(network: KernelNetwork, tmp_path: Path) -> None:
    build(network, PAIR)
    network.start_capture()
    network.run(parse_line("ip netns exec red ping -c1 -W1 10.0.0.2"))
    path = tmp_path / "ping.pcapng"
    with path.open("wb") as file:
        write_pcapng(file, network.captured().packets)
    printed = subprocess.run(["tcpdump", "-nr", str(path)], capture_output=True, text=True).stdout
    assert printed.count("ICMP echo request") == 2
    assert printed.count("ICMP echo reply") == 2
