"""A verification as JSON, for a program."""

from __future__ import annotations

from typing import Any

from pingproof.lesson.compare.report import LEVEL_NAMES, Difference, Report, StageReport


def report_as_json(report: Report) -> dict[str, Any]:
    """The whole report."""
    return {
        "kernel": report.kernel,
        "rootless": report.rootless,
        "on_host": report.on_host,
        "not_modelled": list(report.not_modelled),
        "left_alone": list(report.left_alone),
        "level": int(report.level),
        "agrees": report.agrees,
        "stages": [_stage(stage) for stage in report.stages],
    }


def _stage(stage: StageReport) -> dict[str, Any]:
    return {
        "stage": stage.stage,
        "agrees": stage.agrees,
        "seconds": round(stage.seconds, 3),
        "waited": round(stage.waited, 3),
        "probes": [
            {
                "line": probe.line,
                "command": probe.command,
                "claimed": str(probe.claimed) if probe.claimed is not None else None,
                "predicted": str(probe.predicted),
                "actual": str(probe.actual) if probe.sent else None,
                "agrees": probe.agrees,
            }
            for probe in stage.probes
        ],
        "levels": [
            {
                "level": int(result.level),
                "name": LEVEL_NAMES[result.level],
                "compared": result.compared,
                "agrees": result.agrees,
                "note": result.note,
                "differences": [_difference(each) for each in result.differences],
            }
            for result in stage.levels
        ],
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "line": difference.line,
        "command": difference.command,
        "where": difference.where,
        "predicted": difference.predicted,
        "actual": difference.actual,
        "layer": difference.layer,
    }
