"""``ping`` as iputils 20221126 does it: one raw socket, one loop (ping/ping.c, ping/ping_common.c).

The program is a loop: end if done, send the probes due (``pinger``), wait for the socket or the next probe, read. Where
the real program sleeps in ``recvmsg`` or ``poll``, this one returns and is called again by a timer or by ``wake``. Its
output depends on details of the loop: the error of a failing ``sendto`` is printed on two lines, the last wait is
counted from the last probe sent, ``-w`` ends at the first error.
"""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.carry_out import carries_out
from pingproof.simulator.clock import JIFFY, MICROSECOND, MILLISECOND, SECOND, timer_wheel
from pingproof.simulator.errors import Errno
from pingproof.simulator.linux.core.dev import CABLE_LATENCY
from pingproof.simulator.linux.ipv4.socket import close, send
from pingproof.simulator.tools.lib.resolver import TRY_AGAIN, look_up
from pingproof.simulator.tools.ping.statistics import PingStatistics
from pingproof.simulator.tools.ping.words import Ping
from pingproof.simulator.userland.lib.name_query import NameQuery
from pingproof.simulator.userland.lib.process import Process, new_pid
from pingproof.simulator.userland.ping.pace import MINIMAL_INTERVAL, pace_of
from pingproof.simulator.userland.ping.receive import PingReader
from pingproof.simulator.userland.ping.setup import Refused, prepare
from pingproof.simulator.wire.icmp import Icmp, IcmpType

if TYPE_CHECKING:
    from pingproof.simulator.clock import Timer
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

SENDTO_TIME = 50 * MICROSECOND
"""Duration (ns) of ``sendto``, including all deliveries within this machine before it returns."""
NO_MORE_PROBES = 1000
"""The return value of ``pinger`` after the last probe: milliseconds until the next look."""


class PingProcess(Process):
    """A running ``ping``: ``opened`` from the header line on, ``waiting`` while it sleeps."""

    def __init__(self, namespace: NetNamespace, pid: int, command: Ping) -> None:
        super().__init__(namespace, pid)
        self.command = command
        self.statistics = PingStatistics()
        self.pace = pace_of(command)
        self.identifier = pid & 0xFFFF if command.identifier is None else command.identifier
        self.opened: PingReader | None = None
        self.started = 0
        self.exiting = False
        self.lingering = False
        self.alarm: Timer | None = None
        self.sleep: Timer | None = None
        self.waiting = False
        self.polled = False
        self.woken = False

    @property
    def reader(self) -> PingReader:
        """The reader of the socket, once opened."""
        assert self.opened is not None
        return self.opened

    def start(self) -> None:
        """Resolve the destination and begin; without an answer of the name server the program ends."""
        name = self.command.destination
        address = look_up(name)
        if address is None:
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
        self.opened = PingReader(self, self.command, outcome, self.identifier, self.statistics, self.pace)
        self.started = self.network.clock.now
        if self.command.deadline:
            self.alarm = self.network.clock.after(self.command.deadline * SECOND, self._alarm)
        self._loop()

    def interrupt(self) -> None:
        """Handle SIGINT: the summary, and the exit code for the replies so far."""
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
        """Run the loop once: end the program or send what is due and wait."""
        if not self.running:
            return
        count, counted = self.command.count, self.statistics.received + self.statistics.errors
        # With -w the first error ends the program: waiting longer would change nothing (ping(8)).
        if self.exiting or (count and counted >= count) or (self.command.deadline and self.statistics.errors):
            self._finish()
            return
        self._pinger()

    @property
    def _has_sent_all(self) -> bool:
        """Whether all probes of -c were sent; with -w sending goes on."""
        count = self.command.count
        return bool(count and self.statistics.transmitted >= count and not self.command.deadline)

    def _sent(self, due: int) -> None:
        """Go on after ``pinger`` returned ``due`` (ms): arm the end, send more, or wait."""
        if self._has_sent_all:
            due = self._schedule_exit(due)
        if due <= 0:
            self.network.clock.after(SENDTO_TIME, self._send_more)
        else:
            self._wait(due)

    def _send_more(self) -> None:
        if self.running:
            self._pinger()

    def _schedule_exit(self, due: int) -> int:
        """Set the alarm for missing replies after the last probe (``__schedule_exit``)."""
        if self.lingering:
            return due
        wait = self.pace.linger * 1000
        # Something answers: twice the longest round trip is enough for the rest, else the full -W.
        if self.statistics.received:
            wait = max(2 * self.statistics.longest, 1000 * self.pace.interval)
        self.lingering = wait > 0
        if self.lingering:
            self.alarm = self.network.clock.after(wait * MICROSECOND, self._alarm)
        return max(due, wait // 1000)

    def _wait(self, due: int) -> None:
        """Sleep in ``poll`` or ``recvmsg``, as the real loop does, until the socket is readable or time is up."""
        pause = self.pace.pause
        # Short pauses are slept in poll(), for SO_RCVTIMEO counts in ticks of 4 ms.
        self.polled = self.command.adaptive or due < pause
        if self.polled:
            pause = due
            if due <= MINIMAL_INTERVAL and self.statistics.in_flight:
                pause = MINIMAL_INTERVAL
        self.waiting = True
        self.sleep = self.network.clock.at(self._end_of_sleep(pause * MILLISECOND), self._slept)
        # What came while the program was not asleep is read at once.
        if self._is_readable():
            self.wake()

    def _end_of_sleep(self, pause: int) -> int:
        """The end of a sleep (ns): poll has a timer of high resolution, recvmsg's SO_RCVTIMEO counts ticks."""
        now, sent = self.network.clock.now, self.pace.last_sent
        if self.polled:
            return now + pause
        since = sent if sent is not None and now - sent < JIFFY else now
        return since + timer_wheel(pause)

    def _slept(self, waited: int = 0) -> None:
        if self.kernel_is_busy(waited):
            self.sleep = self.network.clock.after(CABLE_LATENCY, self._slept, waited + CABLE_LATENCY)
            return
        self.waiting = False
        if self._is_readable():
            self.reader.receive(self.polled)
        self._loop()

    def wake(self) -> None:
        """Handle a readable socket."""
        if not self.woken:
            self.woken = True
            self.network.clock.after(0, self._woken)

    def _woken(self, waited: int = 0) -> None:
        if self.running and self.kernel_is_busy(waited):
            self.network.clock.after(CABLE_LATENCY, self._woken, waited + CABLE_LATENCY)
            return
        # The timer may have been first: then the socket is read already.
        self.woken = False
        if not self.running or not self.waiting or not self._is_readable():
            return
        self.waiting = False
        if self.sleep:
            self.sleep.cancel()
        self.reader.receive(self.polled)
        self._loop()

    def _is_readable(self) -> bool:
        """Whether ``recvmsg`` (or, when polled, ``poll``) would return."""
        sock = self.reader.setup.sock
        errors = sock.error_queue if self.polled else ()
        return bool(sock.pending_error or sock.receive_queue or errors)

    # Sending: pinger().

    def _pinger(self) -> None:
        """Send a probe if one is due, and go on with the time (ms) until the next."""
        if self.exiting or self._has_sent_all:
            self._sent(NO_MORE_PROBES)
            return
        early = self.pace.take_token(self.network.clock.now, self.statistics.in_flight)
        if early is not None:
            self._sent(early)
            return
        transmitted = self.statistics.transmitted
        if self.command.report_outstanding and transmitted > 0 and transmitted & 0xFFFF not in self.statistics.answered:
            self.reader.stamp()
            self.write(f"no answer yet for icmp_seq={transmitted % 0x10000}\n")
        self._send_probe()

    def _send_probe(self) -> None:
        sequence = (self.statistics.transmitted + 1) & 0xFFFF
        self.statistics.answered.discard(sequence)
        self.reader.sent_at[sequence] = self.network.clock.now
        probe = Icmp(IcmpType.ECHO, 0, self.identifier, sequence, self.command.size)
        refused = send(self.reader.setup.sock, probe, self.reader.setup.destination)
        if refused is not None:
            # What the failing call delivered to this very socket (a REJECT in OUTPUT) is there when it returns.
            self.network.clock.after(SENDTO_TIME, self._not_sent, refused)
            return
        self.pace.out_of_memory = 0
        self.statistics.sent()
        if self.command.flood and not self.command.quiet:
            self.write(".")
        self._sent(self.pace.interval - self.pace.tokens)

    def _not_sent(self, refused: Errno) -> None:
        """Handle a failed ``sendto``, about which the error queue may have more."""
        if not self.running:
            return
        reported = 0
        # The device's queue is full: the probe is not lost but sent later, more slowly.
        if refused in (Errno.ENOBUFS, Errno.ENOMEM):
            pause = self.pace.slow_down(self.statistics, self.command.adaptive)
            if pause is not None:
                self._sent(pause)
                return
        elif refused is Errno.EAGAIN:
            self.pace.tokens += self.pace.interval
            self._sent(MINIMAL_INTERVAL)
            return
        else:
            reported = self.reader.receive_error()
            if reported == 0:
                # An error of somebody else's packet: sent again, as if nothing had been.
                self._send_probe()
                return
        self.statistics.sent()
        if reported >= 0 and not self.command.quiet:
            if self.command.flood:
                self.write("E")
            else:
                self.write_error(f"ping: sendmsg: {refused.value}\n")
        # It counts as sent and lost: the next one is due after a whole interval.
        self.pace.tokens = 0
        self._sent(self.pace.pause)

    def _finish(self) -> None:
        """Print the summary and exit; the exit code says whether enough was received (``finish``)."""
        for timer in (self.sleep, self.alarm):
            if timer:
                timer.cancel()
        close(self.reader.setup.sock)
        # Until the last probe was sent, not until now: the time of waiting is no time of the network.
        elapsed = (self.pace.last_sent or self.started) - self.started
        paced = self.pace.interval == 0 or self.command.flood or self.command.adaptive
        self.write(self.statistics.summary(self.command.destination, elapsed, self.reader.timed, paced))
        missing = bool(self.command.deadline and self.statistics.received < (self.command.count or 0))
        self.exit(int(not self.statistics.received or missing))


@carries_out(Ping)
def run(namespace: NetNamespace, command: Ping) -> Process:
    """The program, not yet started."""
    return PingProcess(namespace, new_pid(namespace.network), command)
