"""The sockets of ``traceroute``: one for each UDP probe or one for all ICMP echoes, and reading them
(traceroute 2.1.2, ``traceroute.c``, ``mod-udp.c``, ``mod-icmp.c``)."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.clock import MICROSECOND
from pingproof.simulator.errors import Errno, SimulatorError
from pingproof.simulator.linux.ipv4.inet_sock import ANY, ErrorOrigin, PmtuDiscovery, Socket
from pingproof.simulator.linux.ipv4.socket import (
    bind_address,
    bind_device,
    close,
    connect,
    open_raw_icmp,
    open_udp,
    send,
)
from pingproof.simulator.tools.lib.resolver import look_up
from pingproof.simulator.tools.traceroute.text import annotation
from pingproof.simulator.userland.lib.error_queue import dequeue_error
from pingproof.simulator.wire.icmp import Icmp, IcmpType
from pingproof.simulator.wire.udp import Udp

if TYPE_CHECKING:
    from pingproof.simulator.linux.ipv4.inet_sock import QueuedError, Received
    from pingproof.simulator.tools.traceroute.words import Traceroute
    from pingproof.simulator.userland.lib.process import Process
    from pingproof.simulator.userland.traceroute.probe import Probe

FIRST_PORT = 33434
"""DEF_START_PORT: the port of the first UDP probe, one more for each later probe."""
DATA_LENGTH = 40
"""DEF_DATA_LEN: bytes after the IP header."""
IP_HEADER, UDP_HEADER, ICMP_HEADER = 20, 8, 8


class CallFailed(SimulatorError):
    """A failed system call, whose name and error ``traceroute`` prints before it ends."""

    def __init__(self, call: str, errno: Errno) -> None:
        super().__init__(f"{call}: {errno.value}")
        self.call = call
        self.errno = errno

    def __reduce__(self) -> tuple[type[CallFailed], tuple[str, Errno]]:
        return CallFailed, (self.call, self.errno)


class ProbeSockets:
    """The sockets for the ``probes`` of a process. Every method raises CallFailed."""

    def __init__(self, process: Process, command: Traceroute, probes: list[Probe]) -> None:
        self.process = process
        self.command = command
        self.probes = probes
        self.destination = IPv4Address(0)
        self.identifier = process.pid & 0xFFFF
        self.sequence = command.port or 1
        self.port = command.port or FIRST_PORT
        self.shared: Socket | None = None  # the ICMP socket
        header = IP_HEADER if command.icmp else IP_HEADER + UDP_HEADER
        length = IP_HEADER + DATA_LENGTH if command.packet_length is None else command.packet_length
        self.data_length = max(length - header, ICMP_HEADER if command.icmp else 0)
        self.length = header + self.data_length

    def open(self, destination: IPv4Address) -> None:
        """Begin towards a destination: with ICMP the socket is opened now, with UDP one for each probe."""
        self.destination = destination
        if self.command.icmp:
            self.shared = open_raw_icmp(self.process.namespace, self.process)
            self._prepare(self.shared, 0)

    def close(self) -> None:
        """Close all open sockets."""
        for sock in self._open_ones():
            close(sock)

    def _open_ones(self) -> list[Socket]:
        if self.shared is not None:
            return [self.shared]
        return [probe.sock for probe in self.probes if probe.sock is not None]

    def _prepare(self, sock: Socket, port: int) -> None:
        """Set a socket's options and connect it (``tune_socket``)."""
        command = self.command
        if command.interface is not None:
            device = self.process.namespace.device(command.interface)
            refused = bind_device(sock, device) if device is not None else Errno.ENODEV
            _check("setsockopt SO_BINDTODEVICE", refused)
        source = look_up(command.source) if command.source is not None else None
        _check("bind", bind_address(sock, source or ANY))
        sock.pmtu = PmtuDiscovery.PROBE if command.dont_fragment else PmtuDiscovery.DONT
        _check("connect", connect(sock, self.destination, port))
        sock.receive_errors = True

    def send(self, index: int) -> bool:
        """Send the probe at ``index``; False when there is no room for it yet."""
        probe, ttl = self.probes[index], index // self.command.queries + 1
        if self.shared is not None:
            sock = self.shared
            probe.sequence = self.sequence & 0xFFFF
            data_length = self.data_length - ICMP_HEADER
            message: Icmp | Udp = Icmp(IcmpType.ECHO, 0, self.identifier, probe.sequence, data_length)
        else:
            probe.sock = sock = open_udp(self.process.namespace, self.process)
            self._prepare(sock, self.port)
            message = Udp(sock.port, self.port, self.data_length)
        sock.ttl = ttl
        refused = send(sock, message, self.destination)
        if refused in (Errno.ENOBUFS, Errno.EAGAIN):
            self._release(probe)
            # With none under way nothing would ever make room.
            if not any(other.sent is not None and not other.done for other in self.probes):
                raise CallFailed("send probe", refused)
            return False
        if refused not in (Errno.EMSGSIZE, Errno.EHOSTUNREACH):  # of those the error queue says more
            _check("send", refused)
        probe.sent = self.process.network.clock.now
        self.sequence += 1
        self.port += 1
        return True

    def done(self, probe: Probe) -> None:
        """Settle a probe: nothing more is awaited of it (``probe_done``)."""
        self._release(probe)
        probe.sequence = 0
        probe.done = True

    def _release(self, probe: Probe) -> None:
        if probe.sock is not None:
            close(probe.sock)
            probe.sock = None

    def poll(self) -> bool:
        """Read one message from every socket that has one; False when none has."""
        readable = [sock for sock in self._open_ones() if sock.error_queue or sock.pending_error or sock.receive_queue]
        for sock in readable:
            if sock.error_queue or sock.pending_error:
                self._read_error(sock)
            else:
                self._read(sock, sock.receive_queue.pop(0))
        return bool(readable)

    def _read(self, sock: Socket, received: Received) -> None:
        message = received.packet.payload
        if self.shared is None:
            probe = next(probe for probe in self.probes if probe.sock is sock)
        else:
            found = self._by_echo(message) if isinstance(message, Icmp) else None
            if found is None or not isinstance(message, Icmp) or message.type != IcmpType.ECHO_REPLY:
                return
            probe = found
        probe.final = True
        probe.address = received.packet.source
        probe.received, probe.received_ttl = received.time, received.packet.ttl
        self.done(probe)

    def _read_error(self, sock: Socket) -> None:
        error = dequeue_error(sock)
        # The error was that of a call; without an entry in the queue it belongs to no probe.
        if error is None:
            sock.pending_error = None
            return
        probe = self._probe_of(sock, error)
        if probe is None or error.type in (IcmpType.SOURCE_QUENCH, IcmpType.REDIRECT):
            return
        # At least a microsecond after it was sent: an error of this host itself comes at the same virtual time.
        probe.received, probe.received_ttl = max(error.time, (probe.sent or 0) + MICROSECOND), error.ttl
        if error.origin is ErrorOrigin.ICMP:
            probe.address = error.offender
            text = annotation(error.type, error.code, error.info)
            probe.final = probe.final or text is not None
            probe.annotation += text or ""
        # This host's own link is too narrow (-F): as good as a router's "fragmentation needed".
        elif error.errno is Errno.EMSGSIZE and error.info:
            probe.final = True
            probe.annotation += f"!F-{error.info}"
        else:
            raise CallFailed("local recverr", error.errno)
        self.done(probe)

    def _probe_of(self, sock: Socket, error: QueuedError) -> Probe | None:
        """The probe of an error; a local error on the shared socket quotes no packet and counts for the first probe."""
        if self.shared is None:
            return next((probe for probe in self.probes if probe.sock is sock), None)
        if error.origin is ErrorOrigin.LOCAL:
            first = self.probes[(self.command.first_ttl - 1) * self.command.queries]
            return first if self.command.dont_fragment and not first.done else None
        return self._by_echo(error.packet.transport if error.packet is not None else None)

    def _by_echo(self, message: object) -> Probe | None:
        if not isinstance(message, Icmp) or message.identifier != self.identifier or not message.sequence:
            return None
        return next((probe for probe in self.probes if probe.sequence == message.sequence), None)


def _check(call: str, refused: Errno | None) -> None:
    if refused is not None:
        raise CallFailed(call, refused)
