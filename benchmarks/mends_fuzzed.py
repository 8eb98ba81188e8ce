"""Mends at scale: failing probes of random labs, what would mend each, and whether it does, on the kernel too.

    python -m benchmarks.mends_fuzzed [--probes 500] [--first-seed 0] [--kernel] [--jobs 4] [--save FILE]

Labs of `lesson fuzz` are played on the simulator; the first failing probes of each lab, two at most, are asked about.
Printed: for how many a mend was given; of those that got none, what no change in the lab could have mended
(`benchmarks/unmendable.py`); how many mends work on the kernel, where the lab is played up to the probe, the probe
fails, the mend is typed and the probe is sent again; and whether the cause named is the decision that stands in the
way: undoing just that, the probe succeeds or comes to another obstacle behind it.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.undo import Undone, undo_cause
from benchmarks.unmendable import why_unmendable
from pingproof.lesson.explain.finding import find_cause
from pingproof.lesson.explain.trace import trace_of
from pingproof.lesson.fuzz.agreement import Answer
from pingproof.lesson.fuzz.generate import script
from pingproof.lesson.fuzz.kernel import KernelRunFailed, answers, command_lines
from pingproof.lesson.mend.search import mend
from pingproof.lesson.play.world import build_world
from pingproof.lesson.probe.command import is_probe
from pingproof.lesson.probe.outcome import outcome_of
from pingproof.simulator.journal import Journal
from pingproof.simulator.network import Network
from pingproof.simulator.result import Result
from pingproof.simulator.shell.interpreter import Shell
from pingproof.simulator.shell.line import parse_line

PROBES_OF_A_LAB = 2


@dataclass(frozen=True, slots=True)
class FailingProbe:
    """A probe of a lab that fails on the simulator, and what was found out about it."""

    seed: int
    before: tuple[str, ...]  # every command before it
    probe: str
    cause: str
    mend: tuple[str, ...]
    works_simulated: bool
    unmendable: str | None  # for want of a mend: why none can be
    undone: str
    seconds: float  # how long the search took


def failing_probes(first_seed: int) -> Iterator[FailingProbe]:
    """Failing probes of one lab after the other."""
    world = build_world()
    world.journal.listening = False
    seed = first_seed
    while True:
        yield from _failing_in(seed, world.copy())
        seed += 1


def _failing_in(seed: int, network: Network) -> Iterator[FailingProbe]:
    shell, found = Shell(network), 0
    before: list[str] = []
    for _, command in command_lines(script(seed)):
        probed = is_probe(parse_line(command))
        earlier = network.copy() if probed else network
        network.journal = Journal(listening=probed)
        played = shell.play(command)[0]
        if probed and not _is_answered(command, played.result) and found < PROBES_OF_A_LAB:
            found += 1
            yield _ask(seed, tuple(before), command, earlier, network.journal)
        before.append(command)


def _ask(seed: int, before: tuple[str, ...], probe: str, network: Network, journal: Journal) -> FailingProbe:
    finding = find_cause(trace_of(journal.events))
    started = time.perf_counter()
    commands = mend(network, probe)
    seconds = time.perf_counter() - started
    return FailingProbe(
        seed,
        before,
        probe,
        finding.cause.value if finding else "none",
        commands,
        bool(commands) and _works(network, commands, probe),
        None if commands else why_unmendable(network, probe),
        undo_cause(network, probe).value,
        seconds,
    )


def _works(network: Network, commands: tuple[str, ...], probe: str) -> bool:
    repaired = network.copy()
    shell = Shell(repaired)
    for line in (probe, *commands, "sleep 1"):
        shell.play(line)
    return _is_answered(probe, shell.play(probe)[0].result)


def _is_answered(probe: str, result: Result) -> bool:
    """Whether a ping says so by its exit code; a traceroute's tells nothing, its last hop does."""
    return result.ok if re.search(r"\bping\b", probe) else outcome_of(result).failure is None


def _is_answered_there(probe: str, answer: Answer) -> bool:
    return _is_answered(
        probe, Result(1 if answer["exit_code"] is None else answer["exit_code"], answer["stdout"], answer["stderr"])
    )


def works_on_the_kernel(failing: FailingProbe) -> bool | None:
    """Whether the probe succeeds there after the mend; None when it did not fail before, or the run did not end."""
    lines = (*failing.before, failing.probe, *failing.mend, "sleep 1", failing.probe)
    try:
        played = answers("\n".join(lines))
    except KernelRunFailed:
        return None
    if _is_answered_there(failing.probe, played[len(failing.before)]):
        return None
    return _is_answered_there(failing.probe, played[-1])


def main() -> None:
    """Print the shares, and what did not go well."""
    parser = argparse.ArgumentParser(description="Mend failing probes of random labs.")
    parser.add_argument("--probes", type=int, default=500, help="how many failing probes")
    parser.add_argument("--first-seed", type=int, default=0, help="the first lab's seed")
    parser.add_argument("--kernel", action="store_true", help="try every mend on the kernel (root)")
    parser.add_argument("--jobs", type=int, default=4, help="sandboxes at a time")
    parser.add_argument("--save", type=Path, help="write each probe's record here, as JSON")
    arguments = parser.parse_args()
    found = [failing for _, failing in zip(range(arguments.probes), failing_probes(arguments.first_seed), strict=False)]
    if arguments.save:
        arguments.save.write_text(json.dumps([asdict(each) for each in found], indent=1), encoding="utf-8")
    _report(found)
    if arguments.kernel:
        _report_kernel([each for each in found if each.mend], arguments.jobs)


def _report(found: list[FailingProbe]) -> None:
    mended = [each for each in found if each.mend]
    beyond = [each for each in found if each.unmendable]
    missing = [each for each in found if not each.mend and not each.unmendable]
    mendable = len(mended) + len(missing)
    seconds = sorted(each.seconds for each in found)
    print(f"failing probes: {len(found)}, of labs {found[0].seed} to {found[-1].seed}")
    print(f"no change in the lab can mend them: {len(beyond)}")
    for reason, number in Counter(each.unmendable for each in beyond).most_common():
        print(f"  {number:4} {reason}")
    print(f"given a mend: {len(mended)} of the other {mendable} ({len(mended) / max(1, mendable):.1%})")
    print(f"which works on the simulator: {sum(each.works_simulated for each in mended)}")
    print(f"a search took {seconds[len(seconds) // 2]:.2f} s (median), {seconds[-1]:.2f} s at most")
    undone = Counter(each.undone for each in found if not each.unmendable)
    print(
        "of those that a change can mend, undoing the cause alone makes: "
        + ", ".join(f"{undone[each.value]} {each.value}" for each in Undone)
    )
    for each in missing:
        print(f"  no mend: lab {each.seed}, {each.probe!r} ({each.cause})")


def _report_kernel(mended: list[FailingProbe], jobs: int) -> None:
    with ThreadPoolExecutor(jobs) as pool:
        works = list(pool.map(works_on_the_kernel, mended))
    tried = [each for each in works if each is not None]
    print(f"which works on the kernel: {sum(tried)} of {len(tried)} ({sum(tried) / max(1, len(tried)):.1%})")
    for failing, good in zip(mended, works, strict=True):
        if not good:
            state = "did not fail there" if good is None else "not mended there"
            print(f"  {state}: lab {failing.seed}, {failing.probe!r} ({failing.cause}): {'; '.join(failing.mend)}")


if __name__ == "__main__":
    main()
