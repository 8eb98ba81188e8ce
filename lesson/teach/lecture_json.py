"""A stage as JSON, for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pingproof.lesson.play.result_json import result_as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pingproof.lesson.teach.course import Prose, Stage
    from pingproof.lesson.teach.lecture import CarriedOut, TaughtStep


def stage_as_json(stage: Stage, prose: Prose, taught: Sequence[TaughtStep]) -> dict[str, Any]:
    """A stage's steps with each command's result, claim and prediction."""
    return {
        "stage": stage.number,
        "title": prose.title,
        "steps": [
            {
                "key": step.step.key,
                "title": prose.sections[step.step.key].title,
                "commands": [command_as_json(carried) for carried in step.commands],
            }
            for step in taught
        ],
    }


def command_as_json(carried: CarriedOut) -> dict[str, Any]:
    """A command with its result; a probe also with ``claimed``, ``predicted`` and ``agrees``, and its explanation."""
    row: dict[str, Any] = {"number": carried.command.number, "command": carried.command.text}
    if carried.result is None:
        return {**row, "left_out": True}
    row |= result_as_json(carried.result)
    if carried.command.claim is not None:
        row |= {"claimed": str(carried.command.claim), "predicted": str(carried.outcome), "agrees": carried.agrees}
    if carried.explanation is not None:
        row |= carried.explanation.as_json()
    return row
