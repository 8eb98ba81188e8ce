"""A sandbox: a process in namespaces of its own, in which a lab is the whole machine.

Three processes. The *owner* (the program that makes a ``Sandbox``) forks a *keeper*, which leaves the owner's user
(when it is not root), network and mount namespaces and opens a new pid namespace; the keeper forks the *inmate*, which
is process 1 of that pid namespace, makes /run, /proc and /sys its own, and answers the owner's requests.

Nothing needs cleaning. Each process asks the kernel to kill it when its parent dies, so ``kill -9`` of any of them ends
the inmate; with process 1 the kernel ends every process of its pid namespace; with the last process go the namespaces,
and with these the devices, rules and mounts. The network namespace that the inmate begins in *is* the lab's host, so
that a lab's commands run verbatim and ``ip netns ls`` shows what the lab made.

Forked, never a new interpreter: 4 ms instead of 20. The thread that makes a sandbox must outlive it, since the kernel
ties "parent dies" to the thread.
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import signal
import socket
import time
from collections.abc import Callable
from types import TracebackType
from typing import NoReturn, Self

from pingproof.executor.machine.names import NETNS_RUN_DIR, cover_names
from pingproof.executor.machine.system_calls import (
    CloneFlag,
    MountFlag,
    die_with_parent,
    mount,
    own_proc_files,
    unshare,
)
from pingproof.executor.machine.unavailable import SandboxUnavailable, Stage, explain, read_settings, require_linux
from pingproof.executor.sandbox.protocol import FOREGROUND, Failure, Interrupt, Request, Stop, receive, send

Serve = Callable[[socket.socket, bool], None]
"""What the inmate does: answer the channel's requests; with IPv6 or without."""
_STILL = MountFlag.NOSUID | MountFlag.NODEV | MountFlag.NOEXEC


GRACE = 1.0
"""Seconds that the inmate has to end before the keeper, and with it the inmate, is killed."""


class SandboxGone(Exception):
    """The sandbox's process ended while its owner still needed it."""


class Sandbox:
    """A context manager: inside the ``with`` block ``ask`` reaches the process in the sandbox.

    ``user_namespace`` None makes one exactly when the user is not root (rather: when the kernel refuses without).
    Raises a subtype of ``SandboxUnavailable``.

    >>> with Sandbox() as sandbox:  # doctest: +SKIP
    ...     KernelNetwork(sandbox).run(parse_line("ip link set lo up"))
    """

    def __init__(self, user_namespace: bool | None = None, ipv6: bool = False) -> None:
        self.ipv6 = ipv6
        self.user_namespace = user_namespace
        self.passes_interrupts = False
        self.keeper: int | None = None
        self._channel: socket.socket | None = None

    def __enter__(self) -> Self:
        require_linux()
        if self.user_namespace is not None:
            self._start(self.user_namespace)
            return self
        try:
            self._start(os.geteuid() != 0)
        except SandboxUnavailable:
            if os.geteuid() != 0:
                raise
            # Root in a container without CAP_SYS_ADMIN may still be allowed what an ordinary user is.
            self._start(True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, request: Request) -> object:
        """Send a request and wait for its answer; raises the error that it met, or ``SandboxGone``."""
        if self._channel is None:
            raise SandboxGone("the sandbox is closed")
        try:
            send(self._channel, request)
            self._await_answer(self._channel)
            answer = receive(self._channel)
        except (EOFError, OSError):
            self.close()
            raise SandboxGone("the sandbox's process ended") from None
        if isinstance(answer, Failure):
            raise answer.error
        return answer

    def _await_answer(self, channel: socket.socket) -> None:
        """Wait for the answer's first byte. ^C ends the sandbox, or with ``passes_interrupts`` the program in it."""
        while True:
            try:
                select.select([channel], [], [])
                return
            except KeyboardInterrupt:
                if not self.passes_interrupts:
                    self.close()
                    raise
                send(channel, Interrupt(FOREGROUND))

    def close(self) -> None:
        """End the sandbox and wait until its processes are gone; harmless when it has ended."""
        if self._channel is not None:
            with contextlib.suppress(OSError):
                send(self._channel, Stop())
            if not _ends_within(self._channel, GRACE) and self.keeper is not None:
                os.kill(self.keeper, signal.SIGKILL)
                _ends_within(self._channel, GRACE)
            self._channel.close()
            self._channel = None
        if self.keeper is not None:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self.keeper, 0)
            self.keeper = None

    def _start(self, user_namespace: bool) -> None:
        # Imported before the fork, so that a second sandbox need not import it again.
        from pingproof.executor.sandbox.server import serve

        owner_end, inmate_end = socket.socketpair()
        owner = os.getpid()
        self.keeper = os.fork()
        if self.keeper == 0:
            _keep(owner, inmate_end, user_namespace, self.ipv6, serve)
        inmate_end.close()
        self._channel = owner_end
        try:
            answer = receive(owner_end)
        except EOFError:
            answer = Failure(SandboxGone("the sandbox's process ended before it was ready"))
        if isinstance(answer, Failure):
            self.close()
            raise answer.error


def _ends_within(channel: socket.socket, seconds: float) -> bool:
    """Whether the other end's process ends within so many seconds; messages still in the channel are lost."""
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        ready, _, _ = select.select([channel], [], [], left)
        try:
            if ready and not channel.recv(1 << 16):
                return True
        except OSError:
            return True
    return False


def _keep(owner: int, channel: socket.socket, user_namespace: bool, ipv6: bool, serve: Serve) -> NoReturn:
    """The keeper: make the namespaces, fork the inmate, and wait for it. Never returns."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        # What the owner left as garbage must not be collected here: it would close descriptors that are ours by then.
        gc.freeze()
        close_inherited_files(channel.fileno())
        _make_namespaces(channel, user_namespace)
        # Entering a user namespace changes credentials, which clears the setting: only now does it hold.
        die_with_parent(signal.SIGKILL)
        if os.getppid() != owner:
            os._exit(1)
        # die_with_parent() in the inmate comes too late for a keeper that dies first: the pipe's end tells it.
        alive, held_by_keeper = os.pipe()
        inmate = os.fork()
        if inmate == 0:
            os.close(held_by_keeper)
            _live(alive, channel, user_namespace, ipv6, serve)
        channel.close()
        os.close(alive)
        os.waitpid(inmate, 0)
        os._exit(0)
    except BaseException:
        os._exit(1)


def _make_namespaces(channel: socket.socket, user_namespace: bool) -> None:
    stage = Stage.USER_NAMESPACE
    try:
        if user_namespace:
            # Asked before: in the new user namespace both are 65534 until the maps are written.
            user, group = os.geteuid(), os.getegid()
            unshare(CloneFlag.NEWUSER)
            stage = Stage.USER_MAP
            own_proc_files()
            # user_namespaces(7): an unprivileged process may write its gid_map only after giving up setgroups().
            _write("/proc/self/setgroups", "deny")
            _write("/proc/self/uid_map", f"0 {user} 1")
            _write("/proc/self/gid_map", f"0 {group} 1")
        stage = Stage.NAMESPACES
        # Owned by the new user namespace, in which this process has every capability.
        unshare(CloneFlag.NEWNET | CloneFlag.NEWNS | CloneFlag.NEWPID)
    except OSError as error:
        _give_up(channel, stage, error, user_namespace)


def _live(alive: int, channel: socket.socket, user_namespace: bool, ipv6: bool, serve: Serve) -> NoReturn:
    """The inmate: make the mounts and answer requests until told to stop. Never returns."""
    try:
        die_with_parent(signal.SIGKILL)
        os.set_blocking(alive, False)
        with contextlib.suppress(BlockingIOError):
            if os.read(alive, 1) == b"":  # the keeper died before the line above
                os._exit(1)
        # ^C in the terminal goes to its foreground group: the owner passes it on, or not.
        os.setsid()
        try:
            _make_mounts()
        except OSError as error:
            _give_up(channel, Stage.MOUNT, error, user_namespace)
        serve(channel, ipv6)
        os._exit(0)
    except BaseException:
        os._exit(1)


def _make_mounts() -> None:
    # Private before anything else: else the owner's machine would see the mounts.
    mount("none", "/", None, MountFlag.RECURSIVE | MountFlag.PRIVATE)
    mount("tmpfs", "/run", "tmpfs", MountFlag.NOSUID | MountFlag.NODEV, "mode=755")
    os.mkdir(NETNS_RUN_DIR, 0o755)
    cover_names()
    for target, filesystem in (("/proc", "proc"), ("/sys", "sysfs")):
        # Refused inside a container that hides parts of its own: the owner's mount then serves as well as it can.
        with contextlib.suppress(OSError):
            mount(filesystem, target, filesystem, _STILL)


def _give_up(channel: socket.socket, stage: Stage, error: OSError, user_namespace: bool) -> NoReturn:
    reason = explain(stage, error.errno or 0, read_settings(), root=not user_namespace)
    send(channel, Failure(reason))
    os._exit(1)


def _write(path: str, text: str) -> None:
    with open(path, "w") as file:
        file.write(text)


def close_inherited_files(*keep: int) -> None:
    """Close the owner's open files (another sandbox's channel, a notebook's sockets), whose ends must be seen."""
    for name in os.listdir("/proc/self/fd"):
        descriptor = int(name)
        if descriptor > 2 and descriptor not in keep:
            with contextlib.suppress(OSError):
                os.close(descriptor)
