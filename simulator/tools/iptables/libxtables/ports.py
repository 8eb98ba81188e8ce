"""The ports of TCP and UDP in ``-m tcp`` and ``-m udp``: read, compared, listed (xt_tcpudp.c, add_nft_tcpudp()).

A piece that is not the first has no transport header: matches that are xt_tables' do not match it, inverted or not.
What iptables 1.8.9 writes as the kernel's own expressions, ``--sport`` and ``--dport``, looks at what is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables import values
from pingproof.simulator.tools.iptables.libxtables.canonical import port_range
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.lib.netbase import service_name
from pingproof.simulator.value import value
from pingproof.simulator.wire.encode import encode_ipv4
from pingproof.simulator.wire.udp import transport_ports

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.extension import Convert, MatchOption
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match
    from pingproof.simulator.wire.ipv4 import Ipv4

ALL_PORTS = "0:65535"


@value
class HeaderMatch:
    """``-m tcp`` or ``-m udp`` without options: xt_tcpudp.c still requires a transport header."""

    def matches(self, packet: Packet) -> bool:
        """False for a piece that is not the first."""
        return packet.ip.transport is not None


@value
class PortMatch:
    """``--sport`` or ``--dport``, with its own inversion."""

    is_source: bool
    first: int
    last: int
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Compare the port; False where there is none."""
        port = payload_number(packet.ip, 0 if self.is_source else 2, 2)
        return port is not None and (self.first <= port <= self.last) is not self.inverted


@value
class NotBothPortsMatch:
    """``! --sport N ! --dport M``: one comparison of both, so either may be what it must not (add_nft_tcpudp())."""

    source: int
    destination: int

    def matches(self, packet: Packet) -> bool:
        """Compare both ports at once."""
        ports = payload_number(packet.ip, 0, 4)
        return ports is not None and ports != self.source << 16 | self.destination


def payload_number(packet: Ipv4, at: int, size: int) -> int | None:
    """What lies ``at`` so many bytes behind the IP header, whatever that is there (``nft_payload_fast_eval``).

    In a later piece, or in a packet of another protocol, these are not the ports of a header. None beyond the end.
    """
    ports = transport_ports(packet.transport)
    # The common case without encoding the packet.
    if ports is not None and size == 2:
        return ports[at // 2]
    data = encode_ipv4(packet)[packet.header_length :][at : at + size]
    return int.from_bytes(data) if len(data) == size else None


def port_matches(match: Match) -> list[Predicate]:
    """The conditions of ``--sport`` and ``--dport``."""
    ports = [
        PortMatch(option == "sport", *port_range(words[0]), inverted)
        for option, words, inverted in match.options
        if option in ("sport", "dport")
    ]
    # add_nft_tcpudp() joins two inverted single ports into one comparison of four bytes.
    if len(ports) == 2 and all(port.inverted and port.first == port.last for port in ports):
        return [NotBothPortsMatch(ports[0].first, ports[1].first)]
    return list(ports)


def guided_ports(extension: str, option: str) -> Convert:
    """A port or a range as xtoptions.c reads it."""

    def convert(word: str, protocol: str | None) -> str:
        return values.ports_text(*values.guided_ports(word, protocol, extension, option))

    return convert


def finish_ports(options: list[MatchOption]) -> list[MatchOption] | None:
    """Ports and flags as the kernel's expressions come back (nft-shared.c:add_nft_tcpudp(), add_nft_tcp()).

    All ports are no condition, nor are flags under an empty mask; all but the ports from 0 on are those that follow
    them. None, as if the match had not been said, when nothing is left of what is more than the values at first.
    """
    kept: list[MatchOption] = []
    for option, words, inverted in options:
        first, _, last = words[0].partition(":")
        # No flag is looked at: add_nft_tcp() writes no expression for it.
        if option == "tcp-flags" and first == "NONE":
            continue
        # A range from 0 is written as "not greater than", which cannot say "! 0:N" but as N+1 and up.
        if option in ("sport", "dport") and first == "0" and last and (inverted or last == "65535"):
            if last != "65535":
                kept.append((option, (values.ports_text(int(last) + 1, 65535),), False))
            continue
        kept.append((option, words, inverted))
    asked = any(inverted or words[1:] not in ((), ("NONE",)) for _, words, inverted in options)
    return kept if kept or not asked else None


def check_protocol(name: str, options: list[MatchOption] | None, protocol: str | None) -> None:
    """Require ``-p`` of a match that becomes the kernel's own expressions (nft.c:add_nft_tcp()). Raises UsageError."""
    # --tcp-option has no expression, and leaves the match to xt_tcpudp.c, whose proto the kernel checks.
    native = options is None or (len(options) > 0 and all(option != "tcp-option" for option, _, _ in options))
    if native and protocol != name:
        raise problem(f"{name.upper()} match requires '-p {name}'")


def service(port: str, protocol: int, numeric: bool) -> str:
    """A port as it is listed."""
    return port if numeric else service_name(int(port), protocol) or port


def port_listing(option: str, text: str, inverted: bool, protocol: int, numeric: bool) -> str:
    """``dpt:80``, ``spts:!1:9``; nothing for all ports."""
    if text == ALL_PORTS and not inverted:
        return ""
    name = option[0] + "pt"
    first, colon, last = text.partition(":")
    mark = "!" if inverted else ""
    if not colon:
        return f" {name}:{mark}{service(first, protocol, numeric)}"
    return f" {name}s:{mark}{service(first, protocol, numeric)}:{service(last, protocol, numeric)}"
