"""The shell on a network that only writes down what it is asked: what it runs, in which order, where output goes."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pingproof.simulator.errors import Errno, KernelError, NotModelled
from pingproof.simulator.network import Network
from pingproof.simulator.result import Result
from pingproof.simulator.shell.interpreter import PlayedLine, Shell, play
from pingproof.simulator.tools.command import Command
from pingproof.simulator.tools.echo.words import Echo
from pingproof.simulator.tools.ping.words import Ping
from pingproof.simulator.tools.sleep.words import Sleep
from pingproof.simulator.tools.vocabulary.parse import format_command
from pingproof.simulator.tools.vocabulary.status import Status


@dataclass
class Program:
    """A program that goes on until it is waited for."""

    command: Command
    running: bool = True


@dataclass
class Notebook:
    """A network that notes each command; ``ping`` goes on, a command on ``broken`` raises, ``loud`` says something."""

    ran: list[str] = field(default_factory=list)
    waited: list[str] = field(default_factory=list)

    def start(self, command: Command) -> Program | Result:
        """Note the command."""
        line = format_command(command)
        self.ran.append(line)
        if isinstance(command, Ping | Sleep):
            return Program(command)
        if isinstance(command, Status):
            return Result(command.exit_code)
        if isinstance(command, Echo):
            return Result(0, command.text + "\n")
        if "kernel" in line:
            raise KernelError(Errno.EBUSY)
        if "broken" in line:
            raise NotModelled("that", "this")
        return Result(0, "out\n", "err\n") if "loud" in line else Result()

    def wait(self, program: Program) -> Result:
        """Let it end."""
        program.running = False
        self.waited.append(format_command(program.command))
        return Result(0, "pong\n")


def played(script: str) -> tuple[list[PlayedLine], Notebook]:
    """What a script's lines left, and what they ran."""
    notebook = Notebook()
    return play(script, notebook), notebook


def outcome(line: str) -> tuple[int, str, str]:
    """Exit code and both streams of a script's only line."""
    [one] = played(line)[0]
    return one.exit_code, one.stdout, one.stderr


def test_one_played_line_for_each_command_line() -> None:
    lines, notebook = played("# lab\nip netns add a\n\n  ip netns add b  # second\n")
    assert [(line.line, line.command) for line in lines] == [(2, "ip netns add a"), (4, "ip netns add b")]
    assert notebook.ran == ["ip netns add a", "ip netns add b"]
    assert lines[0].result == Result()


def test_variables_last_from_line_to_line() -> None:
    _, notebook = played("NS=blue\nIP=10.0.0\nip -n $NS addr add ${IP}.1/24 dev v0\nNS=red\nip netns add $NS")
    assert notebook.ran == ["ip -n blue addr add 10.0.0.1/24 dev v0", "ip netns add red"]


def test_a_loop_on_one_line_is_one_played_line() -> None:
    lines, notebook = played("for i in 1 2 3; do ip netns add n$i; ip -n n$i link show loud; done")
    assert len(lines) == 1
    assert lines[0].stdout == "out\n" * 3
    assert notebook.ran[:3] == ["ip netns add n1", "ip -n n1 link show dev loud", "ip netns add n2"]


def test_loops_in_loops() -> None:
    _, notebook = played("for i in a b; do\n  for j in 1 2; do\n    ip netns add $i$j\n  done\ndone")
    assert notebook.ran == ["ip netns add a1", "ip netns add a2", "ip netns add b1", "ip netns add b2"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("true && echo a", (0, "a\n", "")),
        ("false && echo a", (1, "", "")),
        ("false || echo a", (0, "a\n", "")),
        ("true || echo a && echo b", (0, "b\n", "")),
        ("false; echo $?", (0, "1\n", "")),
        ("! true", (1, "", "")),
        ("X=5; echo $X", (0, "5\n", "")),
        ("for i in; do echo $i; done", (0, "", "")),
        ("echo a; false", (1, "a\n", "")),
        ("exit 3; echo a", (3, "", "")),
        ("export X=5 && echo $X", (0, "5\n", "")),
        ("X=1; unset X; echo a$X", (0, "a\n", "")),
        ("set -e; echo a", (0, "a\n", "")),
        ("echo $((1/0))", (1, "", "bash: line 1: 1/0: division by 0\n")),
        ("nosuch || echo a", (0, "a\n", "bash: line 1: nosuch: command not found\n")),
    ],
)
def test_lists_and_status(line: str, expected: tuple[int, str, str]) -> None:
    assert outcome(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ip link show loud > /dev/null", (0, "", "err\n")),
        ("ip link show loud 2> /dev/null", (0, "out\n", "")),
        ("ip link show loud 2>&1", (0, "out\nerr\n", "")),
        ("ip link show loud >/dev/null 2>&1", (0, "", "")),
        ("ip link show loud 2>&1 >/dev/null", (0, "err\n", "")),
        ("ip link show loud &> /dev/null", (0, "", "")),
        ("ip link show loud >&2", (0, "", "out\nerr\n")),
        ("nosuch 2>/dev/null", (127, "", "")),
        ("for i in 1 2; do ip link show loud; done > /dev/null", (0, "", "err\nerr\n")),
        (
            "echo a > out.txt",
            (2, "", "the file out.txt is not modelled; near it: /dev/null and files below /proc/sys\n"),
        ),
    ],
)
def test_redirections(line: str, expected: tuple[int, str, str]) -> None:
    assert outcome(line) == expected


def test_echo_into_a_setting_is_a_write_of_its_own_shell() -> None:
    """The redirection belongs to the shell: the namespace of the command does not matter."""
    _, notebook = played(
        "echo 1 > /proc/sys/net/ipv4/ip_forward\nip netns exec a ip link show loud > /proc/sys/net/x\n"
        "echo 0 | sudo tee /proc/sys/net/ipv4/ip_forward"
    )
    assert notebook.ran == [
        "echo 1 > /proc/sys/net/ipv4/ip_forward",
        "ip netns exec a ip link show dev loud",
        "echo out > /proc/sys/net/x",
        "echo 0 | tee /proc/sys/net/ipv4/ip_forward",
    ]


def test_a_program_behind_the_shell_does_not_keep_it() -> None:
    lines, notebook = played("ping -c 1 10.0.0.1 &\nip netns add a\n")
    assert notebook.ran == ["ping -c 1 10.0.0.1", "ip netns add a"]
    assert notebook.waited == ["ping -c 1 10.0.0.1"]
    assert [(line.exit_code, line.stdout) for line in lines] == [(0, "pong\n"), (0, "")]


def test_a_silent_program_behind_the_shell_is_not_waited_for() -> None:
    _, notebook = played("ping 10.0.0.1 > /dev/null 2>&1 &\nip netns add a\n")
    assert notebook.waited == []


def test_wait_waits() -> None:
    _, notebook = played("ping 10.0.0.1 >/dev/null 2>&1 &\nwait\nip netns add a\n")
    assert notebook.waited == ["ping 10.0.0.1"]
    assert notebook.ran[-1] == "ip netns add a"


@pytest.mark.parametrize(
    ("line", "stderr"),
    [
        ("ip link show broken", "that is not modelled; near it: this\n"),
        ("ip link show kernel", "Device or resource busy\n"),
        (
            "ping 10.0.0.1 && ping 10.0.0.2 &",
            "a list or a loop with & behind it is not modelled; near it: one command and &\n",
        ),
    ],
)
def test_what_the_network_raises_is_one_line(line: str, stderr: str) -> None:
    code, _, text = outcome(line)
    assert code != 0
    assert text == stderr


def test_a_refused_line_lets_the_others_play() -> None:
    lines, notebook = played("ip netns add a\nip a | grep x\nip netns add b\n")
    assert [line.exit_code for line in lines] == [0, 2, 0]
    assert notebook.ran == ["ip netns add a", "ip netns add b"]


def test_loops_without_end_stop() -> None:
    numbers = "{1..999}"
    lines, notebook = played(f"for i in {numbers}; do for j in {numbers}; do true; done; done\necho after")
    assert lines[0].exit_code == 2
    assert "is not modelled" in lines[0].stderr
    assert len(notebook.ran) < 5000
    assert lines[1].stdout == "after\n"


def test_a_session_remembers() -> None:
    shell = Shell(Notebook())
    assert shell.run("X=4")[0].exit_code == 0
    assert shell.run("echo $X $?")[0].stdout == "4 0\n"
    assert shell.run("false")[0].exit_code == 1
    assert shell.run("echo $?")[0].stdout == "1\n"


def test_sleep_lets_the_simulated_time_pass() -> None:
    network = Network()
    before = network.clock.now
    play("sleep 1.5\nsleep 2 &\ntrue", network)
    assert 3_500_000_000 <= network.clock.now - before < 3_600_000_000


def test_timeout_ends_a_program() -> None:
    lines = play("timeout 1 sleep 5\ntimeout 5 sleep 1\ntimeout 1 false", Network())
    assert [line.exit_code for line in lines] == [124, 0, 1]


_PIECES = [
    "echo a", "X=1", "true &", "false", "for i in 1 2; do echo $i", "done", "|| echo b", "&& sleep 1",
    "ping -c1 10.0.0.1 &", "wait", "; echo $X", "\n", "2>&1", "> /dev/null", "exit", "! ", "$((X+1))",
    "echo 1 > /proc/sys/net/ipv4/ip_forward",
]  # fmt: skip
_LINES = st.lists(st.sampled_from(_PIECES), max_size=12)


@settings(max_examples=200, deadline=1000)
@given(_LINES.map(" ".join))
def test_no_script_breaks_the_shell(script: str) -> None:
    for line in play(script, Notebook()):
        assert 0 <= line.exit_code < 256


def test_variables_that_name_one_another_are_evaluated_once_each() -> None:
    names = [f"V{number}" for number in range(60)]
    lines = [
        "V0=1",
        *(f"{name}={before}+{before}" for before, name in itertools.pairwise(names)),
        f"echo $(({names[-1]}))",
    ]
    assert Shell(Network()).play("\n".join(lines))[-1].result.stdout == f"{2**59}\n"


def test_a_variable_that_names_itself_has_no_value() -> None:
    played = Shell(Network()).play("X=X+X\necho $((X))")[-1].result
    assert played.exit_code == 1
    assert 'X+X: expression recursion level exceeded (error token is "X+X")' in played.stderr
