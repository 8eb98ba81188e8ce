"""``ip neighbour`` (ip-neighbour(8))."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network


@dataclass(frozen=True, slots=True)
class NeighbourChange:
    """``ip neigh add|replace|change|del ADDRESS [lladdr MAC] [nud STATE] [proxy] dev NAME``; ``verb`` is that word."""

    verb: str
    address: IPv4Address
    device: str | None
    mac: str | None = None
    nud: str | None = None
    proxy: bool = False


@dataclass(frozen=True, slots=True)
class NeighbourShow:
    """``ip neigh [show] [ADDRESS|to PREFIX] [dev NAME] [nud STATE] [proxy]``."""

    to: IPv4Network | None = None
    device: str | None = None
    nud: str | None = None
    proxy: bool = False


@dataclass(frozen=True, slots=True)
class NeighbourFlush:
    """``ip neigh flush [all] …``: the same selection as ``show``."""

    selection: NeighbourShow = NeighbourShow()
    all: bool = False


@dataclass(frozen=True, slots=True)
class NeighbourGet:
    """``ip neigh get ADDRESS dev NAME``."""

    address: IPv4Address
    device: str


NeighbourCommand = NeighbourChange | NeighbourShow | NeighbourFlush | NeighbourGet
