"""``sysctl`` (sysctl(8)), ``echo V > /proc/sys/…`` and ``cat /proc/sys/…``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sysctl:
    """``sysctl [-w] [-n] [-q] [-e] [-a] KEY[=VALUE]…``: ``settings`` in the order typed, value None to read.

    Keys are kept as typed; both ``net.ipv4.ip_forward`` and ``net/ipv4/ip_forward`` name the same file.
    """

    settings: tuple[tuple[str, str | None], ...] = ()
    write: bool = False
    names_only: bool = False
    values_only: bool = False
    quiet: bool = False
    ignore: bool = False
    all: bool = False
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class ProcWrite:
    """``echo TEXT > /proc/sys/…``: ``append`` for ``>>`` (the same to the kernel)."""

    path: str
    text: str
    append: bool = False


@dataclass(frozen=True, slots=True)
class ProcRead:
    """``cat PATH…`` of files below /proc."""

    paths: tuple[str, ...]
