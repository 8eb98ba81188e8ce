"""``net/netfilter/nf_conntrack_core.c``: which flow a packet belongs to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class ConntrackTable:
    """A namespace's flows."""


@dataclass(slots=True, eq=False)
class ConntrackInfo:
    """``skb->_nfct``: the flow and the packet's direction and state in it."""
