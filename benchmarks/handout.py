"""How long a handout of the whole course takes, as a ratio to importing matplotlib's figure.

    python -m benchmarks.handout

``lesson handout --stage all`` (all four stages carried out, every failed ping explained and mended, every drawing and
player made) against ``python -c "import matplotlib.figure"``; goal: at most 6, which is 3 seconds where the peer takes
half a second. The two run in turn, medians are compared. PDF has a line of its own: WeasyPrint sets some forty pages.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 7
ROOT = Path(__file__).parent.parent
PEER = [sys.executable, "-c", "import matplotlib.figure"]
HANDOUTS = (("html", 6.0, ROUNDS), ("md", 6.0, ROUNDS), ("pdf", None, 1))


def seconds(command: list[str]) -> float:
    """Wall-clock time of one run."""
    begin = time.perf_counter()
    subprocess.run(command, stderr=subprocess.DEVNULL, check=True, cwd=ROOT)
    return time.perf_counter() - begin


def main() -> None:
    """Print each format's median, the peer's, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        for form, goal, rounds in HANDOUTS:
            command = [sys.executable, "-m", "lesson", "handout", "--stage", "all", "-o", f"{folder}/all.{form}"]
            seconds(command), seconds(PEER)
            pairs = [(seconds(command), seconds(PEER)) for _ in range(rounds)]
            ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
            wanted = f" (goal {goal:g})" if goal else ""
            print(
                f"lesson handout --stage all, {form}: {ours:.2f} s, import matplotlib.figure: {theirs:.2f} s, "
                f"ratio {ours / theirs:.2f}{wanted}"
            )


if __name__ == "__main__":
    main()
