"""The prompt of a host in the kernel: the lab's commands, carried out in a sandbox that ends with the session."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.lesson.shell.suggestions import LEAVING, OWN_COMMANDS
from pingproof.lesson.terminal.terminal import Style, Terminal
from pingproof.lesson.words.languages import command_words
from pingproof.simulator.network import Network
from pingproof.simulator.shell.interpreter import Shell

if TYPE_CHECKING:
    from pingproof.executor.sandbox.kernel_network import KernelNetwork


@dataclass(slots=True)
class KernelPrompt:
    """A session at the prompt. Commands go to ``kernel``; ``network`` is an empty one, for completing words."""

    kernel: KernelNetwork
    language: str
    network: Network = field(default_factory=Network)
    shell: Shell = field(init=False)

    def __post_init__(self) -> None:
        self.shell = Shell(self.kernel)
        self.kernel.sandbox.passes_interrupts = True

    def answer(self, text: str, terminal: Terminal) -> bool:
        """Carry out a typed line and print its output; False when the session is over."""
        words = text.split()
        if words and words[0] in LEAVING:
            return False
        if words == ["help"]:
            terminal.verbatim(command_words(self.language)["shell help"])
        elif len(words) == 1 and words[0] in OWN_COMMANDS:
            terminal.write(command_words(self.language)["only simulated"].format(word=words[0]), Style.WARNING)
        elif words and not words[0].startswith("#"):
            for played in self.shell.run(text):
                terminal.verbatim(played.stdout)
                terminal.verbatim(played.stderr, Style.BAD)
        return True
