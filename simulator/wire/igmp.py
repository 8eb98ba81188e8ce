"""IGMP (RFC 2236, RFC 3376): the reports that an interface sends when it joins a group."""

from __future__ import annotations

from ipaddress import IPv4Address

from pingproof.simulator.value import value


@value
class IgmpReport:
    """A version 3 membership report with a record for each group."""

    groups: tuple[IPv4Address, ...]

    @property
    def length(self) -> int:
        """Bytes of the message."""
        # RFC 3376 4.2: a header of 8 bytes, and a record of 8 for a group without sources.
        return 8 + 8 * len(self.groups)

    def __str__(self) -> str:
        return f"igmp v3 report, {len(self.groups)} group record(s)"
