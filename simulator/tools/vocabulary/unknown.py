"""A mistake, or what is not modelled, as a typed command of its own."""

from __future__ import annotations

from collections.abc import Sequence

from pingproof.simulator.errors import NotModelled, SimulatorError, UsageError
from pingproof.simulator.tools.vocabulary.commands import words_of
from pingproof.simulator.value import value


@value
class Unknown:
    """A mistake, or a program or option not modelled, with the answer of the tool or the shell.

    It is a typed command, so that a script with such a line can be played: carried out, it prints ``stderr``.
    """

    words: tuple[str, ...]
    stderr: str
    exit_code: int
    stdout: str = ""
    modelled: bool = True  # False: Linux would do something here, and this model says that it does not know it


def unknown(words: Sequence[str], mistake: SimulatorError) -> Unknown:
    """The command with the answer of a mistake."""
    match mistake:
        case UsageError():
            return Unknown(tuple(words), mistake.stderr, mistake.exit_code, mistake.stdout)
        case NotModelled():
            return Unknown(tuple(words), f"{mistake}\n", mistake.exit_code, modelled=False)
        case _:
            return Unknown(tuple(words), f"{mistake}\n", 1)


@words_of(Unknown)
def _format_words(command: Unknown) -> list[str]:
    return list(command.words)
