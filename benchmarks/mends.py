"""Are the mends true? Leave out each command of stages 2 to 4, mend every probe that fails by it, try it on the kernel.

    python -m benchmarks.mends [--stages 2,3,4] [--no-kernel] [--jobs 2]

For each command left out, the stage is played on the simulator. Every ping that now fails and did not before gets its
mend, which is carried out on the simulator and, with the system's own tools in a sandbox (root), on the kernel, and the
ping is sent again. Printed: how many such probes there were, how many got a mend, and how many of those work on each.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from pingproof.lesson.fuzz.agreement import Answer
from pingproof.lesson.fuzz.kernel import answers
from pingproof.lesson.mend.search import mend
from pingproof.lesson.probe.outcome import outcome_of
from pingproof.lesson.teach.course import load_stage
from pingproof.lesson.teach.lecture import network_after
from pingproof.simulator.result import Result
from pingproof.simulator.shell.interpreter import Shell


@dataclass(frozen=True, slots=True)
class BrokenProbe:
    """A probe that fails for want of one command, what mends it, and whether that works in the simulator."""

    stage: int
    left_out: str
    before: tuple[str, ...]  # every command that is no probe, from the first stage on, up to the probe
    probe: str
    mend: tuple[str, ...]
    works_simulated: bool


def broken_probes(stage_number: int) -> Iterator[BrokenProbe]:
    """Every probe of a stage that fails when one of the stage's commands is left out."""
    stage = load_stage(stage_number)
    earlier = tuple(
        command.text
        for number in range(1, stage_number)
        for command in load_stage(number).commands
        if command.probe is None
    )
    start = network_after(stage_number - 1)
    whole = start.copy()
    # How each probe ends with everything in place: one that fails then anyway has nothing to be mended.
    endings = {command.number: outcome_of(Shell(whole).play(command.text)[0].result) for command in stage.commands}
    for left_out in stage.commands:
        if left_out.probe is not None:
            continue
        network = start.copy()
        typed = list(earlier)
        for command in stage.commands:
            if command is left_out:
                continue
            before = network.copy()
            result = Shell(network).play(command.text)[0].result
            # Whoever repairs it has typed all this: the mend is tried on the kernel behind the same commands.
            if command.probe is None:
                typed.append(command.text)
                continue
            if endings[command.number].failure is not None or outcome_of(result).failure is None:
                continue
            commands = mend(before, command.text)
            # On a copy from before the probe, which has taught the network something.
            repaired = before.copy()
            for line in commands:
                Shell(repaired).play(line)
            result = Shell(repaired).play(command.text)[0].result
            works = bool(commands) and outcome_of(result).failure is None
            yield BrokenProbe(stage_number, left_out.text, tuple(typed), command.text, commands, works)


def works_on_the_kernel(broken: BrokenProbe) -> bool:
    """Whether the system's tools find the probe failing, and succeeding after the mend."""
    script = "\n".join((*broken.before, broken.probe, "sleep 0.2", *broken.mend, broken.probe))
    played = answers(script)
    return probe_fails(played[len(broken.before)]) and not probe_fails(played[-1])


def probe_fails(answer: Answer) -> bool:
    """Whether a probe failed; a traceroute's exit code does not tell."""
    result = Result(answer["exit_code"] or 0, answer["stdout"], answer["stderr"])
    return outcome_of(result).failure is not None


def main() -> None:
    """Print the shares, and each mend that does not work."""
    parser = argparse.ArgumentParser(description="Try every mend of the course on the kernel.")
    parser.add_argument("--stages", default="2,3,4", help="which stages, comma separated")
    parser.add_argument("--no-kernel", action="store_true", help="on the simulator only")
    parser.add_argument("--jobs", type=int, default=2, help="sandboxes at a time")
    arguments = parser.parse_args()
    broken = [found for number in arguments.stages.split(",") for found in broken_probes(int(number))]
    mended = [probe for probe in broken if probe.mend]
    print(f"probes that fail for want of one command: {len(broken)}")
    print(f"given a mend: {len(mended)}")
    print(f"which works on the simulator: {sum(probe.works_simulated for probe in mended)}")
    if not arguments.no_kernel:
        with ThreadPoolExecutor(arguments.jobs) as pool:
            works = list(pool.map(works_on_the_kernel, mended))
        print(f"which works on the kernel: {sum(works)}")
        for probe, good in zip(mended, works, strict=True):
            if not good:
                print(f"  not mended there: without {probe.left_out!r}, {probe.probe!r}: {'; '.join(probe.mend)}")
    for probe in broken:
        if not probe.mend:
            print(f"  no mend: without {probe.left_out!r}, {probe.probe!r}")


if __name__ == "__main__":
    main()
