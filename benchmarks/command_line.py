"""How long the command line takes to start, as ratios to what every Python program pays.

    python -m benchmarks.command_line

``lesson --help`` against ``python -c pass`` (goal: at most 3), ``lesson run --stage 3 --explain`` against
``python -c "import networkx"`` (goal: at most 1.5). The two of each pair run in turn with compiled bytecode, as
installed packages have it, and their medians are compared: of wall-clock time, and of CPU time, which a busy machine
changes less.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
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


def seconds(command: list[str], bytecode: str) -> tuple[float, float]:
    """Wall-clock and CPU time of one run, output thrown away; ``bytecode`` is the folder for compiled modules."""
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = bytecode
    begin, used = time.perf_counter(), _cpu_of_children()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=Path(__file__).parent.parent, env=environment)
    return time.perf_counter() - begin, _cpu_of_children() - used


def _cpu_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print each pair's medians and their ratio."""
    with tempfile.TemporaryDirectory() as bytecode:
        for name, command, peer_name, peer, goal in PAIRS:
            seconds(command, bytecode), seconds(peer, bytecode)
            rounds = [(*seconds(command, bytecode), *seconds(peer, bytecode)) for _ in range(ROUNDS)]
            ours, our_cpu, theirs, their_cpu = (statistics.median(column) for column in zip(*rounds, strict=True))
            print(f"{name} against {peer_name} (goal {goal})")
            for clock, one, other in (("wall", ours, theirs), ("CPU", our_cpu, their_cpu)):
                print(f"  {clock:4}: {one * 1000:.0f} ms, {other * 1000:.0f} ms, ratio {one / other:.2f}")


if __name__ == "__main__":
    main()
