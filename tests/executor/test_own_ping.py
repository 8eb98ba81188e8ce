"""Our own ``ping`` says what the system's says, wherever both can be asked."""

from __future__ import annotations

import shutil

import pytest

from pingproof.executor.machine.unavailable import PACKAGES, SandboxUnavailable, ToolMissing
from pingproof.executor.ping.own_ping import is_supported
from pingproof.executor.sandbox.kernel_network import KernelNetwork
from pingproof.executor.sandbox.sandbox import Sandbox
from pingproof.lesson.fuzz.agreement import named
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.tools.ping.words import Ping
from tests.executor.lab import BRIDGED, build, play

LINES = """
ip netns exec red ping -c1 -W1 10.0.0.2
ip netns exec red ping -c2 -i0.2 -W1 10.0.0.2
ip netns exec red ping -c1 -W1 -q 10.0.0.2
ip netns exec red ping -c1 -W1 -s 8 10.0.0.2
ip netns exec red ping -c1 -W1 -s 3000 10.0.0.2
ip netns exec red ping -c1 -W1 -M do -s 3000 10.0.0.2
ip netns exec red ping -c1 -W1 -t 1 203.0.113.9
ip netns exec red ping -c1 -W1 -I eth0 10.0.0.2
ip netns exec red ping -c1 -W1 -I 10.0.0.1 10.0.0.2
ip netns exec red ping -c1 -W1 -I nope 10.0.0.2
ip netns exec red ping -c1 -W1 10.0.0.77
ip netns exec red ping -c1 -W1 198.51.100.1
ip netns exec red ping -c3 -w1 -i0.2 10.0.0.2
ping -c1 -W1 192.0.2.1
ip netns exec blue ping -c1 -W1 10.0.0.1
""".strip()
ROUTES = """
ip -n red route add default via 10.0.0.254
ip route add prohibit 198.51.100.0/24
sysctl -qw net.ipv4.ip_forward=1
ip netns exec blue iptables -A OUTPUT -p icmp --icmp-type echo-request -j DROP
"""


@pytest.mark.skipif(shutil.which("ping") is None, reason="compares with iputils' ping")
def test_it_says_what_the_systems_ping_says(network: KernelNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    build(network, BRIDGED + ROUTES)
    monkeypatch.setattr("pingproof.executor.machine.programs.find_tool", _without_ping)
    # The function is looked up in the sandbox's process, which was forked from this one: a new one has the change.
    with Sandbox(user_namespace=network.sandbox.user_namespace) as sandbox:
        other = KernelNetwork(sandbox)
        build(other, BRIDGED + ROUTES)
        differing = _differing(LINES.splitlines(), other, network)
        # On a busy machine a reply may come after a deadline: what differs once is asked again.
        assert not _differing(list(differing), other, network)


def _differing(lines: list[str], ours: KernelNetwork, theirs: KernelNetwork) -> dict[str, list[tuple[int, str, str]]]:
    found = {}
    script = "\n".join(lines)
    for line, mine, yours in zip(lines, play(ours, script), play(theirs, script), strict=True):
        texts = [
            (each.exit_code, named(line, each.stdout, frozenset()), named(line, each.stderr, frozenset()))
            for each in (mine, yours)
        ]
        if texts[0] != texts[1]:
            found[line] = texts
    return found


def _without_ping(name: str) -> str:
    if name == "ping":
        raise ToolMissing("ping is not installed", f"install it (apt install {PACKAGES[name]})")
    path = shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin")
    assert path is not None
    return path


def test_options_that_it_does_not_know_need_the_real_one(monkeypatch: pytest.MonkeyPatch) -> None:
    flood = parse_line("ping -f -c1 10.0.0.1")
    assert isinstance(flood, Ping)
    assert not is_supported(flood)
    monkeypatch.setattr("pingproof.executor.machine.programs.find_tool", _without_ping)
    try:
        with Sandbox(user_namespace=True) as sandbox, pytest.raises(ToolMissing, match="iputils-ping"):
            KernelNetwork(sandbox).run(flood)
    except SandboxUnavailable as reason:
        pytest.skip(str(reason))
