"""A sandbox is a machine of its own, and leaves nothing when it ends, however it ends."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pingproof.executor.sandbox.kernel_network import PATIENCE, KernelNetwork
from pingproof.executor.sandbox.sandbox import GRACE, Sandbox, SandboxGone
from pingproof.simulator.shell.line import parse_line
from tests.executor.lab import BRIDGED, PAIR, build, run


def test_its_host_has_only_a_loopback(network: KernelNetwork) -> None:
    assert [link.name for link in network.state().namespaces[0].links] == ["lo"]


def test_the_systems_own_ip_netns_works_in_it(network: KernelNetwork) -> None:
    build(network, PAIR)
    pid = _inmate(network.sandbox)
    listed = subprocess.run(["nsenter", "-t", str(pid), "-a", "ip", "netns"], capture_output=True, text=True)
    assert sorted(name.split()[0] for name in listed.stdout.splitlines()) == ["blue", "red"]


def test_names_from_outside_are_not_seen(network: KernelNetwork) -> None:
    assert run(network, "ip netns ls").stdout == ""


def test_ipv6_is_off_in_each_namespace(network: KernelNetwork) -> None:
    build(network, PAIR)
    for line in (
        "sysctl -n net.ipv6.conf.lo.disable_ipv6",
        "ip netns exec red sysctl -n net.ipv6.conf.veth0.disable_ipv6",
    ):
        answer = run(network, line)
        assert answer.stdout == "1\n" or "No such file" in answer.stderr


def test_hidden_names_are_forgotten_and_their_namespaces_live_on(network: KernelNetwork) -> None:
    build(network, BRIDGED)
    network.hide_names()
    assert run(network, "ip netns ls").stdout == ""
    assert run(network, "ping -c1 -W2 10.0.0.1").ok
    assert run(network, "ip netns add red").ok


def test_two_sandboxes_do_not_meet() -> None:
    with Sandbox(user_namespace=True) as first, Sandbox(user_namespace=True) as second:
        networks = [KernelNetwork(first), KernelNetwork(second)]
        for network in networks:
            build(network, PAIR)
        build(networks[0], "ip netns del red")
        assert run(networks[1], "ip netns exec red ping -c1 -W2 10.0.0.2").ok
        assert not run(networks[0], "ip netns exec red ping -c1 -W1 10.0.0.2").ok


def test_ten_side_by_side() -> None:
    sandboxes = [Sandbox(user_namespace=True).__enter__() for _ in range(10)]
    networks = [KernelNetwork(sandbox) for sandbox in sandboxes]
    try:
        for network in networks:
            build(network, PAIR)
        assert all(run(network, "ip netns exec red ping -c1 -W2 10.0.0.2").ok for network in networks)
    finally:
        for sandbox in sandboxes:
            sandbox.close()


def test_closing_waits_until_its_processes_are_gone(sandbox: Sandbox) -> None:
    keeper, inmate = sandbox.keeper, _inmate(sandbox)
    sandbox.close()
    assert not Path(f"/proc/{keeper}").exists()
    assert not Path(f"/proc/{inmate}").exists()
    with pytest.raises(SandboxGone):
        KernelNetwork(sandbox).state()


@pytest.mark.parametrize("victim", ["keeper", "inmate"])
def test_a_killed_sandbox_says_so(sandbox: Sandbox, victim: str) -> None:
    pid = sandbox.keeper if victim == "keeper" else _inmate(sandbox)
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    # A keeper that dies takes the inmate along, a moment later: what is asked in that moment may still be answered.
    deadline = time.monotonic() + 10
    with pytest.raises(SandboxGone):
        _ask_until(sandbox, deadline)


def _ask_until(sandbox: Sandbox, deadline: float) -> None:
    while time.monotonic() < deadline:
        KernelNetwork(sandbox).state()


def _inmate(sandbox: Sandbox) -> int:
    children = Path(f"/proc/{sandbox.keeper}/task/{sandbox.keeper}/children").read_text().split()
    return int(children[0])


def test_closing_does_not_wait_for_a_program(sandbox: Sandbox) -> None:
    network = KernelNetwork(sandbox)
    build(network, PAIR)
    network.start(parse_line("ip netns exec red ping 10.0.0.2"))
    began = time.monotonic()
    sandbox.close()
    assert time.monotonic() - began < GRACE


@pytest.fixture
def heeds_interrupts() -> Iterator[None]:
    """^C as at a terminal: a job in the background is born with it ignored, and so are its children."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("passes", [True, False])
def test_an_interrupt_ends_the_program_or_the_sandbox(heeds_interrupts: None, sandbox: Sandbox, passes: bool) -> None:
    network = KernelNetwork(sandbox)
    build(network, PAIR)
    sandbox.passes_interrupts = passes
    timer = threading.Timer(0.3, signal.pthread_kill, [threading.get_ident(), signal.SIGINT])
    timer.start()
    began = time.monotonic()
    if passes:
        assert "packets transmitted" in run(network, "ip netns exec red ping 10.0.0.2").stdout
        assert run(network, "ip netns ls").ok
    else:
        with pytest.raises(KeyboardInterrupt):
            run(network, "ip netns exec red ping 10.0.0.2")
        with pytest.raises(SandboxGone):
            run(network, "ip netns ls")
    assert time.monotonic() - began < PATIENCE / 2


BOUNDARIES = len(BRIDGED.strip().splitlines())
MOMENTS = 100
LONGEST = 0.03
"""Seconds in which an owner has its sandbox, its lab and a running ping."""


@pytest.fixture(autouse=True)
def _machine_is_untouched() -> Iterator[None]:
    """Whatever a test does in a sandbox, the machine's own links, names and mounts are as before."""
    before = _machine()
    yield
    assert _machine() == before


def _machine() -> tuple[list[str], list[str], str]:
    names = sorted(os.listdir("/run/netns")) if os.path.isdir("/run/netns") else []
    return sorted(os.listdir("/sys/class/net")), names, Path("/proc/self/mountinfo").read_text()


@pytest.mark.parametrize("rootless", [False, True], ids=["root", "rootless"])
@pytest.mark.parametrize("after", range(BOUNDARIES + 1))
def test_nothing_is_left_when_the_owner_is_killed_between_commands(rootless: bool, after: int) -> None:
    if not rootless and os.geteuid() != 0:
        pytest.skip("needs root")
    _assert_gone(_kill_owner(rootless, commands=after))


@pytest.mark.parametrize("rootless", [False, True], ids=["root", "rootless"])
def test_nothing_is_left_when_the_owner_is_killed_at_any_moment(rootless: bool) -> None:
    if not rootless and os.geteuid() != 0:
        pytest.skip("needs root")
    moments = random.Random(7)
    for _ in range(MOMENTS):
        _assert_gone(_kill_owner(rootless, delay=moments.uniform(0, LONGEST)))


def _kill_owner(rootless: bool, commands: int | None = None, delay: float | None = None) -> list[int]:
    """Fork an owner, let it work, kill it with SIGKILL: the processes that it had below it.

    It is killed when so many ``commands`` have been carried out and a ping runs, or ``delay`` seconds after it began.
    """
    ready, tell = os.pipe()
    owner = os.fork()
    if owner == 0:
        try:
            _own(rootless, commands, tell)
        finally:
            os._exit(1)
    os.close(tell)
    os.read(ready, 1)
    if delay is not None:
        time.sleep(delay)
    pids = _descendants(owner)
    os.kill(owner, signal.SIGKILL)
    os.waitpid(owner, 0)
    os.close(ready)
    return pids


def _own(rootless: bool, commands: int | None, tell: int) -> None:
    if commands is None:
        os.write(tell, b"x")
    with Sandbox(user_namespace=rootless) as sandbox:
        network = KernelNetwork(sandbox)
        lines = BRIDGED.strip().splitlines()
        for line in lines if commands is None else lines[:commands]:
            run(network, line)
        network.start(parse_line("ping -i 0.2 127.0.0.1"))
        if commands is not None:
            os.write(tell, b"x")
        time.sleep(10)


def _descendants(pid: int) -> list[int]:
    try:
        children = [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []
    return children + [each for child in children for each in _descendants(child)]


def _assert_gone(pids: list[int]) -> None:
    """Poll: the kernel ends processes and frees namespaces late."""
    deadline = time.monotonic() + 20
    while left := [pid for pid in pids if _alive(pid)]:
        assert time.monotonic() < deadline, f"still there: {left}"
        time.sleep(0.005)


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
