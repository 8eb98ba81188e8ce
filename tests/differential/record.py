"""Record labs on the real kernel: `python -m tests.differential.record LAB.sh… [--jobs N]` writes LAB.recorded.json beside each.

Every lab runs twice, each time in a process of its own with a new network and mount namespace and an empty
/run/netns, so that its commands run verbatim and nothing outlives it. Its initial namespace is the lab's host, with
`uplink.sh` around it and IPv6 off. A line whose two answers differ is marked `"unstable": true`: the kernel's own freedom.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NotRequired

from lesson.fuzz.agreement import Answer, comparable, macs_of

CLONE_NEWNS = 0x00020000
CLONE_NEWNET = 0x40000000
COMMAND_TIMEOUT = 40.0
"""Seconds until a command counts as hanging."""
LAB_TIMEOUT = 400.0
"""Seconds for one run of a whole lab."""

UPLINK = Path(__file__).with_name("uplink.sh")
NETNS = Path("/run/netns")
IPV6_OFF = "sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1"


class RecordedAnswer(Answer):
    """An answer of the kernel."""

    unstable: NotRequired[bool]


def _shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=COMMAND_TIMEOUT)


def _required(command: str) -> None:
    done = _shell(command)
    if done.returncode:
        raise SystemExit(f"cannot build the surroundings: {command}: {done.stderr.strip()}")


def _enter_sandbox() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNS | CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "unshare: a recording needs root")
    for command in (
        "mount --make-rprivate /",
        "mkdir -p /run/netns",
        "mount -t tmpfs none /run/netns",
        "mount -t sysfs none /sys",
        IPV6_OFF,
    ):
        _required(command)
    for line in UPLINK.read_text().splitlines():
        if line and not line.startswith("#"):
            _required(line)
    # A second tmpfs covers the names of the surroundings; the covered mount keeps the namespaces alive.
    _required("mount -t tmpfs none /run/netns")


def _answer(number: int, command: str) -> RecordedAnswer:
    try:
        done = _shell(command)
    except subprocess.TimeoutExpired:
        return RecordedAnswer(line=number, command=command, exit_code=None, stdout="", stderr="TIMEOUT")
    return RecordedAnswer(
        line=number, command=command, exit_code=done.returncode, stdout=done.stdout, stderr=done.stderr
    )


def record_here(lab: Path) -> list[RecordedAnswer]:
    """Turn this process into a sandbox and run `lab` in it, one shell a line."""
    _enter_sandbox()
    answers, seen = [], set(os.listdir(NETNS))
    for number, line in enumerate(lab.read_text().splitlines(), 1):
        command = line.strip()
        if not command or command.startswith("#"):
            continue
        answers.append(_answer(number, command))
        now = set(os.listdir(NETNS))
        for name in now - seen:
            _shell(f"ip netns exec {name} {IPV6_OFF}")
        seen = now
    return answers


def _run_once(lab: Path) -> list[RecordedAnswer]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.differential.record", "--once", str(lab)],
        capture_output=True,
        text=True,
        timeout=LAB_TIMEOUT,
    )
    if done.returncode:
        raise SystemExit(f"{lab}: {done.stderr}")
    answers: list[RecordedAnswer] = json.loads(done.stdout)
    return answers


def record(lab: Path) -> tuple[int, int]:
    """Run `lab` twice and write its recording; return how many lines it has and how many are unstable."""
    known = macs_of(lab.read_text())
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(_run_once, (lab, lab))
    for one, other in zip(first, second, strict=True):
        if comparable(one, known) != comparable(other, known):
            one["unstable"] = True
    lab.with_suffix(".recorded.json").write_text(json.dumps(first, indent=1) + "\n")
    return len(first), sum("unstable" in answer for answer in first)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Record labs on the real kernel.")
    parser.add_argument("labs", nargs="+", type=Path, metavar="LAB.sh")
    parser.add_argument("--jobs", type=int, default=2, help="labs at a time (each runs in two sandboxes)")
    parser.add_argument("--once", action="store_true", help="run one lab once and print its answers as JSON")
    arguments = parser.parse_args()
    if arguments.once:
        json.dump(record_here(arguments.labs[0].resolve()), sys.stdout, indent=1)
        return
    with ThreadPoolExecutor(arguments.jobs) as pool:
        for lab, (lines, unstable) in zip(arguments.labs, pool.map(record, arguments.labs), strict=True):
            print(lab.name, lines, "unstable:", unstable, flush=True)


if __name__ == "__main__":
    main()
