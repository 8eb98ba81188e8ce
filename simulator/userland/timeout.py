"""``timeout``: another program, and a timer that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.carry_out import carries_out, run_command
from pingproof.simulator.clock import SECOND
from pingproof.simulator.result import Result
from pingproof.simulator.tools.timeout.words import Timeout
from pingproof.simulator.userland.lib.process import Process, new_pid

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

TERMINATED = 143
"""Exit code of a program ended by SIGTERM: 128 + 15."""
TIMED_OUT = 124
"""Exit code of ``timeout`` when the time was over (timeout(1))."""


class TimeoutProcess(Process):
    """A running ``timeout``: another program, and the timer that ends it."""

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
        """Whether the program has not ended."""
        return self.inner.running

    def _expire(self) -> None:
        """End the program when the time is over: on SIGINT ``ping`` prints its summary, on SIGTERM nothing."""
        if not self.running:
            return
        self.expired = True
        if self.command.interrupt:
            self.inner.interrupt()
        else:
            self.inner.exit(TERMINATED)

    def interrupt(self) -> None:
        """Pass ^C on to the program."""
        self.inner.interrupt()

    def result(self) -> Result:
        """The program's output, with the exit code 124 when the time was over."""
        inner = self.inner.result()
        return Result(TIMED_OUT if self.expired else inner.exit_code, inner.stdout, inner.stderr)


@carries_out(Timeout)
def run(namespace: NetNamespace, command: Timeout) -> Result | Process:
    """The program, not yet started; the answer of a tool that needs no time."""
    pid = new_pid(namespace.network)
    inner = run_command(namespace, command.command)
    return inner if isinstance(inner, Result) else TimeoutProcess(pid, command, inner)
