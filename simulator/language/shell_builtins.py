"""What a script uses beside the network's tools: ``sleep``, ``echo``, ``true``, ``false``, ``:`` …"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sleep:
    """``sleep SECONDS`` (fractions and the suffixes s, m, h are summed)."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Echo:
    """``echo TEXT``; ``newline`` False with -n."""

    text: str
    newline: bool = True


@dataclass(frozen=True, slots=True)
class Status:
    """``true``, ``:`` and ``false``: the word and its exit code."""

    word: str

    @property
    def exit_code(self) -> int:
        """0 or, for ``false``, 1."""
        return 1 if self.word == "false" else 0


@dataclass(frozen=True, slots=True)
class Unknown:
    """A program or an option that is not modelled, or a mistake: what its tool (or the shell) would answer.

    A typed command all the same, so that a script with one such line still plays: running it prints ``stderr``.
    """

    words: tuple[str, ...]
    stderr: str
    exit_code: int
    stdout: str = ""
    modelled: bool = True  # False: Linux would do something here, and this model says that it does not know it
