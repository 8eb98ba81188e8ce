"""A verification for a person: a table of claimed, predicted, actual; a line for each level; the differences."""

from __future__ import annotations

from pingproof.lesson.compare.report import LEVEL_NAMES, Difference, Level, LevelResult, Report
from pingproof.lesson.terminal.terminal import Style, Terminal

ASSUMED = "a router that masquerades the uplink's network and an internet that answers are assumed"
"""The assumption about what is beyond the machine."""
MOST_SHOWN = 3
"""How many differences of a level are printed."""


def show_report(terminal: Terminal, report: Report) -> None:
    """Print a whole report."""
    user = "on the machine's own network" if report.on_host else "without root" if report.rootless else "as root"
    terminal.heading(f"Predicted and actual, on Linux {report.kernel} {user}")
    rows, styles = [], []
    for stage in report.stages:
        for probe in stage.probes:
            claimed = str(probe.claimed) if probe.claimed is not None else ""
            actual = str(probe.actual) if probe.sent else "not sent"
            # A probe that was not sent agrees with nothing: it has no mark.
            mark = ("=" if probe.sent else "") if probe.agrees else "≠"
            rows.append((f"{probe.stage}:{probe.line}", probe.command, claimed, str(probe.predicted), actual, mark))
            styles.append(None if probe.agrees else Style.BAD)
    terminal.table(("line", "probe", "claimed", "predicted", "actual", ""), rows, styles)
    terminal.write()
    # Levels build on each other: a level that was not asked for was not compared.
    for level in Level:
        if level <= report.level:
            _show_level(terminal, report.level_total(level))
    terminal.write()
    # Prediction and kernel agree, the lesson's claim does not: the host differs from the lesson's world.
    otherwise = sum(not probe.claim_holds and probe.agrees for stage in report.stages for probe in stage.probes)
    if otherwise:
        terminal.write(f"Here {otherwise} probes end otherwise than the lesson says of its own world, as predicted.")
    if any(not probe.sent for stage in report.stages for probe in stage.probes):
        terminal.write(f"What would leave the machine is predicted, not sent (--send-outside sends it): {ASSUMED}.")
    for gap in report.not_modelled:
        terminal.write(f"Here, and not in the prediction: {gap}.", Style.WARNING)
    # Last before the verdict: what a reader may have to clean up by hand.
    for line in report.left_alone:
        terminal.write(f"Put back, but for this: {line}", Style.WARNING)
    if report.agrees:
        terminal.write("Everything that was predicted is what the kernel did.", Style.GOOD)
    else:
        terminal.write("The kernel did something else than was predicted.", Style.BAD)


def _show_level(terminal: Terminal, result: LevelResult) -> None:
    name = LEVEL_NAMES[result.level]
    note = f" ({result.note})" if result.note else ""
    if result.agrees:
        terminal.write(f"level {result.level:d}, {name}: all {result.compared} agree{note}", Style.GOOD)
        return
    count = len(result.differences)
    terminal.write(f"level {result.level:d}, {name}: {count} of {result.compared} differ{note}", Style.BAD)
    for difference in result.differences[:MOST_SHOWN]:
        _show_difference(terminal, difference)
    if count > MOST_SHOWN:
        terminal.write(f"  … and {count - MOST_SHOWN} more (--json tells all)")


def _show_difference(terminal: Terminal, difference: Difference) -> None:
    terminal.hanging("", f"stage{difference.stage}.sh:{difference.line}: {difference.command}", "  ", Style.COMMAND)
    terminal.hanging("", difference.where, "    ")
    for label, text in (("predicted: ", difference.predicted), ("actual:    ", difference.actual)):
        for line in text.splitlines() or ["nothing"]:
            terminal.hanging(label, line, "    ")
            # Further lines of a text lie below its first.
            label = "           "
    if difference.layer:
        terminal.hanging("the ways part at ", difference.layer, "    ", Style.WARNING)
