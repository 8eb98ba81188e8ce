"""``ip netns`` (ip-netns(8))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.language.command import Command


@dataclass(frozen=True, slots=True)
class NetnsAdd:
    """``ip netns add NAME``."""

    name: str


@dataclass(frozen=True, slots=True)
class NetnsDelete:
    """``ip netns del NAME``; with ``ip -all`` every one (``name`` None)."""

    name: str | None


@dataclass(frozen=True, slots=True)
class NetnsList:
    """``ip netns [list]``."""


@dataclass(frozen=True, slots=True)
class NetnsExec:
    """``ip netns exec NAME COMMAND …``; with ``ip -all`` in every one (``name`` None)."""

    name: str | None
    command: Command


@dataclass(frozen=True, slots=True)
class NetnsIdentify:
    """``ip netns identify [PID]``: ``pid`` as typed, None for the shell itself."""

    pid: str | None = None


@dataclass(frozen=True, slots=True)
class NetnsPids:
    """``ip netns pids NAME``."""

    name: str


@dataclass(frozen=True, slots=True)
class NetnsSet:
    """``ip netns set NAME NSID``; ``auto`` is None."""

    name: str
    nsid: int | None


@dataclass(frozen=True, slots=True)
class NetnsListId:
    """``ip netns list-id [target-nsid N] [nsid N]``."""

    target_nsid: int | None = None
    nsid: int | None = None


NetnsCommand = (
    NetnsAdd | NetnsDelete | NetnsList | NetnsExec | NetnsIdentify | NetnsPids | NetnsSet | NetnsListId
)
