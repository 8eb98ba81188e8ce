"""How net-tools read an address (lib/inet.c): names are asked for, and no server answers here."""

from __future__ import annotations

from ipaddress import IPv4Address

from pingproof.simulator.errors import SimulatorError
from pingproof.simulator.tools.lib.prefix import get_address

ANY = IPv4Address(0)


def dotted_quad(text: str) -> IPv4Address | None:
    """An address as ``inet_aton`` reads it; None for a name."""
    if not text[:1].isdigit():
        return None
    try:
        return get_address(text, "inet")
    except SimulatorError:
        return None
