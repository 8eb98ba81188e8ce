"""Queries to a name server out of reach: glibc's resolver on a UDP socket (resolv/res_send.c:send_dg()).

The lab has no name server, yet queries are packets: they are routed, need a MAC address, pass iptables, and an ICMP
error about one of them ends the wait.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address
from typing import TYPE_CHECKING, Any

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.ipv4.inet_sock import Socket
from pingproof.simulator.linux.ipv4.socket import close, connect, open_udp, send
from pingproof.simulator.wire.udp import Udp

if TYPE_CHECKING:
    from pingproof.simulator.clock import Timer
    from pingproof.simulator.userland.lib.process import Process

NAME_SERVER = IPv4Address("10.255.255.53")
"""The name server of the machine's /etc/resolv.conf: outside of every lab."""
PORT = 53
TIMEOUT = 5 * SECOND
"""resolv.conf(5): ``timeout``, for each attempt."""
ATTEMPTS = 2
"""resolv.conf(5): ``attempts``."""
HEADER_LENGTH = 12
"""A question's header (RFC 1035 4.1.1); after it the name with two bytes more, its type and its class."""


class NameQuery:
    """A query about a name, repeated until the resolver gives up; then ``call(*arguments)``.

    ``types`` is how many record types are asked for at once: A and AAAA for a name, PTR for an address.
    """

    def __init__(self, process: Process, name: str, types: int, call: Callable[..., object], *arguments: Any) -> None:
        self.process = process
        self.length = HEADER_LENGTH + len(name) + 2 + 4
        self.types = types
        self.call = call
        self.arguments = arguments
        self.attempts = 0
        self.sock: Socket | None = None
        self.timer: Timer | None = None
        self._attempt()

    def _attempt(self) -> None:
        """Open a socket and send the queries; without a route to the server the attempt ends at once."""
        self.attempts += 1
        self.sock = sock = open_udp(self.process.namespace, self)
        sock.receive_errors = True
        self.timer = self.process.network.clock.after(TIMEOUT, self._next)
        if connect(sock, NAME_SERVER, PORT):
            self._next()
            return
        for _ in range(self.types):
            if send(sock, Udp(sock.port, PORT, self.length), NAME_SERVER):
                self._next()
                return

    def wake(self) -> None:
        """Handle an ICMP error about a query."""
        self._next()

    def _next(self) -> None:
        if self.sock is None or self.timer is None:
            return
        close(self.sock)
        self.timer.cancel()
        self.sock = None
        if self.attempts < ATTEMPTS:
            self._attempt()
        else:
            self.process.network.clock.after(0, self._give_up)

    def _give_up(self) -> None:
        if self.process.running:
            self.call(*self.arguments)


def reverse_name(address: IPv4Address) -> str:
    """The name that is queried for an address's own name (RFC 1035 3.5).

    >>> reverse_name(IPv4Address("10.1.2.3"))
    '3.2.1.10.in-addr.arpa'
    """
    return address.reverse_pointer
