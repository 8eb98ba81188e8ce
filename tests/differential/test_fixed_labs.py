"""Two hundred labs, the same ones each time, in the kernel and on the simulator, frames and states included."""

from __future__ import annotations

from pingproof.lesson.fuzz.campaign import Campaign, LabReport, examine_lab, most_jobs, reports
from pingproof.lesson.fuzz.generate import script
from pingproof.lesson.fuzz.verdict import Level
from tests.differential.kernel_side import need_the_kernels_side

SEEDS = range(700_000, 700_200)
JOBS = 16
"""Labs at a time; one run of each fills the kernel's tables half as much as two."""
ENOUGH = 0.995
"""The share of frames and state rows that must agree: the rest hangs on what the kernel draws by lot."""


def _quick_report(seed: int) -> LabReport:
    """One run decides where it agrees with the simulator; up to six where it does not."""
    return examine_lab(seed, script(seed), least_runs=1)


def _second_look(report: LabReport) -> LabReport:
    """The same lab alone: sixteen at a time keep a busy machine's commands and timers later than a lab's own clock."""
    return examine_lab(report.seed, report.script, least_runs=2)


def test_two_hundred_labs_go_as_the_kernel_does() -> None:
    need_the_kernels_side()
    campaign = Campaign()
    for report in list(reports(SEEDS, min(JOBS, 2 * most_jobs()), _quick_report)):
        campaign.add(_second_look(report) if report.disagreements else report)
    assert campaign.failures == []
    told = "\n".join(
        f"lab {report.seed}:{each.line}: {each.command}\n{each.kernel}\nsimulated:\n{each.simulated}"
        for report in campaign.disagreeing
        for each in report.disagreements
    )
    for level, least in ((Level.COMMAND, 1.0), (Level.PROBE, 1.0), (Level.FRAMES, ENOUGH), (Level.STATE, ENOUGH)):
        agreeing, comparable = campaign.share(level)
        assert agreeing >= least * comparable > 0, told
