"""The prompt on the simulated host: commands, explain, mend, undo, and what Tab offers."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from pingproof.lesson.play.world import build_world
from pingproof.lesson.shell.simulated_prompt import SimulatedPrompt
from pingproof.lesson.shell.suggestions import suggestions
from pingproof.lesson.teach.lecture import network_after
from pingproof.lesson.terminal.terminal import Terminal
from pingproof.simulator.network import Network

ROOT = Path(__file__).parents[2]


def _type(*lines: str, prompt: SimulatedPrompt | None = None) -> str:
    """What the prompt prints for these lines."""
    paper = io.StringIO()
    prompt = prompt or SimulatedPrompt(build_world(), "en")
    for line in lines:
        if not prompt.answer(line, Terminal(paper)):
            paper.write("left\n")
    return paper.getvalue()


def test_commands_print_what_a_terminal_would() -> None:
    assert _type("ip netns add blue", "ip netns ls", "") == "blue\n"


def test_variables_last_from_line_to_line() -> None:
    assert _type("NS=blue", "ip netns add $NS", "ip netns ls") == "blue\n"


def test_undo_takes_the_last_line_back() -> None:
    printed = _type("ip netns add blue", "ip netns add red", "undo", "ip netns ls", "undo", "undo", "ip netns ls")
    assert printed == "Undone: ip netns add red\nblue\nUndone: ip netns ls\nUndone: ip netns add blue\n"


def test_undo_with_nothing_typed_says_so() -> None:
    assert _type("undo") == "There is nothing to undo.\n"


def test_explain_and_mend_speak_of_the_last_probe() -> None:
    prompt = SimulatedPrompt(network_after(3), "en")
    printed = _type("ip netns exec ns1 ping -c1 -W1 8.8.8.8", "ip netns ls", "explain", prompt=prompt)
    assert "Cause (forwarding-off)" in printed
    mended = _type("mend", prompt=prompt)
    commands = [line.strip() for line in mended.splitlines() if line.startswith("  ")]
    assert "1 received" in _type(*commands, "ip netns exec ns1 ping -c1 -W1 8.8.8.8", prompt=prompt)
    assert _type("mend", prompt=prompt) == "The last probe succeeded: there is nothing to mend.\n"


def test_explain_before_any_probe_says_so() -> None:
    assert _type("explain") == _type("mend") == "There was no ping and no traceroute yet.\n"


@pytest.mark.parametrize("word", ["exit", "quit", "logout", "exit 0"])
def test_exit_leaves(word: str) -> None:
    assert _type(word) == "left\n"


def test_what_is_not_modelled_is_a_line_and_the_session_goes_on() -> None:
    printed = _type("tc qdisc add dev ens33 root netem delay 1ms", "ip netns add blue", "ip netns ls")
    assert "not modelled" in printed.splitlines()[0]
    assert printed.endswith("blue\n")


def test_a_pipe_is_read_line_by_line_without_a_prompt() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "lesson", "shell", "--stage", "1"],
        input="ip netns ls\nexit\nip netns add never\n",
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert (ended.stdout, ended.stderr) == ("ns3\nns2\nns1\n", "")


@pytest.fixture(scope="module")
def built() -> Network:
    """The network after stage 2."""
    return network_after(2)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", {"ip", "ping", "undo"}),
        ("ip", {"netns", "link", "-n"}),
        ("ip netns exec", {"ns1", "ns2", "ns3"}),
        ("ip netns exec ns1", {"ip", "ping"}),
        ("ip -n ns1 link set dev", {"lo", "veth-1"}),
        ("ip netns exec ns1 ip l set", {"veth-1", "dev"}),
        ("ip link set veth-1-br", {"up", "down", "master"}),
        ("ip link set veth-1-br master", {"vbridge", "ens33"}),
        ("ip link set veth-1-br netns", {"ns1"}),
        ("ping", {"8.8.8.8", "192.168.28.1", "-c1"}),
        ("iptables -t", {"nat", "filter"}),
        ("iptables -t nat -A", {"POSTROUTING"}),
        ("sysctl -w", {"net.ipv4.ip_forward="}),
        ("bridge fdb show br", {"vbridge"}),
    ],
)
def test_tab_offers_the_words_that_can_follow(typed: str, offered: set[str], built: Network) -> None:
    assert offered <= set(suggestions(typed.split(), built))


def test_tab_offers_the_shells_own_words_on_the_host_only(built: Network) -> None:
    assert "undo" not in suggestions(["ip", "netns", "exec", "ns1"], built)


def test_tab_offers_nothing_after_an_unknown_word(built: Network) -> None:
    assert suggestions(["frobnicate"], built) == []
