"""A lab examined: run twice in the kernel and once on the simulator, and compared."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from pingproof.lesson.fuzz import kernel, model
from pingproof.lesson.fuzz.agreement import Answer
from pingproof.lesson.fuzz.frames import captured_frames, frame_verdicts
from pingproof.lesson.fuzz.kernel import KernelRun
from pingproof.lesson.fuzz.model import ModelRun
from pingproof.lesson.fuzz.verdict import Fate, Verdict, verdicts
from pingproof.simulator.value import value

MOST_RUNS = 6
"""How many runs in the kernel make a disagreement certain."""


@value
class Examined:
    """A lab with its runs in the kernel and the verdicts on them."""

    script: str
    runs: list[KernelRun]
    verdicts: list[Verdict]

    @property
    def disagreements(self) -> list[Verdict]:
        """The lines on which the simulator is wrong."""
        return [verdict for verdict in self.verdicts if verdict.fate is Fate.DISAGREES]


def simulated(script: str, began: Mapping[int, int] | None = None) -> ModelRun:
    """The simulator's run; an error of the simulator is the answer of line 0, and every line disagrees."""
    try:
        return model.run(script, began)
    except Exception:  # whatever it is, it is the simulator's fault and the lab's answer; nothing is passed over
        last = traceback.format_exc().strip().splitlines()[-1]
        failed = Answer(line=0, command="", exit_code=None, stdout="", stderr=f"the simulator failed: {last}")
        return ModelRun([failed], {})


def examine(script: str, least_runs: int = 2) -> Examined:
    """Run `script` at least `least_runs` times in the kernel, more often while something disagrees, and compare.

    Raises `kernel.KernelRunFailed`.

    One run does not show what the kernel leaves to chance, and two runs can agree by chance (a random delay before a
    report, the lower of two random MAC addresses): only equal answers of all runs count against the simulator.
    """
    with ThreadPoolExecutor(least_runs) as pool:
        runs = list(pool.map(kernel.run, [script] * least_runs))
    guess = simulated(script, runs[0].began)
    judged = _judged(script, runs, guess)
    while len(runs) < MOST_RUNS and any(verdict.fate is Fate.DISAGREES for verdict in judged):
        runs.append(kernel.run(script))
        judged = _judged(script, runs, guess)
    return Examined(script, runs, judged)


def _judged(script: str, runs: list[KernelRun], guess: ModelRun) -> list[Verdict]:
    frames = [captured_frames(run.captured, script) for run in runs]
    by_line = verdicts(script, [run.answers for run in runs], guess.answers)
    return by_line + frame_verdicts(frames, guess.frames)
