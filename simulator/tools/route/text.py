"""The main table in the words of ``route`` (net-tools lib/inet_gr.c:rprint_fib())."""

from __future__ import annotations

from pingproof.simulator.state import Route, RouteType

TITLE = "Kernel IP routing table\n"
HEADINGS = (
    "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface\n",
    "Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n",
    "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface    MSS   Window irtt\n",
)
NETWORK_NAMES = {"0.0.0.0": "default", "127.0.0.0": "loopback", "169.254.0.0": "link-local"}
"""``/etc/networks`` of Debian 12, by which ``route`` without ``-n`` names destinations."""
LISTED = frozenset(RouteType) - {RouteType.BROADCAST, RouteType.MULTICAST}
"""The types of routes in /proc/net/route."""


def route_table(routes: tuple[Route, ...], *, numeric: bool, extended: int) -> str:
    """The table with its headings: plain, of ``-e`` (1) or of ``-ee`` (2)."""
    width = min(extended, 2)
    rows = "".join(_row(route, numeric, width) for route in routes if route.type in LISTED)
    return TITLE + HEADINGS[width] + rows


def _row(route: Route, numeric: bool, width: int) -> str:
    # /proc/net/route has one line a route, that of the first next hop.
    way = route.nexthops[0] if route.nexthops else None
    # RTF_REJECT: no way to print, so every column of it is a dash. A blackhole lacks the flag and looks like a route.
    rejects = route.type in (RouteType.UNREACHABLE, RouteType.PROHIBIT)
    gateway = "-" if rejects else str(way.gateway) if way is not None and way.gateway is not None else "0.0.0.0"
    # "*" is the kernel's name for no device (fib_route_seq_show()).
    device = "-" if rejects else way.device if way is not None and way.device is not None else "*"
    flags = "!" if rejects else "U" if gateway == "0.0.0.0" else "UG"
    flags += "H" if route.destination.prefixlen == 32 else ""
    destination = str(route.destination.network_address)
    # Only networks of /etc/networks have names; there is no resolver.
    if not numeric:
        destination = NETWORK_NAMES.get(destination, destination)
    text = f"{destination:<15.15} {gateway:<15.15} {route.destination.netmask!s:<15.15} {flags:<6}"
    number = "-" if rejects else "0"
    if width == 1:
        return text + f"{number:>5} {number:<6} {number:>5} {device}\n"
    metric = route.metric - (1 << 32) if route.metric >> 31 else route.metric  # the tool keeps it in an int
    text += f"{metric:<6} {number:<2} {0:>7} "
    return text + (f"{device:<8} {number:<5} {number:<6} {number}\n" if width == 2 else f"{device}\n")
