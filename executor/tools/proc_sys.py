"""The files below /proc/sys as a namespace sees them, for ``sysctl``, ``echo V > /proc/sys/…`` and ``cat /proc/sys/…``.

Only what is below net/ is written: other keys belong to the whole machine, and the sandbox leaves the machine alone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from typing import TypeVar

from pingproof.executor.carry_out import carries_out
from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.netlink.socket import kernel_error
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.cat.run import read_files
from pingproof.simulator.tools.cat.words import ProcRead
from pingproof.simulator.tools.echo.run import write_file
from pingproof.simulator.tools.echo.words import ProcWrite
from pingproof.simulator.tools.lib.proc_sys import PROC_SYS, Effect
from pingproof.simulator.tools.sysctl.run import set_and_show
from pingproof.simulator.tools.sysctl.words import Sysctl

Answered = TypeVar("Answered")

_DEPRECATED = frozenset({"base_reachable_time", "retrans_time"})
"""Files that ``sysctl`` does not list (procps-ng, sysctl.c)."""


@carries_out(Sysctl)
def _sysctl(machine: Machine, namespace: KernelNamespace, command: Sysctl) -> Result:
    with namespace.entered():
        return set_and_show(ProcFiles(), command)


@carries_out(ProcRead)
def _cat(machine: Machine, namespace: KernelNamespace, command: ProcRead) -> Result:
    with namespace.entered():
        return read_files(ProcFiles(), command)


@carries_out(ProcWrite)
def _echo(machine: Machine, namespace: KernelNamespace, command: ProcWrite) -> Result:
    with namespace.entered():
        return write_file(ProcFiles(), command)


class ProcFiles:
    """The files that this process sees, by their path below /proc/sys."""

    def listed(self, directory: str = "") -> list[str]:
        """Every file below a directory, in the kernel's order, without those that are deprecated."""
        return list(_files(directory))

    def is_directory(self, path: str) -> bool:
        """Whether a path is a directory."""
        return os.path.isdir(PROC_SYS + path)

    def effect_of(self, path: str) -> Effect:
        """What a file's mode allows; raises ``KernelError`` (ENOENT)."""
        mode = _asked(os.stat, PROC_SYS + path).st_mode
        # The mode binds root as well (fs/proc/proc_sysctl.c:test_perm()): net/ipv4/route/flush is 0200.
        if not mode & stat.S_IRUSR:
            return Effect.WRITE_ONLY
        return Effect.MODELLED if mode & stat.S_IWUSR else Effect.READ_ONLY

    def read(self, path: str) -> str:
        """A file's text without its line's end; raises ``KernelError``."""
        return _asked(_read, PROC_SYS + path).rstrip("\n")

    def write(self, path: str, text: str) -> None:
        """Write a file; raises ``KernelError``."""
        if self.effect_of(path) is Effect.READ_ONLY:
            raise KernelError(Errno.EACCES)
        # Everything outside of net/ belongs to the whole machine: a lab must not reach it, also where root could.
        if not os.path.normpath(path).startswith("net/"):
            raise KernelError(Errno.EPERM)
        _asked(_write, PROC_SYS + path, text + "\n")


def _asked(question: Callable[..., Answered], path: str, *words: str) -> Answered:
    try:
        return question(path, *words)
    except OSError as error:
        raise kernel_error(error.errno or 0) from None


def _read(path: str) -> str:
    with open(path) as file:
        return file.read()


def _write(path: str, text: str) -> None:
    # One write() without O_TRUNC or buffering: the kernel takes each write as a whole value.
    descriptor = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)


def _files(directory: str) -> Iterator[str]:
    for entry in os.scandir(PROC_SYS + directory):
        path = f"{directory}/{entry.name}".lstrip("/")
        if entry.is_dir():
            yield from _files(path)
        elif entry.name not in _DEPRECATED:
            yield path
