"""Without net-tools and conntrack installed their listings are made here, and read as theirs do."""

from __future__ import annotations

import shutil

import pytest

from pingproof.executor.machine.unavailable import ToolMissing
from pingproof.executor.sandbox.kernel_network import KernelNetwork
from pingproof.executor.sandbox.sandbox import Sandbox
from pingproof.lesson.fuzz.agreement import named
from tests.executor.lab import BRIDGED, build, play

LINES = """
ip netns add new
ip netns exec new route -n
route -n
route
route -e -n
ip netns exec red route -n
arp
arp -n
arp -a
arp -i nope
ip netns exec red arp -n
conntrack -L
ip netns exec red conntrack -L
""".strip()
SETUP = (
    BRIDGED
    + """
ip route add 10.8.0.0/16 via 10.0.0.1 metric 5
ip route add blackhole 10.7.0.0/16
ip -n red route add default via 10.0.0.254
ip neigh add 10.0.0.77 lladdr 02:00:00:00:00:77 dev br0
iptables -t nat -A POSTROUTING -j MASQUERADE
ping -c1 -W2 10.0.0.1
ping -c1 -W2 10.0.0.2
"""
)


@pytest.mark.skipif(any(shutil.which(tool) is None for tool in ("route", "arp", "conntrack")), reason="needs the tools")
def test_listings_are_as_the_tools_give_them(network: KernelNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    build(network, SETUP)
    theirs = play(network, LINES)
    monkeypatch.setattr("pingproof.executor.machine.programs.find_tool", _without_them)
    with Sandbox(user_namespace=network.sandbox.user_namespace) as sandbox:
        other = KernelNetwork(sandbox)
        build(other, SETUP)
        ours = play(other, LINES)
    differing = {}
    for line, mine, yours in zip(LINES.splitlines(), ours, theirs, strict=True):
        texts = [(each.exit_code, _without_reports(named(line, each.stdout, frozenset()))) for each in (mine, yours)]
        if texts[0] != texts[1]:
            differing[line] = texts
    assert not differing


def _without_reports(text: str) -> list[str]:
    """Whether a bridge's IGMP report was sent by now is up to a random delay."""
    return [line for line in text.splitlines() if "dst=224.0.0.22" not in line]


def _without_them(name: str) -> str:
    path = shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin")
    if path is None or name in ("route", "arp", "conntrack"):
        raise ToolMissing(f"{name} is not installed", "install it")
    return path
