"""A listener between a shell and its network: each probe that ends is heard, with what the journal noted meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.lesson.probe.command import is_probe
from pingproof.simulator.result import Result
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.journal import Event
    from pingproof.simulator.network import Network
    from pingproof.simulator.shell.interpreter import Shell
    from pingproof.simulator.tools.command import Command
    from pingproof.simulator.userland.lib.process import Process


@value
class Probe:
    """A ping or traceroute that has ended: its command, what it printed, and what the journal noted meanwhile."""

    line: int
    command: Command
    result: Result
    events: tuple[Event, ...]


@dataclass(slots=True)
class Listener:
    """Carries commands out on ``network`` for a shell and calls ``heard`` with each probe that ends."""

    network: Network
    heard: Callable[[Probe], None]
    shell: Shell | None = None
    started: dict[int, tuple[int, Command, int]] = field(default_factory=dict)

    def start(self, command: Command) -> Process | Result:
        """Begin a command; a probe that could not even begin is heard at once."""
        line = self.shell.line if self.shell else 0
        mark = len(self.network.journal.events)
        begun = self.network.start(command)
        if is_probe(command):
            if isinstance(begun, Result):
                self._hear(line, command, begun, mark)
            else:
                self.started[begun.pid] = (line, command, mark)
        return begun

    def wait(self, program: Process) -> Result:
        """Wait for a program; a probe is heard when it has ended."""
        result = self.network.wait(program)
        if program.pid in self.started:
            line, command, mark = self.started.pop(program.pid)
            self._hear(line, command, result, mark)
        return result

    def _hear(self, line: int, command: Command, result: Result, mark: int) -> None:
        self.heard(Probe(line, command, result, tuple(self.network.journal.since(mark))))
