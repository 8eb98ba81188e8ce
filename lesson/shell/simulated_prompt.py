"""The simulated host's prompt: the lab's commands, and ``explain``, ``mend``, ``undo`` for what they did.

A copy of the network is kept before each command line, so that ``undo`` is a step back in time, whatever the command.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.lesson.play.listener import Listener, Probe
from pingproof.lesson.shell.suggestions import LEAVING, OWN_COMMANDS
from pingproof.lesson.terminal.terminal import Style, Terminal
from pingproof.lesson.words.languages import command_words
from pingproof.simulator.shell.interpreter import Shell
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.lesson.why.explanation import Explanation
    from pingproof.simulator.network import Network

MOST_UNDONE = 100
"""How many command lines can be taken back."""


@value
class Moment:
    """A moment for ``undo`` to go back to: the line typed, and the network and variables before it."""

    text: str
    network: Network
    variables: dict[str, str]


@dataclass(slots=True)
class SimulatedPrompt:
    """A session at the prompt of the host. ``probes`` are the pings and traceroutes of the last line with any."""

    network: Network
    language: str
    past: list[Moment] = field(default_factory=list)
    probes: list[Probe] = field(default_factory=list)
    shell: Shell = field(init=False)

    def __post_init__(self) -> None:
        self.network.journal.listening = True
        self._begin(self.network, {"?": "0"})

    def answer(self, text: str, terminal: Terminal) -> bool:
        """Carry out a typed line and print its output; False when the session is over."""
        words = text.split()
        if words and words[0] in LEAVING:
            return False
        if len(words) == 1 and words[0] in OWN_COMMANDS:
            self._own_command(words[0], terminal)
        elif words and not words[0].startswith("#"):
            self._lab_command(text, terminal)
        return True

    def _lab_command(self, text: str, terminal: Terminal) -> None:
        moment = Moment(text, self.network.copy(), dict(self.shell.variables))
        self.past = [*self.past[1 - MOST_UNDONE :], moment]
        self.network.journal.events.clear()
        before, self.probes = self.probes, []
        for played in self.shell.run(text):
            terminal.verbatim(played.stdout)
            terminal.verbatim(played.stderr, Style.BAD)
        self.probes = self.probes or before

    def _own_command(self, word: str, terminal: Terminal) -> None:
        words = command_words(self.language)
        if word == "help":
            terminal.verbatim(words["shell help"])
        elif word == "undo":
            self._undo(terminal)
        elif not self.probes:
            terminal.write(words["no probe"], Style.WARNING)
        elif word == "explain":
            for explanation in self._explanations():
                explanation.show(terminal)
        elif word == "mend":
            for explanation in self._explanations():
                if explanation.finding is None:
                    terminal.write(words["nothing to mend"], Style.GOOD)
                else:
                    explanation.show_ending(terminal)

    def _explanations(self) -> list[Explanation]:
        from pingproof.lesson.why.explanation import explain

        return [explain(probe, self.network, self.language) for probe in self.probes]

    def _undo(self, terminal: Terminal) -> None:
        words = command_words(self.language)
        if not self.past:
            terminal.write(words["nothing to undo"], Style.WARNING)
            return
        moment = self.past.pop()
        self._begin(moment.network, moment.variables)
        terminal.write(words["undone"].format(command=moment.text.strip()), Style.FAINT)

    def _begin(self, network: Network, variables: dict[str, str]) -> None:
        """Go on from a network, with a listener for its probes."""
        self.network, self.probes = network, []
        listener = Listener(network, self._hear)
        self.shell = listener.shell = Shell(listener, variables)

    def _hear(self, probe: Probe) -> None:
        self.probes.append(probe)
