"""``lesson fuzz``: random labs on the simulator and in the kernel, and what differs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pingproof.lesson.cli.arguments import Parser, one_or_more
from pingproof.lesson.terminal.refusal import Refusal

if TYPE_CHECKING:
    from pingproof.lesson.fuzz.campaign import Campaign, LabReport

EXAMPLES = """\
  lesson fuzz --labs 200                 two hundred labs; a line for each that disagrees
  lesson fuzz --seed 1007 --show         the lab of one seed
  lesson fuzz --labs 50 --shrink DIR     write the shortest disagreeing scripts to DIR
"""


def parser() -> Parser:
    """The command's arguments."""
    options = Parser(
        "fuzz", "Generate labs, run each twice in the kernel and once on the simulator. Needs root.", EXAMPLES
    )
    options.add_argument("--labs", type=one_or_more, default=20, metavar="N", help="how many labs (default: 20)")
    options.add_argument("--seed", type=int, default=1, metavar="S", help="the first lab's seed (default: 1)")
    options.add_argument("--jobs", type=one_or_more, default=8, metavar="N", help="labs at a time (default: 8)")
    options.add_argument("--show", action="store_true", help="print the lab of the seed and end")
    options.add_argument("--shrink", metavar="DIR", help="write each disagreement's shortest script to DIR")
    options.add_argument("--coverage", action="store_true", help="print what the labs reached")
    return options


def run(words: list[str]) -> int:
    """The command; exit code 1 when something disagrees."""
    arguments = parser().parse(words)

    from pingproof.lesson.fuzz.generate import script

    if arguments.show:
        sys.stdout.write(script(arguments.seed))
        return 0
    import os

    if os.geteuid():
        raise Refusal("fuzz: the kernel's side needs root")

    from pingproof.lesson.fuzz.campaign import Campaign, most_jobs, reports

    if arguments.jobs > (most := most_jobs()):
        print(
            f"note: {arguments.jobs} labs at a time fill the machine's neighbour table beyond "
            f"net.ipv4.neigh.default.gc_thresh1, from where on Linux sweeps rows away: raise it, or use --jobs {most}",
            file=sys.stderr,
        )
    campaign = Campaign()
    for report in reports(range(arguments.seed, arguments.seed + arguments.labs), arguments.jobs):
        campaign.add(report)
        _tell(report)
        if arguments.shrink and report.disagreements:
            _shrink(report, arguments.shrink)
    _sum_up(campaign, coverage=arguments.coverage)
    return 1 if campaign.disagreeing or campaign.failures else 0


def _tell(report: LabReport) -> None:
    """Print the lines of a lab that disagree, and those on which the kernel's own runs differ."""
    if report.failure is not None:
        print(f"lab {report.seed}: not run: {report.failure}")
    for verdict in report.disagreements:
        print(f"lab {report.seed}:{verdict.line}: {verdict.command}")
        print("  kernel:    " + verdict.kernel.replace("\n", "\n             "))
        print("  simulator: " + verdict.simulated.replace("\n", "\n             "))
    for verdict in report.free:
        print(f"lab {report.seed}:{verdict.line}: the kernel's runs differ: {verdict.command}")
    sys.stdout.flush()


def _shrink(report: LabReport, directory: str) -> None:
    """Write the first disagreement's shortest script, with both outputs, as a file."""
    from pathlib import Path

    from pingproof.lesson.fuzz.minimise import minimised

    text, verdict = minimised(report.script, report.disagreements[0])
    if verdict is None:
        return
    comment = "\n".join(
        f"# {line}" for line in f"kernel:\n{verdict.kernel}\nsimulator:\n{verdict.simulated}".splitlines()
    )
    path = Path(directory) / f"seed-{report.seed}.sh"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# lab {report.seed}, shrunk\n{text}{comment}\n", encoding="utf-8")
    print(f"written: {path}", flush=True)


def _sum_up(campaign: Campaign, *, coverage: bool) -> None:
    from pingproof.lesson.fuzz.coverage import table
    from pingproof.lesson.fuzz.verdict import Fate, Level

    print(f"labs: {campaign.labs}, whole: {campaign.whole}, not run: {len(campaign.failures)}")
    for level in Level:
        agreeing, comparable = campaign.share(level)
        share = f"{100 * agreeing / comparable:.2f} %" if comparable else "none"
        free = campaign.tally[level, Fate.FREE]
        print(f"level {level} ({level.name.lower()}): {agreeing}/{comparable} ({share}), {free} left to the kernel")
    if coverage:
        print(table(campaign.events, campaign.labs))
