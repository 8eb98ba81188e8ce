"""The files below /proc/sys, the model's or the kernel's own, as the tools use them.

A path is what follows ``/proc/sys/``.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Protocol

from pingproof.simulator.errors import NotModelled

PROC_SYS = "/proc/sys/"
IS_A_DIRECTORY = "Is a directory"


class Effect(Enum):
    """The effect of a write to a file below /proc/sys in this model."""

    MODELLED = "modelled"
    INERT = "inert"  # nothing that this model sends, prints or keeps depends on it
    NOT_MODELLED = "not-modelled"
    READ_ONLY = "read-only"
    WRITE_ONLY = "write-only"


class SysctlFiles(Protocol):
    """The files below /proc/sys in one namespace; a path has no slash in front."""

    def listed(self, directory: str = "") -> list[str]:
        """The files below a directory that ``sysctl`` lists: those not deprecated."""
        ...

    def is_directory(self, path: str) -> bool:
        """Whether a path is a directory."""
        ...

    def effect_of(self, path: str) -> Effect:
        """The effect of writing a file; raises ``KernelError`` (ENOENT)."""
        ...

    def read(self, path: str) -> str:
        """A file's text without its line's end; raises ``KernelError``."""
        ...

    def write(self, path: str, text: str) -> None:
        """Write a file; raises ``KernelError``: EACCES for a read-only file, EPERM for one out of reach."""
        ...


def path_of(key: str) -> str:
    """The path below /proc/sys of a key, whose separator is whichever of ``.`` and ``/`` comes first.

    >>> path_of("net.ipv4.conf.a/b.rp_filter")
    'net/ipv4/conf/a.b/rp_filter'
    >>> path_of("net/ipv4/conf/a.b/rp_filter")
    'net/ipv4/conf/a.b/rp_filter'
    """
    first = re.search(r"[./]", key)
    if first is not None and first[0] == ".":
        key = key.replace("/", "\0").replace(".", "/").replace("\0", ".")
    return re.sub("/+", "/", key).strip("/")


def dotted(path: str) -> str:
    """The key of a path as ``sysctl`` prints it: dots for slashes, and a slash for a dot of a device's name."""
    return path.replace(".", "\0").replace("/", ".").replace("\0", "/")


def below_proc_sys(path: str) -> str:
    clean = re.sub("/+", "/", path)
    if not clean.startswith(PROC_SYS):
        raise NotModelled(path, "files below /proc/sys/net", 1)
    return clean.removeprefix(PROC_SYS).rstrip("/")
