"""A lab played on the simulator, each probe explained at the moment of its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.lesson.play.listener import Listener, Probe
from pingproof.simulator.shell.interpreter import Shell
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.lesson.why.explanation import Explanation
    from pingproof.simulator.network import Network
    from pingproof.simulator.shell.interpreter import PlayedLine


@value
class ExplainedLine:
    """A command line of a lab, what it left, and the explanation of each probe in it (a loop can hold several)."""

    played: PlayedLine
    explanations: tuple[Explanation, ...] = ()


def play_lab(script: str, network: Network, language: str | None = None) -> list[ExplainedLine]:
    """Play a script; with a ``language`` its probes are explained."""
    if language is None:
        network.journal.listening = False
        return [ExplainedLine(line) for line in Shell(network).play(script)]
    from pingproof.lesson.why.explanation import explain

    explanations: dict[int, list[Explanation]] = {}

    def heard(probe: Probe) -> None:
        explanations.setdefault(probe.line, []).append(explain(probe, network, language))

    network.journal.listening = True
    listener = Listener(network, heard)
    listener.shell = Shell(listener)
    lines = listener.shell.play(script)
    return [ExplainedLine(line, tuple(explanations.get(line.line, ()))) for line in lines]
