"""``net/ipv4/icmp.c``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class IcmpState:
    """Token buckets."""
