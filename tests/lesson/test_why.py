"""``lesson why`` and ``lesson snapshot`` as commands, on snapshots: no kernel is needed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pingproof.lesson.cli import main
from pingproof.lesson.why.answer import Verdict, why
from pingproof.simulator.saved.network import network_state
from pingproof.simulator.state import Gap, NetworkState, Unmodelled
from pingproof.simulator.state.document import dumps
from pingproof.simulator.tools.ping.words import Ping
from pingproof.simulator.tools.vocabulary.parse import parse_words
from tests.simulator.labs import ROUTER, build, extend


def _ping(*words: str) -> Ping:
    ping = parse_words(["ping", "-c", "1", *words])
    assert isinstance(ping, Ping)
    return ping


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    """A router that forgot to forward."""
    network = build(ROUTER)
    extend(network, "ip netns exec r sysctl -w net.ipv4.ip_forward=0")
    path = tmp_path / "network.json"
    path.write_text(dumps(network_state(network)), encoding="utf-8")
    return path


def test_a_snapshot_is_answered_with_cause_and_mend(snapshot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "--at", str(snapshot), "--from", "a", "--json", "10.2.0.1"]) == 1
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert found["verdict"] == "fails"
    assert found["command"] == "ip netns exec a ping -c 1 -W 4 10.2.0.1"
    assert found["cause"]["code"] == "forwarding-off"
    assert found["mend"] == ["ip netns exec r sysctl -w net.ipv4.ip_forward=1"]
    assert [hop["namespace"] for hop in found["hops"]] == ["a", "r"]


@pytest.mark.parametrize(("language", "sentence"), [("en", "The ping fails."), ("zh", "ping 会失败。")])
def test_the_answer_is_told_in_both_languages(
    snapshot: Path, capsys: pytest.CaptureFixture[str], language: str, sentence: str
) -> None:
    main(["why", "--at", str(snapshot), "--from", "a", "--lang", language, "10.2.0.1"])
    assert sentence in capsys.readouterr().out


def test_a_snapshot_is_answered_where_there_is_no_linux(snapshot: Path) -> None:
    without = (
        "import sys; sys.modules['pingproof.executor'] = None\n"
        "sys.modules['fcntl'] = None; sys.modules['resource'] = None\n"
        "from pingproof.lesson.cli import main\n"
        f"sys.exit(main(['why', '--at', {str(snapshot)!r}, '--from', 'a', '10.2.0.1']))"
    )
    done = subprocess.run([sys.executable, "-c", without], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (["--from", "b2", "10.2.0.1"], "no namespace b2 in what was read (did you mean b?)"),
        (["example.org"], "example.org is no IPv4 address"),
        (["--send", "10.2.0.1"], "--at answers from a file"),
        (["-c", "many", "10.2.0.1"], "why: ping: invalid argument: 'many'"),
        ([], "why: ping: usage error: Destination address required"),
    ],
)
def test_a_mistake_is_one_line(
    snapshot: Path, capsys: pytest.CaptureFixture[str], words: list[str], refusal: str
) -> None:
    assert main(["why", "--at", str(snapshot), *words]) == 2
    complaint = capsys.readouterr().err
    assert refusal in complaint
    assert complaint.count("\n") == 1


def test_a_file_that_is_no_snapshot_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lab.sh"
    path.write_text("ip netns add a\n", encoding="utf-8")
    assert main(["why", "--at", str(path), "10.0.0.1"]) == 2
    assert "not JSON" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (Unmodelled(Gap.NETFILTER, "nft chain inet", "fw f", hook="FORWARD"), Verdict.ANSWERED),
        (Unmodelled(Gap.QDISC, "qdisc netem", device="r1"), Verdict.ANSWERED),
        (Unmodelled(Gap.XDP, "xdp", device="r0"), Verdict.ANSWERED),
        (Unmodelled(Gap.ROUTING, "ip rule … l3mdev", "1000: from all"), Verdict.ANSWERED),
        (Unmodelled(Gap.POLICY, "ip xfrm policy dir out"), Verdict.ANSWERED),
        (Unmodelled(Gap.SYSCTL, "net.ipv4.fwmark_reflect = 1"), Verdict.ANSWERED),
        (Unmodelled(Gap.NETFILTER, "nft chain arp", "fw f", hook="ARP"), Verdict.ANSWERED),
        (Unmodelled(Gap.DEVICE, "vlan", device="r1"), Verdict.UNKNOWN),
        (Unmodelled(Gap.FAR_END, "link-netnsid 0", device="r1"), Verdict.UNKNOWN),
    ],
    ids=str,
)
def test_a_walk_names_what_it_passes_that_is_not_modelled(row: Unmodelled, verdict: Verdict) -> None:
    network = build(ROUTER)
    network.named["r"].unmodelled = (row, Unmodelled(Gap.NETFILTER, "nft chain inet", "fw idle", hook="INPUT"))
    answer = why(network_state(network), "a", _ping("10.2.0.1"), "en")
    assert answer.verdict is verdict
    assert [(each.namespace, each.row) for each in answer.reservations] == [("r", row)]


def test_a_bridge_with_rules_of_its_own_is_named() -> None:
    network = build(
        """
        ip link add br0 type bridge
        ip link set br0 up
        ip addr add 10.0.0.254/24 dev br0
        ip netns add a
        ip link add p0 type veth peer name e0 netns a
        ip link set p0 master br0
        ip link set p0 up
        ip -n a addr add 10.0.0.1/24 dev e0
        ip -n a link set e0 up
        """
    )
    row = Unmodelled(Gap.NETFILTER, "nft chain bridge", "fw f", hook="BRIDGE")
    network.host.unmodelled = (row,)
    answer = why(network_state(network), "a", _ping("10.0.0.254"), "en")
    assert (answer.verdict, [each.row for each in answer.reservations]) == (Verdict.ANSWERED, [row])


def test_an_unknown_end_is_no_cause_when_somebody_there_could_have_answered() -> None:
    network = build(ROUTER)
    network.named["r"].unmodelled = (Unmodelled(Gap.DEVICE, "network card", device="r1"),)
    state: NetworkState = network_state(network)
    answer = why(state, "a", _ping("10.2.0.9"), "en")
    assert answer.verdict is Verdict.UNKNOWN
    assert answer.explanation.finding is None
