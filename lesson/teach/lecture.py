"""A stage carried out on the simulator command by command, each probe with the claim and its outcome."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pingproof.lesson.probe.outcome import Outcome, outcome_of
from pingproof.lesson.teach.course import LabCommand, Stage, Step, load_stage
from pingproof.lesson.why.explained_lab import play_lab
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.lesson.why.explanation import Explanation
    from pingproof.simulator.network import Network
    from pingproof.simulator.result import Result


@value
class CarriedOut:
    """A command of the stage and its ``result``, None when it was left out; a probe has an outcome."""

    command: LabCommand
    result: Result | None
    outcome: Outcome | None = None
    explanation: Explanation | None = None

    @property
    def agrees(self) -> bool | None:
        """Whether a probe ended as the lesson claims; None for anything else."""
        if self.outcome is None or self.command.claim is None:
            return None
        return self.command.claim.holds(self.outcome)


@value
class TaughtStep:
    """A step with its commands carried out."""

    step: Step
    commands: tuple[CarriedOut, ...]


def network_after(stage: int, world: str | None = None) -> Network:
    """The tutorial's world, or another, with all stages up to ``stage`` carried out (0: none)."""
    from pingproof.lesson.play.world import build_world

    network = build_world(world)
    for number in range(1, stage + 1):
        play_lab(load_stage(number).script, network)
    return network


def teach(
    stage: Stage, network: Network, *, language: str | None = None, without: int | None = None
) -> Iterator[TaughtStep]:
    """Carry out a stage, leaving out the command numbered ``without``; with a ``language`` each probe is explained."""
    for step in stage.steps:
        yield TaughtStep(step, tuple(_carry_out(command, network, language, without) for command in step.commands))


def _carry_out(command: LabCommand, network: Network, language: str | None, without: int | None) -> CarriedOut:
    if command.number == without:
        return CarriedOut(command, None)
    probe = command.probe is not None
    played = play_lab(command.text, network, language if probe else None)[0]
    outcome = outcome_of(played.played.result) if probe else None
    explanation = played.explanations[0] if played.explanations else None
    return CarriedOut(command, played.played.result, outcome, explanation)
