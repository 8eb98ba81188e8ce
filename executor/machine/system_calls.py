"""The system calls for namespaces and mounts, which Python 3.11's ``os`` does not have."""

from __future__ import annotations

import ctypes
import os
from enum import IntFlag
from functools import cache


class CloneFlag(IntFlag):
    """``unshare(2)``'s and ``setns(2)``'s kinds of namespaces (include/uapi/linux/sched.h)."""

    NEWNS = 0x0002_0000
    NEWUSER = 0x1000_0000
    NEWPID = 0x2000_0000
    NEWNET = 0x4000_0000


class MountFlag(IntFlag):
    """``mount(2)``'s flags (include/uapi/linux/mount.h)."""

    NOSUID = 2
    NODEV = 4
    NOEXEC = 8
    BIND = 4096
    RECURSIVE = 16384
    PRIVATE = 1 << 18
    SHARED = 1 << 20


MNT_DETACH = 2
PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _check(answer: int, what: str) -> None:
    if answer < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), what)


def unshare(flags: CloneFlag) -> None:
    """Leave the present namespaces of these kinds for new ones; raises ``OSError``."""
    _check(_libc().unshare(int(flags)), "unshare")


def setns(descriptor: int, flags: CloneFlag) -> None:
    """Enter the namespace that an open file of ``/proc/PID/ns``, or a bind mount of one, names; raises ``OSError``."""
    _check(_libc().setns(descriptor, int(flags)), "setns")


def mount(source: str, target: str, filesystem: str | None, flags: MountFlag, data: str | None = None) -> None:
    """Mount, bind or change propagation; raises ``OSError``."""
    answer = _libc().mount(
        source.encode(),
        target.encode(),
        filesystem.encode() if filesystem else None,
        ctypes.c_ulong(int(flags)),
        data.encode() if data else None,
    )
    _check(answer, target)


def unmount(target: str) -> None:
    """Take a mount out of the tree, even while it is in use (``MNT_DETACH``); raises ``OSError``."""
    _check(_libc().umount2(target.encode(), MNT_DETACH), target)


def die_with_parent(signal: int) -> None:
    """Have the kernel send this process ``signal`` when the thread that forked it ends, for whatever reason."""
    _check(_libc().prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0), "prctl")


def own_proc_files() -> None:
    """Make ``/proc/self/uid_map`` writable for this process, also after a change of user (PR_SET_DUMPABLE)."""
    _check(_libc().prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), "prctl")
