"""A lab played on the simulator, each probe explained at the moment it has ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lesson.explanation import Explanation
    from simulator.network import Network
    from simulator.shell import PlayedLine


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A command line of a lab, what it left, and the explanation of each probe in it (a loop can hold several)."""

    played: PlayedLine
    explanations: tuple[Explanation, ...] = ()


def play_lab(script: str, network: Network, language: str | None = None) -> list[ExplainedLine]:
    """Play a script; with a ``language`` its probes are explained."""
    from simulator.shell import play

    network.journal.listening = language is not None
    return [ExplainedLine(line) for line in play(script, network)]
