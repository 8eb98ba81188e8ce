"""The journal on disk: each change with its undo, written and synced before the change is made.

A line of JSON each. The first says which start of the machine and which network namespace it is about; then come
changes (``changes.py``), and facts that were learned only after a change: a new device's number. A line that was cut
off speaks of a change that was not made, since a change waits until its whole line is on the disk.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pingproof.executor.host.changes import Change, change_from_json, change_to_json
from pingproof.executor.host.identity import NamespaceIdentity, boot_id, own_identity
from pingproof.executor.host.refusals import StateUnreadable

VERSION = 1


class Journal:
    """The journal of a run, open for writing."""

    __slots__ = ("_descriptor", "count")

    def __init__(self, path: Path) -> None:
        """Begin a new journal at ``path``, where no file exists."""
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC, 0o600)
        self.count = 0
        self._write({"version": VERSION, "boot": boot_id(), "namespace": asdict(own_identity())})
        _sync_directory(path.parent)

    def fileno(self) -> int:
        """The descriptor."""
        return self._descriptor

    def note(self, change: Change) -> int:
        """Write a change to disk before the change is made; gives its number."""
        self._write(change_to_json(change))
        self.count += 1
        return self.count - 1

    def learn(self, number: int, **facts: Any) -> None:
        """Write to disk what is known of the change ``number`` once made."""
        self._write({"of": number, "facts": facts})

    def close(self) -> None:
        """Close the file; it stays."""
        os.close(self._descriptor)

    def _write(self, row: dict[str, Any]) -> None:
        os.write(self._descriptor, (json.dumps(row) + "\n").encode())
        os.fdatasync(self._descriptor)


def read_journal(path: Path) -> list[Change] | None:
    """The journal's changes in order, each with its facts; None for a journal of an earlier start of the machine.

    Raises ``StateUnreadable``.
    """
    rows = []
    for line in path.read_bytes().split(b"\n"):
        try:
            # Read up to the first line that is no JSON: what was cut off was not made (see above).
            rows.append(json.loads(line))
        except ValueError:
            break  # the end, or a line that was cut off
    if not rows:
        return []  # cut off before the first change
    head, *rest = rows
    if head.get("version") != VERSION:
        raise StateUnreadable(f"{path} was written by another version of this program: clean up with that one")
    # After a new start of the machine nothing of it is left to undo.
    if head["boot"] != boot_id():
        return None
    if NamespaceIdentity(**head["namespace"]) != own_identity():
        raise StateUnreadable(f"{path} is about another network namespace than the one this process is in")
    changes: list[dict[str, Any]] = []
    for row in rest:
        if "of" in row:
            # Facts come in order: a later one (a new name) replaces an earlier one.
            changes[row["of"]].update(row["facts"])
        else:
            changes.append(row)
    return [change_from_json(row) for row in changes]


def remove_journal(path: Path) -> None:
    """Delete the journal, all of whose changes are undone."""
    path.unlink(missing_ok=True)
    _sync_directory(path.parent)


def _sync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
