"""Record labs on the real kernel: `python -m tests.differential.record LAB.sh… [--jobs N]`.

Each lab runs twice, and LAB.recorded.json beside it tells what each line printed. A line whose two answers differ is
marked `"unstable": true`: the kernel's own freedom.
"""

from __future__ import annotations

import argparse
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NotRequired

from lesson.fuzz.agreement import Answer, comparable, macs_of
from lesson.fuzz.kernel import answers


class RecordedAnswer(Answer):
    """An answer of the kernel in a recording."""

    unstable: NotRequired[bool]


def recording(script: str) -> list[RecordedAnswer]:
    """The answers of two runs of `script`, at the same time, as one recording."""
    known = macs_of(script)
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(answers, (script, script))
    recorded = []
    for one, other in zip(first, second, strict=True):
        answer = RecordedAnswer(**one)
        if comparable(one, known) != comparable(other, known):
            answer["unstable"] = True
        recorded.append(answer)
    return recorded


def record(lab: Path) -> tuple[int, int]:
    """Write the recording of `lab`; return how many lines it has and how many are unstable."""
    recorded = recording(lab.read_text(encoding="utf-8"))
    lab.with_suffix(".recorded.json").write_text(json.dumps(recorded, indent=1) + "\n", encoding="utf-8")
    return len(recorded), sum("unstable" in answer for answer in recorded)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Record labs on the real kernel.")
    parser.add_argument("labs", nargs="+", type=Path, metavar="LAB.sh")
    parser.add_argument("--jobs", type=int, default=2, help="labs at a time (each runs in two sandboxes)")
    arguments = parser.parse_args()
    with ThreadPoolExecutor(arguments.jobs) as pool:
        for lab, (lines, unstable) in zip(arguments.labs, pool.map(record, arguments.labs), strict=True):
            print(lab.name, lines, "unstable:", unstable, flush=True)


if __name__ == "__main__":
    main()
