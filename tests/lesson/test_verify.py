"""What was predicted is what the kernel does, and where it is not, the first frame and the layer are named."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from ipaddress import IPv4Address
from pathlib import Path

import pytest

from pingproof.executor.machine.unavailable import SandboxUnavailable, UserNamespacesForbidden
from pingproof.executor.sandbox.sandbox import Sandbox
from pingproof.lesson.cli import main
from pingproof.lesson.cli.verify import run as verify_command
from pingproof.lesson.compare import run as run_module
from pingproof.lesson.compare.frames import flow_of
from pingproof.lesson.compare.probes import facts_of
from pingproof.lesson.compare.report import Level
from pingproof.lesson.compare.run import Verification, verify
from pingproof.simulator.result import Result
from pingproof.simulator.wire.decode import decode_frame
from pingproof.simulator.wire.ethernet import Frame
from pingproof.simulator.wire.icmp import Icmp, IcmpType
from pingproof.simulator.wire.ipv4 import IpProtocol, Ipv4
from pingproof.simulator.wire.udp import Udp


def _can_make_sandboxes() -> bool:
    try:
        with Sandbox():
            return True
    except SandboxUnavailable:
        return False


kernel = pytest.mark.skipif(not _can_make_sandboxes(), reason="no sandbox can be made here")


@pytest.fixture(scope="module")
def verification() -> Verification:
    """All stages at every level."""
    return verify([1, 2, 3, 4])


@kernel
@pytest.mark.parametrize("level", Level)
def test_all_stages_agree_at_every_level(verification: Verification, level: Level) -> None:
    total = verification.report.level_total(level)
    assert total.differences == ()
    assert total.compared > 20


@kernel
def test_every_claim_of_the_lesson_holds(verification: Verification) -> None:
    probes = [probe for stage in verification.report.stages for probe in stage.probes]
    assert all(probe.agrees for probe in probes)
    assert sum(probe.claimed is not None for probe in probes) == len(probes)


@kernel
def test_the_time_beside_the_waiting_is_short(verification: Verification) -> None:
    overhead = sum(stage.seconds - stage.waited for stage in verification.report.stages)
    assert overhead < 3


@kernel
@pytest.mark.parametrize("suffix", ["predicted", "actual"])
def test_captures_of_both_sides_can_be_decoded(verification: Verification, tmp_path: Path, suffix: str) -> None:
    import dpkt

    from pingproof.lesson.compare.captures import write_captures

    paths = write_captures(tmp_path, verification.captured)
    with next(path for path in paths if path.name == f"stage2-{suffix}.pcapng").open("rb") as file:
        frames = [decode_frame(data) for _, data in dpkt.pcapng.Reader(file)]
    assert len(frames) > 50
    assert all(frame is not None for frame in frames)


@kernel
def test_a_wrong_model_is_caught_with_its_first_frame_and_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that forwards whatever ip_forward says: the frame that only it sends, and who sent it, are named."""
    monkeypatch.setattr("pingproof.simulator.linux.ipv4.route.in_dev_forward", lambda device: True)
    report = verify([4], Level.FRAMES).report
    difference = next(each for each in report.level_total(Level.FRAMES).differences if each.layer)
    assert difference.command == "ip netns exec ns1 ping -c1 -W1 8.8.8.8"
    assert difference.where.startswith("host:ens33")
    assert "192.168.28.1 > 8.8.8.8: ICMP echo request" in difference.predicted
    assert difference.actual == "no further frame" or "192.168.28.1 > 8.8.8.8" not in difference.actual
    assert "in host" in difference.layer
    assert report.exit_code == 1


@pytest.mark.parametrize("random_port", [32768, 60000])
def test_a_datagrams_probe_is_told_by_its_destination_port(random_port: int) -> None:
    probe = Ipv4(IPv4Address("10.0.0.1"), IPv4Address("10.0.0.2"), IpProtocol.UDP, Udp(random_port, 33434))
    error = Icmp(IcmpType.TIME_EXCEEDED, quoted=probe)
    answer = Ipv4(IPv4Address("10.0.0.3"), IPv4Address("10.0.0.1"), IpProtocol.ICMP, error)
    for packet in (probe, answer):
        assert flow_of(Frame("02:00:00:00:00:01", "02:00:00:00:00:02", packet)) == "datagram 33434"


def test_a_probe_is_read_line_by_line() -> None:
    text = (
        "PING 10.0.0.2 (10.0.0.2) 56(84) bytes of data.\n"
        "64 bytes from 10.0.0.2: icmp_seq=1 ttl=63 time=0.042 ms\n"
        "From 10.0.0.1 icmp_seq=2 Destination Host Unreachable\n"
        "\n--- 10.0.0.2 ping statistics ---\n"
        "2 packets transmitted, 1 received, +1 errors, 50% packet loss, time 1001ms\n"
    )
    facts = facts_of(Result(0, text))
    assert (facts.sent, facts.received) == (2, 1)
    assert facts.replies == ("seq 1: from 10.0.0.2, ttl 63",)
    assert facts.errors == ("seq 2: from 10.0.0.1: Destination Host Unreachable",)


def test_times_are_no_facts() -> None:
    line = "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time={} ms\n"
    assert facts_of(Result(0, line.format("0.042"))) == facts_of(Result(0, line.format("1.7")))
    hop = " 1  10.0.0.1  {} ms\n"
    assert facts_of(Result(0, hop.format("0.1"))) == facts_of(Result(0, hop.format("22.0")))


def test_no_sandbox_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> Verification:
        raise UserNamespacesForbidden("user.max_user_namespaces is 0", "raise it")

    monkeypatch.setattr(run_module, "verify", refuse)
    assert main(["verify"]) == 2
    printed = capsys.readouterr().err
    assert printed.count("\n") == 1
    assert "user.max_user_namespaces is 0" in printed
    assert "lesson run" in printed


@kernel
def test_the_reports_tell_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    junit, html = tmp_path / "report.xml", tmp_path / "report.html"
    assert verify_command(["--stage", "1", "--json", "--junit", str(junit), "--html", str(html)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["agrees"] is True
    assert [level["level"] for level in told["stages"][0]["levels"]] == [1, 2, 3, 4]
    suite = ElementTree.parse(junit).getroot()[0]
    assert (suite.get("failures"), len(suite)) == ("0", told["stages"][0]["levels"][0]["compared"])
    assert "everything that was predicted" in html.read_text(encoding="utf-8")


@kernel
def test_any_lab_can_be_played_on_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lab = tmp_path / "lab.sh"
    lab.write_text("ip netns add a\nfor i in 1 2; do ip netns exec a ping -c1 -W1 10.0.0.$i; done\nip -n a link\n")
    assert main(["play", str(lab), "--compare"]) == 0
    assert "all 4 commands agree" in capsys.readouterr().out
    assert main(["play", str(lab), "--on", "sandbox", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["exit_code"] for row in rows] == [0, 2, 0]
