"""``struct rtable``: the answer of a routing decision, kept with the packet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.live import live
from pingproof.simulator.state import RouteType
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from ipaddress import IPv4Address

    from pingproof.simulator.drop_reason import DropReason
    from pingproof.simulator.errors import Errno
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.ipv4.fib import FibResult

MAX_MTU = 65535
"""The longest packet of IPv4 (bytes)."""


@live
class Rtable:
    """``struct rtable``: where a packet goes.

    ``device`` is the output device (``lo`` for local delivery); ``source`` the address that the lookup chose or was
    given. ``error`` is set where the packet is to be answered instead (``ip_error``). ``result`` is the row behind it
    all. ``mtu`` (bytes) is the path's, as an exception or the route says, else 0 for the device's own.
    """

    type: RouteType
    device: Device
    source: IPv4Address
    destination: IPv4Address
    gateway: IPv4Address | None = None
    mtu: int = 0
    mtu_locked: bool = False
    expires: int = 0
    result: FibResult | None = None
    send_redirect: bool = False
    error: Errno | None = None
    input_device: Device | None = None  # rt_iif: through which device one's own packet to oneself counts as received
    through_lo: bool = False  # a way of one's own that leads out by lo: whatever the destination, it ends here
    loops_back: bool = False  # a broadcast or multicast of one's own that one's own sockets receive too

    @property
    def is_local(self) -> bool:
        """RTCF_LOCAL: the packet is for this host."""
        return self.type is RouteType.LOCAL or self.through_lo

    @property
    def is_released(self) -> bool:
        """Whether the route's row is gone by now, and the device with it."""
        return self.result is not None and self.result.nexthop is not None and self.result.nexthop.released

    @property
    def is_broadcast(self) -> bool:
        """RTCF_BROADCAST or RTCF_MULTICAST: not for one host alone."""
        return self.type in (RouteType.BROADCAST, RouteType.MULTICAST)

    @property
    def path_mtu(self) -> int:
        """``dst_mtu``: the longest packet of one's own (bytes)."""
        return self.mtu or self.device_mtu

    @property
    def device_mtu(self) -> int:
        """The output device's MTU, as far as IPv4 can use it (bytes)."""
        return min(self.device.mtu, MAX_MTU)

    @property
    def forward_mtu(self) -> int:
        """``ip_dst_mtu_maybe_forward``: the longest forwarded packet (bytes); a learned MTU counts only when locked."""
        route_mtu = self.result.info.mtu if self.result else 0
        return self.path_mtu if self.mtu_locked else route_mtu or self.device_mtu

    @property
    def next_hop(self) -> IPv4Address:
        """The address whose MAC is needed."""
        return self.gateway or self.destination


@value
class Refused:
    """The refusal of a received packet at the routing decision, with the row that showed why."""

    reason: DropReason
    result: FibResult | None = None
