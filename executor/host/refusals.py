"""Why a lab is not played on this machine's own network: one type for each reason, each one line of text.

All are raised before anything was changed.
"""

from __future__ import annotations


class HostRefused(Exception):
    """The root. The text says what is in the way, and what to do about it."""

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
    """The journal of a run that was cut off is still there."""


class LinkInUse(HostRefused):
    """A device of that name exists."""


class NamespaceInUse(HostRefused):
    """A named network namespace of that name exists."""


class AddressInUse(HostRefused):
    """The address, or a network that overlaps with it, is in use."""


class RuleInUse(HostRefused):
    """The very rule, chain, policy rule or route is there already; taking ours away would take theirs."""


class CannotUndo(HostRefused):
    """A command that changes what this run did not make, or what cannot be put back exactly."""


class NoUplink(HostRefused):
    """The lab speaks of the host's own card or address, and there is none."""


class NotUndone(HostRefused):
    """Something that the run has made could not be taken away again; the journal is kept."""

    def __str__(self) -> str:
        return f"host mode: {self.reason}"


class StateUnreadable(HostRefused):
    """The journal is there and cannot be understood, or belongs to another network namespace."""
