"""The files below /proc/sys as the tools ask for them: those of the model, or the kernel's own.

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
    """What a write to a key does in this model."""

    MODELLED = "modelled"
    INERT = "inert"  # nothing that this model sends, prints or keeps depends on it
    NOT_MODELLED = "not-modelled"
    READ_ONLY = "read-only"
    WRITE_ONLY = "write-only"


class SysctlFiles(Protocol):
    """The files below /proc/sys as one namespace sees them; a path has no slash in front."""

    def listed(self, directory: str = "") -> list[str]:
        """Every file below a directory that ``sysctl`` lists: those not deprecated."""
        ...

    def is_directory(self, path: str) -> bool:
        """Whether a path is a directory."""
        ...

    def effect_of(self, path: str) -> Effect:
        """What a file is; raises ``KernelError`` (ENOENT)."""
        ...

    def read(self, path: str) -> str:
        """A file's text without its line's end; raises ``KernelError``."""
        ...

    def write(self, path: str, text: str) -> None:
        """Write a file; raises ``KernelError``: EACCES for one that is only to be read, EPERM for one out of reach."""
        ...


def path_of(key: str) -> str:
    """A key as a path below /proc/sys: whichever of ``.`` and ``/`` comes first is what parts the names.

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
    """A path as ``sysctl`` names it: dots between, and a dot of a device's name is a slash."""
    return path.replace(".", "\0").replace("/", ".").replace("\0", "/")


def below_proc_sys(path: str) -> str:
    clean = re.sub("/+", "/", path)
    if not clean.startswith(PROC_SYS):
        raise NotModelled(path, "files below /proc/sys/net", 1)
    return clean.removeprefix(PROC_SYS).rstrip("/")
