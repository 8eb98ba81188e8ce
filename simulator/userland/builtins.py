"""``sleep``, ``timeout``, ``echo``, ``true``, ``false`` and ``:``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.result import Result
from pingproof.simulator.tools.builtins.words import Echo, Status, Unknown
from pingproof.simulator.userland.process import Process

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.tools.builtins.words import Sleep, Timeout

TERMINATED = 143
"""128 + SIGTERM: what a program ended by it leaves."""
TIMED_OUT = 124
"""``timeout``'s own exit code when the time was over (timeout(1))."""


class SleepProcess(Process):
    """``sleep``: one timer."""

    def __init__(self, namespace: NetNamespace, pid: int, command: Sleep) -> None:
        super().__init__(namespace, pid)
        self.command = command

    def start(self) -> None:
        """Wait for the timer."""
        self.network.clock.after(round(self.command.seconds * SECOND), self._finish)

    def _finish(self) -> None:
        if self.running:
            self.exit(0)


class TimeoutProcess(Process):
    """``timeout``: another program, and a timer that ends it."""

    def __init__(self, pid: int, command: Timeout, inner: Process) -> None:
        super().__init__(inner.namespace, pid)
        self.command = command
        self.inner = inner
        self.expired = False

    def start(self) -> None:
        """Start the program and the timer; 0 seconds is no limit."""
        if self.command.seconds > 0:
            self.network.clock.after(round(self.command.seconds * SECOND), self._expire)
        self.inner.start()

    @property
    def running(self) -> bool:
        """Whether the program goes on."""
        return self.inner.running

    def _expire(self) -> None:
        """The time is over: SIGINT lets the program say its last words, SIGTERM does not."""
        if not self.running:
            return
        self.expired = True
        if self.command.interrupt:
            self.inner.interrupt()
        else:
            self.inner.exit(TERMINATED)

    def interrupt(self) -> None:
        """^C reaches the program."""
        self.inner.interrupt()

    def result(self) -> Result:
        """What the program has left on the terminal."""
        inner = self.inner.result()
        return Result(TIMED_OUT if self.expired else inner.exit_code, inner.stdout, inner.stderr)


def run(command: Echo | Status | Unknown) -> Result:
    """The commands that answer at once."""
    match command:
        case Echo():
            return Result(0, command.text + ("\n" if command.newline else ""))
        case Status():
            return Result(command.exit_code)
        case Unknown():
            return Result(command.exit_code, command.stdout, command.stderr)
