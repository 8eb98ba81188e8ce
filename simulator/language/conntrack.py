"""``conntrack`` (conntrack(8), 1.4.7)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conntrack:
    """``conntrack -L|-F|-D|-C [FILTER…]``: ``verb`` is that letter, ``filters`` the (option, value) pairs as typed."""

    verb: str
    filters: tuple[tuple[str, str], ...] = ()
