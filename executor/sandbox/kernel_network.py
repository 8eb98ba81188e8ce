"""The real network: the commands of the simulator's ``Network``, carried out by the kernel inside a sandbox."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from pingproof.executor.sandbox.protocol import (
    HideNames,
    Interrupt,
    Peek,
    PingPairs,
    ReadCapture,
    ReadState,
    Run,
    Start,
    StartCapture,
    Wait,
)
from pingproof.executor.sandbox.sandbox import Sandbox
from pingproof.simulator.clock import SECOND
from pingproof.simulator.network import COMMAND_TIME
from pingproof.simulator.result import Result
from pingproof.simulator.state import NetworkState
from pingproof.simulator.tools.command import Command

if TYPE_CHECKING:
    from pingproof.executor.capture.capture import Recording

PATIENCE = 40.0
"""Seconds that the shell waits for a program that does not end by itself before it interrupts it, as ^C does."""
TOOL_TIME = COMMAND_TIME / SECOND
"""Seconds that a tool takes, as the simulator counts them."""


@dataclass(slots=True, eq=False)
class KernelProgram:
    """A program that goes on inside the sandbox."""

    sandbox: Sandbox
    number: int
    ended: Result | None = None

    @property
    def running(self) -> bool:
        """Whether the program has not ended."""
        if self.ended is not None:
            return False
        exit_code, _ = cast(tuple[int | None, Result], self.sandbox.ask(Peek(self.number)))
        return exit_code is None

    def result(self) -> Result:
        """Output on the terminal so far; exit code 0 while the program runs."""
        if self.ended is not None:
            return self.ended
        return cast(tuple[int | None, Result], self.sandbox.ask(Peek(self.number)))[1]

    def interrupt(self) -> None:
        """SIGINT: what ^C does."""
        if self.ended is None:
            self.sandbox.ask(Interrupt(self.number))


class KernelNetwork:
    """The lab's machine in the kernel. A namespace is named; "" or None is the host.

    A request takes a tenth of the time that a tool takes to start, answer and end. What the kernel does a moment later
    (freeing a deleted namespace's devices, telling of a lost carrier) would come too late for the next command: with
    ``pace`` (seconds, ``TOOL_TIME``) ``start`` and ``wait`` let that time pass, as ``Network`` does.

    >>> with Sandbox() as sandbox:  # doctest: +SKIP
    ...     KernelNetwork(sandbox).run(parse_line("ip netns ls"))
    Result(exit_code=0, stdout='', stderr='')
    """

    __slots__ = ("pace", "sandbox")

    def __init__(self, sandbox: Sandbox, pace: float = 0.0) -> None:
        self.sandbox = sandbox
        self.pace = pace

    def run(self, command: Command, namespace: str | None = None, patience: float = PATIENCE) -> Result:
        """Carry out a command, as a shell does that waits for it (``patience`` in seconds).

        Raises ``ToolMissing``, ``SandboxGone``.
        """
        return self.run_all([command], namespace, patience)[0]

    def run_all(
        self, commands: Iterable[Command], namespace: str | None = None, patience: float = PATIENCE
    ) -> tuple[Result, ...]:
        """Carry out commands one after another, all in one round trip; a refusal does not stop the rest."""
        wanted = tuple((command, namespace or "") for command in commands)
        return cast(tuple[Result, ...], self.sandbox.ask(Run(wanted, patience)))

    def start(self, command: Command, namespace: str | None = None) -> KernelProgram | Result:
        """Begin a command: the running program, or the result of a finished one."""
        answer = self.sandbox.ask(Start(command, namespace or ""))
        if isinstance(answer, Result):
            time.sleep(self.pace)
            return answer
        return KernelProgram(self.sandbox, cast(int, answer))

    def wait(self, program: KernelProgram, patience: float = PATIENCE) -> Result:
        """Wait for a program; after ``patience`` seconds it is interrupted."""
        if program.ended is None:
            program.ended = cast(Result, self.sandbox.ask(Wait(program.number, patience)))
            time.sleep(self.pace)
        return program.ended

    def state(self, namespaces: tuple[str, ...] | None = None) -> NetworkState:
        """The kernel's tables of the host and the named namespaces (or of those asked for)."""
        return cast(NetworkState, self.sandbox.ask(ReadState(namespaces)))

    def hide_names(self) -> None:
        """Hide the present namespaces from ``ip netns``: the lab's surroundings go on, unnamed."""
        self.sandbox.ask(HideNames())

    def start_capture(self) -> None:
        """Record every frame on every device of every namespace from now on."""
        self.sandbox.ask(StartCapture())

    def captured(self, since: int = 0) -> Recording:
        """The frames recorded so far, from the time ``since`` on (ns since 1970); the capture goes on.

        Ending one costs some 15 ms a namespace, in which the kernel waits for its last reader.
        """
        from pingproof.executor.capture.capture import Recording

        return cast(Recording, self.sandbox.ask(ReadCapture(since)))

    def ping_pairs(self, pairs: Iterable[tuple[str, str]], timeout: float = 2.0) -> tuple[bool, ...]:
        """One echo for each (namespace, address), all at once: whether each was answered (``timeout`` in seconds)."""
        return cast(tuple[bool, ...], self.sandbox.ask(PingPairs(tuple(pairs), timeout)))
