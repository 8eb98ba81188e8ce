"""``true``, ``false`` and ``:``: commands that are nothing but an exit code."""

from __future__ import annotations

from pingproof.simulator.tools.vocabulary.commands import words_of
from pingproof.simulator.value import value


@value
class Status:
    """``true``, ``:`` and ``false``: the word and its exit code."""

    word: str

    @property
    def exit_code(self) -> int:
        """Exit code: 1 for ``false``, else 0."""
        return 1 if self.word == "false" else 0


@words_of(Status)
def _format_words(command: Status) -> list[str]:
    return [command.word]
