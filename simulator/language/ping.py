"""``ping`` (ping(8), iputils 20221126)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ping:
    """``ping [options] DESTINATION``; times in seconds as typed; None where unsaid.

    ``destination`` is kept as typed: ``ping`` itself finds out that a name does not resolve.
    """

    destination: str
    count: int | None = None
    timeout: float | None = None  # -W
    deadline: int | None = None  # -w
    interval: float | None = None  # -i
    interface: str | None = None  # -I: an address or a device
    size: int = 56  # -s
    ttl: int | None = None  # -t
    pmtu: str | None = None  # -M: do, dont, want
    broadcast: bool = False  # -b
    quiet: bool = False  # -q
    numeric: bool = False  # -n
    record_route: bool = False  # -R
    verbose: bool = False  # -v
    report_outstanding: bool = False  # -O
    flood: bool = False  # -f
    adaptive: bool = False  # -A
    timestamps: bool = False  # -D
    audible: bool = False  # -a
    preload: int | None = None  # -l
    mark: int | None = None  # -m
    tos: int | None = None  # -Q
    pattern: str | None = None  # -p
    bypass_route: bool = False  # -r
    strict_source: bool = False  # -B
    ipv4_only: bool = False  # -4
