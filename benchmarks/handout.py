"""How long a handout of the whole course takes, as a ratio to importing matplotlib's figure.

    python -m benchmarks.handout

``lesson handout --stage all`` (all four stages carried out, every failed ping explained and mended, every drawing and
player made) against ``python -c "import matplotlib.figure"``; goal: at most 6, which is 3 seconds where the peer takes
half a second. The two run in turn, and medians are compared: of wall-clock time, and of CPU time, which a busy machine
changes less. PDF has a line without a goal: WeasyPrint sets some forty pages.
"""

from __future__ import annotations

import statistics
import sys
import tempfile

from benchmarks.command_line import seconds

ROUNDS = 7
PEER = [sys.executable, "-c", "import matplotlib.figure"]
HANDOUTS = (("html", " (goal 6)", ROUNDS), ("md", " (goal 6)", ROUNDS), ("pdf", "", 1))


def main() -> None:
    """Print each format's medians, the peer's, and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        for form, goal, rounds in HANDOUTS:
            command = [sys.executable, "-m", "lesson", "handout", "--stage", "all", "-o", f"{folder}/all.{form}"]
            seconds(command, folder), seconds(PEER, folder)
            pairs = [(*seconds(command, folder), *seconds(PEER, folder)) for _ in range(rounds)]
            ours, our_cpu, theirs, their_cpu = (statistics.median(column) for column in zip(*pairs, strict=True))
            print(f"lesson handout --stage all as {form} against import matplotlib.figure{goal}")
            for clock, one, other in (("wall", ours, theirs), ("CPU", our_cpu, their_cpu)):
                print(f"  {clock:4}: {one:.2f} s, {other:.2f} s, ratio {one / other:.2f}")


if __name__ == "__main__":
    main()
