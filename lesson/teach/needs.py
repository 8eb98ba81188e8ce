"""The need of each command of a stage: what breaks without it, found by leaving it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.lesson.explain.finding import Finding, find_cause
from pingproof.lesson.explain.trace import trace_of
from pingproof.lesson.probe.outcome import Outcome, outcome_of
from pingproof.simulator.journal import Journal
from pingproof.simulator.shell.interpreter import Shell
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.lesson.teach.course import LabCommand, Stage
    from pingproof.simulator.network import Network
    from pingproof.simulator.result import Result


@value
class Broken:
    """A later command with another end: a probe, with its new ``outcome`` and cause, or one that now fails."""

    stage: int
    command: LabCommand
    result: Result
    outcome: Outcome | None = None
    finding: Finding | None = None


@value
class Need:
    """A command and what breaks without it: nothing where the stages end alike."""

    command: LabCommand
    broken: tuple[Broken, ...]


@value
class _Ending:
    """A command's ending."""

    stage: int
    command: LabCommand
    result: Result
    outcome: Outcome | None
    finding: Finding | None


def needs(stage: Stage, network: Network, later: Sequence[Stage] = ()) -> tuple[Need, ...]:
    """The need of each command of ``stage`` that is no probe: what breaks without it in the stage or one of ``later``.

    ``network`` is as the stages before have left it, and is not changed.
    """
    stages = (stage, *later)
    whole = _play(stages, network, None)
    return tuple(
        Need(command, tuple(_differences(whole, _play(stages, network, command))))
        for command in stage.commands
        if command.probe is None
    )


def _play(stages: Sequence[Stage], network: Network, left_out: LabCommand | None) -> list[_Ending]:
    copy = network.copy()
    return [
        _carry_out(stage.number, command, copy)
        for stage in stages
        for command in stage.commands
        if command is not left_out
    ]


def _carry_out(stage: int, command: LabCommand, network: Network) -> _Ending:
    probe = command.probe is not None
    network.journal = Journal(listening=probe)
    result = Shell(network).play(command.text)[0].result
    if not probe:
        return _Ending(stage, command, result, None, None)
    outcome = outcome_of(result)
    finding = find_cause(trace_of(network.journal.events)) if outcome.failure is not None else None
    return _Ending(stage, command, result, outcome, finding)


def _differences(whole: list[_Ending], without: list[_Ending]) -> list[Broken]:
    """The probes with another end, and the commands that fail now and did not before."""
    before = {(ending.stage, ending.command.number): ending for ending in whole}
    broken = []
    for ending in without:
        was = before[ending.stage, ending.command.number]
        fails_now = was.result.ok and not ending.result.ok
        if ending.outcome != was.outcome or (ending.outcome is None and fails_now):
            broken.append(Broken(ending.stage, ending.command, ending.result, ending.outcome, ending.finding))
    return broken
