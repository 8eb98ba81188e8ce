"""Programs of the system that run inside a namespace: ``ping``, ``traceroute``, ``iptables`` … as processes.

Output goes to files in memory, so that nobody has to read while a program runs.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.system_calls import CloneFlag, MountFlag, mount, unshare
from pingproof.executor.machine.unavailable import find_tool
from pingproof.simulator.result import Result

# The tools' texts are compared: they must be in the language of the recordings.
_ENVIRONMENT = {"LC_ALL": "C", "LANG": "C"}
_RESET_SIGNALS = (signal.SIGINT, signal.SIGPIPE)


@dataclass(slots=True, eq=False)
class Program:
    """A process of a namespace that was started and not yet waited for. ``ended`` is its exit code once known.

    ``answers_at_once`` marks a tool, for which a shell waits even where it could go on.
    """

    pid: int
    ending: int  # a pidfd: readable when the process has ended
    output: int
    errors: int
    ended: int | None = None
    answers_at_once: bool = False

    def result(self) -> Result:
        """Output written so far, with the exit code (0 while the program runs)."""
        return Result(self.ended or 0, _read(self.output), _read(self.errors))

    def reap(self, wait: bool) -> bool:
        """Whether the program has ended; ``wait`` waits for the end."""
        if self.ended is None:
            pid, status = os.waitpid(self.pid, 0 if wait else os.WNOHANG)
            if pid:
                code = os.waitstatus_to_exitcode(status)
                # A shell shows a program that a signal ended as 128 + the signal's number.
                self.ended = code if code >= 0 else 128 - code
        return self.ended is not None

    def interrupt(self) -> None:
        """Send SIGINT, as ^C does; harmless for a program that has ended."""
        if self.ended is None:
            os.kill(self.pid, signal.SIGINT)

    def close(self) -> None:
        """Close the program's files."""
        for descriptor in (self.ending, self.output, self.errors):
            os.close(descriptor)


def start_program(namespace: KernelNamespace, words: list[str], own_sys: bool = False) -> Program:
    """Start a program of the system in a namespace; raises ``ToolMissing``.

    ``own_sys`` gives it a /sys of that namespace, as ``ip netns exec`` does: for programs that look for devices there.
    """
    path = find_tool(words[0])
    # Files in memory: a pipe would fill up, and stop a program whose output nobody reads.
    output = os.memfd_create("stdout")
    errors = os.memfd_create("stderr")
    null = os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with namespace.entered():
            # posix_spawn() copies no page tables, as a fork of this process does, but cannot make a mount namespace.
            start = _fork_with_sys if own_sys and namespace.name else _spawn
            pid = start(path, words, (null, output, errors))
    finally:
        os.close(null)
    return Program(pid, os.pidfd_open(pid), output, errors)


def _spawn(path: str, words: list[str], streams: tuple[int, int, int]) -> int:
    actions = [(os.POSIX_SPAWN_DUP2, descriptor, number) for number, descriptor in enumerate(streams)]
    environment = {**os.environ, **_ENVIRONMENT}
    return os.posix_spawn(path, words, environment, file_actions=actions, setsigdef=_RESET_SIGNALS)


def _fork_with_sys(path: str, words: list[str], streams: tuple[int, int, int]) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        unshare(CloneFlag.NEWNS)
        # Private first: a mount made here must not appear outside.
        mount("none", "/", None, MountFlag.RECURSIVE | MountFlag.PRIVATE)
        mount("sysfs", "/sys", "sysfs", MountFlag.NOSUID | MountFlag.NODEV | MountFlag.NOEXEC)
        for number, descriptor in enumerate(streams):
            os.dup2(descriptor, number)
        for each in _RESET_SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        os.execve(path, words, {**os.environ, **_ENVIRONMENT})
    finally:
        # A shell's exit code for a command that could not be executed; never back into the caller's code.
        os._exit(127)


def start_function(namespace: KernelNamespace, function: Callable[[], int]) -> Program:
    """Start a function of ours, which returns an exit code, as a program of a namespace."""
    output = os.memfd_create("stdout")
    errors = os.memfd_create("stderr")
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            # The sandbox's own process ignores ^C; the program must not.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            namespace.enter()
            with open(output, "w", closefd=False) as sys.stdout, open(errors, "w", closefd=False) as sys.stderr:
                code = function()
        finally:
            os._exit(code)
    return Program(pid, os.pidfd_open(pid), output, errors)


def run_program(namespace: KernelNamespace, words: list[str], own_sys: bool = False) -> Result:
    """Start a program that answers at once, and wait for it; raises ``ToolMissing``."""
    program = start_program(namespace, words, own_sys)
    program.reap(wait=True)
    result = program.result()
    program.close()
    return result


def _read(descriptor: int) -> str:
    size = os.fstat(descriptor).st_size
    return os.pread(descriptor, size, 0).decode(errors="replace") if size else ""
