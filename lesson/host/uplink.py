"""The host's own card and address, which the tutorial calls ``ens33`` and ``192.168.17.10``.

A lab played on the machine itself means this machine's: the tutorial's words in its script are replaced, the device by
the uplink (``--uplink``, or else the device of the default route) and the address by the uplink's first.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network

from pingproof.executor.host.refusals import NoUplink
from pingproof.simulator.linux.ipv4.fib import TABLE_MAIN
from pingproof.simulator.state import NamespaceState, NetworkState, RouteType
from pingproof.simulator.value import value

TUTORIAL_DEVICE = "ens33"
TUTORIAL_ADDRESS = "192.168.17.10"
_WORDS = re.compile(rf"(?<![\w.]){re.escape(TUTORIAL_ADDRESS)}(?![\w.])|(?<![\w.-]){TUTORIAL_DEVICE}(?![\w-])")


@value
class Uplink:
    """The host's device to the outside. ``gateway`` is None where the default route has none, or is another device's.

    ``peer_nsid`` is for a veth: the host's number for the namespace of the other end.
    """

    device: str
    address: IPv4Address
    network: IPv4Network
    gateway: IPv4Address | None
    peer_nsid: int | None = None

    def __str__(self) -> str:
        return f"{TUTORIAL_DEVICE} is {self.device} here, {TUTORIAL_ADDRESS} is {self.address}"


def find_uplink(state: NetworkState, wanted: str | None) -> Uplink | None:
    """The uplink: the device ``wanted``, or the default route's; None without a default route.

    Raises ``NoUplink`` for a device that cannot be it.
    """
    host = host_of(state)
    # The main table's default routes; a VPN's halves (0.0.0.0/1) are none, and are not meant.
    routes = [
        route
        for route in host.routes
        if route.table == TABLE_MAIN and route.destination.prefixlen == 0 and route.type is RouteType.UNICAST
    ]
    # The kernel takes the smallest metric, and of one route any hop: the first stands for all.
    hops = [hop for route in sorted(routes, key=lambda route: route.metric) for hop in route.nexthops]
    if wanted is None:
        device = next((hop.device for hop in hops if hop.device is not None), None)
        # No way out: labs that need none go on.
        if device is None:
            return None
    elif wanted not in (link.name for link in host.links):
        raise NoUplink(f"there is no device {wanted} (`ip link`)")
    else:
        device = wanted
    # Primary addresses only: a secondary one is not the source of anything that leaves by the default route.
    addresses = [address for address in host.addresses if address.device == device and not address.secondary]
    if not addresses:
        raise NoUplink(f"the device {device} has no IPv4 address (name another one with --uplink)")
    gateway = next((hop.gateway for hop in hops if hop.device == device), None)
    peer_nsid = next(link.peer_nsid for link in host.links if link.name == device)
    return Uplink(device, addresses[0].local, addresses[0].network, gateway, peer_nsid)


def on_this_host(script: str, uplink: Uplink | None) -> str:
    """The script with this machine's names for the tutorial's; raises ``NoUplink`` where it needs one.

    >>> home = Uplink("eth0", IPv4Address("10.0.0.7"), IPv4Network("10.0.0.0/24"), None)
    >>> on_this_host("ping -I ens33 192.168.17.10", home)
    'ping -I eth0 10.0.0.7'
    """

    def own(word: re.Match[str]) -> str:
        if uplink is None:
            raise NoUplink(f"the lab speaks of {word[0]}, and there is no default route (use --uplink DEV)")
        return uplink.device if word[0] == TUTORIAL_DEVICE else str(uplink.address)

    return _WORDS.sub(own, script)


def host_of(state: NetworkState) -> NamespaceState:
    """The host's namespace."""
    return next(each for each in state.namespaces if not each.name)
