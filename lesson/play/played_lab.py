"""A lab played on the simulator, each probe explained at the moment it has ended.

The shell carries its commands out on a network; here a ``Listener`` stands between the two and marks, around each ping
and traceroute, what the journal noted meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.simulator.result import Result
from pingproof.simulator.shell.interpreter import Shell
from pingproof.simulator.tools.builtins.words import Timeout
from pingproof.simulator.tools.ip.netns.words import NetnsExec
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.nsenter.words import Nsenter
from pingproof.simulator.tools.ping.words import Ping
from pingproof.simulator.tools.traceroute.words import Traceroute
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.lesson.explain.explanation import Explanation
    from pingproof.simulator.journal import Event
    from pingproof.simulator.network import Network
    from pingproof.simulator.shell.interpreter import PlayedLine
    from pingproof.simulator.tools.command import Command
    from pingproof.simulator.userland.process import Process


@value
class Probe:
    """A ping or traceroute that has ended: its command, what it printed, and what the journal noted meanwhile."""

    line: int
    command: Command
    result: Result
    events: tuple[Event, ...]


@value
class ExplainedLine:
    """A command line of a lab, what it left, and the explanation of each probe in it (a loop can hold several)."""

    played: PlayedLine
    explanations: tuple[Explanation, ...] = ()


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


def is_probe(command: Command) -> bool:
    """Whether the command, in whatever namespace, is a ping or a traceroute."""
    match command:
        case Ip(action=NetnsExec(command=inner)) | Nsenter(command=inner) | Timeout(command=inner):
            return is_probe(inner)
        case _:
            return isinstance(command, Ping | Traceroute)


def play_lab(script: str, network: Network, language: str | None = None) -> list[ExplainedLine]:
    """Play a script; with a ``language`` its probes are explained."""
    if language is None:
        network.journal.listening = False
        return [ExplainedLine(line) for line in Shell(network).play(script)]
    from pingproof.lesson.explain.explanation import explain

    explanations: dict[int, list[Explanation]] = {}

    def heard(probe: Probe) -> None:
        explanations.setdefault(probe.line, []).append(explain(probe, network, language))

    network.journal.listening = True
    listener = Listener(network, heard)
    listener.shell = Shell(listener)
    lines = listener.shell.play(script)
    return [ExplainedLine(line, tuple(explanations.get(line.line, ()))) for line in lines]
