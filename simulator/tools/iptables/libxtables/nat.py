"""NAT targets' values: a side of the packet, and a range of addresses and ports for it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from pingproof.simulator.value import value

if TYPE_CHECKING:
    from ipaddress import IPv4Address


class Manip(Enum):
    """Which side of a packet NAT changes (``enum nf_nat_manip_type``)."""

    SOURCE = "source"
    DESTINATION = "destination"


@value
class NatRange:
    """``struct nf_nat_range2``: the addresses and ports that a side may be mapped into; None keeps what is there.

    ``base_port`` shifts a port range (``--to-destination A:1000-2000/3000``); ``random`` never keeps the port.
    """

    first: IPv4Address | None = None
    last: IPv4Address | None = None
    first_port: int | None = None
    last_port: int | None = None
    base_port: int | None = None
    random: bool = False
    persistent: bool = False
