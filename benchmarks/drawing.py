"""How long a drawing takes, as a ratio to what every drawing with matplotlib pays; SVG and pages need none.

    python benchmarks/drawing.py

``lesson draw --stage 4`` against ``python -c "import matplotlib.figure"`` (goal: at most 1.5 s). The two run in turn,
medians are compared.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 7
GOAL = 1.5
"""Seconds."""
PEER = [sys.executable, "-c", "import matplotlib.figure"]


def seconds(command: list[str]) -> float:
    """Wall-clock time of one run, output thrown away."""
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=Path(__file__).parent.parent)
    return time.perf_counter() - begin


def main() -> None:
    """Print the medians and their ratio, for each kind of file."""
    with tempfile.TemporaryDirectory() as folder:
        for form, more in (("svg", []), ("png", []), ("pdf", []), ("html", ["--animate"])):
            target = str(Path(folder) / f"picture.{form}")
            command = [sys.executable, "-m", "pingproof.lesson", "draw", "--stage", "4", *more, "-o", target]
            seconds(command), seconds(PEER)
            rounds = [(seconds(command), seconds(PEER)) for _ in range(ROUNDS)]
            ours, theirs = (statistics.median(column) for column in zip(*rounds, strict=True))
            figures = f"{ours:.2f} s (goal {GOAL}), import matplotlib.figure: {theirs:.2f} s, ratio {ours / theirs:.2f}"
            print(f"lesson draw --stage 4, {form}: {figures}")


if __name__ == "__main__":
    main()
