"""The flags of an address by name: ``ip address`` and ``ip link show`` read the same words (ip/ipaddress.c)."""

from __future__ import annotations

IFA_FLAGS = (
    "secondary", "temporary", "nodad", "optimistic", "dadfailed", "home", "deprecated", "tentative", "permanent",
    "mngtmpaddr", "noprefixroute", "autojoin", "stable-privacy",
)  # fmt: skip
"""The flags of an address that ``ip`` knows (ip/ipaddress.c:ifa_flag_data)."""
