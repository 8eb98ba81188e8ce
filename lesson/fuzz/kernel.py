"""A lab on the real kernel: `run(script)` carries it out with the system's own tools.

Every run is a process of its own (`python -m pingproof.lesson.fuzz.kernel < LAB`), in a new network and mount
namespace with an empty /run/netns: the lab's commands run verbatim, one shell a line, and the kernel takes everything
away with the process. Its initial namespace is the lab's host, with the course's world around it and IPv6 off. Needs
root.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

from pingproof.executor.machine.system_calls import CloneFlag, unshare
from pingproof.lesson.fuzz.agreement import Answer
from pingproof.lesson.fuzz.frames import Captured
from pingproof.lesson.fuzz.tap import Tap
from pingproof.lesson.play.lab_file import read_lab
from pingproof.lesson.play.world import WORLD
from pingproof.simulator.value import value

COMMAND_TIMEOUT = 40.0
"""Seconds until a command counts as hanging."""
LAB_TIMEOUT = 600.0
"""Seconds for one run of a whole lab."""

NETNS = Path("/run/netns")
IPV6_OFF = "sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1"
_PROCESS = re.compile(r"\bnetns (\d+)\b")
TIMED_OUT = "TIMEOUT"
"""The stderr recorded for a command that had to be ended."""


class KernelRunFailed(Exception):
    """Raised when the sandbox could not be made, or the run did not end."""


@value
class KernelRun:
    """A run in the kernel: each command line's answer and beginning, and the frames on every interface of the lab."""

    answers: list[Answer]
    captured: list[Captured]
    began: dict[int, int]
    """Beginnings by line (ns since the first command)."""


def answers(script: str) -> list[Answer]:
    """The answers of the command lines of `script`; raises `KernelRunFailed`."""
    return run(script).answers


def run(script: str) -> KernelRun:
    """Carry out `script` in a sandbox of its own; raises `KernelRunFailed`."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pingproof.lesson.fuzz.kernel"],
            input=script,
            capture_output=True,
            text=True,
            timeout=LAB_TIMEOUT,
        )
    except subprocess.TimeoutExpired as error:
        raise KernelRunFailed(f"no end after {LAB_TIMEOUT:.0f} s") from error
    if done.returncode:
        raise KernelRunFailed(done.stderr.strip().rpartition("\n")[2])
    told = json.loads(done.stdout)
    captured = [(namespace, device, sent, bytes.fromhex(data)) for namespace, device, sent, data in told["captured"]]
    return KernelRun(told["answers"], captured, {int(line): when for line, when in told["began"].items()})


def command_lines(script: str) -> list[tuple[int, str]]:
    """The lines of `script` that are commands, with their numbers from 1."""
    lines = ((number, line.strip()) for number, line in enumerate(script.splitlines(), 1))
    return [(number, line) for number, line in lines if line and not line.startswith("#")]


def play_here(script: str) -> KernelRun:
    """Turn this process into a sandbox and run `script` in it."""
    _refuse_the_machines_own(script)
    _enter_sandbox()
    # Before the first command: a device's first frames are sent as it comes up.
    tap = Tap(NETNS)
    tap.watch_host()
    played, seen, moments = [], set(os.listdir(NETNS)), {}
    for number, command in command_lines(script):
        tap.before(command)
        moments[number] = time.monotonic_ns()
        played.append(_answer(number, command))
        tap.after()
        names = set(os.listdir(NETNS))
        # A new namespace has IPv6 on, and would send what the model has not.
        for name in names - seen:
            _shell(f"ip netns exec {name} {IPV6_OFF}")
        seen = names
    first = min(moments.values(), default=0)
    return KernelRun(played, tap.frames, {number: moment - first for number, moment in moments.items()})


def _refuse_the_machines_own(script: str) -> None:
    """Refuse a lab that names a process of the machine: the process's namespace is outside of the sandbox."""
    for number, command in command_lines(script):
        for word in _PROCESS.findall(command):
            if Path(f"/proc/{word}").exists():
                raise SystemExit(f"line {number} names process {word} of the machine: {command}")


def _enter_sandbox() -> None:
    unshare(CloneFlag.NEWNS | CloneFlag.NEWNET)
    for command in (
        "mount --make-rprivate /",
        f"mkdir -p {NETNS}",
        f"mount -t tmpfs none {NETNS}",
        "mount -t sysfs none /sys",
        IPV6_OFF,
    ):
        _required(command)
    for _, command in command_lines(read_lab(WORLD)):
        _required(command)
    # A second tmpfs covers the names of the surroundings; the covered mount keeps the namespaces alive.
    _required(f"mount -t tmpfs none {NETNS}")


def _shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=COMMAND_TIMEOUT)


def _required(command: str) -> None:
    done = _shell(command)
    if done.returncode:
        raise SystemExit(f"cannot build the sandbox: {command}: {done.stderr.strip()}")


def _answer(number: int, command: str) -> Answer:
    try:
        done = _shell(command)
    except subprocess.TimeoutExpired:
        return Answer(line=number, command=command, exit_code=None, stdout="", stderr=TIMED_OUT)
    return Answer(line=number, command=command, exit_code=done.returncode, stdout=done.stdout, stderr=done.stderr)


if __name__ == "__main__":
    done_here = play_here(sys.stdin.read())
    frames = [(*where, data.hex()) for *where, data in done_here.captured]
    json.dump({"answers": done_here.answers, "captured": frames, "began": done_here.began}, sys.stdout)
