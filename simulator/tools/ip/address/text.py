"""Addresses in the words of ``ip address`` (iproute2/ip/ipaddress.c:print_addrinfo())."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import Any

from pingproof.simulator.state import Address
from pingproof.simulator.tools.lib.color import inet_ink

FOREVER = 0xFFFFFFFF
"""A lifetime without end (``INFINITY_LIFE_TIME``)."""


def _has_peer(ifa: Address) -> bool:
    """Whether another end is told: the kernel leaves out one of 0.0.0.0 (net/ipv4/devinet.c:inet_fill_ifaddr())."""
    return ifa.peer not in (ifa.local, IPv4Address(0))


def _with_length(ifa: Address, color: bool) -> str:
    local, peer = inet_ink(str(ifa.local), color), inet_ink(str(ifa.peer), color)
    return f"{local} peer {peer}/{ifa.prefix_length}" if _has_peer(ifa) else f"{local}/{ifa.prefix_length}"


def address_text(ifa: Address, *, line_break: str = "\n", color: bool = False) -> str:
    """The lines of an address below its link, without the last line's end; ``line_break`` is a backslash for ``-o``."""
    words = ["inet", _with_length(ifa, color)]
    if ifa.metric:
        words.append(f"metric {ifa.metric}")
    text = " ".join(words) + " "
    if ifa.broadcast is not None and ifa.broadcast != IPv4Address(0):
        text += f"brd {inet_ink(f'{ifa.broadcast} ', color)}"
    text += f"scope {ifa.scope.name.lower()} "
    text += "secondary " if ifa.secondary else ""
    text += "noprefixroute " if ifa.noprefixroute else ""
    return f"    {text}{ifa.label}{line_break}       valid_lft forever preferred_lft forever"


def address_brief(ifa: Address, *, color: bool = False) -> str:
    """An address behind its link's state (``-br``), with the space after it."""
    metric = f"metric {ifa.metric} " if ifa.metric else ""
    return f"{_with_length(ifa, color)} {metric}"


def address_object(ifa: Address, *, brief: bool = False) -> dict[str, Any]:
    """An address as ``ip -j`` writes it."""
    row: dict[str, Any] = {} if brief else {"family": "inet"}
    row["local"] = str(ifa.local)
    if _has_peer(ifa):
        row["address"] = str(ifa.peer)
    row["prefixlen"] = ifa.prefix_length
    if ifa.metric:
        row["metric"] = ifa.metric
    if brief:
        return row
    if ifa.broadcast is not None and ifa.broadcast != IPv4Address(0):
        row["broadcast"] = str(ifa.broadcast)
    row["scope"] = ifa.scope.name.lower()
    if ifa.secondary:
        row["secondary"] = True
    if ifa.noprefixroute:
        row["noprefixroute"] = True
    return row | {"label": ifa.label, "valid_life_time": FOREVER, "preferred_life_time": FOREVER}
