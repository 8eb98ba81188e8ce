"""Directory of host mode's journal, and the lock for one run at a time.

The lock is ``flock`` on a file that stays. Everything that the run starts inherits the open file, so that the lock is
free only when the last process that could still change something is gone.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from pingproof.executor.host.refusals import AnotherRun, HostRefused

DIRECTORY_VARIABLE = "PINGPROOF_STATE_DIR"
"""The environment variable that names another directory."""
DEFAULT = Path("/var/lib/pingproof")
LOCK_PATIENCE = 5.0
"""Seconds that ``lesson clean`` waits for the processes of a run that was killed to be gone."""


def state_directory() -> Path:
    """``$PINGPROOF_STATE_DIR``, ``$XDG_STATE_HOME/pingproof``, or ``/var/lib/pingproof``."""
    chosen = os.environ.get(DIRECTORY_VARIABLE)
    if chosen:
        return Path(chosen)
    home = os.environ.get("XDG_STATE_HOME")
    return Path(home) / "pingproof" if home else DEFAULT


def journal_path() -> Path:
    """The journal of the run that is going on, or was cut off."""
    return state_directory() / "journal"


@contextlib.contextmanager
def locked(patience: float = 0.0) -> Iterator[int]:
    """Hold the lock; the open file's descriptor. Raises ``AnotherRun`` when it is not free within ``patience`` s."""
    descriptor = _open_lock()
    deadline = time.monotonic() + patience
    try:
        while True:
            try:
                # Not waited for by the kernel: after a kill, the rest of a run may take a moment to end.
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                if time.monotonic() >= deadline:
                    raise AnotherRun("another run on this machine's network is going on (wait until it ends)") from None
            time.sleep(0.05)
        yield descriptor
    finally:
        os.close(descriptor)


def _open_lock() -> int:
    directory = state_directory()
    try:
        directory.mkdir(mode=0o755, parents=True, exist_ok=True)
        return os.open(directory / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise HostRefused(f"the journal's directory {directory}: {error.strerror}") from None
