"""A ``ping`` of our own, for machines that have none: the same socket calls, and the same lines from the same texts.

It does what a lab asks for (-c -i -W -w -s -t -I -M -Q -q -n); with other options the real program is needed.
Runs as a process of the namespace, as the real one would.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import struct
import sys
import time
from dataclasses import dataclass, field
from ipaddress import IPv4Address

from pingproof.simulator.tools.lib.resolver import TRY_AGAIN, look_up
from pingproof.simulator.tools.ping.statistics import PingStatistics
from pingproof.simulator.tools.ping.text import icmp_text, trip_time_text
from pingproof.simulator.tools.ping.words import Ping
from pingproof.simulator.wire.encode import internet_checksum, ping_data

# include/uapi/linux/in.h, socket.h, icmp.h: numbers that Python's socket module has no names for.
IP_RECVERR, IP_MTU_DISCOVER, MSG_ERRQUEUE = 11, 10, 0x2000
SOL_RAW, ICMP_FILTER = 255, 1
ECHO, ECHO_REPLY, REDIRECT = 8, 0, 5
PMTU = {"dont": 0, "want": 1, "do": 2}
SO_EE_ORIGIN_LOCAL = 1
LINGER = 10.0
"""Seconds that the last reply is waited for when none came before and -W does not say."""
SUPPORTED = frozenset(
    {"destination", "count", "timeout", "deadline", "interval", "interface", "size", "ttl", "pmtu", "tos", "quiet"}
    | {"numeric", "ipv4_only"}
)
# struct sock_extended_err; behind it lies the sockaddr_in of the host that sent the ICMP error.
_EXTENDED_ERROR = struct.Struct("=IBBBBII")
_ECHO_HEADER = struct.Struct("!BBHHH")
# What ping puts first into the data, to read the round trip from the reply: with less than 16 bytes there is no time.
_TIMEVAL = struct.Struct("<QQ")


def is_supported(command: Ping) -> bool:
    """Whether every option of the command is among those supported here."""
    plain = Ping(command.destination)
    return all(getattr(command, name) == getattr(plain, name) for name in Ping.__match_args__ if name not in SUPPORTED)


class _Refused(Exception):
    """Reason for ending before the first probe: the text after ``ping: ``."""


@dataclass(slots=True)
class _Run:
    """State of one running ``ping``."""

    command: Ping
    destination: IPv4Address
    sock: socket.socket
    identifier: int
    statistics: PingStatistics = field(default_factory=PingStatistics)
    sent_at: dict[int, float] = field(default_factory=dict)

    @property
    def interval(self) -> float:
        return 1.0 if self.command.interval is None else self.command.interval

    def loop(self) -> None:
        """Send probes when due and read replies, until all have come or the time is over (``main_loop``)."""
        command, counts = self.command, self.statistics
        began = time.monotonic()
        end = began + command.deadline if command.deadline else None
        next_probe = began
        lingering = False
        poll = select.poll()
        poll.register(self.sock, select.POLLIN | select.POLLERR)
        while not self._is_done():
            now = time.monotonic()
            if end is not None and now >= end:
                return
            # With -w, -c counts the replies that are wanted and probes go on beyond it (ping(8)).
            may_send = not command.count or counts.transmitted < command.count or command.deadline
            if may_send and now >= next_probe:
                self._send()
                # Never in the past: probes that could not be sent in time are not made up for in a burst.
                next_probe = max(next_probe + self.interval, now)
                continue
            # Decided once, at the last probe: a reply that comes later must not begin the wait anew.
            if not may_send and not lingering:
                end, lingering = now + self._last_wait(), True
            until = next_probe if may_send else end
            if end is not None and until is not None:
                until = min(until, end)
            # poll() takes milliseconds.
            if poll.poll(None if until is None else max(0.0, until - now) * 1000):
                self._read()

    def _is_done(self) -> bool:
        counts, command = self.statistics, self.command
        # An error counts as an answer: a host that is unreachable is not asked again (main_loop()).
        if command.count and counts.received + counts.errors >= command.count:
            return True
        return bool(command.deadline and counts.errors)

    def _last_wait(self) -> float:
        """``__schedule_exit``: twice the longest round trip, an interval at least; else -W."""
        if self.statistics.received:
            return max(2 * self.statistics.longest / 1e6, self.interval)
        return LINGER if self.command.timeout is None else self.command.timeout

    def _send(self) -> None:
        # 16 bits on the wire; the statistics go on counting.
        sequence = (self.statistics.transmitted + 1) & 0xFFFF
        now = time.time_ns()
        # Before the packet is built: its time includes our own work, as it does for ping, which stamps its data.
        self.sent_at[sequence] = time.monotonic()
        data = ping_data(self.command.size, now)
        head = _ECHO_HEADER.pack(ECHO, 0, 0, self.identifier, sequence)
        checksum = internet_checksum(head + data)
        packet = _ECHO_HEADER.pack(ECHO, 0, checksum, self.identifier, sequence) + data
        try:
            self.sock.sendto(packet, (str(self.destination), 0))
        except OSError as error:
            # Told only when an ICMP error says that the packet did leave in some way (a REJECT of OUTPUT; pinger()).
            if self._read_error() > 0 and not self.command.quiet:
                _complain(f"ping: sendmsg: {error.strerror}\n")
        self.statistics.sent()

    def _read(self) -> None:
        while True:
            try:
                packet, address = self.sock.recvfrom(65536, socket.MSG_DONTWAIT)
            except BlockingIOError:
                return
            except OSError:
                self._read_error()  # what is pending is told by the error queue
                continue
            self._reply(packet, address[0], time.monotonic())

    def _reply(self, packet: bytes, source: str, now: float) -> None:
        # A raw socket's packets begin with their IP header, whose length is counted in words of 4 bytes.
        at = (packet[0] & 15) * 4
        if len(packet) < at + 8:
            return
        kind, _, _, identifier, sequence = _ECHO_HEADER.unpack_from(packet, at)
        if kind == REDIRECT:
            self._redirect(packet, at, source)
            return
        # Every raw ICMP socket of a namespace receives every ICMP packet: other pings' replies are told by the
        # identifier.
        if kind != ECHO_REPLY or identifier != self.identifier:
            return
        timed = self.command.size >= _TIMEVAL.size and sequence in self.sent_at
        trip = round((now - self.sent_at[sequence]) * 1e6) if timed else None
        duplicate = self.statistics.reply(sequence, trip)
        if self.command.quiet:
            return
        line = f"{len(packet) - at} bytes from {source}: icmp_seq={sequence} ttl={packet[8]}"
        if trip is not None:
            line += f" time={trip_time_text(trip)} ms"
        if duplicate:
            line += " (DUP!)"
        if source != str(self.destination):
            line += " (DIFFERENT ADDRESS!)"
        _write(line + "\n")

    def _redirect(self, packet: bytes, at: int, source: str) -> None:
        code, gateway, quoted = packet[at + 1], IPv4Address(packet[at + 4 : at + 8]), packet[at + 8 :]
        sequence = self._own_sequence(quoted)
        if sequence is not None and not self.command.quiet:
            text = icmp_text(REDIRECT, code, gateway=str(gateway))
            _write(f"From {source}: icmp_seq={sequence} {text}\n")

    def _own_sequence(self, quoted: bytes) -> int | None:
        # 20 bytes of IP header and the 8 of ICMP that RFC 792 has an error quote.
        if len(quoted) < 28:
            return None
        kind, _, _, identifier, sequence = _ECHO_HEADER.unpack_from(quoted, (quoted[0] & 15) * 4)
        return int(sequence) if (kind, identifier) == (ECHO, self.identifier) else None

    def _read_error(self) -> int:
        """Read the error queue once (``ping4_receive_error_msg``): 1 for an error of the network, -1 for one of this
        host or when there is none, 0 for somebody else's.
        """
        try:
            packet, ancillary, _, _ = self.sock.recvmsg(512, 512, MSG_ERRQUEUE | socket.MSG_DONTWAIT)
        except OSError:
            return -1
        for level, kind, data in ancillary:
            if (level, kind) != (socket.IPPROTO_IP, IP_RECVERR):
                continue
            number, origin, icmp_type, icmp_code, _, info, _ = _EXTENDED_ERROR.unpack_from(data)
            if origin == SO_EE_ORIGIN_LOCAL:
                self._local_error(number, info)
                return -1
            # Family and port come first in a sockaddr_in, 4 bytes.
            offender = IPv4Address(data[_EXTENDED_ERROR.size + 4 : _EXTENDED_ERROR.size + 8])
            _, _, _, identifier, sequence = _ECHO_HEADER.unpack_from(packet)
            if identifier != self.identifier:
                return 0
            self.statistics.acknowledge(sequence)
            self.statistics.errors += 1
            if not self.command.quiet:
                _write(f"From {offender} icmp_seq={sequence} {icmp_text(icmp_type, icmp_code, info)}\n")
            return 1
        return 0

    def _local_error(self, number: int, info: int) -> None:
        self.statistics.errors += 1
        if self.command.quiet:
            return
        if os.strerror(number) == "Message too long":
            _complain(f"ping: local error: message too long, mtu={info}\n")
        else:
            _complain(f"ping: local error: {os.strerror(number)}\n")


def run_ping(command: Ping) -> int:
    """Ping in the namespace this process is in, writing to its standard streams: the exit code."""
    destination = look_up(command.destination)
    if destination is None:
        _complain(f"ping: {command.destination}: {TRY_AGAIN}\n")
        return 2
    try:
        run = _prepare(command, destination)
    except _Refused as refusal:
        _complain(f"ping: {refusal}\n")
        return 2
    began = time.monotonic_ns()
    with contextlib.suppress(KeyboardInterrupt):
        run.loop()
    # The summary's time ends with the last probe sent, not with the last reply (finish(), cur_time of pinger()).
    last = max(run.sent_at.values(), default=began / 1e9)
    counts = run.statistics
    elapsed = max(0, round(last * 1e9) - began)
    _write(counts.summary(command.destination, elapsed, command.size >= _TIMEVAL.size, run.interval == 0))
    # With -w and -c all of -c must have been answered; else one reply is success (ping(8), exit codes).
    enough = counts.received >= command.count if command.deadline and command.count else counts.received > 0
    return 0 if enough else 1


def _prepare(command: Ping, destination: IPv4Address) -> _Run:
    """Choose the source, open the socket, print the header (``ping4_run``); raises ``_Refused``."""
    # -I takes an address or a device; what is no address is a device's name.
    device = source = None
    if command.interface is not None:
        try:
            source = str(IPv4Address(command.interface))
        except ValueError:
            device = command.interface.encode()
    sock = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    # Only the header shows this address; the kernel chooses the same again for each packet.
    if source is None or source == "0.0.0.0":
        source = _choose_source(destination, device)
    try:
        # A device binds the socket to it; an address given with -I is the source of every probe, and must be this
        # host's.
        if device is not None:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, device)
        elif command.interface is not None:
            sock.bind((source, 0))
    except OSError as error:
        raise _Refused(f"bind: {error.strerror}") from None
    # ICMP errors come by the error queue, each with its sender and the packet in question.
    sock.setsockopt(socket.IPPROTO_IP, IP_RECVERR, 1)
    # Replies and errors. struct icmp_filter is a mask of the types to leave out: above all our own echo requests, when
    # a host pings itself (ping4_run()).
    wanted = (0, 3, 4, 5, 11, 12)
    sock.setsockopt(SOL_RAW, ICMP_FILTER, struct.pack("=I", ~sum(1 << kind for kind in wanted) & 0xFFFFFFFF))
    if command.ttl is not None:
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, command.ttl)
    if command.tos is not None:
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_TOS, command.tos)
    if command.pmtu is not None:
        sock.setsockopt(socket.IPPROTO_IP, IP_MTU_DISCOVER, PMTU[command.pmtu])
    shown = f"from {source} {device.decode() if device else ''}: " if command.interface is not None else ""
    # 28: 20 bytes of IP header and 8 of ICMP.
    size = command.size
    _write(f"PING {command.destination} ({destination}) {shown}{size}({size + 28}) bytes of data.\n")
    # Any identifier of 16 bits that no other ping of the namespace has.
    return _Run(command, destination, sock, os.getpid() & 0xFFFF)


def _choose_source(destination: IPv4Address, device: bytes | None) -> str:
    """Connect a UDP socket to the destination: the source that the kernel gives it; raises ``_Refused``."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            if device is not None:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, device)
        except OSError as error:
            raise _Refused(f"SO_BINDTODEVICE {device.decode() if device else ''}: {error.strerror}") from None
        try:
            # UDP's connect() sends nothing, it only looks up the route; the port is iputils' own (ping4_run()).
            probe.connect((str(destination), 1025))
        except OSError as error:
            raise _Refused(f"connect: {error.strerror}") from None
        source: str = probe.getsockname()[0]
        return source


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _complain(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
