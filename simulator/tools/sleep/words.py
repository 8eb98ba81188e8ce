"""``sleep`` (coreutils 9.1)."""

from __future__ import annotations

from collections.abc import Sequence

from pingproof.simulator.errors import UsageError
from pingproof.simulator.tools.lib.coreutils import LONGEST_SLEEP, bad_option, duration
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import Program
from pingproof.simulator.value import value


@value
class Sleep:
    """``sleep SECONDS`` (fractions and the suffixes s, m, h are summed)."""

    seconds: float


def parse(words: Sequence[str]) -> Sleep:
    """The command behind ``sleep`` (coreutils 9.1).

    Raises UsageError.
    """
    hint = "Try 'sleep --help' for more information.\n"
    if not words:
        raise UsageError(f"sleep: missing operand\n{hint}", 1)
    if words[0].startswith("-") and len(words[0]) > 1:
        raise bad_option("sleep", words[0], 1)
    seconds = 0.0
    wrong = []
    for word in words:
        length = duration(word)
        if length is None:
            wrong.append(f"sleep: invalid time interval ‘{word}’\n")
        else:
            seconds += length
    if wrong:
        raise UsageError("".join(wrong) + hint, 1)
    return Sleep(min(seconds, LONGEST_SLEEP))


@formats(Program.SLEEP, Sleep)
def format_words(command: Sleep) -> list[str]:
    """The words of the command."""
    return ["sleep", f"{command.seconds!r}".removesuffix(".0")]
