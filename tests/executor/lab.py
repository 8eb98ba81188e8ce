"""Playing lines of the lab language on a network."""

from __future__ import annotations

from pingproof.executor.sandbox.kernel_network import KernelNetwork
from pingproof.simulator.result import Result
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.tools.command import Command

PAIR = """
ip link set lo up
ip netns add red
ip netns add blue
ip link add veth0 netns red type veth peer name veth0 netns blue
ip -n red addr add 10.0.0.1/24 dev veth0
ip -n blue addr add 10.0.0.2/24 dev veth0
ip -n red link set veth0 up
ip -n blue link set veth0 up
"""
"""Two namespaces and a cable."""

BRIDGED = """
ip link set lo up
ip link add br0 type bridge
ip link set br0 up
ip addr add 10.0.0.254/24 dev br0
ip netns add red
ip netns add blue
ip link add red0 type veth peer name eth0 netns red
ip link add blue0 type veth peer name eth0 netns blue
ip link set red0 master br0
ip link set blue0 master br0
ip link set red0 up
ip link set blue0 up
ip -n red addr add 10.0.0.1/24 dev eth0
ip -n blue addr add 10.0.0.2/24 dev eth0
ip -n red link set eth0 up
ip -n blue link set eth0 up
"""
"""Two namespaces on a bridge of the host."""


def play(network: KernelNetwork, script: str) -> list[Result]:
    """The results of a script's lines."""
    return list(network.run_all(parse_line(line) for line in script.strip().splitlines()))


def build(network: KernelNetwork, script: str) -> None:
    """Play a script of which every line must succeed."""
    for line, result in zip(script.strip().splitlines(), play(network, script), strict=True):
        assert result.ok, f"{line}: {result.stderr}"


def run(network: KernelNetwork, line: str) -> Result:
    """One line's result."""
    return network.run(parse_line(line))


def side_by_side(network: KernelNetwork, command: Command, namespace: str, times: int) -> list[Result]:
    """The results of one command started many times before the first is waited for."""
    started = [network.start(command, namespace) for _ in range(times)]
    return [each if isinstance(each, Result) else network.wait(each) for each in started]
