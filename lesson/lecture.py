"""A stage, carried out on the simulator command by command, each probe with what was claimed and what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lesson.claim import Outcome, is_probe, outcome_of
from lesson.course import LabCommand, Stage, Step, load_stage
from lesson.explanation import Explanation, explanation_of

if TYPE_CHECKING:
    from simulator.network import Network
    from simulator.result import Result


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """A command of the stage and what it left: ``result`` is None when it was left out; a probe has an outcome."""

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


@dataclass(frozen=True, slots=True)
class TaughtStep:
    """A step with its commands carried out."""

    step: Step
    commands: tuple[CarriedOut, ...]


def network_before(stage: int) -> Network:
    """The tutorial's world with all stages before ``stage`` carried out."""
    from lesson.world import build_world

    network = build_world()
    network.journal.listening = False
    for number in range(1, stage):
        for _ in teach(load_stage(number), network):
            pass
    return network


def teach(
    stage: Stage, network: Network, *, language: str | None = None, without: int | None = None
) -> Iterator[TaughtStep]:
    """Carry out a stage, leaving out the command numbered ``without``; with a ``language`` each probe is explained."""
    for step in stage.steps:
        yield TaughtStep(step, tuple(_carry_out(command, network, language, without) for command in step.commands))


def _carry_out(command: LabCommand, network: Network, language: str | None, without: int | None) -> CarriedOut:
    from simulator.shell import play

    if command.number == without:
        return CarriedOut(command, None)
    if not is_probe(command.text):
        return CarriedOut(command, play(command.text, network)[0].result)
    mark = len(network.journal.events)
    network.journal.listening = language is not None
    result = play(command.text, network)[0].result
    explanation = explanation_of(command.text, result, network, mark, language) if language is not None else None
    network.journal.listening = False
    return CarriedOut(command, result, outcome_of(command.text, result), explanation)
