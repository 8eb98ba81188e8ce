"""Random labs: `script(seed)` is a lab in the lab language, the same one for the same seed.

A lab has four parts: commands that build it, probes, a few changes each with more probes, and show commands.
"""

from __future__ import annotations

from random import Random

from pingproof.lesson.fuzz.changes import change
from pingproof.lesson.fuzz.lab import Lab
from pingproof.lesson.fuzz.probes import probe
from pingproof.lesson.fuzz.shapes import build
from pingproof.lesson.fuzz.shows import shows


def script(seed: int) -> str:
    """The lab of `seed`."""
    lab = Lab(Random(seed))
    build(lab)
    for _ in range(lab.random.randint(1, 5)):
        probe(lab)
    for _ in range(lab.random.randint(0, 4)):
        change(lab)
        for _ in range(lab.random.randint(1, 2)):
            probe(lab)
    shows(lab)
    return "\n".join([f"# lab {seed}", *lab.lines]) + "\n"
