"""``traceroute`` (traceroute(8), Dmitry Butskoy's 2.1)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Traceroute:
    """``traceroute [options] HOST [PACKET-LENGTH]``; None where unsaid."""

    destination: str
    icmp: bool = False  # -I
    numeric: bool = False  # -n
    queries: int = 3  # -q
    wait: float = 5.0  # -w (seconds)
    first_ttl: int = 1  # -f
    max_ttl: int = 30  # -m
    simultaneous: int = 16  # -N
    port: int | None = None  # -p
    source: str | None = None  # -s
    interface: str | None = None  # -i
    dont_fragment: bool = False  # -F
    packet_length: int | None = None
    send_wait: float = 0.0  # -z
    here: float = 3.0  # -w MAX,HERE,NEAR: how many round trips of an answered probe of the same hop; 0 after -w MAX
    near: float = 10.0  # the same of a later hop's
    position: int = field(default=1, compare=False)  # which word of the line the host is: its error message tells
