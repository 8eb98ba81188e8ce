"""One lab: twice in the kernel, once on the simulator, and what came of it."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from lesson.fuzz import kernel, model
from lesson.fuzz.agreement import Answer
from lesson.fuzz.verdict import Fate, Verdict, verdicts


@dataclass(frozen=True, slots=True)
class Examined:
    """A lab with its verdicts; `kernel_answers` of the first run are kept for the coverage table."""

    script: str
    kernel_answers: list[Answer]
    verdicts: list[Verdict]

    @property
    def disagreements(self) -> list[Verdict]:
        """The lines that the simulator gets wrong."""
        return [verdict for verdict in self.verdicts if verdict.fate is Fate.DISAGREES]


def simulated(script: str) -> list[Answer]:
    """The simulator's answers; an error of the simulator becomes the answer of line 0, so that every line disagrees."""
    try:
        return model.answers(script)
    except Exception:
        last = traceback.format_exc().strip().splitlines()[-1]
        return [Answer(line=0, command="", exit_code=None, stdout="", stderr=f"the simulator failed: {last}")]


def examine(script: str) -> Examined:
    """Run and compare `script`; raises `kernel.KernelRunFailed`."""
    first, second = kernel.answers(script), kernel.answers(script)
    return Examined(script, first, verdicts(script, first, second, simulated(script)))
