"""A listener between a shell and its network: called back at the end of each probe, with the probe's events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING

from pingproof.lesson.probe.command import is_probe
from pingproof.simulator.live import live
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
    """A ping or traceroute that has ended: its command, its result, and the journal's events meanwhile."""

    line: int
    command: Command
    result: Result
    events: tuple[Event, ...]


@live
class Listener:
    """A shell's network: carries commands out on ``network`` and calls ``heard`` with each probe that ends."""

    network: Network
    heard: Callable[[Probe], None]
    shell: Shell | None = None
    started: dict[int, tuple[int, Command, int]] = field(default_factory=dict)

    def start(self, command: Command) -> Process | Result:
        """Begin a command; ``heard`` is called at once with a probe that could not even begin."""
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
        """Wait for a program; ``heard`` is called when a probe has ended."""
        result = self.network.wait(program)
        if program.pid in self.started:
            line, command, mark = self.started.pop(program.pid)
            self._hear(line, command, result, mark)
        return result

    def _hear(self, line: int, command: Command, result: Result, mark: int) -> None:
        self.heard(Probe(line, command, result, tuple(self.network.journal.since(mark))))
