"""``net/core/neighbour.c``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class NeighbourTable:
    """A namespace's ARP table."""
