"""``struct fib_nh_exception``: what a redirect or a "fragmentation needed" taught about one destination.

Exceptions belong to the next hop they were learned for and end with it. ``ip route`` does not list them; ``ip route
get`` shows their effect. Source: net/ipv4/route.c:update_or_create_fnhe(), __ip_do_redirect(), __ip_rt_update_pmtu().
"""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.errors import Errno
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core import neighbour
from pingproof.simulator.linux.core.sysctl import in_dev_or, in_dev_rx_redirects
from pingproof.simulator.linux.ipv4 import inetdevice
from pingproof.simulator.linux.ipv4.fib import ANY, LIMITED_BROADCAST, Flow, fib_lookup, inet_addr_type
from pingproof.simulator.linux.ipv4.fib_select import fib_select_path
from pingproof.simulator.live import live
from pingproof.simulator.state import RouteType, Scope
from pingproof.simulator.wire.ipv4 import Ipv4

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.ipv4.fib import FibNextHop, FibResult

REDIRECT_TIMEOUT = 300 * SECOND
"""``ip_rt_gc_timeout``."""
MTU_EXPIRES = "net.ipv4.route.mtu_expires"
"""How long a path MTU is believed (seconds); a report that says it again renews only the second half."""
MIN_PMTU = "net.ipv4.route.min_pmtu"
"""A report of less (bytes) is not believed: packets become this long at most, and may be cut."""


@live
class RouteException:
    """One destination's own gateway or path MTU; ``expires`` in ns."""

    gateway: IPv4Address | None = None
    mtu: int = 0
    mtu_locked: bool = False
    expires: int = 0


def find_exception(nexthop: FibNextHop, destination: IPv4Address, now: int) -> RouteException | None:
    """The exception for a destination, unless it is too old (``find_exception``)."""
    exception = nexthop.exceptions.get(destination)
    if exception is not None and exception.expires and now > exception.expires:
        del nexthop.exceptions[destination]
        return None
    return exception


def flush_exceptions(namespace: NetNamespace) -> None:
    """Drop all exceptions for ``ip route flush cache`` (``fnhe_genid_bump``)."""
    for table in namespace.fib.tables.values():
        for info in table:
            for nexthop in info.nexthops:
                nexthop.exceptions.clear()


def _result(namespace: NetNamespace, flow: Flow) -> FibResult | None:
    found = fib_lookup(namespace, flow)
    if isinstance(found, Errno) or found.error:
        return None
    fib_select_path(namespace, flow, found)
    return found


def ipv4_update_pmtu(skb: SkBuff, quoted: Ipv4, mtu: int) -> None:
    """Learn the path's MTU from a "fragmentation needed" about ``quoted`` (RFC 1191); ``mtu`` in bytes."""
    namespace = skb.namespace
    now = namespace.network.clock.now
    found = _result(namespace, Flow(quoted.destination, quoted.source, tos=quoted.tos))
    # "mtu lock": the administrator does not want it changed.
    if found is None or found.info.mtu_locked:
        return
    nexthop = found.way
    known = find_exception(nexthop, quoted.destination, now) or RouteException()
    old = known.mtu or found.info.mtu or nexthop.dev.mtu
    # Only age may raise a path MTU again, no message (RFC 1191 3).
    if known.mtu_locked or old < mtu:
        return
    least = namespace.sysctl.integer(MIN_PMTU, 552)
    lifetime = namespace.sysctl.integer(MTU_EXPIRES, 600) * SECOND
    locked = mtu < least
    # The same again in the first half of its life: nothing to renew.
    if known.mtu == mtu and not locked and now < known.expires - lifetime // 2:
        return
    exception = nexthop.exceptions.setdefault(quoted.destination, RouteException())
    # A tiny MTU, perhaps forged, is not taken: the packets get min_pmtu, and may be cut for what is narrower.
    exception.mtu = min(old, least) if locked else mtu
    exception.mtu_locked = locked
    exception.expires = now + lifetime
    namespace.network.note("__ip_rt_update_pmtu", Decision.PMTU_LEARNED, skb, row=found.row)


def ipv4_redirect(skb: SkBuff, quoted: Ipv4, new_gateway: IPv4Address) -> None:
    """Follow a redirect: only from the gateway in use, only to a neighbour with a known MAC.

    While the new gateway's MAC is unknown it is only asked for: the *next* redirect changes the way.
    """
    into, router = skb.dev, skb.ip.source
    namespace = skb.namespace
    found = _result(namespace, Flow(quoted.destination, quoted.source, tos=quoted.tos))
    if found is None:
        return
    nexthop = found.way
    known = find_exception(nexthop, quoted.destination, namespace.network.clock.now)
    old_gateway = known.gateway if known and known.gateway else nexthop.via
    # Anyone else could draw the traffic to himself (RFC 1122 3.2.2.2).
    if old_gateway != router or not _acceptable(into, new_gateway, router):
        return
    out = nexthop.dev
    entry = neighbour.neigh_lookup(out, new_gateway) or neighbour.neigh_create(out, new_gateway)
    if entry is None:
        return
    if entry.state not in neighbour.VALID:
        neighbour.neigh_event_send(entry, None)
        return
    exception = nexthop.exceptions.setdefault(quoted.destination, RouteException())
    exception.gateway = new_gateway
    exception.expires = namespace.network.clock.now + REDIRECT_TIMEOUT
    namespace.network.note("__ip_do_redirect", Decision.REDIRECT_LEARNED, skb, row=entry.row())


def _acceptable(into: Device, new_gateway: IPv4Address, old_gateway: IPv4Address) -> bool:
    """Whether the address in a redirect can be a gateway (``__ip_do_redirect``'s checks)."""
    if new_gateway == old_gateway or not in_dev_rx_redirects(into):
        return False
    if new_gateway.is_multicast or new_gateway in (ANY, LIMITED_BROADCAST):
        return False
    # Subnets share the wire: the gateway may be of another one, as long as it is some other host.
    if in_dev_or(into, "shared_media"):
        return inet_addr_type(into.namespace, new_gateway) is RouteType.UNICAST
    if not inetdevice.inet_addr_onlink(into, new_gateway, old_gateway):
        return False
    # secure_redirects believes only in gateways that a route uses already.
    return not (in_dev_or(into, "secure_redirects") and not _is_default_gateway(into, new_gateway))


def _is_default_gateway(into: Device, gateway: IPv4Address) -> bool:
    """Whether some route through the device uses the gateway (``ip_fib_check_default``)."""
    return any(
        nexthop.device is into and nexthop.gateway == gateway and nexthop.scope is Scope.LINK
        for table in into.namespace.fib.tables.values()
        for info in table
        for nexthop in info.nexthops
    )
