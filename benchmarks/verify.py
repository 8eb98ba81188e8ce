"""How much longer ``lesson verify --stage all`` takes than the waiting that its own commands ask for.

    python -m benchmarks.verify [--rounds 5]

The waiting is that of the pings: the intervals between their probes, and the timeouts of those that nobody answers.
Goal: at most 1 s more, at level 4, with Python's own start; bytecode is compiled, as installed packages have it. The
CPU time is that of all processes; a busy machine changes it less.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile

from benchmarks.command_line import seconds
from pingproof.lesson.probe.outcome import Failure
from pingproof.lesson.teach.course import STAGES, load_stage
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.tools.ip.netns.words import NetnsExec
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.ping.words import Ping

COMMAND = [sys.executable, "-m", "lesson", "verify"]


def asked_waiting() -> float:
    """Seconds that the stages' pings wait: between probes, and for answers that never come."""
    seconds = 0.0
    for number in STAGES:
        for command in load_stage(number).commands:
            typed = parse_line(command.text)
            if isinstance(typed, Ip) and isinstance(typed.action, NetnsExec):
                typed = typed.action.command
            if isinstance(typed, Ping) and command.claim is not None:
                # Answered: the gaps between probes. Not answered: the last one's patience, too (10 s without -W).
                fails = command.claim.failure
                if fails is None:
                    seconds += ((typed.count or 1) - 1) * (typed.interval or 1.0)
                elif fails is Failure.NO_REPLY:
                    seconds += ((typed.count or 1) - 1) * (typed.interval or 1.0) + (typed.timeout or 10.0)
    return seconds


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as bytecode:
        try:
            seconds(COMMAND, bytecode)
            rounds = [seconds(COMMAND, bytecode) for _ in range(arguments.rounds)]
        except subprocess.CalledProcessError:
            raise SystemExit("the kernel did something else than was predicted: see lesson verify") from None
    total, cpu = (statistics.median(column) for column in zip(*rounds, strict=True))
    asked = asked_waiting()
    print(
        f"lesson verify: {total:.2f} s, of which its pings wait {asked:.2f} s: {total - asked:.2f} s more (goal 1.0); "
        f"CPU {cpu:.2f} s"
    )


if __name__ == "__main__":
    main()
