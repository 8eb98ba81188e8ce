"""Host mode: a lab on the machine's own network namespace.

First everything is read and judged: the machine's state, the lab's changes, what they would collide with. Only then is
the journal begun, and a process started that carries the lab's commands out, each noted before it is made. Whatever
ends the lab (its end, an error, ^C, SIGTERM), the journal is undone in reverse. After a ``kill -9`` ``clean`` does the
same from the journal alone.

The process is the first of a pid namespace of its own and dies with its owner, so that with it ends every program that
the lab has started. It is in no other namespace than the machine's.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from pingproof.executor.host.journal import Journal, read_journal, remove_journal
from pingproof.executor.host.refusals import LeftBehind, NotRoot, NotUndone
from pingproof.executor.host.server import serve_host
from pingproof.executor.host.state_directory import LOCK_PATIENCE, journal_path, locked
from pingproof.executor.host.undo import undo
from pingproof.executor.machine.system_calls import CloneFlag, die_with_parent, unshare
from pingproof.executor.machine.unavailable import require_linux
from pingproof.executor.sandbox.kernel_network import KernelNetwork
from pingproof.executor.sandbox.protocol import Failure, receive
from pingproof.executor.sandbox.sandbox import Sandbox, SandboxGone, close_inherited_files

CAP_NET_ADMIN, CAP_SYS_ADMIN = 12, 21
_ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextlib.contextmanager
def host_lock() -> Iterator[int]:
    """Lock this machine's network for one run; raises ``NotRoot``, ``AnotherRun``, ``LeftBehind``."""
    require_linux()
    require_root()
    with locked() as lock:
        if journal_path().exists():
            raise LeftBehind("a run that was cut off has left changes behind (`lesson clean` undoes them)")
        yield lock


def require_root() -> None:
    """Check the capabilities for changing the machine's network; raises ``NotRoot``."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("CapEff:"):
            effective = int(line.split()[1], 16)
            if not (effective >> CAP_NET_ADMIN & 1 and effective >> CAP_SYS_ADMIN & 1):
                raise NotRoot("it takes root (sudo)" if os.geteuid() else "root lacks CAP_NET_ADMIN or CAP_SYS_ADMIN")


@contextlib.contextmanager
def host_network(lock: int, told: list[str], pace: float = 0.0) -> Iterator[KernelNetwork]:
    """The machine's own network, for a lab; afterwards all is put back.

    ``lock`` is what ``host_lock`` gave, ``told`` receives a line for each thing that was left alone. A signal that ends
    the program raises ``SystemExit`` in the ``with`` block.
    """
    path = journal_path()
    with _signals_as_exits():
        journal = Journal(path)
        try:
            with HostProcess(journal, lock) as process:
                yield KernelNetwork(process, pace)
        finally:
            with _signals_ignored():
                journal.close()
                told += _undo_journal(path)


def clean() -> list[str] | None:
    """Undo a run that was cut off: the things left alone; None when there was nothing to undo.

    Raises ``NotRoot``, ``AnotherRun``, ``StateUnreadable``.
    """
    require_linux()
    require_root()
    with locked(LOCK_PATIENCE):
        path = journal_path()
        if not path.exists():
            return None
        with _signals_ignored():
            return _undo_journal(path)


def _undo_journal(path: Path) -> list[str]:
    changes = read_journal(path)
    alone, failed = undo(changes) if changes is not None else ([], [])
    if failed:
        raise NotUndone(f"not all could be put back ({'; '.join(failed)}); `lesson clean` tries again")
    remove_journal(path)
    return alone


class HostProcess(Sandbox):
    """The process that carries out a lab's commands on the machine itself; asked as a sandbox's is."""

    def __init__(self, journal: Journal, lock: int) -> None:
        super().__init__(user_namespace=False)
        self._journal = journal
        self._lock = lock

    def _start(self, user_namespace: bool) -> None:
        owner_end, process_end = socket.socketpair()
        owner = os.getpid()
        self.keeper = os.fork()
        if self.keeper == 0:
            _keep(owner, process_end, self._journal, self._lock)
        process_end.close()
        self._channel = owner_end
        try:
            answer = receive(owner_end)
        except EOFError:
            answer = Failure(SandboxGone("the process of the lab ended before it was ready"))
        if isinstance(answer, Failure):
            self.close()
            raise answer.error


def _keep(owner: int, channel: socket.socket, journal: Journal, lock: int) -> NoReturn:
    """Open a pid namespace, fork its first process, and wait for it. Never returns."""
    try:
        for each in _ENDINGS:
            signal.signal(each, signal.SIG_IGN)
        gc.freeze()
        close_inherited_files(channel.fileno(), journal.fileno(), lock)
        die_with_parent(signal.SIGKILL)
        if os.getppid() != owner:
            os._exit(1)
        unshare(CloneFlag.NEWPID)
        alive, held_by_keeper = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(held_by_keeper)
            _live(alive, channel, journal, lock)
        channel.close()
        os.close(alive)
        os.waitpid(process, 0)
        os._exit(0)
    except BaseException:
        os._exit(1)


def _live(alive: int, channel: socket.socket, journal: Journal, lock: int) -> NoReturn:
    try:
        die_with_parent(signal.SIGKILL)
        os.set_blocking(alive, False)
        with contextlib.suppress(BlockingIOError):
            if os.read(alive, 1) == b"":  # the keeper died before the line above
                os._exit(1)
        os.setsid()
        # The programs that are started hold the lock too: it is free when the last of them has ended.
        os.set_inheritable(lock, True)
        serve_host(channel, journal)
        os._exit(0)
    except BaseException:
        os._exit(1)


@contextlib.contextmanager
def _signals_as_exits() -> Iterator[None]:
    def leave(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    with _handlers(_ENDINGS[1:], leave):
        yield


@contextlib.contextmanager
def _signals_ignored() -> Iterator[None]:
    with _handlers(_ENDINGS, signal.SIG_IGN):
        yield


@contextlib.contextmanager
def _handlers(signals: Sequence[signal.Signals], handler: signal._HANDLER) -> Iterator[None]:
    before = [(each, signal.signal(each, handler)) for each in signals]
    try:
        yield
    finally:
        for each, old in before:
            signal.signal(each, old)
