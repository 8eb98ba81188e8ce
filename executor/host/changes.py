"""Changes of the machine by host mode, as rows of the journal: each row holds what undoing the change takes, no more.

What happens inside a namespace of the run's own, or to a device of its own, goes with the namespace or the device and
has no row.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class DirectoryMade:
    """A directory that was missing (/run/netns)."""

    path: str


@dataclass(frozen=True, slots=True)
class NamespaceMade:
    """A name in /run/netns: the file's own inode, and the namespace (``identity.py``) mounted on it."""

    name: str
    file_device: int
    file_inode: int
    device: int
    inode: int
    cookie: int


@dataclass(frozen=True, slots=True)
class LinkMade:
    """A device, or both ends of a veth: until the numbers are known, the devices of the group ``group``.

    ``links`` are (ifindex, name) of the ends in the host's namespace, each with the name that it had last.
    """

    names: tuple[str, ...]
    group: int
    links: tuple[tuple[int, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class SysctlWritten:
    """A setting, and all files below /proc/sys whose value the setting may change: their values before and after.

    ``after`` None: cut off before it was known.
    """

    key: str
    before: dict[str, str]
    after: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class CommandMade:
    """A route or policy rule: the words for adding the row and those for deleting the row."""

    words: tuple[str, ...]
    undo: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleMade:
    """An iptables rule or chain, and the nft tables and chains of this ``table`` as they were before.

    iptables makes a table and a built-in chain when it first needs them; what it made goes when it is empty again.
    """

    words: tuple[str, ...]
    undo: tuple[str, ...]
    check: tuple[str, ...]
    table: str
    chains_before: tuple[str, ...]
    table_before: bool


@dataclass(frozen=True, slots=True)
class PolicySet:
    """The policy of a built-in chain."""

    table: str
    chain: str
    before: str
    after: str
    chains_before: tuple[str, ...] = field(default=())
    table_before: bool = True


Change = DirectoryMade | NamespaceMade | LinkMade | SysctlWritten | CommandMade | RuleMade | PolicySet
_KINDS: dict[str, type[Change]] = {
    kind.__name__: kind
    for kind in (DirectoryMade, NamespaceMade, LinkMade, SysctlWritten, CommandMade, RuleMade, PolicySet)
}


def change_to_json(change: Change) -> dict[str, Any]:
    """A change as a row of the journal.

    >>> change_to_json(DirectoryMade("/run/netns"))
    {'change': 'DirectoryMade', 'path': '/run/netns'}
    """
    return {"change": type(change).__name__, **asdict(change)}


def change_from_json(row: dict[str, Any]) -> Change:
    """The change that a row of the journal holds.

    >>> change_from_json({"change": "LinkMade", "names": ["br0"], "group": 7, "links": [[4, "br0"]]})
    LinkMade(names=('br0',), group=7, links=((4, 'br0'),))
    """
    values = {name: _frozen(value) for name, value in row.items() if name != "change"}
    return _KINDS[row["change"]](**values)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
