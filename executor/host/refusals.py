"""Why a lab is not played on this machine's own network: one type for each reason, each one line of text.

All are raised before anything was changed.
"""

from __future__ import annotations


class HostRefused(Exception):
    """Root of the refusals. The text has the obstacle, and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"host mode: {self.reason}; nothing was changed"


class NotRoot(HostRefused):
    """Changing the machine's network takes CAP_NET_ADMIN and CAP_SYS_ADMIN."""


class AnotherRun(HostRefused):
    """Somebody holds the lock."""


class LeftBehind(HostRefused):
    """The journal of a run that was cut off still exists."""


class LinkInUse(HostRefused):
    """A device of that name exists."""


class NamespaceInUse(HostRefused):
    """A named network namespace of that name exists."""


class AddressInUse(HostRefused):
    """The address, or a network that overlaps with it, is in use."""


class RuleInUse(HostRefused):
    """The same rule, chain, policy rule or route exists already; deleting ours would delete theirs."""


class CannotUndo(HostRefused):
    """A command that changes what this run did not make, or what cannot be put back exactly."""


class NoUplink(HostRefused):
    """The lab names the host's own card or address, and the host has none."""


class NotUndone(HostRefused):
    """Something that the run has made could not be taken away again; the journal is kept."""

    def __str__(self) -> str:
        return f"host mode: {self.reason}"


class StateUnreadable(HostRefused):
    """The journal cannot be read, or belongs to another network namespace."""
