"""Flows as ``conntrack -L`` lists them."""

from __future__ import annotations

from dataclasses import field
from ipaddress import IPv4Address

from pingproof.simulator.value import value


@value
class TupleState:
    """A conntrack tuple as ``conntrack -L`` prints it. For ICMP ``type``/``code``/``identifier``, else ports."""

    source: IPv4Address
    destination: IPv4Address
    source_port: int | None = None
    destination_port: int | None = None
    type: int | None = None
    code: int | None = None
    identifier: int | None = None


@value
class ConntrackEntry:
    """A row of ``conntrack -L``; ``timeout`` in seconds."""

    protocol: int
    timeout: int
    original: TupleState
    reply: TupleState
    unreplied: bool = False
    assured: bool = False
    tcp_state: str | None = None
    mark: int = 0
    zone: int = 0
    use: int = field(default=1, compare=False)  # who holds the flow: the table, and each packet that waits
