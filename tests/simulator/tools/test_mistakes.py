"""What the tools say about mistakes, word for word: recorded from Debian 12's tools on a real kernel."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.tools.ip.netns.words import NetnsExec
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.vocabulary.unknown import Unknown

RECORDED = json.loads((Path(__file__).parent / "recorded" / "mistakes.json").read_text("utf-8"))


@pytest.mark.parametrize("record", RECORDED, ids=lambda record: record["command"])
def test_a_mistake_is_answered_in_its_tools_own_words(record: dict[str, str | int]) -> None:
    command = parse_line(str(record["command"]))
    assert isinstance(command, Unknown)
    answered = command.exit_code, command.stdout, command.stderr
    assert answered == (record["exit_code"], record["stdout"], record["stderr"])


@pytest.mark.parametrize(
    ("launcher", "exit_code", "stderr"),
    [
        ("", 127, "bash: line 1: nosuch: command not found\n"),
        ("timeout 1 ", 127, "timeout: failed to run command ‘nosuch’: No such file or directory\n"),
        ("ip netns exec n ", 1, 'exec of "nosuch" failed: No such file or directory\n'),
        ("nsenter --net=/run/netns/n ", 127, "nsenter: failed to execute nosuch: No such file or directory\n"),
        ("sh -c ", 127, "sh: 1: nosuch: not found\n"),
        ("bash -c ", 127, "bash: line 1: nosuch: command not found\n"),
        ("ip netns exec n sudo ", 1, 'exec of "nosuch" failed: No such file or directory\n'),
    ],
)
def test_who_starts_a_program_says_that_there_is_none(launcher: str, exit_code: int, stderr: str) -> None:
    command = parse_line(f"{launcher}nosuch")
    while not isinstance(command, Unknown):
        # A launcher's command is in one of two places; an AttributeError fails the test.
        command = command.action.command if isinstance(command, Ip) else command.command  # type: ignore[union-attr]
    assert (command.exit_code, command.stderr) == (exit_code, stderr)


def test_a_mistake_behind_a_namespace_waits_for_the_namespace() -> None:
    """``ip -n nope foo`` complains about the namespace first, and only then about the word."""
    command = parse_line("ip -n blue foo")
    assert isinstance(command, Ip)
    assert command.options.netns == "blue"
    assert isinstance(command.action, Unknown)
    assert command.action.stderr == 'Object "foo" is unknown, try "ip help".\n'


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("tcpdump -i eth0", "tcpdump"),
        ("ip netns exec n curl 10.0.0.1", "curl"),
        ("tc qdisc show", "tc"),
        ("ip tunnel show", "ip tunnel"),
        ("ip addr add fe80::1/64 dev eth0", "IPv6"),
        ("ping -6 ::1", "IPv6"),
        ("ip route add 10.0.0.0/8 dev eth0 advmss 1400", "ip route's advmss"),
        ("ip -M link", "ip -M"),
        ("traceroute -T 10.0.0.1", "traceroute -T"),
        ("sysctl -p", "sysctl's reading of a file"),
        ("cat /etc/hosts", "the file /etc/hosts"),
        ("bridge vlan add vid 5 dev eth0", "bridge vlan add"),
        ("ip link replace eth0 type veth", "ip link replace"),
        ("ip -6 route add unreachable default metric 8192", "ip -6 route add"),
        ("ip -6 route replace default dev eth0", "ip -6 route replace"),
        ("ip -6 route del default", "ip -6 route del"),
        ("ip -f inet6 route flush all", "ip -6 route flush"),
        ("ip -0 route flush dev eth0", "ip -0 route flush"),
        ("ip -6 route get default", "ip -6 route get"),
        ("ip -6 rule add prohibit", "ip -6 rule add"),
        ("ip -6 rule del table 5", "ip -6 rule del"),
        ("ip -6 rule flush", "ip -6 rule flush"),
        ("ip -6 neigh add default lladdr 02:00:00:00:00:01 dev eth0", "ip -6 neigh add"),
        ("ip -6 neigh flush all", "ip -6 neigh flush"),
        ("ip -0 neigh flush dev eth0", "ip -0 neigh flush"),
        ("ip -6 addr add default dev eth0", "ip -6 address add"),
        ("ip -6 addr replace default dev eth0", "ip -6 address replace"),
        ("ip -6 addr del default dev eth0", "ip -6 address del"),
        ("ip -6 addr flush dev eth0", "ip -6 address flush"),
        ("ip link set eth0 addrgenmode none", "ip link's addrgenmode none"),
        ("arp -H ax25 -n", "arp -H ax25"),
        ("arp -N", "arp -N"),
        ("route -A inet6", "IPv6 and other families in route"),
        ("ifconfig eth0 ax25 up", "ifconfig's ax25"),
        ("iptables-save -b", "iptables-save -b"),
    ],
)
def test_what_linux_has_and_the_model_has_not_is_said_in_one_line(line: str, what: str) -> None:
    command = parse_line(line)
    if isinstance(command, Ip) and isinstance(command.action, NetnsExec):
        command = command.action.command
    assert isinstance(command, Unknown)
    assert not command.modelled
    assert command.stderr.startswith(f"{what} is not modelled")
    assert command.stderr.count("\n") == 1
    assert command.exit_code == 2
