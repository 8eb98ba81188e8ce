"""Reading ``ping``'s socket: replies, errors, redirects.

Source: iputils 20221126, ``ping4_parse_reply``, ``ping4_receive_error_msg`` and ``gather_statistics``.
"""

from __future__ import annotations

from dataclasses import field
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.clock import MICROSECOND, SECOND
from pingproof.simulator.errors import Errno
from pingproof.simulator.linux.ipv4.inet_sock import ErrorOrigin
from pingproof.simulator.live import live
from pingproof.simulator.tools.lib.resolver import name_of
from pingproof.simulator.tools.ping.text import icmp_text, record_route_text, trip_time_text
from pingproof.simulator.userland.lib.error_queue import dequeue_error
from pingproof.simulator.userland.ping.setup import ALL_TYPES, READ_TYPES_AFTER_ERROR
from pingproof.simulator.wire.icmp import Icmp, IcmpType

if TYPE_CHECKING:
    from pingproof.simulator.linux.ipv4.inet_sock import QueuedError, Received
    from pingproof.simulator.tools.ping.statistics import PingStatistics
    from pingproof.simulator.tools.ping.words import Ping
    from pingproof.simulator.userland.lib.process import Process
    from pingproof.simulator.userland.ping.pace import Pace
    from pingproof.simulator.userland.ping.setup import PingSetup
    from pingproof.simulator.wire.ipv4 import Ipv4

TIME_LENGTH = 16
"""Bytes of data in which a probe carries its time (``sizeof(struct timeval)``)."""
EPOCH = 1_700_000_000 * SECOND
"""Unix time of -D at the beginning of virtual time."""


@live
class PingReader:
    """The reader of a ``ping``'s socket, which counts and prints. ``sent_at`` are the times in the probes (ns)."""

    process: Process
    command: Ping
    setup: PingSetup
    identifier: int
    statistics: PingStatistics
    pace: Pace
    sent_at: dict[int, int] = field(default_factory=dict)
    previous_route: tuple[IPv4Address, ...] = ()

    @property
    def timed(self) -> bool:
        """Whether probes have room for the time of sending."""
        return self.command.size >= TIME_LENGTH

    def receive(self, polled: bool) -> None:
        """Read the socket until no probe is in flight or the queue is empty; ``poll`` reports queued errors."""
        sock = self.setup.sock
        poll_error = polled and bool(sock.pending_error or sock.error_queue)
        while True:
            # The error of an earlier packet comes out of the next call, before any reply in the queue.
            if sock.pending_error is not None:
                sock.pending_error = None
                poll_error = False
                self.receive_error()
            elif sock.receive_queue:
                self._parse_reply(sock.receive_queue.pop(0))
            elif poll_error:
                poll_error = False
                self.receive_error()
            else:
                return
            # Nothing more can be awaited; what is queued is read after the next probe.
            if self.statistics.in_flight == 0:
                return

    def receive_error(self) -> int:
        """Read the error queue once: 1 for an error of the network, -1 for one of this host or none, 0 for others'."""
        error = dequeue_error(self.setup.sock)
        if error is None:
            return -1
        if error.origin is ErrorOrigin.LOCAL:
            self._local_error(error)
            return -1
        echo = error.packet.transport if error.packet is not None else None
        # Other programs' packets, and those that this one sent to somewhere else.
        if error.packet is None or not self._is_ours(echo) or error.packet.destination != self.setup.destination:
            return 0
        assert isinstance(echo, Icmp)
        self.statistics.acknowledge(echo.sequence)
        # From now on this queue tells of errors, so the socket itself need not deliver them once more.
        self.setup.sock.filtered_types = ALL_TYPES - READ_TYPES_AFTER_ERROR
        self.statistics.errors += 1
        if self.command.quiet:
            return 1
        if self.command.flood:
            self.process.write("\bE")
            return 1
        self.stamp()
        offender = self._address(error.offender) if error.offender is not None else ""
        text = icmp_text(error.type, error.code, error.info)
        self.process.write(f"From {offender} icmp_seq={echo.sequence} {text}\n")
        return 1

    def _local_error(self, error: QueuedError) -> None:
        if self.command.quiet:
            return
        if self.command.flood:
            self.process.write("E")
        elif error.errno is Errno.EMSGSIZE:
            self.process.write_error(f"ping: local error: message too long, mtu={error.info}\n")
        else:
            self.process.write_error(f"ping: local error: {error.errno.value}\n")
        self.statistics.errors += 1

    def _is_ours(self, message: object) -> bool:
        return isinstance(message, Icmp) and message.type == IcmpType.ECHO and message.identifier == self.identifier

    def _parse_reply(self, received: Received) -> None:
        packet, message = received.packet, received.packet.payload
        if not isinstance(message, Icmp):
            return
        if message.type == IcmpType.ECHO_REPLY:
            # Every ping of the host receives every reply: the identifier tells whose it is.
            if message.identifier == self.identifier:
                self._echo_reply(packet, message, received.time)
            return
        quoted = message.quoted
        echo = quoted.transport if quoted is not None else None
        if quoted is None or not self._is_ours(echo) or quoted.destination != self.setup.destination:
            return
        assert isinstance(echo, Icmp)
        # An error's line is written when the error queue is read; here its probe is only no longer awaited.
        if message.type not in (IcmpType.REDIRECT, IcmpType.SOURCE_QUENCH):
            self.statistics.acknowledge(echo.sequence)
            return
        if self.command.quiet or self.command.flood:
            return
        self.stamp()
        gateway = self._address(message.gateway) if message.gateway is not None else "0.0.0.0"
        text = icmp_text(message.type, message.code, gateway=gateway)
        self.process.write(f"From {self._address(packet.source)}: icmp_seq={echo.sequence} {text}\n")

    def _echo_reply(self, packet: Ipv4, reply: Icmp, time: int) -> None:
        """Count the reply and print its line."""
        command, sequence = self.command, reply.sequence
        trip = None
        # The time of sending comes back in the data, so it needs data long enough, in both directions.
        if self.timed and reply.data_length >= TIME_LENGTH and sequence in self.sent_at:
            trip = (time - self.sent_at[sequence]) // MICROSECOND
        duplicate = self.statistics.reply(sequence, trip)
        if trip is not None and command.adaptive:
            self.pace.adapt(self.statistics)
        if command.quiet:
            return
        if command.flood:
            self.process.write("\b \b" + ("\a" if command.audible else ""))
            return
        self.stamp()
        self.process.write(self._reply_line(packet, reply, trip, duplicate) + "\n")

    def _reply_line(self, packet: Ipv4, reply: Icmp, trip: int | None, duplicate: bool) -> str:
        command, multicast = self.command, self.setup.multicast
        line = f"{reply.length} bytes from {self._address(packet.source)}: icmp_seq={reply.sequence}"
        if command.verbose:
            line += f" ident={self.identifier}"
        line += f" ttl={packet.ttl}"
        # Shorter than sent, so it has no time; the rest of the line is left out, as in ping.
        if reply.data_length < command.size:
            return line + " (truncated)"
        if self.timed:
            line += f" time={trip_time_text(trip or 0)} ms"
        # Several answers to one broadcast are no fault.
        if duplicate and (not multicast or command.verbose):
            line += " (DUP!)"
        # A host may answer from another of its addresses, or NAT may have changed the source.
        if not multicast and packet.source != self.setup.destination:
            line += " (DIFFERENT ADDRESS!)"
        if command.audible:
            line += "\a"
        recorded = packet.record_route.recorded if packet.record_route else ()
        line += record_route_text(recorded, self.previous_route)
        self.previous_route = recorded or self.previous_route
        return line

    def _address(self, address: IPv4Address) -> str:
        """An address as printed: with the name in front if the destination was a name and -n absent (``pr_addr``)."""
        name = None if self.setup.numeric else name_of(address)
        return f"{name} ({address})" if name else str(address)

    def stamp(self) -> None:
        """The time stamp before a line (-D)."""
        if self.command.timestamps:
            seconds, rest = divmod(EPOCH + self.process.network.clock.now, SECOND)
            self.process.write(f"[{seconds}.{rest // MICROSECOND:06d}] ")
