"""A lab on the simulator, in the same form as the kernel's answers.

The time between two commands is the machine's, not the simulator's to predict: each line of a lab can be played at the
time at which it began in the kernel, so that a timer of seconds ends between the same two commands on both sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from pingproof.lesson.fuzz.agreement import Answer
from pingproof.lesson.fuzz.frames import Frames, journal_frames
from pingproof.lesson.play.world import build_world
from pingproof.simulator.clock import MILLISECOND
from pingproof.simulator.network import COMMAND_TIME, Network
from pingproof.simulator.shell.interpreter import Shell
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.result import Result
    from pingproof.simulator.tools.command import Command
    from pingproof.simulator.userland.lib.process import Process

HIDDEN = frozenset({"_gw", "_inet"})
"""The namespaces of the world around a lab."""


@value
class ModelRun:
    """A run on the simulator: the answer of each command line, and the frames on every interface of the lab."""

    answers: list[Answer]
    frames: Frames


@cache
def _world() -> Network:
    network = build_world()
    network.journal.listening = False
    return network


@dataclass(slots=True, eq=False)
class _Timed:
    """A network on which each line of a lab begins at its time, or as soon as the line before has ended."""

    network: Network
    began: Mapping[int, int]
    shell: Shell = field(init=False)
    first: int = field(init=False)

    def __post_init__(self) -> None:
        self.shell = Shell(self)
        self.first = self.network.clock.now + COMMAND_TIME  # a tool acts when it has started
        self.network.command_time = MILLISECOND

    def start(self, command: Command) -> Process | Result:
        clock = self.network.clock
        clock.run_until(max(clock.now, self.first + self.began.get(self.shell.line, 0)))
        return self.network.start(command)

    def wait(self, program: Process, /) -> Result:
        return self.network.wait(program)


def run(script: str, began: Mapping[int, int] | None = None) -> ModelRun:
    """Carry out `script` on a fresh copy of the course's world; ``began`` holds the lines' times in the kernel (ns)."""
    network = _world().copy()
    network.journal.listening = True
    shell = _Timed(network, began).shell if began is not None else Shell(network)
    answers = [
        Answer(
            line=played.line,
            command=played.command,
            exit_code=played.result.exit_code,
            stdout=played.result.stdout,
            stderr=played.result.stderr,
        )
        for played in shell.play(script)
    ]
    return ModelRun(answers, journal_frames(network.journal.events, HIDDEN, script))
