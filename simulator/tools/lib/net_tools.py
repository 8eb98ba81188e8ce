"""net-tools 2.10: the version lines of ``route``, ``arp`` and ``ifconfig``, and how they read an address."""

from __future__ import annotations

from ipaddress import IPv4Address

from pingproof.simulator.errors import SimulatorError
from pingproof.simulator.tools.lib.prefix import get_address

ANY = IPv4Address(0)
VERSION = "net-tools 2.10\n"
FAMILIES = "AF: (inet) +UNIX +INET +INET6 +IPX +AX25 +NETROM +X25 +ATALK +ECONET +ROSE -BLUETOOTH\n"
HARDWARE = "+ETHER +ARC +SLIP +PPP +TUNNEL -TR +AX25 +NETROM +X25 +FR +ROSE +ASH +SIT +FDDI +HIPPI +HDLC/LAPB +EUI64 \n"

FAMILY_NAMES = frozenset({"unix", "inet", "inet6", "ax25", "netrom", "rose", "ipx", "ddp", "ec", "ash", "x25"})
"""The families that net-tools knows by name (lib/af.c)."""


def dotted_quad(text: str) -> IPv4Address | None:
    """The address that ``inet_aton`` reads; None for a name."""
    # A name needs a resolver, which these tools ask only for what is no number.
    if not text[:1].isdigit():
        return None
    try:
        return get_address(text, "inet")
    except SimulatorError:
        return None
