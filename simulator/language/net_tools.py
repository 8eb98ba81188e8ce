"""``route``, ``arp`` and ``ifconfig`` (net-tools 2.10)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RouteShowLegacy:
    """``route [-n] [-v] [-e[e]]``."""

    numeric: bool = False
    verbose: bool = False
    extended: int = 0


@dataclass(frozen=True, slots=True)
class RouteChangeLegacy:
    """``route add|del [-net|-host] TARGET [netmask M] [gw G] [metric N] [reject] [dev NAME]``, as typed."""

    add: bool
    target: str
    is_host: bool | None = None
    netmask: str | None = None
    gateway: str | None = None
    metric: int | None = None
    reject: bool = False
    device: str | None = None


@dataclass(frozen=True, slots=True)
class ArpShow:
    """``arp [-n] [-a|-e] [-i NAME] [HOST]``."""

    numeric: bool = False
    bsd: bool = False
    device: str | None = None
    host: str | None = None


@dataclass(frozen=True, slots=True)
class ArpChange:
    """``arp -s HOST MAC [pub]`` (``mac`` set) or ``arp -d HOST [pub]``."""

    host: str
    mac: str | None = None
    device: str | None = None
    publish: bool = False


@dataclass(frozen=True, slots=True)
class Ifconfig:
    """``ifconfig [-a] [NAME [ADDRESS[/LEN]] WORD…]``: ``arguments`` as typed after the name."""

    device: str | None = None
    arguments: tuple[str, ...] = ()
    all: bool = False
