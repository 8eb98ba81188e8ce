"""A disagreement reduced to the shortest script that still shows it."""

from __future__ import annotations

from pingproof.lesson.fuzz import kernel
from pingproof.lesson.fuzz.agreement import comparable, macs_of
from pingproof.lesson.fuzz.examine import examine, simulated
from pingproof.lesson.fuzz.kernel import KernelRunFailed
from pingproof.lesson.fuzz.shrink import shrunk
from pingproof.lesson.fuzz.verdict import Fate, Verdict


def _still_disagrees(lines: list[str], command: str) -> bool:
    """Whether the simulator's answer to the last line, `command`, differs from the kernel's in one run."""
    text = "\n".join([*lines, command]) + "\n"
    known = macs_of(text)
    try:
        run = kernel.run(text)
    except KernelRunFailed:
        return False
    real, guess = run.answers[-1], simulated(text, run.began).answers[-1]
    return comparable(real, known) != comparable({**guess, "command": real["command"]}, known)


def minimised(script: str, verdict: Verdict) -> tuple[str, Verdict | None]:
    """The shortest script that ends in the line of `verdict` and still disagrees there, with its new verdict.

    The verdict is None when the disagreement does not come again, or when the kernel's runs differ.
    """
    before = [line for _, line in kernel.command_lines("\n".join(script.splitlines()[: verdict.line - 1]))]
    lines = shrunk(before, lambda rest: _still_disagrees(rest, verdict.command)) if before else []
    text = "\n".join([*lines, verdict.command]) + "\n"
    *_, last = [each for each in examine(text).verdicts if each.line]
    return text, last if last.fate is Fate.DISAGREES else None
