"""Routes as ``ip route`` lists them."""

from __future__ import annotations

from enum import Enum
from ipaddress import IPv4Address, IPv4Network

from pingproof.simulator.state.scope import Scope
from pingproof.simulator.value import value


class RouteType(Enum):
    """``ip route``'s types; the value is the word that ``ip`` prints."""

    UNICAST = "unicast"
    LOCAL = "local"
    BROADCAST = "broadcast"
    MULTICAST = "multicast"
    BLACKHOLE = "blackhole"
    UNREACHABLE = "unreachable"
    PROHIBIT = "prohibit"
    THROW = "throw"


@value
class NextHop:
    """A next hop of a route: ``device``, and ``gateway`` unless the destination is on link."""

    device: str | None
    gateway: IPv4Address | None = None
    weight: int = 1
    onlink: bool = False
    # RTNH_F_LINKDOWN: no carrier; RTNH_F_DEAD: down, so not used at all.
    linkdown: bool = False
    dead: bool = False


@value
class Route:
    """A row of a routing table. ``table`` is its number: 255 local, 254 main, 253 default.

    ``linkdown`` is the flag of a route with several next hops as a whole (``fib_flags``): the kernel does not set it
    whenever all of them lack carrier.
    """

    table: int
    type: RouteType
    destination: IPv4Network
    nexthops: tuple[NextHop, ...] = ()
    scope: Scope = Scope.GLOBAL
    protocol: str = "boot"
    preferred_source: IPv4Address | None = None
    metric: int = 0
    tos: int = 0
    mtu: int = 0
    mtu_locked: bool = False
    linkdown: bool = False


@value
class LearnedRoute:
    """An exception learned from a redirect or a "fragmentation needed" about one destination (``ip route show cache``).

    ``gateway`` is the one in use, the route's own or, ``redirected``, another; ``mtu`` 0 where none was learned;
    ``expires`` in seconds.
    """

    destination: IPv4Address
    device: str
    gateway: IPv4Address | None = None
    mtu: int = 0
    mtu_locked: bool = False
    expires: int = 0
    redirected: bool = False
