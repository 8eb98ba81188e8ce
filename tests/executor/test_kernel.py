"""Typed commands reach the kernel, and its refusals come back in the tools' words: judged by the tools themselves."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from pingproof.executor.sandbox.kernel_network import KernelNetwork, KernelProgram
from pingproof.executor.sandbox.sandbox import Sandbox
from pingproof.lesson.fuzz.agreement import macs_of, named
from pingproof.simulator.result import Result
from pingproof.simulator.shell.line import parse_line
from tests.executor.lab import BRIDGED, PAIR, build, play, run

ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"}
REFUSALS = """
ip netns add red
ip netns exec nope ip a
ip netns del nope
ip netns identify 99999
ip netns set nope 3
ip -n nope link
ip link add v1 type veth peer name v1
ip link add br0 type bridge
ip link add averyveryverylongname type bridge
ip link set nope up
ip link set br0 master nope
ip link set br0 netns nope
ip link set br0 master br0
ip link set br0 mtu 70000
ip link set br0 address 01:00:00:00:00:01
ip link del nope
ip link del lo
ip link set br0 type bridge_slave cost 5
ip addr add 10.0.0.1/24 dev nope
ip addr add 10.0.0.254/24 dev br0
ip addr del 10.0.0.9/24 dev br0
ip addr del 10.0.0.254 dev nope
ip addr flush dev nope
ip addr show dev nope
ip link show nope
ip link show master nope
ip route add default via 10.9.9.9
ip route add 10.9.0.1/16 dev br0
ip route del 10.77.0.0/16
ip route add 10.9.0.0/16 via 10.0.0.1 dev nope
ip route show dev nope
ip route show table 100
ip route flush table 100
ip route get 9.9.9.9 oif nope
ip rule del from 10.0.0.0/24 table 101
ip neigh del 10.0.0.8 dev br0
ip neigh change 10.0.0.8 lladdr 02:00:00:00:00:01 dev br0
ip neigh get 10.0.0.8 dev br0
ip neigh flush dev nope
bridge link set dev nope cost 3
bridge link set dev br0 cost 3
bridge fdb add 02:00:00:00:00:01 dev nope
bridge fdb del 02:00:00:00:00:09 dev red0 master
bridge fdb show br nope
bridge link show dev nope
sysctl -w net.ipv4.nope=1
sysctl -w net.ipv4.ip_forward=abc
sysctl net.ipv4.conf.nope.forwarding
iptables -t nat -A NOPE -j MASQUERADE
iptables -t nat -D POSTROUTING -s 10.0.0.0/24 -j MASQUERADE
ip route get 203.0.113.7
""".strip().splitlines()

SHOWS = """
ip link
ip addr
ip -br addr
ip -br link
ip -d link show br0
ip -d link show red0
ip -s link show red0
ip -j addr
ip -o addr
ip -4 addr
ip link show type veth
ip link show master br0
ip -n red addr
ip -n red link
ip route
ip -n red route
ip route show table local
ip route show table all
ip -j route
ip route show 10.0.0.0/24
ip route get 10.0.0.1
ip route get 10.0.0.254
ip route get fibmatch 10.0.0.1
ip -n red route get 203.0.113.7
ip rule
ip -j rule
ip neigh
ip -j neigh
ip -j addr show up scope host
ip -j -o addr show type veth
ip -br addr show nomaster
ip -j -s addr show label br0
ip route show proto 77 table all
ip route show match 10.5.1.7
ip -j route show table 77
ip -j route show cache
ip -c route get 10.6.0.1
ip -o route get fibmatch 10.6.0.1
ip rule show from 10.9.0.0/24
ip -6 -j rule
ip -d rule
ip -br neigh show dev br0
ip -c neigh show nud permanent
ip -br neigh show proxy
ip -j neigh get 10.0.0.77 dev br0
bridge -c fdb show state static
bridge fdb show br red0
bridge link
bridge -d link
bridge -j link
bridge fdb
bridge fdb show br br0
bridge fdb show dev red0
bridge -j fdb
ip netns
ip netns list-id
sysctl net.ipv4.ip_forward
sysctl -n net.ipv4.conf.br0.rp_filter
iptables -S
iptables -t nat -L -n
""".strip().splitlines()

EXTRA = """
ip -n red route add default via 10.0.0.254
ip route add blackhole 10.7.0.0/16
ip route add 10.8.0.0/16 via 10.0.0.1 metric 5 mtu 1400
ip route add 10.6.0.0/16 nexthop via 10.0.0.1 weight 2 nexthop via 10.0.0.2
ip route add 10.5.0.0/16 dev br0 proto 77 table 100
ip rule add from 10.9.0.0/16 lookup 100
ip addr add 10.0.66.1 peer 0.0.0.0/32 dev br0
ip neigh add proxy 10.0.0.79 dev br0
ip neigh add 10.0.0.77 lladdr 02:00:00:00:00:77 dev br0
bridge fdb add 02:00:00:00:00:78 dev red0 master static
iptables -A FORWARD -i br0 -j ACCEPT
ping -c1 -W2 10.0.0.1
"""


@pytest.fixture
def tools(network: KernelNetwork) -> _Tools:
    """The system's own tools in the same sandbox, on which the same commands can be tried."""
    return _Tools(network)


class _Tools:
    def __init__(self, network: KernelNetwork) -> None:
        keeper = network.sandbox.keeper
        self.inmate = Path(f"/proc/{keeper}/task/{keeper}/children").read_text().split()[0]

    def run(self, line: str) -> Result:
        words = ["nsenter", "-t", self.inmate, "-U", "-n", "-m", "-p", "--preserve-credentials"]
        if Path(f"/proc/{self.inmate}/ns/user").readlink() == Path("/proc/self/ns/user").readlink():
            words.remove("-U")
        done = subprocess.run([*words, *line.split()], capture_output=True, text=True, env=ENVIRONMENT)
        return Result(done.returncode, done.stdout, done.stderr)


def _comparable(line: str, result: Result) -> tuple[int, str, str]:
    known = macs_of(line)
    stdout = re.sub(r"(_timer) +[\d.]+", r"\1 T", named(line, result.stdout, known))
    return result.exit_code, stdout, named(line, result.stderr, known)


@pytest.mark.skipif(shutil.which("ip") is None, reason="compares with iproute2")
def test_refusals_are_the_tools_own(network: KernelNetwork, tools: _Tools) -> None:
    build(network, BRIDGED)
    differing = {}
    for line in REFUSALS:
        ours, theirs = _comparable(line, run(network, line)), _comparable(line, tools.run(line))
        assert ours[0] != 0, line
        if ours != theirs:
            differing[line] = (ours, theirs)
    assert not differing


@pytest.mark.skipif(shutil.which("ip") is None, reason="compares with iproute2")
def test_listings_are_the_tools_own(network: KernelNetwork, tools: _Tools) -> None:
    build(network, BRIDGED + EXTRA)
    differing = {}
    for line in SHOWS:
        ours, theirs = _comparable(line, run(network, line)), _comparable(line, tools.run(line))
        if ours != theirs:
            differing[line] = (ours, theirs)
    assert not differing


FLUSHES = """
ip -s -s addr flush dev br0 label br0:x
ip -s addr flush dev br0 label br0:x
ip -s -s route flush proto 77 table 100
ip -s rule flush table 100
ip -s -s route flush 10.5.0.0/16
ip neigh flush proxy to 10.0.0.80
ip neigh show proxy
ip -s neigh flush dev br0 nud permanent
ip -4 addr show dev br0
ip route
ip rule
ip neigh
""".strip().splitlines()


@pytest.mark.skipif(shutil.which("ip") is None, reason="compares with iproute2")
def test_flushes_take_what_the_tools_take(network: KernelNetwork) -> None:
    with Sandbox(user_namespace=network.sandbox.user_namespace) as another:
        other = KernelNetwork(another)
        for each in (network, other):
            build(each, BRIDGED + EXTRA + "ip addr add 10.0.0.253/24 dev br0 label br0:x\n")
        ours = [_comparable(line, run(network, line)) for line in FLUSHES]
        tools = _Tools(other)
        assert ours == [_comparable(line, tools.run(line)) for line in FLUSHES]


def test_a_batch_goes_on_after_a_refusal(network: KernelNetwork) -> None:
    results = play(network, "ip netns add red\nip netns add red\nip netns add blue")
    assert [result.exit_code for result in results] == [0, 1, 0]


def test_rules_are_there_before_the_packet_that_they_are_for(network: KernelNetwork) -> None:
    build(network, PAIR)
    results = play(
        network,
        "ip netns exec red iptables -A OUTPUT -j DROP\n"
        "ip -n red addr add 10.0.0.3/24 dev veth0\n"
        "ip netns exec red ping -c1 -W1 10.0.0.2\n"
        "ip netns exec red iptables -S OUTPUT",
    )
    assert results[2].exit_code == 1
    assert results[3].stdout == "-P OUTPUT ACCEPT\n-A OUTPUT -j DROP\n"


def test_keys_of_the_whole_machine_are_not_written(network: KernelNetwork) -> None:
    before = Path("/proc/sys/kernel/printk").read_text()
    assert not run(network, "sysctl -w kernel.printk=1").ok
    assert Path("/proc/sys/kernel/printk").read_text() == before


def test_a_name_reused_by_another_program_is_another_namespace(network: KernelNetwork, tools: _Tools) -> None:
    build(network, PAIR)
    tools.run("ip netns del red")
    tools.run("ip netns add red")
    assert "veth0" not in run(network, "ip -n red link").stdout


def test_a_program_that_goes_on_can_be_watched_and_interrupted(network: KernelNetwork) -> None:
    build(network, PAIR)
    program = network.start(parse_line("ip netns exec red ping -i 0.2 10.0.0.2"))
    assert isinstance(program, KernelProgram)
    while "bytes from" not in program.result().stdout:
        time.sleep(0.01)
    assert program.running
    program.interrupt()
    result = network.wait(program)
    assert "packets transmitted" in result.stdout
    assert not program.running


def test_probes_run_side_by_side(network: KernelNetwork) -> None:
    build(network, PAIR)
    started = [network.start(parse_line("ping -c1 -W2 10.0.0.77"), "red") for _ in range(8)]
    running = [each for each in started if isinstance(each, KernelProgram) and each.running]
    assert len(running) == 8
    assert {network.wait(each).exit_code for each in running} == {1}


def test_pings_of_all_pairs_tell_who_reaches_whom(network: KernelNetwork) -> None:
    build(network, BRIDGED)
    # With lo up the kernel tells red that nobody answers ARP: the waiting ends then, not when the time is over.
    build(network, "ip -n blue link set eth0 down\nip -n red link set lo up")
    pairs = [("", "10.0.0.1"), ("red", "10.0.0.254"), ("red", "10.0.0.2"), ("blue", "10.0.0.1")]
    assert network.ping_pairs(pairs, timeout=30) == (True, True, False, False)
