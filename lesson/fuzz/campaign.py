"""A campaign of labs side by side, each in a worker process, which waits for its two kernel runs most of the time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from pingproof.lesson.fuzz.audit import audited
from pingproof.lesson.fuzz.coverage import reached
from pingproof.lesson.fuzz.examine import examine
from pingproof.lesson.fuzz.generate import script
from pingproof.lesson.fuzz.kernel import KernelRunFailed
from pingproof.lesson.fuzz.verdict import Fate, Level, Verdict
from pingproof.simulator.value import value

SWEPT_FROM = Path("/proc/sys/net/ipv4/neigh/default/gc_thresh1")
ROWS_OF_A_LAB = 14
"""Neighbours of a lab's two runs at a time, on average (measured: 24 labs have 340)."""

Tally = Counter[tuple[Level, Fate]]
"""Counts of lines, by level and fate."""


@value
class LabReport:
    """The report on one seed's lab; `failure` is set when the kernel could not run it."""

    seed: int
    script: str
    tally: Tally
    disagreements: list[Verdict]
    free: list[Verdict]
    events: set[str]
    failure: str | None = None


@dataclass(slots=True)
class Campaign:
    """The sum of many lab reports."""

    labs: int = 0
    whole: int = 0
    tally: Tally = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    failures: list[LabReport] = field(default_factory=list)
    disagreeing: list[LabReport] = field(default_factory=list)

    def add(self, report: LabReport) -> None:
        """Count one more lab."""
        self.labs += 1
        if report.failure is not None:
            self.failures.append(report)
            return
        self.tally.update(report.tally)
        self.events.update(report.events)
        if report.disagreements:
            self.disagreeing.append(report)
        else:
            self.whole += 1

    def share(self, level: Level) -> tuple[int, int]:
        """The counts of lines of `level`: those in agreement, and all comparable ones."""
        agreeing = self.tally[level, Fate.AGREES]
        return agreeing, agreeing + self.tally[level, Fate.DISAGREES]


def examine_lab(seed: int, text: str, least_runs: int) -> LabReport:
    """The report on the lab `text` of `seed`."""
    try:
        examined = examine(text, least_runs)
    except KernelRunFailed as error:
        return LabReport(seed, text, Counter(), [], [], set(), str(error))
    tally: Tally = Counter((verdict.level, verdict.fate) for verdict in examined.verdicts)
    free = [verdict for verdict in examined.verdicts if verdict.fate is Fate.FREE]
    return LabReport(seed, text, tally, examined.disagreements, free, reached(examined.runs[0].answers))


def report(seed: int) -> LabReport:
    """Examine the lab of `seed` in two runs, with its whole state shown at the end."""
    return examine_lab(seed, audited(script(seed)), least_runs=2)


def most_jobs() -> int:
    """The most labs at a time with which the machine's neighbour table stays below the size at which rows are swept.

    Below ``gc_thresh1`` rows, counted over all namespaces, ``neigh_periodic_work`` does nothing; from there on a lab's
    failed neighbours vanish because of what other labs do.
    """
    try:
        return max(1, int(SWEPT_FROM.read_text()) // ROWS_OF_A_LAB)
    except OSError:
        return 1


def reports(seeds: Iterable[int], jobs: int, examiner: Callable[[int], LabReport] = report) -> Iterator[LabReport]:
    """The reports of `examiner` on the seeds, in the order in which they are ready, `jobs` labs at a time."""
    with ProcessPoolExecutor(jobs) as pool:
        running = {pool.submit(examiner, seed) for seed in seeds}
        for done in as_completed(running):
            yield done.result()
