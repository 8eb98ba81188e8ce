"""How long the command line takes to start, as ratios to what every Python program pays.

    python -m benchmarks.command_line

``lesson --help`` against ``python -c pass`` (goal: at most 3), ``lesson run --stage 3 --explain`` against
``python -c "import networkx"`` (goal: at most 1.5). The two of each pair run in turn, medians are compared.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 9
LESSON = [sys.executable, "-m", "lesson"]
PAIRS = (
    ("lesson --help", [*LESSON, "--help"], "python -c pass", [sys.executable, "-c", "pass"], 3.0),
    (
        "lesson run --stage 3 --explain",
        [*LESSON, "run", "--stage", "3", "--explain"],
        "import networkx",
        [sys.executable, "-c", "import networkx"],
        1.5,
    ),
)


def seconds(command: list[str]) -> float:
    """Wall-clock time of one run, output thrown away."""
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False, cwd=Path(__file__).parent.parent)
    return time.perf_counter() - begin


def main() -> None:
    """Print each pair's medians and their ratio."""
    for name, command, peer_name, peer, goal in PAIRS:
        seconds(command), seconds(peer)
        rounds = [(seconds(command), seconds(peer)) for _ in range(ROUNDS)]
        ours, theirs = (statistics.median(column) for column in zip(*rounds, strict=True))
        figures = f"{ours * 1000:.0f} ms, {peer_name}: {theirs * 1000:.0f} ms"
        print(f"{name}: {figures}, ratio {ours / theirs:.2f} (goal {goal})")


if __name__ == "__main__":
    main()
