"""A handful of labs that nobody has seen, new ones each time, in the kernel and on the simulator."""

from __future__ import annotations

import os
import random

import pytest

from pingproof.lesson.fuzz.examine import examine
from pingproof.lesson.fuzz.generate import script
from pingproof.lesson.fuzz.verdict import Level
from tests.differential.kernel_side import need_the_kernels_side

LABS = 4
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID")
"""The same in every process of a run, which must all collect the same labs; None in a run of one process."""
SEEDS = random.Random(RUN).sample(range(1_000_000, 9_000_000), LABS)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_fresh_lab_goes_as_the_kernel_does(seed: int) -> None:
    need_the_kernels_side()
    wrong = [each for each in examine(script(seed)).disagreements if each.level in (Level.COMMAND, Level.PROBE)]
    told = "\n".join(f"{each.line}: {each.command}\n{each.kernel}\nsimulated:\n{each.simulated}" for each in wrong)
    assert not wrong, f"lesson fuzz --labs 1 --seed {seed}\n{told}"
