"""``sysctl`` (sysctl(8)), ``echo V > /proc/sys/…`` and ``cat /proc/sys/…``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.lib.getopt import BadOption, Options
from pingproof.simulator.tools.usage import usage
from pingproof.simulator.value import value


@value
class Sysctl:
    """``sysctl [-w] [-n] [-q] [-e] [-a] KEY[=VALUE]…``: ``settings`` in the order typed, value None to read.

    Keys are kept as typed; both ``net.ipv4.ip_forward`` and ``net/ipv4/ip_forward`` name the same file.
    """

    settings: tuple[tuple[str, str | None], ...] = ()
    write: bool = False
    names_only: bool = False
    values_only: bool = False
    quiet: bool = False
    ignore: bool = False
    all: bool = False
    pattern: str | None = None
    binary: bool = False  # -b: the value without a line end
    dry_run: bool = False


@value
class ProcWrite:
    """``echo TEXT > /proc/sys/…``, the text without its line end: ``append`` for ``>>`` (the same to the kernel).

    With ``tee`` it was ``echo TEXT | tee PATH``, which shows the text too and complains in its own words.
    """

    path: str
    text: str
    append: bool = False
    tee: bool = False


@value
class ProcRead:
    """``cat PATH…`` of files below /proc."""

    paths: tuple[str, ...]


LETTERS = "bneNwfp::qoxaAXr:Vdh"
_LONG = {
    "all": ("a", 0), "deprecated": ("deprecated", 0), "dry-run": ("dry-run", 0), "binary": ("b", 0), "ignore": ("e", 0),
    "names": ("N", 0), "values": ("n", 0), "load": ("p", 2), "quiet": ("q", 0), "write": ("w", 0),
    "system": ("system", 0), "pattern": ("r", 1), "help": ("h", 0), "version": ("V", 0),
}  # fmt: skip
_FLAGS = {
    "b": "binary", "n": "values_only", "e": "ignore", "N": "names_only", "w": "write", "q": "quiet", "a": "all",
    "A": "all", "X": "all", "dry-run": "dry_run",
}  # fmt: skip


def parse(words: Sequence[str]) -> Sysctl:
    """The command behind ``sysctl`` (procps-ng 4.0.2, sysctl.c:main()).

    Raises UsageError, NotModelled.
    """
    if not words:
        raise UsageError(usage("sysctl"), 1)
    options = Options(words, LETTERS, _LONG)
    said: dict[str, Any] = {}
    try:
        for key, value in options:
            if key in _FLAGS:
                said[_FLAGS[key]] = True
            elif key == "r":
                said["pattern"] = value
            elif key in ("p", "f", "system"):
                raise NotModelled("sysctl's reading of a file", "sysctl -w KEY=VALUE, a setting a line")
            elif key == "V":
                raise UsageError("", 0, "sysctl from procps-ng 4.0.2\n")
            elif key in ("h", "d"):
                raise UsageError("", 0, usage("sysctl"))
    except BadOption as bad:
        raise UsageError(f"sysctl: {bad.text}\n", 0, usage("sysctl")) from None
    settings = []
    for operand in options.operands:
        key, equals, value = operand.partition("=")
        settings.append((key.strip(), value.strip() if equals else None))
    if not settings and not said.get("all"):
        raise UsageError("sysctl: no variables specified\nTry `sysctl --help' for more information.\n", 1)
    return Sysctl(tuple(settings), **said)


def parse_cat(words: Sequence[str]) -> ProcRead:
    """The command behind ``cat``: only files below /proc/sys have anything in them here.

    Raises UsageError, NotModelled.
    """
    if not words:
        raise NotModelled("cat of what is typed", "cat /proc/sys/net/…")
    for word in words:
        if word.startswith("-"):
            raise NotModelled(f"cat {word}", "cat /proc/sys/net/…")
        if not word.startswith("/proc/sys/"):
            raise NotModelled(f"the file {word}", "files below /proc/sys/net")
    return ProcRead(tuple(words))


def format_words(command: Sysctl | ProcRead) -> list[str]:
    """The words of the command."""
    if isinstance(command, ProcRead):
        return ["cat", *command.paths]
    flags = (
        (command.all, "-a"), (command.write, "-w"), (command.names_only, "-N"), (command.values_only, "-n"),
        (command.quiet, "-q"), (command.ignore, "-e"), (command.binary, "-b"), (command.dry_run, "--dry-run"),
    )  # fmt: skip
    words = ["sysctl", *(flag for said, flag in flags if said)]
    words += [] if command.pattern is None else ["-r", command.pattern]
    words += ["--"] if any(key.startswith("-") for key, _ in command.settings) else []
    return words + [key if value is None else f"{key}={value}" for key, value in command.settings]
