"""Plan of a lab's changes on this machine: the lab is played on the simulator, on a copy of the machine's state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.executor.host.intents import Intent
from pingproof.executor.host.ledger import Ledger
from pingproof.executor.host.refusals import CannotUndo
from pingproof.simulator.result import Result
from pingproof.simulator.shell.interpreter import Shell

if TYPE_CHECKING:
    from pingproof.simulator.network import Network
    from pingproof.simulator.tools.command import Command
    from pingproof.simulator.userland.lib.process import Process


@dataclass(frozen=True, slots=True)
class Planned:
    """A change and the line of the script that makes it."""

    script: str
    line: int
    intent: Intent


@dataclass(slots=True)
class _Planner:
    """Carries a lab's commands out on the simulator and notes what each would change."""

    network: Network
    check: Callable[[Intent], None]
    ledger: Ledger = field(default_factory=Ledger)
    planned: list[Planned] = field(default_factory=list)
    shell: Shell | None = None
    script: str = ""

    def start(self, command: Command) -> Process | Result:
        """Judge a command, then begin the command."""
        line = self.shell.line if self.shell is not None else 0
        try:
            intents = self.ledger.judge(command)
        except CannotUndo as refusal:
            raise CannotUndo(f"{self.script}:{line}: {refusal.reason}") from None
        for intent in intents:
            self.check(intent)
            self.planned.append(Planned(self.script, line, intent))
        begun = self.network.start(command)
        if isinstance(begun, Result) and begun.ok:
            self.ledger.done(command)
        return begun

    def wait(self, program: Process) -> Result:
        """Wait for a program."""
        return self.network.wait(program)


def plan(scripts: Sequence[tuple[str, str]], network: Network, check: Callable[[Intent], None]) -> list[Planned]:
    """The changes of scripts, each (name, text), played one after the other on ``network``.

    Each is given to ``check`` as soon as it is known. Raises what that raises, and ``CannotUndo``.
    """
    network.journal.listening = False
    planner = _Planner(network, check)
    for name, text in scripts:
        planner.script = name
        planner.shell = Shell(planner)
        planner.shell.play(text)
    return planner.planned
