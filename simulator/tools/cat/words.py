"""``cat`` (coreutils 9.1)."""

from __future__ import annotations

from collections.abc import Sequence

from pingproof.simulator.errors import NotModelled
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import Program
from pingproof.simulator.value import value


@value
class ProcRead:
    """``cat PATH…`` of files below /proc."""

    paths: tuple[str, ...]


def parse(words: Sequence[str]) -> ProcRead:
    """The command behind ``cat``: the only files with a content here are those below /proc/sys.

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


@formats(Program.CAT, ProcRead)
def format_words(command: ProcRead) -> list[str]:
    """The words of the command."""
    return ["cat", *command.paths]
