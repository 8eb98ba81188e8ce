"""Addresses as ``ip address`` lists them (``struct in_ifaddr``)."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network

from pingproof.simulator.state.scope import Scope
from pingproof.simulator.value import value


@value
class Address:
    """An IPv4 address of a device (``struct in_ifaddr``). ``peer`` equals ``local`` unless point to point."""

    device: str
    local: IPv4Address
    prefix_length: int
    peer: IPv4Address
    broadcast: IPv4Address | None = None
    scope: Scope = Scope.GLOBAL
    label: str = ""
    secondary: bool = False
    noprefixroute: bool = False
    metric: int = 0

    @property
    def network(self) -> IPv4Network:
        """The prefix that the address spans."""
        return IPv4Network((self.peer, self.prefix_length), strict=False)
