"""``echo``: bash's own, alone and into a file below /proc/sys."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence

from pingproof.simulator.tools.vocabulary.commands import formats, formats_line
from pingproof.simulator.tools.vocabulary.programs import Program
from pingproof.simulator.value import value


@value
class Echo:
    """``echo TEXT``; ``newline`` False with -n."""

    text: str
    newline: bool = True


@value
class ProcWrite:
    """``echo TEXT > /proc/sys/…``, the text without its line end: ``append`` for ``>>`` (the same to the kernel).

    ``tee`` marks ``echo TEXT | tee PATH``, which also shows the text and has messages of its own.
    """

    path: str
    text: str
    append: bool = False
    tee: bool = False


def parse(words: Sequence[str]) -> Echo:
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


@formats(Program.ECHO, Echo)
def format_words(command: Echo) -> list[str]:
    """The words of the command."""
    options = [] if command.newline else ["-n"]
    if re.fullmatch(r"-[neE]+", command.text.split(" ", 1)[0]) or (not options and command.text.startswith("-")):
        return ["echo", *options, "-e", "\\0055" + command.text[1:].replace("\\", "\\\\")]
    return ["echo", *options, *([command.text] if command.text else [])]


@formats_line(Program.ECHO, ProcWrite)
def format_line(command: ProcWrite) -> str:
    """The line of the command, with its redirection."""
    words = shlex.join(format_words(Echo(command.text)))
    if command.tee:
        return f"{words} | tee {'-a ' if command.append else ''}{shlex.quote(command.path)}"
    return f"{words} {'>>' if command.append else '>'} {shlex.quote(command.path)}"
