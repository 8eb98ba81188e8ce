"""``conntrack -L`` (conntrack-tools 1.4.7): a line a flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pingproof.simulator.state import ConntrackEntry, TupleState

PROTOCOL_NAMES: dict[int, str] = {
    1: "icmp",
    6: "tcp",
    17: "udp",
    33: "dccp",
    47: "gre",
    58: "icmpv6",
    132: "sctp",
    136: "udplite",
}
"""The protocols that libnetfilter_conntrack has a name for; every other one is ``unknown``."""


def entry_line(entry: ConntrackEntry, extended: bool = False) -> str:
    """The line of a flow; ``extended`` (``-o extended``) puts the network protocol first."""
    head = "ipv4     2 " if extended else ""
    words = [f"{PROTOCOL_NAMES.get(entry.protocol, 'unknown'):<8} {entry.protocol} {entry.timeout}"]
    if entry.tcp_state is not None:
        words.append(entry.tcp_state)
    words.append(_tuple(entry.original))
    if entry.unreplied:
        words.append("[UNREPLIED]")
    words.append(_tuple(entry.reply))
    if entry.assured:
        words.append("[ASSURED]")
    words.append(f"mark={entry.mark}")
    if entry.zone:
        words.append(f"zone={entry.zone}")
    words.append(f"use={entry.use}")
    return head + " ".join(words)


def _tuple(tuple_: TupleState) -> str:
    text = f"src={tuple_.source} dst={tuple_.destination}"
    if tuple_.type is not None:
        return f"{text} type={tuple_.type} code={tuple_.code} id={tuple_.identifier}"
    if tuple_.source_port is not None:
        return f"{text} sport={tuple_.source_port} dport={tuple_.destination_port}"
    return text
