"""``net/ipv4/protocol.c``: the protocols above IPv4, by their number."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.wire.icmp import Icmp
    from pingproof.simulator.wire.ipv4 import Ipv4


@value
class NetProtocol:
    """``struct net_protocol``: a protocol's two entries.

    ``handler`` gets a packet for this host, and whether a raw socket took a copy of it. ``err_handler`` gets an ICMP
    error: the packet that brought it, the message, the packet it quotes, and the path's MTU (bytes) or 0.
    """

    handler: Callable[[SkBuff, bool], None]
    err_handler: Callable[[SkBuff, Icmp, Ipv4, int], None] | None = None


INET_PROTOCOLS: dict[int, NetProtocol] = {}
"""``inet_protos``, filled by ``linux.py`` (``inet_add_protocol``)."""
