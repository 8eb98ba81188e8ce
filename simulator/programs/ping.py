"""``ping`` as iputils 20221126 does it: one raw socket, one loop (ping/ping.c, ping/ping_common.c).

The program is its loop: see whether it is done, send the probes that are due (``pinger``), wait for the socket or for
the next probe, read what came. Where the real one sleeps in ``recvmsg`` or ``poll``, this one returns and is called
again by a timer or by ``wake``. Text depends on small things of that loop: an error that a failing ``sendto`` left
behind is told on two lines, the last wait is counted from the last probe sent, ``-w`` ends at the first error.
"""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from simulator.clock import MICROSECOND, MILLISECOND, SECOND
from simulator.errors import Errno
from simulator.programs.error_queue import dequeue_error
from simulator.programs.name_query import NameQuery
from simulator.programs.ping_setup import ALL_TYPES, READ_TYPES_AFTER_ERROR, PingSetup, Refused, prepare
from simulator.programs.ping_statistics import PingStatistics
from simulator.programs.ping_text import icmp_text, record_route_text, trip_time_text
from simulator.programs.process import Process
from simulator.programs.resolver import TRY_AGAIN, WRONG_FAMILY, is_ipv6, look_up, name_of
from simulator.stack.socket import ErrorOrigin, Received, Socket, close, send
from simulator.wire.icmp import Icmp, IcmpType

if TYPE_CHECKING:
    from simulator.clock import Timer
    from simulator.language.ping import Ping
    from simulator.stack.net_namespace import NetNamespace
    from simulator.wire.ipv4 import Ipv4

MINIMAL_INTERVAL = 10
"""MININTERVAL (milliseconds): no wait is shorter unless nothing is in flight."""
LINGER = 10
"""MAXWAIT (seconds): how long the last reply is waited for when none came before and -W does not say."""
SENDTO_TIME = 50 * MICROSECOND
"""How long ``sendto`` takes, with all that the kernel delivers to this machine before it returns."""
TIME_LENGTH = 16
"""``sizeof(struct timeval)``: the bytes of data that a probe needs to carry its time."""
EPOCH = 1_700_000_000 * SECOND
"""What -D's clock shows at the beginning of virtual time."""


class PingProcess(Process):
    """A running ``ping``. Intervals are whole milliseconds, as in the real one; times of the clock nanoseconds."""

    def __init__(self, namespace: NetNamespace, pid: int, command: Ping) -> None:
        super().__init__(namespace, pid)
        self.command = command
        self.statistics = PingStatistics()
        self.identifier = pid & 0xFFFF
        unsaid = 0.0 if command.flood else 1.0
        self.interval = int((unsaid if command.interval is None else command.interval) * 1000)
        self.preload = command.preload or 1
        self.linger = int(command.timeout * 1000) if command.timeout is not None else LINGER * 1000
        self.timed = command.size >= TIME_LENGTH
        self.sent_at: dict[int, int] = {}
        self.previous_route: tuple[IPv4Address, ...] = ()
        self.started = 0
        self.last_sent: int | None = None
        self.tokens = 0
        self.out_of_memory = 0
        self.slowdown = 0  # rtt_addend (microseconds)
        self.exiting = False
        self.lingering = False
        self.alarm: Timer | None = None
        self.sleep: Timer | None = None
        self.waiting = False
        self.polled = False
        self.woken = False
        self.opened: PingSetup | None = None

    @property
    def setup(self) -> PingSetup:
        """What was found out and opened before the first probe."""
        assert self.opened is not None
        return self.opened

    @property
    def sock(self) -> Socket:
        """The raw socket."""
        return self.setup.sock

    def start(self) -> None:
        """Resolve the destination; without an answer the name server's silence ends the program."""
        name = self.command.destination
        if is_ipv6(name) and self.command.ipv4_only:
            self._fail(f"{name}: {WRONG_FAMILY}")
        elif is_ipv6(name):
            # IPv6 is off in every namespace of a lab: ::1 is no address, and nothing else has a route.
            refused = Errno.EADDRNOTAVAIL if name == "::1" else Errno.ENETUNREACH
            self._fail(f"connect: {refused.value}")
        elif (address := look_up(name)) is None:
            NameQuery(self, name, 2, self._fail, f"{name}: {TRY_AGAIN}")
        else:
            self._begin(address)

    def _fail(self, message: str) -> None:
        self.write_error(f"ping: {message}\n")
        self.exit(2)

    def _begin(self, address: IPv4Address) -> None:
        outcome = prepare(self, self.command, address)
        if isinstance(outcome, Refused):
            self._fail(outcome.message)
            return
        self.opened = outcome
        self.started = self.network.clock.now
        if self.command.deadline:
            self.alarm = self.network.clock.after(self.command.deadline * SECOND, self._alarm)
        self._loop()

    def interrupt(self) -> None:
        """SIGINT: the summary, then the exit code of what came so far."""
        if self.opened is None:
            self.exit(130)
        elif self.running:
            self._finish()

    def _alarm(self) -> None:
        self.exiting = True
        if self.running and self.waiting:
            self._finish()

    # The loop: main_loop().

    def _loop(self) -> None:
        """Look at what ends the program, send what is due, and wait."""
        if not self.running:
            return
        count, counted = self.command.count, self.statistics.received + self.statistics.errors
        if self.exiting or (count and counted >= count) or (self.command.deadline and self.statistics.errors):
            self._finish()
            return
        self._pinger()

    def _sent(self, due: int) -> None:
        """After ``pinger``, whose answer is ``due`` (ms): arm the end, go on sending, or wait."""
        count = self.command.count
        if count and self.statistics.transmitted >= count and not self.command.deadline:
            due = self._schedule_exit(due)
        if due <= 0:
            self.network.clock.after(SENDTO_TIME, self._send_more)
            return
        self._wait(due)

    def _send_more(self) -> None:
        if self.running:
            self._pinger()

    def _schedule_exit(self, due: int) -> int:
        """The last probe is out: how long to wait for what is missing (``__schedule_exit``)."""
        if self.lingering:
            return due
        if self.statistics.received:
            wait = max(2 * self.statistics.longest, 1000 * self.interval)
        else:
            wait = self.linger * 1000
        self.lingering = wait > 0
        if self.lingering:
            self.alarm = self.network.clock.after(wait * MICROSECOND, self._alarm)
        return max(due, wait // 1000)

    def _wait(self, due: int) -> None:
        """Sleep in ``poll`` or ``recvmsg``, as the real loop chooses, until something comes or the time is over."""
        pause = max(self.interval, MINIMAL_INTERVAL)
        self.polled = self.command.adaptive or due < pause
        if self.polled:
            pause = due
            if due <= MINIMAL_INTERVAL and self.statistics.in_flight:
                pause = MINIMAL_INTERVAL
        self.waiting = True
        self.sleep = self.network.clock.after(pause * MILLISECOND, self._slept)
        if self._readable():
            self.wake()

    def _slept(self) -> None:
        self.waiting = False
        self._loop()

    def wake(self) -> None:
        """Something reached the socket; the program runs once the kernel has done with the packet."""
        if not self.woken:
            self.woken = True
            self.network.clock.after(0, self._woken)

    def _woken(self) -> None:
        self.woken = False
        if not self.running or not self.waiting or not self._readable():
            return
        self.waiting = False
        if self.sleep:
            self.sleep.cancel()
        self._receive()
        self._loop()

    def _readable(self) -> bool:
        """Whether ``recvmsg`` (or, when polled, ``poll``) would return."""
        errors = self.sock.error_queue if self.polled else ()
        return bool(self.sock.pending_error or self.sock.receive_queue or errors)

    # Sending: pinger().

    def _pinger(self) -> None:
        """Send a probe if one is due, and go on with the time (ms) until the next."""
        count = self.command.count
        if self.exiting or (count and self.statistics.transmitted >= count and not self.command.deadline):
            self._sent(1000)
            return
        early = self._take_token()
        if early is not None:
            self._sent(early)
            return
        transmitted = self.statistics.transmitted
        if self.command.report_outstanding and transmitted > 0 and transmitted & 0xFFFF not in self.statistics.answered:
            self._stamp()
            self.write(f"no answer yet for icmp_seq={transmitted % 0x10000}\n")
        self._send_probe()

    def _take_token(self) -> int | None:
        """None when a probe may be sent now, else how long (ms) until then: packets < rate * time + preload."""
        now = self.network.clock.now
        if self.last_sent is None:
            self.last_sent = now
            self.tokens = self.interval * (self.preload - 1)
            return None
        tokens = (now - self.last_sent) // MILLISECOND
        if not self.interval and tokens < MINIMAL_INTERVAL and self.statistics.in_flight >= self.preload:
            return MINIMAL_INTERVAL - tokens
        tokens = min(tokens + self.tokens, self.interval * self.preload)
        if tokens < self.interval:
            return self.interval - tokens
        self.last_sent = now
        self.tokens = tokens - self.interval
        return None

    def _send_probe(self) -> None:
        sequence = (self.statistics.transmitted + 1) & 0xFFFF
        self.statistics.answered.discard(sequence)
        self.sent_at[sequence] = self.network.clock.now
        probe = Icmp(IcmpType.ECHO, 0, self.identifier, sequence, self.command.size)
        refused = send(self.sock, probe, self.setup.destination)
        if refused is None:
            self.out_of_memory = 0
            self.statistics.sent()
            if self.command.flood and not self.command.quiet:
                self.write(".")
            self._sent(self.interval - self.tokens)
            return
        # What the failing call delivered to this very socket (a REJECT in OUTPUT) is there when it returns.
        self.network.clock.after(SENDTO_TIME, self._not_sent, refused)

    def _not_sent(self, refused: Errno) -> None:
        """``sendto`` failed: perhaps the error queue knows more."""
        if not self.running:
            return
        if refused in (Errno.ENOBUFS, Errno.ENOMEM):
            pause = self._slow_down()
            if pause is not None:
                self._sent(pause)
                return
            told = 0
        elif refused is Errno.EAGAIN:
            self.tokens += self.interval
            self._sent(MINIMAL_INTERVAL)
            return
        else:
            told = self._receive_error()
            if told == 0:
                # An error of somebody else's packet: sent again, as if nothing had been.
                self._send_probe()
                return
            told = min(told, 0)
        self.statistics.sent()
        if told == 0 and not self.command.quiet:
            if self.command.flood:
                self.write("E")
            else:
                self.write_error(f"ping: sendmsg: {refused.value}\n")
        self.tokens = 0
        self._sent(max(self.interval, MINIMAL_INTERVAL))

    def _slow_down(self) -> int | None:
        """The device's queue is full: a pause (ms), or None when that went on for longer than the linger time."""
        self.tokens = 0
        self.slowdown += min(self.statistics.smoothed // 8, 50_000)
        if self.command.adaptive:
            self._adapt()
        pause = min(max(self.interval // 2, MINIMAL_INTERVAL), 500)
        self.out_of_memory += 1
        return pause if self.out_of_memory * pause < self.linger else None

    def _adapt(self) -> None:
        """-A: the next probe when a round trip is over (``update_interval``)."""
        estimate = self.statistics.smoothed // 8 if self.statistics.smoothed else self.interval * 1000
        self.interval = (estimate + self.slowdown + 500) // 1000

    # Receiving.

    def _receive(self) -> None:
        """Read what the socket has until nothing is in flight or nothing is left."""
        sock = self.sock
        poll_error = self.polled and bool(sock.pending_error or sock.error_queue)
        while True:
            if sock.pending_error is not None:
                sock.pending_error = None
                poll_error = False
                self._receive_error()
            elif sock.receive_queue:
                self._parse_reply(sock.receive_queue.pop(0))
            elif poll_error:
                poll_error = False
                self._receive_error()
            else:
                return
            if self.statistics.in_flight == 0:
                return

    def _receive_error(self) -> int:
        """Read the error queue once: how many errors of the network, or minus those of this host; 0 for others'."""
        error = dequeue_error(self.sock)
        if error is None:
            return -1
        if error.origin is ErrorOrigin.LOCAL:
            self._local_error(error.errno, error.info)
            return -1
        echo = error.packet.transport if error.packet is not None else None
        if error.packet is None or not self._is_ours(echo) or error.packet.destination != self.setup.destination:
            return 0
        assert isinstance(echo, Icmp)
        self.statistics.acknowledge(echo.sequence)
        self.sock.filtered_types = ALL_TYPES - READ_TYPES_AFTER_ERROR
        self.statistics.errors += 1
        if self.command.quiet:
            return 1
        if self.command.flood:
            self.write("\bE")
            return 1
        self._stamp()
        offender = self._address(error.offender) if error.offender is not None else ""
        text = icmp_text(error.type, error.code, error.info)
        self.write(f"From {offender} icmp_seq={echo.sequence} {text}\n")
        return 1

    def _local_error(self, errno: Errno, info: int) -> None:
        if self.command.quiet:
            return
        if self.command.flood:
            self.write("E")
        elif errno is Errno.EMSGSIZE:
            self.write_error(f"ping: local error: message too long, mtu={info}\n")
        else:
            self.write_error(f"ping: local error: {errno.value}\n")
        self.statistics.errors += 1

    def _is_ours(self, message: object) -> bool:
        return isinstance(message, Icmp) and message.type == IcmpType.ECHO and message.identifier == self.identifier

    def _parse_reply(self, received: Received) -> None:
        packet, message = received.packet, received.packet.payload
        assert isinstance(message, Icmp)
        if message.type == IcmpType.ECHO_REPLY:
            if message.identifier == self.identifier:
                self._echo_reply(packet, message, received.time)
            return
        quoted = message.quoted
        echo = quoted.transport if quoted is not None else None
        if quoted is None or not self._is_ours(echo) or quoted.destination != self.setup.destination:
            return
        assert isinstance(echo, Icmp)
        if message.type not in (IcmpType.REDIRECT, IcmpType.SOURCE_QUENCH):
            self.statistics.acknowledge(echo.sequence)
            return
        if self.command.quiet or self.command.flood:
            return
        self._stamp()
        gateway = self._address(message.gateway) if message.gateway is not None else "0.0.0.0"
        text = icmp_text(message.type, message.code, gateway=gateway)
        self.write(f"From {self._address(packet.source)}: icmp_seq={echo.sequence} {text}\n")

    def _echo_reply(self, packet: Ipv4, reply: Icmp, time: int) -> None:
        """``gather_statistics``: count the reply and print its line."""
        command, sequence = self.command, reply.sequence
        trip = None
        if self.timed and reply.data_length >= TIME_LENGTH and sequence in self.sent_at:
            trip = (time - self.sent_at[sequence]) // MICROSECOND
        duplicate = self.statistics.reply(sequence, trip)
        if trip is not None and command.adaptive:
            self._adapt()
        if command.quiet:
            return
        if command.flood:
            self.write("\b \b" + ("\a" if command.audible else ""))
            return
        self._stamp()
        line = f"{reply.length} bytes from {self._address(packet.source)}: icmp_seq={sequence}"
        if command.verbose:
            line += f" ident={self.identifier}"
        line += f" ttl={packet.ttl}"
        if reply.data_length < command.size:
            self.write(line + " (truncated)\n")
            return
        if self.timed:
            line += f" time={trip_time_text(trip or 0)} ms"
        if duplicate and (not self.setup.multicast or command.verbose):
            line += " (DUP!)"
        if not self.setup.multicast and packet.source != self.setup.destination:
            line += " (DIFFERENT ADDRESS!)"
        if command.audible:
            line += "\a"
        recorded = packet.record_route.recorded if packet.record_route else ()
        line += record_route_text(recorded, self.previous_route)
        self.previous_route = recorded or self.previous_route
        self.write(line + "\n")

    def _address(self, address: IPv4Address) -> str:
        """``pr_addr``: the number, after its name when the destination was a name and -n was not given."""
        name = None if self.setup.numeric else name_of(address)
        return f"{name} ({address})" if name else str(address)

    def _stamp(self) -> None:
        if self.command.timestamps:
            seconds, rest = divmod(EPOCH + self.network.clock.now, SECOND)
            self.write(f"[{seconds}.{rest // MICROSECOND:06d}] ")

    def _finish(self) -> None:
        """``finish``: the summary, and whether enough was received."""
        for timer in (self.sleep, self.alarm):
            if timer:
                timer.cancel()
        close(self.sock)
        elapsed = (self.last_sent or self.started) - self.started
        paced = self.interval == 0 or self.command.flood or self.command.adaptive
        self.write(self.statistics.summary(self.command.destination, elapsed, self.timed, paced))
        missing = bool(self.command.deadline and self.statistics.received < (self.command.count or 0))
        self.exit(int(not self.statistics.received or missing))
