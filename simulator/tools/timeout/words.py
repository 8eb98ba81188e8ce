"""``timeout`` (coreutils 9.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.lib.coreutils import bad_option, duration
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.parse import format_inner_words, parse_words
from pingproof.simulator.tools.vocabulary.programs import Program
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.command import Command


@value
class Timeout:
    """``timeout SECONDS COMMAND …``: the command is ended with SIGTERM (SIGINT) when the time is over."""

    seconds: float
    command: Command
    interrupt: bool = False  # -s INT


def parse(words: Sequence[str]) -> Timeout:
    """The command behind ``timeout`` (coreutils 9.1): ``[-s SIGNAL] [-k N] DURATION COMMAND …``.

    Raises UsageError.
    """
    hint = "Try 'timeout --help' for more information.\n"
    left, interrupt = list(words), False
    # getopt with "+": the first word that is no option ends them, so the command keeps its own.
    while left and left[0].startswith("-"):
        option = left.pop(0)
        if option in ("-s", "--signal", "-k", "--kill-after"):
            if not left:
                raise UsageError(f"timeout: option requires an argument -- '{option.lstrip('-')[0]}'\n{hint}", 125)
            value = left.pop(0)
        elif option.startswith(("--signal=", "--kill-after=")):
            option, _, value = option.partition("=")
        elif option[1:2] in ("s", "k") and not option.startswith("--"):
            option, value = option[:2], option[2:]
        elif option in ("--preserve-status", "--foreground", "-v", "--verbose"):
            raise NotModelled(f"timeout {option}", "timeout SECONDS COMMAND")
        else:
            raise bad_option("timeout", option, 125)
        # -k is read over: the model's programs end at the first signal.
        if option in ("-s", "--signal"):
            if value.upper().removeprefix("SIG") not in ("INT", "2", "TERM", "15"):
                raise NotModelled(f"timeout with the signal {value}", "timeout -s INT")
            interrupt = value.upper().removeprefix("SIG") in ("INT", "2")
    if len(left) < 2:
        # 125: timeout itself failed, whatever the command would have answered (timeout(1)).
        raise UsageError(hint, 125)
    seconds = duration(left[0])
    if seconds is None:
        raise UsageError(f"timeout: invalid time interval ‘{left[0]}’\n{hint}", 125)
    return Timeout(seconds, parse_words(left[1:], "timeout"), interrupt)


@formats(Program.TIMEOUT, Timeout)
def format_words(command: Timeout) -> list[str]:
    """The words of the command."""
    signal = ["-s", "INT"] if command.interrupt else []
    return ["timeout", *signal, f"{command.seconds!r}".removesuffix(".0"), *format_inner_words(command.command)]
