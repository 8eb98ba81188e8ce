"""Identity of a network namespace: its inode, and a cookie unique until the machine restarts.

An inode is given again as soon as its namespace is gone; the cookie (SO_NETNS_COOKIE, Linux 5.14) never is.
"""

from __future__ import annotations

import contextlib
import os
import socket
import struct
from dataclasses import dataclass
from pathlib import Path

from pingproof.executor.machine.system_calls import CloneFlag, setns

SO_NETNS_COOKIE = 71
_COOKIE = struct.Struct("=Q")
OWN_NAMESPACE = "/proc/self/ns/net"


@dataclass(frozen=True, slots=True)
class NamespaceIdentity:
    """``cookie`` is 0 where the kernel has none."""

    device: int
    inode: int
    cookie: int


def own_identity() -> NamespaceIdentity:
    """Identity of the namespace this process is in."""
    status = os.stat(OWN_NAMESPACE)
    return NamespaceIdentity(status.st_dev, status.st_ino, _own_cookie())


def identity_of(path: str) -> NamespaceIdentity | None:
    """Identity of the namespace mounted on a file in /run/netns; None when the file is no namespace."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    home = os.open(OWN_NAMESPACE, os.O_RDONLY | os.O_CLOEXEC)
    try:
        setns(descriptor, CloneFlag.NEWNET)
        try:
            return own_identity()
        finally:
            setns(home, CloneFlag.NEWNET)
    except OSError:
        return None
    finally:
        os.close(home)
        os.close(descriptor)


def _own_cookie() -> int:
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        cookie: int = _COOKIE.unpack(probe.getsockopt(socket.SOL_SOCKET, SO_NETNS_COOKIE, _COOKIE.size))[0]
        return cookie
    return 0


def boot_id() -> str:
    """Identity of this start of the machine: no change in a journal outlives a restart."""
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
