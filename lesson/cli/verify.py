"""``lesson verify``: carry stages out in the kernel and compare with what the simulator predicted."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pingproof.lesson.cli.arguments import Parser, add_json, add_stage, add_world
from pingproof.lesson.cli.on_host import add_host, check_host, host_or_refusal, show_dry_run
from pingproof.lesson.terminal.refusal import Refusal

if TYPE_CHECKING:
    from pingproof.lesson.compare.run import Verification

EXAMPLES = """\
  lesson verify                          all stages, at every level, in a sandbox of the kernel
  lesson verify --stage 3 --level 2      only exit codes, texts and probes
  lesson verify --pcap captures          what each interface saw, predicted and actual, for Wireshark
  sudo lesson verify --on host --dry-run what would change on this machine?
  sudo lesson verify --on host           on this machine's own network, everything put back afterwards
  lesson verify --junit report.xml       for continuous integration
"""


def parser() -> Parser:
    """The command's arguments."""
    options = Parser("verify", "Carry out stages in the kernel and compare with what was predicted.", EXAMPLES)
    add_stage(options, default="all", allow_all=True)
    options.add_argument(
        "--level",
        type=int,
        choices=(1, 2, 3, 4),
        default=4,
        help="1 exit codes and texts, 2 probes, 3 frames on every interface, 4 state after each step (default: 4)",
    )
    options.add_argument(
        "--on",
        choices=("sandbox", "host"),
        default="sandbox",
        help="host: on this machine's own network; everything is put back (default: sandbox)",
    )
    add_host(options)
    add_world(options)
    add_json(options)
    options.add_argument("--junit", metavar="FILE", help="write JUnit XML too")
    options.add_argument("--html", metavar="FILE", help="write an HTML page too")
    options.add_argument("--pcap", metavar="DIR", help="write capture files of both sides, two for each stage")
    return options


def run(words: list[str]) -> int:
    """The command: exit code 0 when all agree, 1 when something differs, 2 when it could not run."""
    arguments = parser().parse(words)
    if arguments.pcap and arguments.level < 3:
        raise Refusal("verify: --pcap needs --level 3 or 4: below that no frames are captured")
    check_host("verify", arguments)
    if arguments.on == "host":
        if arguments.world is not None:
            raise Refusal("verify: --world goes with a sandbox: on the host the world is what it is")
        verification = _on_host(arguments)
        if verification is None:
            return 0
    else:
        verification = _verify(arguments.stage, arguments.level, arguments.world)
    _write_files(verification, arguments.junit, arguments.html, arguments.pcap)
    if arguments.json:
        from pingproof.lesson.compare.report_json import report_as_json
        from pingproof.lesson.terminal.json_output import print_json

        print_json(report_as_json(verification.report))
    else:
        from pingproof.lesson.compare.report_text import show_report
        from pingproof.lesson.terminal.terminal import standard_output

        show_report(standard_output(), verification.report)
    return verification.report.exit_code


def _on_host(arguments: argparse.Namespace) -> Verification | None:
    """Verify on the machine's own network; None when the changes were only to be listed."""
    with host_or_refusal("verify"):
        from pingproof.lesson.compare.report import Level
        from pingproof.lesson.host.run import prepared_stages, verify_on_host

        with prepared_stages(arguments.stage, arguments.uplink) as run:
            if arguments.dry_run:
                show_dry_run(run, json_wanted=arguments.json)
                return None
            return verify_on_host(run, arguments.stage, Level(arguments.level), arguments.send_outside)


def _verify(stages: list[int], level: int, world: str | None) -> Verification:
    from pingproof.lesson.play.kernel import kernel_or_refusal

    with kernel_or_refusal("verify"):
        from pingproof.lesson.compare.report import Level
        from pingproof.lesson.compare.run import verify

        return verify(stages, Level(level), world=world)


def _write_files(verification: Verification, junit: str | None, html: str | None, pcap: str | None) -> None:
    try:
        if junit:
            from pingproof.lesson.compare.report_junit import report_as_junit

            Path(junit).write_text(report_as_junit(verification.report), encoding="utf-8")
        if html:
            from pingproof.lesson.compare.report_html import report_as_html

            Path(html).write_text(report_as_html(verification.report), encoding="utf-8")
        if pcap:
            from pingproof.lesson.compare.captures import write_captures

            for path in write_captures(Path(pcap), verification.captured):
                print(f"wrote {path}", file=sys.stderr)
    except OSError as error:
        raise Refusal(f"verify: {error.filename}: {error.strerror}") from None
