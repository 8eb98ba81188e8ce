"""UDP (RFC 768)."""

from __future__ import annotations

from pingproof.simulator.value import value

HEADER_LENGTH = 8


@value
class Udp:
    """A datagram with ``data_length`` bytes of payload."""

    source_port: int
    destination_port: int
    data_length: int = 0

    @property
    def length(self) -> int:
        """Bytes, header included."""
        return HEADER_LENGTH + self.data_length

    def __str__(self) -> str:
        return f"UDP {self.source_port} > {self.destination_port}, length {self.data_length}"


def transport_ports(transport: object) -> tuple[int, int] | None:
    """Source and destination port of a transport header that has ports, else None."""
    # ICMP has an identifier instead, at another place.
    if isinstance(transport, Udp):
        return transport.source_port, transport.destination_port
    return None
