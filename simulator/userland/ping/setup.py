"""The beginning of ``ping``: choose the source, open the socket and set its options, print the header
(iputils 20221126, ``ping4_run``)."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno
from pingproof.simulator.linux.ipv4.inet_sock import ANY, PmtuDiscovery, Socket
from pingproof.simulator.linux.ipv4.socket import bind_address, bind_device, close, connect, open_raw_icmp, open_udp
from pingproof.simulator.tools.lib.resolver import inet_aton
from pingproof.simulator.tools.ping.text import pattern_bytes
from pingproof.simulator.value import value
from pingproof.simulator.wire.icmp import IcmpType

if TYPE_CHECKING:
    from pingproof.simulator.tools.ping.words import Ping
    from pingproof.simulator.userland.lib.process import Process

PROBE_PORT = 1025
"""The UDP port that ``ping`` connects to for learning the source address a route chooses."""
RECORD_ROUTE_LENGTH = 40
"""Bytes that -R adds to the header."""
ALL_TYPES = frozenset(range(32))
"""All types of an ICMP_FILTER."""
READ_TYPES = frozenset(
    {
        IcmpType.ECHO_REPLY,
        IcmpType.DEST_UNREACH,
        IcmpType.SOURCE_QUENCH,
        IcmpType.REDIRECT,
        IcmpType.TIME_EXCEEDED,
        IcmpType.PARAMETER_PROBLEM,
    }
)
"""The types that ``ping`` reads from its socket at first."""
READ_TYPES_AFTER_ERROR = frozenset({IcmpType.ECHO_REPLY, IcmpType.SOURCE_QUENCH, IcmpType.REDIRECT})
"""The types read once the error queue has reported an error, and so reports the others."""
PMTU = {"do": PmtuDiscovery.DO, "dont": PmtuDiscovery.DONT, "want": PmtuDiscovery.WANT}


@value
class PingSetup:
    """The open socket, and what its set-up found out."""

    sock: Socket
    destination: IPv4Address
    numeric: bool
    multicast: bool


@value
class Refused:
    """The reason why ``ping`` ends before its first probe: the text after ``ping: ``."""

    message: str


def prepare(process: Process, command: Ping, destination: IPv4Address) -> PingSetup | Refused:
    """Open ``ping``'s socket as its options say and print the lines before the first reply."""
    early = _print_first_lines(process, command, destination)
    if early is not None:
        return early
    sock = open_raw_icmp(process.namespace, process)
    setup = _set_up(process, command, destination, sock)
    if isinstance(setup, Refused):
        close(sock)
    return setup


def _print_first_lines(process: Process, command: Ping, destination: IPv4Address) -> Refused | None:
    """The lines of -p and -v before a socket is used."""
    if command.pattern is not None:
        wrong = next((at for at, digit in enumerate(command.pattern) if digit not in "0123456789abcdefABCDEF"), None)
        if wrong is not None:
            return Refused(f"patterns must be specified as hex digits: {command.pattern[wrong:]}")
        if not command.quiet:
            process.write(f"PATTERN: 0x{pattern_bytes(command.pattern).hex()}\n")
    if command.verbose:
        other = "-1 (socktype: 0)" if command.ipv4_only else "4 (socktype: SOCK_RAW)"
        family = "AF_INET" if command.ipv4_only else "AF_UNSPEC"
        process.write_error(f"ping: sock4.fd: 3 (socktype: SOCK_RAW), sock6.fd: {other}, hints.ai_family: {family}\n\n")
        process.write(f"ai->ai_family: AF_INET, ai->ai_canonname: '{command.destination}'\n")
    return None


def _set_up(process: Process, command: Ping, destination: IPv4Address, sock: Socket) -> PingSetup | Refused:
    # -I takes an address or a device's name; an address needs no question to the kernel, unless it is 0.0.0.0.
    asked = _interface_address(command)
    device = command.interface if command.interface is not None and asked is None else None
    sock.tos = command.tos or 0
    source = _choose_source(process, command, destination, device, sock) if asked is None or asked == ANY else asked
    if isinstance(source, Refused):
        return source
    # 0.0.0.0 is this host: the source that was found is the destination as well.
    if destination == ANY:
        destination = source
    multicast = command.broadcast or destination.is_multicast
    if command.pmtu is not None:
        sock.pmtu = PMTU[command.pmtu]
    # A probe to a group or a broadcast is not to be cut, unless -M says otherwise (ping4_run).
    elif multicast:
        sock.pmtu = PmtuDiscovery.DO
    # A source that was found is only shown in the header; one that was typed is bound.
    strict = asked is not None or command.strict_source
    if strict and (refused := bind_address(sock, source)):
        return Refused(f"bind: {refused.value}")
    # IP_TTL refuses 0 (ip(7)), and ping gives up.
    if command.ttl == 0:
        return Refused(f"cannot set unicast time-to-live: {Errno.EINVAL.value}")
    sock.receive_errors = True
    # A raw socket receives all ICMP of the host: questions of others are kept from it.
    sock.filtered_types = ALL_TYPES - READ_TYPES
    sock.record_route = command.record_route
    sock.broadcast = command.broadcast
    sock.ttl = command.ttl
    sock.dont_route = command.bypass_route
    sock.mark = command.mark or 0
    _print_header(process, command, destination, source, device, strict)
    # No names where they would cost time, or where none was typed.
    numeric = command.numeric or command.flood or inet_aton(command.destination) is not None
    return PingSetup(sock, destination, numeric, multicast)


def _interface_address(command: Ping) -> IPv4Address | None:
    """The address behind -I (``inet_pton``); None for a device's name or without -I."""
    try:
        return IPv4Address(command.interface) if command.interface is not None else None
    except ValueError:
        return None


def _choose_source(
    process: Process, command: Ping, destination: IPv4Address, device: str | None, sock: Socket
) -> IPv4Address | Refused:
    """The source address that the kernel gives a UDP socket connected to the destination."""
    # Connecting a UDP socket sends nothing, but makes the kernel choose route and source.
    probe = open_udp(process.namespace, process)
    try:
        if device is not None:
            found = process.namespace.device(device)
            # For a group ping tries IP_MULTICAST_IF next, and fails where it asks for the device's number.
            if found is None and destination.is_multicast:
                return Refused(f"unknown iface: {device}")
            if found is None:
                return Refused(f"SO_BINDTODEVICE {device}: {Errno.ENODEV.value}")
            bind_device(probe, found)
            bind_device(sock, found)
        probe.tos = command.tos or 0
        probe.mark = command.mark or 0
        refused = connect(probe, destination, PROBE_PORT)
        # The kernel refuses a broadcast without SO_BROADCAST, which is how ping learns that it is one.
        if refused is Errno.EACCES:
            if not command.broadcast:
                return Refused("Do you want to ping broadcast? Then -b. If not, check your local firewall rules")
            process.write_error("WARNING: pinging broadcast address\n")
            probe.broadcast = True
            refused = connect(probe, destination, PROBE_PORT)
        if refused:
            return Refused(f"connect: {refused.value}")
        source = probe.source
    finally:
        close(probe)
    # The weak host model lets a device send with another device's address.
    if device is not None and not _has_address(process, device, source):
        process.write_error(f"ping: Warning: source address might be selected on device other than: {device}\n")
    return source


def _has_address(process: Process, device: str, address: IPv4Address) -> bool:
    """Whether ``getifaddrs`` lists the address under the device's name."""
    found = process.namespace.device(device)
    return found is not None and any(row.label in ("", device) and row.local == address for row in found.addresses)


def _print_header(
    process: Process,
    command: Ping,
    destination: IPv4Address,
    source: IPv4Address,
    device: str | None,
    strict: bool,
) -> None:
    options = RECORD_ROUTE_LENGTH if command.record_route else 0
    origin = f"from {source} {device or ''}: " if device is not None or strict else ""
    size = command.size
    process.write(
        f"PING {command.destination} ({destination}) {origin}{size}({size + 8 + options + 20}) bytes of data.\n"
    )
