"""The lab's machine as its process sees it: the host's namespace, the named ones, the programs that run."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.names import NETNS_RUN_DIR, cover_names
from pingproof.executor.machine.programs import Program
from pingproof.executor.machine.system_calls import CloneFlag, MountFlag, mount, setns, unmount, unshare
from pingproof.executor.netlink.socket import kernel_error
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.result import Result

if TYPE_CHECKING:
    from pingproof.executor.capture.capture import Capture

INTERRUPT_PATIENCE = 2.0
"""Seconds that an interrupted program has to write its last lines before it is killed."""


class Owner(Protocol):
    """Whoever waits for this machine's answer, and may end the program meanwhile."""

    def fileno(self) -> int:
        """Descriptor, readable when the owner has sent a message."""

    def obey(self, program: Program) -> None:
        """Carry out the owner's message about the program being waited for."""


class NoSuchNamespace(Exception):
    """No file of that name in /run/netns, or no namespace mounted on the file."""

    def __init__(self, name: str, error: Errno) -> None:
        super().__init__(name)
        self.name = name
        self.error = error


def open_host() -> KernelNamespace:
    """The namespace this process is in."""
    return KernelNamespace("", os.open("/proc/self/ns/net", os.O_RDONLY | os.O_CLOEXEC), None)


@dataclass(slots=True, eq=False)
class Machine:
    """``opened`` holds the named namespaces that were used, ``programs`` those not yet waited for.

    ``hidden`` are namespaces whose names were taken away; they are kept open for a capture.
    """

    host: KernelNamespace
    ipv6: bool = False
    opened: dict[str, KernelNamespace] = field(default_factory=dict)
    hidden: list[KernelNamespace] = field(default_factory=list)
    programs: dict[int, Program] = field(default_factory=dict)
    next_program: int = 1
    capture: Capture | None = None
    owner: Owner | None = None

    def namespace(self, name: str) -> KernelNamespace:
        """A namespace by its name, "" for the host; raises ``NoSuchNamespace``."""
        if not name:
            return self.host
        # Kept open: opening a namespace and its socket costs more than most requests.
        known = self.opened.get(name)
        path = f"{NETNS_RUN_DIR}/{name}"
        try:
            if known is not None:
                # An inode that another program gave the name meanwhile is another namespace.
                if os.stat(path).st_ino == known.inode:
                    return known
                self.forget(name)
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError as error:
            self.forget(name)
            raise NoSuchNamespace(name, _errno(error)) from None
        try:
            namespace = KernelNamespace(name, descriptor, self.host)
        except OSError as error:
            os.close(descriptor)
            raise NoSuchNamespace(name, _errno(error)) from None
        self.opened[name] = namespace
        return namespace

    def add_namespace(self, name: str) -> None:
        """``ip netns add``: a new namespace bound to a file in /run/netns; raises ``KernelError``."""
        path = f"{NETNS_RUN_DIR}/{name}"
        try:
            # An empty file to mount on, as "ip netns add" makes it; O_EXCL finds a name that is taken.
            os.close(os.open(path, os.O_RDONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0))
        except OSError as error:
            raise KernelError(_errno(error)) from None
        try:
            # A new namespace can only be made by being in it; the process goes back to the host's in any case.
            unshare(CloneFlag.NEWNET)
            mount("/proc/self/ns/net", path, "none", MountFlag.BIND)
            if not self.ipv6:
                disable_ipv6()
        finally:
            setns(self.host.descriptor, CloneFlag.NEWNET)
        if self.capture is not None:
            # At once: the first frames of a namespace are those of its devices coming up.
            self.capture.watch(self.namespace(name))

    def delete_namespace(self, name: str) -> None:
        """``ip netns del``: take the name away; a process in it keeps it alive. Raises ``KernelError``."""
        path = f"{NETNS_RUN_DIR}/{name}"
        if self.capture is not None:
            # Under the present names of its devices, which end with the namespace.
            self.capture.read_all()
        # Not mounted: the file alone is deleted, as by the tool (ip/ipnetns.c:on_netns_del()).
        with contextlib.suppress(OSError):
            unmount(path)
        try:
            os.unlink(path)
        except OSError as error:
            raise KernelError(_errno(error)) from None
        self.forget(name)

    def forget(self, name: str) -> None:
        """Close the files by which this process keeps a namespace alive."""
        namespace = self.opened.pop(name, None)
        if namespace is None:
            return
        if self.capture is not None:
            self.capture.leave(namespace)
        namespace.close()

    def names(self) -> list[str]:
        """The names in /run/netns, in the order of the directory, as ``ip netns`` lists them."""
        return os.listdir(NETNS_RUN_DIR)

    def hide_names(self) -> None:
        """Cover /run/netns: the mount below keeps the namespaces, but no command can name one."""
        for name in self.names():
            with contextlib.suppress(NoSuchNamespace):
                self.hidden.append(self.namespace(name))
        self.opened.clear()
        cover_names()

    def keep(self, program: Program) -> int:
        """Number a program that goes on."""
        number = self.next_program
        self.next_program += 1
        self.programs[number] = program
        return number

    def wait(self, program: Program, patience: float) -> Result:
        """Wait for a program, at most ``patience`` seconds; then it is interrupted, and at last killed."""
        if not self.ended_within(program, patience):
            program.interrupt()
            if not self.ended_within(program, INTERRUPT_PATIENCE):
                os.kill(program.pid, 9)
                program.reap(wait=True)
        result = program.result()
        program.close()
        return result

    def terminate(self, program: Program) -> Result:
        """End a program with SIGTERM, as ``timeout`` does."""
        os.kill(program.pid, signal.SIGTERM)
        return self.wait(program, INTERRUPT_PATIENCE)

    def ended_within(self, program: Program, seconds: float) -> bool:
        """Wait for a program, at most ``seconds``: whether it has ended. A capture's frames are read meanwhile."""
        deadline = time.monotonic() + seconds
        poll = select.poll()
        poll.register(program.ending, select.POLLIN)
        if self.owner is not None:
            poll.register(self.owner.fileno(), select.POLLIN)
        if self.capture is not None:
            self.capture.register(poll)
        while not program.reap(wait=False):
            # The program may end between two polls; it is reaped first, so the time is up only for one that runs.
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            ready = poll.poll(left * 1000)
            if self.capture is not None:
                self.capture.read_ready(ready)
            if self.owner is not None and any(descriptor == self.owner.fileno() for descriptor, _ in ready):
                self.owner.obey(program)
        return True


def disable_ipv6() -> None:
    """Switch IPv6 off in the namespace this process is in, where the kernel has it."""
    for scope in ("all", "default"):
        with contextlib.suppress(OSError), open(f"/proc/sys/net/ipv6/conf/{scope}/disable_ipv6", "w") as file:
            file.write("1")


def _errno(error: OSError) -> Errno:
    return kernel_error(error.errno or 0).errno
