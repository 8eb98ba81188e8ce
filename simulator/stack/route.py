"""``net/ipv4/route.c``: the decision about one packet: deliver, forward, send, or refuse."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from simulator.state import RouteType

if TYPE_CHECKING:
    from simulator.stack.fib import FibResult
    from simulator.stack.net_device import Device


@dataclass(slots=True, eq=False)
class Rtable:
    """``struct rtable``: where a packet goes. ``device`` is the output device (``lo`` for local delivery)."""

    type: RouteType
    device: Device
    source: IPv4Address
    destination: IPv4Address
    gateway: IPv4Address | None = None
    mtu: int = 1500
    mtu_locked: bool = False
    result: FibResult | None = None
    redirect: bool = False  # IPSKB_DOREDIRECT: the sender could go there itself

    @property
    def is_local(self) -> bool:
        """RTCF_LOCAL: the packet is for this host."""
        return self.type is RouteType.LOCAL

    @property
    def is_broadcast(self) -> bool:
        """RTCF_BROADCAST."""
        return self.type is RouteType.BROADCAST


@dataclass(slots=True)
class RouteException:
    """``struct fib_nh_exception``: what a redirect or a "fragmentation needed" taught about one destination."""

    gateway: IPv4Address | None = None
    mtu: int = 0
    expires: int = 0


@dataclass(slots=True)
class RouteExceptions:
    """Per destination; not listed by ``ip route``, seen by ``ip route get``."""

    by_destination: dict[tuple[int, IPv4Address], RouteException] = field(default_factory=dict)
