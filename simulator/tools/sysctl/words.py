"""``sysctl`` (sysctl(8), procps-ng 4.0.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.lib.getopt import BadOption, Options
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import Program
from pingproof.simulator.value import value


@value
class Sysctl:
    """``sysctl [-w] [-n] [-q] [-e] [-a] KEY[=VALUE]…``: ``settings`` in the order typed, value None to read.

    Keys and values are kept as typed, with their blanks; both ``net.ipv4.ip_forward`` and ``net/ipv4/ip_forward`` name
    the same file.
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

    @property
    def written(self) -> tuple[tuple[str, str], ...]:
        """The keys and values that the command writes."""
        found = (read_setting(key, value) for key, value in self.settings if value is not None)
        return tuple(setting for setting in found if setting is not None)


def read_setting(key: str, value: str) -> tuple[str, str] | None:
    """The key and the value of a line of sysctl.conf; None for a comment or a line shorter than any setting.

    Source: procps 4.0.2, sysctl.c:parse_setting_line().
    """
    line = f"{key}={value}".lstrip()
    if len(line) < 2 or line[0] in "#;":
        return None
    # Blanks around "=" belong to neither side; a dash in front is of the setting, not of its key (sysctl.conf(5)).
    return key.lstrip().removeprefix("-").strip(), value.strip()


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
        raise UsageError(usage(__file__), 1)
    options = Options(words, LETTERS, _LONG)
    said: dict[str, Any] = {}
    try:
        for key, value in options:
            if key in _FLAGS:
                said[_FLAGS[key]] = True
            elif key == "r":
                said["pattern"] = value
            # Files of settings, of which a lab has none.
            elif key in ("p", "f", "system"):
                raise NotModelled("sysctl's reading of a file", "sysctl -w KEY=VALUE, a setting a line")
            elif key == "V":
                raise UsageError("", 0, "sysctl from procps-ng 4.0.2\n")
            elif key in ("h", "d"):
                raise UsageError("", 0, usage(__file__))
    except BadOption as bad:
        # A bad option shows the help with exit code 0.
        raise UsageError(f"sysctl: {bad.text}\n", 0, usage(__file__)) from None
    settings = []
    for operand in options.operands:
        key, equals, value = operand.partition("=")
        settings.append((key, value if equals else None))
    if not settings and not said.get("all"):
        raise UsageError("sysctl: no variables specified\nTry `sysctl --help' for more information.\n", 1)
    return Sysctl(tuple(settings), **said)


@formats(Program.SYSCTL, Sysctl)
def format_words(command: Sysctl) -> list[str]:
    """The words of the command."""
    flags = (
        (command.all, "-a"), (command.write, "-w"), (command.names_only, "-N"), (command.values_only, "-n"),
        (command.quiet, "-q"), (command.ignore, "-e"), (command.binary, "-b"), (command.dry_run, "--dry-run"),
    )  # fmt: skip
    words = ["sysctl", *(flag for said, flag in flags if said)]
    words += [] if command.pattern is None else ["-r", command.pattern]
    words += ["--"] if any(key.startswith("-") for key, _ in command.settings) else []
    return words + [key if value is None else f"{key}={value}" for key, value in command.settings]
