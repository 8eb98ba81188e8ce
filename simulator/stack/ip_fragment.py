"""``net/ipv4/ip_fragment.c``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Reassembly:
    """Fragments waiting for the rest."""
