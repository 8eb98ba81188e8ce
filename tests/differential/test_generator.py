"""The generator of random labs, and what is done with a disagreement."""

from __future__ import annotations

import pytest

from pingproof.lesson.fuzz.agreement import named
from pingproof.lesson.fuzz.audit import audit_lines
from pingproof.lesson.fuzz.coverage import EVENTS, reached
from pingproof.lesson.fuzz.generate import script
from pingproof.lesson.fuzz.kernel import command_lines
from pingproof.lesson.fuzz.shrink import shrunk
from pingproof.lesson.fuzz.verdict import Answer, Fate, Level, level_of, verdicts


def test_a_seed_is_a_lab() -> None:
    assert script(7) == script(7)
    assert script(7) != script(8)


@pytest.mark.parametrize("seed", range(40))
def test_every_lab_probes_and_shows(seed: int) -> None:
    commands = [command for _, command in command_lines(script(seed))]
    assert any(level_of(command) is Level.PROBE for command in commands)
    assert level_of(commands[-1]) is Level.STATE


@pytest.mark.parametrize(
    ("command", "level"),
    [
        ("ip link set e1 up", Level.COMMAND),
        ("ip -n h1 addr add 10.0.0.1/24 dev e1", Level.COMMAND),
        ("ip netns exec h1 ping -c1 -W1 10.0.0.2", Level.PROBE),
        ("traceroute -n 10.0.0.2", Level.PROBE),
        ("ip -n h1 -s link", Level.FRAMES),
        ("ip netns exec h1 ip -s link", Level.FRAMES),
        ("ip -n h1 route", Level.STATE),
        ("ip netns exec h1 ip neigh", Level.STATE),
        ("iptables -t nat -L -n -v", Level.STATE),
        ("iptables -A INPUT -j DROP", Level.COMMAND),
        ("sysctl -w net.ipv4.ip_forward=1", Level.COMMAND),
        ("sysctl net.ipv4.ip_forward", Level.STATE),
        ("conntrack -L", Level.STATE),
        ("conntrack -F", Level.COMMAND),
        ("bridge link set dev p1 learning off", Level.COMMAND),
        ("bridge link", Level.STATE),
    ],
)
def test_a_command_belongs_to_a_level(command: str, level: Level) -> None:
    assert level_of(command) is level


def test_the_shortest_disagreeing_lines_are_found() -> None:
    lines = [f"line {number}" for number in range(50)]
    needed = {"line 3", "line 31", "line 47"}
    assert shrunk(lines, lambda rest: needed <= set(rest)) == ["line 3", "line 31", "line 47"]


def test_shrinking_ends_after_its_attempts() -> None:
    attempts = []

    def never(rest: list[str]) -> bool:
        attempts.append(rest)
        return False

    assert shrunk(["a", "b", "c"], never, attempts=2) == ["a", "b", "c"]
    assert len(attempts) == 2


@pytest.mark.parametrize(
    ("command", "text", "expected"),
    [
        ("ip link", "7: e1@if8: <UP> mtu 1500", "N: e1@PEER: <UP> mtu 1500"),
        (
            "ip link",
            "    link/ether 5a:11:22:33:44:55 brd ff:ff:ff:ff:ff:ff",
            "    link/ether MAC brd ff:ff:ff:ff:ff:ff",
        ),
        ("ping 10.0.0.1", "64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.05 ms", None),
        (
            "ip neigh",
            "b dev x lladdr 02:00:00:00:00:01 STALE\na dev x FAILED",
            "a dev x NONE\nb dev x lladdr MAC VALID",
        ),
        (
            "conntrack -L",
            "icmp     1 29 src=a dst=b type=8 code=0 id=77",
            "icmp     1 T src=a dst=b type=8 code=0 id=N",
        ),
    ],
)
def test_random_values_are_named(command: str, text: str, expected: str | None) -> None:
    shown = named(command, text, frozenset({"ff:ff:ff:ff:ff:ff"}))
    assert shown == (text.replace("0.05 ms", "T") if expected is None else expected)


def _answer(stdout: str, exit_code: int = 0) -> Answer:
    return Answer(line=1, command="ip route", exit_code=exit_code, stdout=stdout, stderr="")


@pytest.mark.parametrize(
    ("first", "second", "simulated", "fate"),
    [
        ("a", "a", "a", Fate.AGREES),
        ("a", "a", "b", Fate.DISAGREES),
        ("a", "b", "a", Fate.FREE),
        ("a", "b", "c", Fate.FREE),
    ],
)
def test_two_kernel_runs_decide_what_can_agree(first: str, second: str, simulated: str, fate: Fate) -> None:
    (verdict,) = verdicts("ip route\n", [[_answer(first)], [_answer(second)]], [_answer(simulated)])
    assert verdict.fate is fate


def test_a_line_that_was_not_played_disagrees() -> None:
    (verdict,) = verdicts("ip route\n", [[_answer("a")], [_answer("a")]], [])
    assert verdict.fate is Fate.DISAGREES


def test_the_audit_asks_every_namespace() -> None:
    lines = audit_lines("ip netns add h1\nip netns add h2\n")
    assert "ip netns exec h1 ip neigh" in lines
    assert "ip netns exec h2 iptables -L -n -v" in lines
    assert "conntrack -L" in lines


def test_an_event_is_seen_in_the_kernels_answers() -> None:
    answer = Answer(line=1, command="ping -c1 10.0.0.9", exit_code=1, stdout="", stderr="")
    assert reached([Answer(**{**answer, "stdout": "From 10.0.0.1 icmp_seq=1 Destination Host Unreachable\n"})]) == {
        "ARP failure"
    }
    assert set(EVENTS) >= reached([answer])
