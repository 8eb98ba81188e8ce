"""What a script uses beside the network's tools: ``sleep``, ``echo``, ``true``, ``false``, ``:`` …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.errors import NotModelled, SimulatorError, UsageError
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.command import Command


@value
class Sleep:
    """``sleep SECONDS`` (fractions and the suffixes s, m, h are summed)."""

    seconds: float


@value
class Echo:
    """``echo TEXT``; ``newline`` False with -n."""

    text: str
    newline: bool = True


@value
class Status:
    """``true``, ``:`` and ``false``: the word and its exit code."""

    word: str

    @property
    def exit_code(self) -> int:
        """0 or, for ``false``, 1."""
        return 1 if self.word == "false" else 0


@value
class Timeout:
    """``timeout SECONDS COMMAND …``: the command is ended with SIGTERM (SIGINT) when the time is over."""

    seconds: float
    command: Command
    interrupt: bool = False  # -s INT


@value
class Unknown:
    """A program or an option that is not modelled, or a mistake: what its tool (or the shell) would answer.

    A typed command all the same, so that a script with one such line still plays: running it prints ``stderr``.
    """

    words: tuple[str, ...]
    stderr: str
    exit_code: int
    stdout: str = ""
    modelled: bool = True  # False: Linux would do something here, and this model says that it does not know it


def unknown(words: Sequence[str], mistake: SimulatorError) -> Unknown:
    """The command that answers as the mistake says."""
    match mistake:
        case UsageError():
            return Unknown(tuple(words), mistake.stderr, mistake.exit_code, mistake.stdout)
        case NotModelled():
            return Unknown(tuple(words), f"{mistake}\n", mistake.exit_code, modelled=False)
        case _:
            return Unknown(tuple(words), f"{mistake}\n", 1)


_DURATION = re.compile(r"(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)([smhd]?)")
_UNITS = {"": 1.0, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
LONGEST_SLEEP = 1e9
"""Seconds (32 years) from which on a duration is as good as for ever."""


def duration(word: str) -> float | None:
    """Seconds of a coreutils duration: ``1``, ``.5``, ``2m``, ``infinity``; None when it is none."""
    if word in ("inf", "infinity"):
        return LONGEST_SLEEP
    match = _DURATION.fullmatch(word)
    return min(float(match[1]) * _UNITS[match[2]], LONGEST_SLEEP) if match else None


def parse_sleep(words: Sequence[str]) -> Sleep:
    """The command behind ``sleep`` (coreutils 9.1).

    Raises UsageError.
    """
    hint = "Try 'sleep --help' for more information.\n"
    if not words:
        raise UsageError(f"sleep: missing operand\n{hint}", 1)
    if words[0].startswith("-") and len(words[0]) > 1:
        raise _bad_option("sleep", words[0], 1)
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


def parse_echo(words: Sequence[str]) -> Echo:
    """The command behind ``echo``: bash's own, options ``-n``, ``-e`` and ``-E`` (backslashes stay unless ``-e``)."""
    newline, escapes, words = True, False, list(words)
    while words and re.fullmatch(r"-[neE]+", words[0]):
        for letter in words.pop(0)[1:]:
            newline = newline and letter != "n"
            escapes = letter == "e" if letter in "eE" else escapes
    text = " ".join(words)
    if escapes:
        text, stop = _unescape(text)
        newline = newline and not stop
    return Echo(text, newline)


_ESCAPES = {
    "\\": "\\",
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "E": "\x1b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}
_ESCAPE = re.compile(r"\\(?:([\\abeEfnrtv])|(c)|0([0-7]{0,3})|x([0-9a-fA-F]{1,2}))")


def _unescape(text: str) -> tuple[str, bool]:
    """The text with its backslash sequences carried out, and whether ``\\c`` cut it short."""
    shown, start = [], 0
    for match in _ESCAPE.finditer(text):
        letter, stop, octal, hexadecimal = match.groups()
        shown.append(text[start : match.start()])
        if stop:
            return "".join(shown), True
        start = match.end()
        shown.append(_ESCAPES[letter] if letter else chr(int(hexadecimal, 16) if hexadecimal else int(octal or "0", 8)))
    return "".join(shown) + text[start:], False


def parse_timeout(words: Sequence[str]) -> Timeout:
    """The command behind ``timeout`` (coreutils 9.1): ``[-s SIGNAL] [-k N] DURATION COMMAND …``.

    Raises UsageError.
    """
    from pingproof.simulator.tools.parse import parse_words

    hint = "Try 'timeout --help' for more information.\n"
    left, interrupt = list(words), False
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
            raise _bad_option("timeout", option, 125)
        if option in ("-s", "--signal"):
            if value.upper().removeprefix("SIG") not in ("INT", "2", "TERM", "15"):
                raise NotModelled(f"timeout with the signal {value}", "timeout -s INT")
            interrupt = value.upper().removeprefix("SIG") in ("INT", "2")
    if len(left) < 2:
        raise UsageError(hint, 125)
    seconds = duration(left[0])
    if seconds is None:
        raise UsageError(f"timeout: invalid time interval ‘{left[0]}’\n{hint}", 125)
    return Timeout(seconds, parse_words(left[1:], "timeout"), interrupt)


def _bad_option(program: str, option: str, exit_code: int) -> UsageError:
    """getopt's line for an option that the program does not know, and coreutils' second line."""
    what = f"unrecognized option '{option}'" if option.startswith("--") else f"invalid option -- '{option[1]}'"
    return UsageError(f"{program}: {what}\nTry '{program} --help' for more information.\n", exit_code)


def format_words(command: Sleep | Echo | Status | Timeout | Unknown) -> list[str]:
    """The words of the command."""
    from pingproof.simulator.tools.parse import format_inner_words

    match command:
        case Sleep():
            return ["sleep", f"{command.seconds!r}".removesuffix(".0")]
        case Echo():
            options = [] if command.newline else ["-n"]
            if re.fullmatch(r"-[neE]+", command.text.split(" ", 1)[0]) or (
                not options and command.text.startswith("-")
            ):
                return ["echo", *options, "-e", "\\0055" + command.text[1:].replace("\\", "\\\\")]
            return ["echo", *options, *([command.text] if command.text else [])]
        case Status():
            return [command.word]
        case Timeout():
            signal = ["-s", "INT"] if command.interrupt else []
            return ["timeout", *signal, f"{command.seconds!r}".removesuffix(".0"), *format_inner_words(command.command)]
        case Unknown():
            return list(command.words)
