"""Neighbours as ``ip neighbour`` lists them."""

from __future__ import annotations

from enum import Enum
from ipaddress import IPv4Address

from pingproof.simulator.value import value


class NeighbourState(Enum):
    """The NUD states (``include/uapi/linux/neighbour.h``)."""

    NONE = "NONE"
    INCOMPLETE = "INCOMPLETE"
    REACHABLE = "REACHABLE"
    STALE = "STALE"
    DELAY = "DELAY"
    PROBE = "PROBE"
    FAILED = "FAILED"
    NOARP = "NOARP"
    PERMANENT = "PERMANENT"


@value
class Neighbour:
    """A row of ``ip neigh``; ``mac`` is None while unresolved."""

    address: IPv4Address
    device: str
    mac: str | None
    state: NeighbourState
    proxy: bool = False
    managed: bool = False
