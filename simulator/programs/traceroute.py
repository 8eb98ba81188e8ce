"""``traceroute`` as Dmitry Butskoy's 2.1.2 does it (Debian 12): UDP probes to rising ports, or ICMP echoes with -I.

Its loop (``do_it``) walks the probes from the first that is not printed yet: prints those that are done, sends until
``-N`` are under way, and sleeps in ``poll`` until one of their sockets can be read or the first of them expires. With
UDP each probe has a socket of its own; with ICMP they share one, of which each ``poll`` reads one message.
"""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from simulator.clock import MICROSECOND, MILLISECOND, SECOND
from simulator.errors import Errno
from simulator.programs.error_queue import dequeue_error
from simulator.programs.name_query import NameQuery, reverse_name
from simulator.programs.process import Process
from simulator.programs.resolver import TRY_AGAIN, look_up, name_of
from simulator.programs.traceroute_probe import Patience, Probe, settle_expired, timeout
from simulator.programs.traceroute_text import annotation, probe_text, shows_address
from simulator.stack.socket import (
    ErrorOrigin,
    PmtuDiscovery,
    Socket,
    bind_address,
    bind_device,
    close,
    connect,
    open_raw_icmp,
    open_udp,
    send,
)
from simulator.wire.icmp import Icmp, IcmpType
from simulator.wire.udp import Udp

if TYPE_CHECKING:
    from simulator.clock import Timer
    from simulator.language.traceroute import Traceroute
    from simulator.stack.net_namespace import NetNamespace
    from simulator.stack.socket import QueuedError, Received

FIRST_PORT = 33434
"""DEF_START_PORT: the port of the first UDP probe; each later one has the next."""
DATA_LENGTH = 40
"""DEF_DATA_LEN: bytes after the IP header."""
BURST_TIME = 500 * MICROSECOND
"""How long the program is busy sending before it looks at its sockets; what is near has answered by then."""


class TracerouteProcess(Process):
    """A running ``traceroute``."""

    def __init__(self, namespace: NetNamespace, pid: int, command: Traceroute) -> None:
        super().__init__(namespace, pid)
        self.command = command
        self.destination = IPv4Address(0)
        self.probes = [Probe() for _ in range(command.max_ttl * command.queries)]
        self.printed = (command.first_ttl - 1) * command.queries
        self.end = len(self.probes)
        self.identifier = pid & 0xFFFF
        self.sequence = (command.port or 1) if command.icmp else 0
        self.port = command.port or FIRST_PORT
        self.patience = Patience(int(command.wait * SECOND), command.here, command.near)
        pause = command.send_wait / 1000 if command.send_wait >= 10 else command.send_wait
        self.pause = int(pause * SECOND)
        self.last_sent = 0
        self.icmp_socket: Socket | None = None
        self.sleep: Timer | None = None
        self.waiting = False
        self.woken = False
        self.asking = False  # a name query is under way
        self.asked = -1  # the probe for whose name it is, or was
        header = 20 if command.icmp else 28
        wanted = header + DATA_LENGTH - (header - 20) if command.packet_length is None else command.packet_length
        self.data_length = max(wanted - header, 8 if command.icmp else 0)
        self.length = header + self.data_length

    def start(self) -> None:
        """Resolve the destination, then begin."""
        name = self.command.destination
        address = look_up(name)
        if address is None:
            NameQuery(self, name, 2, self._unresolved)
        else:
            self.destination = address
            self._begin()

    def _unresolved(self) -> None:
        name = self.command.destination
        self.write_error(f"{name}: {TRY_AGAIN}\n")
        place = self.command.position
        self.write_error(f'Cannot handle "host" cmdline arg `{name}\' on position 1 (argc {place})\n')
        self.exit(2)

    def _begin(self) -> None:
        if self.command.icmp:
            self.icmp_socket = open_raw_icmp(self.namespace, self)
            if not self._prepare(self.icmp_socket, 0):
                return
        self._header(str(self.destination), self.length)
        self._loop()

    def _header(self, address: str, length: int) -> None:
        hops = self.command.max_ttl
        self.write(f"traceroute to {self.command.destination} ({address}), {hops} hops max, {length} byte packets")

    def _error(self, call: str, errno: Errno) -> None:
        """``error``: a system call failed for good."""
        self.write_error(f"\n{call}: {errno.value}\n")
        self._end(1)

    def _end(self, code: int) -> None:
        if self.sleep:
            self.sleep.cancel()
        for sock in self._sockets():
            close(sock)
        self.exit(code)

    def interrupt(self) -> None:
        """SIGINT: nothing more is printed."""
        self._end(130)

    def _prepare(self, sock: Socket, port: int) -> bool:
        """``tune_socket`` and ``connect``; False when one of them ended the program."""
        command = self.command
        if command.interface is not None:
            device = self.namespace.device(command.interface)
            refused = bind_device(sock, device) if device is not None else Errno.ENODEV
            if refused:
                self._error("setsockopt SO_BINDTODEVICE", refused)
                return False
        source = look_up(command.source) if command.source is not None else None
        if source is not None and (refused := bind_address(sock, source)):
            self._error("bind", refused)
            return False
        sock.pmtu = PmtuDiscovery.PROBE if command.dont_fragment else PmtuDiscovery.DONT
        if refused := connect(sock, self.destination, port):
            self._error("connect", refused)
            return False
        sock.receive_errors = True
        return True

    # The loop: do_it().

    def _loop(self) -> None:
        """Print, send and sleep until the last probe that counts is printed."""
        while self.printed < self.end:
            due, sent = self._walk(self.network.clock.now)
            if not self._goes_on(due, sent):
                return
        self.write("\n")
        self._end(0)

    def _goes_on(self, due: int | None, sent: int) -> bool:
        """Whether to look at the probes again at once; else something will call back."""
        if not self.running or self.asking:
            return False
        if sent:
            self.network.clock.after(BURST_TIME, self._polled, due)
            return False
        if due is not None and not self._poll():
            self._sleep_until(due)
            return False
        return True

    def _walk(self, now: int) -> tuple[int | None, int]:
        """One pass over the probes: when (ns) to look again unless something comes before, and how many were sent.

        ``now`` is when the pass began: looking up a name in its midst takes long, and changes nothing of what is due.
        """
        due: int | None = None
        under_way = sent = 0
        index = self.printed
        while index < self.end:
            if index == self.printed:
                due = self._expire(index, now)
            probe = self.probes[index]
            if probe.done:
                if index == self.printed:
                    if self._must_ask(index, now):
                        return None, sent
                    self.write(probe_text(self.probes, index, self.command.queries, self.command.numeric))
                    self.printed += 1
                if probe.final:
                    self.end = (index // self.command.queries + 1) * self.command.queries
                index += 1
                continue
            if probe.sent is None:
                if self.pause and self.last_sent + self.pause > now and self.last_sent:
                    return self.last_sent + self.pause, sent
                if not self._send(index):
                    return due, sent
                self.last_sent = now
                sent += 1
            if due is None:
                due = (probe.sent or 0) + self._timeout(index)
            under_way += 1
            if under_way >= self.command.simultaneous:
                break
            index += 1
        return due, sent

    def _must_ask(self, index: int, now: int) -> bool:
        """Whether the name of who answered has to be asked for first, which nobody will tell."""
        address = self.probes[index].address
        if self.asked == index:
            self.asked = -1
            return False
        if self.command.numeric or address is None or name_of(address) is not None:
            return False
        if not shows_address(self.probes, index, self.command.queries):
            return False
        self.asking, self.asked = True, index
        NameQuery(self, reverse_name(address), 1, self._asked_in_vain, now)
        return True

    def _asked_in_vain(self, began: int) -> None:
        self.asking = False
        due, sent = self._walk(began)
        if self._goes_on(due, sent):
            self._loop()

    def _expire(self, index: int, now: int) -> int | None:
        """Give up the first probe not printed yet if its time is over, else answer when (ns) that will be."""
        probe = self.probes[index]
        if probe.done or probe.sent is None:
            return None
        expiry = probe.sent + self._timeout(index)
        if expiry > now:
            return expiry
        self._done(probe)
        settle_expired(self.probes, index, self.command.queries)
        return None

    def _timeout(self, index: int) -> int:
        return timeout(self.probes, index, self.command.queries, self.patience)

    def _done(self, probe: Probe) -> None:
        if probe.sock is not None:
            close(probe.sock)
            probe.sock = None
        probe.sequence = 0
        probe.done = True

    # Sending.

    def _send(self, index: int) -> bool:
        """Send a probe; False when that failed, for now or for good."""
        probe, ttl = self.probes[index], index // self.command.queries + 1
        if self.icmp_socket is not None:
            sock = self.icmp_socket
            probe.sequence = self.sequence & 0xFFFF
            message: Icmp | Udp = Icmp(IcmpType.ECHO, 0, self.identifier, probe.sequence, self.data_length - 8)
        else:
            sock = open_udp(self.namespace, self)
            if not self._prepare(sock, self.port):
                return False
            message = Udp(sock.port, self.port, self.data_length)
        sock.ttl = ttl
        refused = send(sock, message, self.destination)
        if refused not in (None, Errno.EMSGSIZE, Errno.EHOSTUNREACH):
            waits = refused in (Errno.ENOBUFS, Errno.EAGAIN)
            if self.icmp_socket is None:
                close(sock)
            if not waits or not any(other.sent is not None and not other.done for other in self.probes):
                self._error("send probe" if waits else "send", refused)
            return False
        probe.sent = self.network.clock.now
        if self.icmp_socket is not None:
            self.sequence += 1
        else:
            probe.sock = sock
            self.port += 1
        return True

    # Waiting: poll().

    def _polled(self, due: int | None) -> None:
        if not self.running:
            return
        if due is not None and not self._poll() and due > self.network.clock.now:
            self._sleep_until(due)
        else:
            self._loop()

    def _sleep_until(self, due: int) -> None:
        now = self.network.clock.now
        wait = -(-max(due - now, 0) // MILLISECOND) * MILLISECOND
        self.waiting = True
        self.sleep = self.network.clock.after(wait, self._slept)

    def _slept(self) -> None:
        self.waiting = False
        self._loop()

    def wake(self) -> None:
        """One of the sockets can be read; the program runs once the kernel has done with the packet."""
        if self.waiting and not self.woken:
            self.woken = True
            self.network.clock.after(0, self._woken)

    def _woken(self) -> None:
        self.woken = False
        if not self.running or not self.waiting or not self._poll():
            return
        self.waiting = False
        if self.sleep:
            self.sleep.cancel()
        self._loop()

    def _sockets(self) -> list[Socket]:
        if self.icmp_socket is not None:
            return [self.icmp_socket]
        return [probe.sock for probe in self.probes if probe.sock is not None]

    def _poll(self) -> bool:
        """Read one message from every socket that has one; False when none has."""
        readable = [sock for sock in self._sockets() if sock.error_queue or sock.pending_error or sock.receive_queue]
        for sock in readable:
            if sock.error_queue or sock.pending_error:
                self._read_error(sock)
            else:
                self._read(sock, sock.receive_queue.pop(0))
        return bool(readable)

    # Receiving: recv_reply().

    def _read(self, sock: Socket, received: Received) -> None:
        message = received.packet.payload
        if self.icmp_socket is None:
            probe = next(probe for probe in self.probes if probe.sock is sock)
        else:
            found = self._by_echo(message) if isinstance(message, Icmp) else None
            if found is None or not isinstance(message, Icmp) or message.type != IcmpType.ECHO_REPLY:
                return
            probe = found
        probe.final = True
        probe.address = received.packet.source
        probe.received, probe.received_ttl = received.time, received.packet.ttl
        self._done(probe)

    def _read_error(self, sock: Socket) -> None:
        error = dequeue_error(sock)
        if error is None:
            sock.pending_error = None
            return
        probe = self._probe_of(sock, error)
        if probe is None or error.type in (IcmpType.SOURCE_QUENCH, IcmpType.REDIRECT):
            return
        probe.received, probe.received_ttl = max(error.time, (probe.sent or 0) + MICROSECOND), error.ttl
        if error.origin is ErrorOrigin.ICMP:
            probe.address = error.offender
            text = annotation(error.type, error.code, error.info)
            probe.final = probe.final or text is not None
            probe.annotation += text or ""
        elif error.errno is Errno.EMSGSIZE and error.info:
            probe.final = True
            probe.annotation += f"!F-{error.info}"
        else:
            self._error("local recverr", error.errno)
            return
        self._done(probe)

    def _probe_of(self, sock: Socket, error: QueuedError) -> Probe | None:
        """Whose error it is. The host's own on the shared socket quotes nothing: it is put to the first probe."""
        if self.icmp_socket is None:
            return next((probe for probe in self.probes if probe.sock is sock), None)
        if error.origin is ErrorOrigin.LOCAL:
            first = self.probes[(self.command.first_ttl - 1) * self.command.queries]
            return first if self.command.dont_fragment and not first.done else None
        return self._by_echo(error.packet.transport if error.packet is not None else None)

    def _by_echo(self, message: object) -> Probe | None:
        if not isinstance(message, Icmp) or message.identifier != self.identifier or not message.sequence:
            return None
        return next((probe for probe in self.probes if probe.sequence == message.sequence), None)
