"""Record labs on the real kernel: `python -m tests.differential.record LAB.sh… [--jobs N] [--runs N]`.

Each lab runs twice (or more often), and LAB.recorded.json beside it tells what each line printed. A line whose answers
differ is marked `"unstable": true`: the kernel's own freedom.
"""

from __future__ import annotations

import argparse
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NotRequired

from pingproof.lesson.fuzz.agreement import Answer, comparable, macs_of
from pingproof.lesson.fuzz.kernel import answers


class RecordedAnswer(Answer):
    """An answer of the kernel in a recording."""

    unstable: NotRequired[bool]


def recording(script: str, runs: int = 2) -> list[RecordedAnswer]:
    """The answers of so many runs of `script`, two at a time, as one recording."""
    known = macs_of(script)
    with ThreadPoolExecutor(2) as pool:
        played = list(pool.map(answers, [script] * runs))
    recorded = []
    for same_line in zip(*played, strict=True):
        answer = RecordedAnswer(**same_line[0])
        if len({comparable(other, known) for other in same_line}) > 1:
            answer["unstable"] = True
        recorded.append(answer)
    return recorded


def record(lab: Path, runs: int) -> tuple[int, int]:
    """Write the recording of `lab`; return how many lines it has and how many are unstable."""
    recorded = recording(lab.read_text(encoding="utf-8"), runs)
    lab.with_suffix(".recorded.json").write_text(json.dumps(recorded, indent=1) + "\n", encoding="utf-8")
    return len(recorded), sum("unstable" in answer for answer in recorded)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Record labs on the real kernel.")
    parser.add_argument("labs", nargs="+", type=Path, metavar="LAB.sh")
    parser.add_argument("--jobs", type=int, default=2, help="labs at a time, each in two sandboxes (default: 2)")
    parser.add_argument("--runs", type=int, default=2, help="runs of each lab (default: 2)")
    arguments = parser.parse_args()
    labs = arguments.labs
    with ThreadPoolExecutor(arguments.jobs) as pool:
        done = pool.map(record, labs, [arguments.runs] * len(labs))
        for lab, (lines, unstable) in zip(labs, done, strict=True):
            print(lab.name, lines, "unstable:", unstable, flush=True)


if __name__ == "__main__":
    main()
