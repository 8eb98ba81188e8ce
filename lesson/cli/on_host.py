"""The options of ``--on host``, shared by several commands."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pingproof.lesson.cli.arguments import Parser
from pingproof.lesson.terminal.refusal import Refusal

if TYPE_CHECKING:
    from pingproof.lesson.host.run import HostRun


def add_host(parser: Parser) -> None:
    """Add ``--dry-run``, ``--uplink DEV`` and ``--send-outside``."""
    parser.add_argument("--dry-run", action="store_true", help="with --on host: list what would change, and stop")
    parser.add_argument(
        "--uplink", metavar="DEV", help="with --on host: what the tutorial calls ens33 (default: of the default route)"
    )
    parser.add_argument(
        "--send-outside", action="store_true", help="with --on host: send the probes that leave this machine, too"
    )


def check_host(command: str, arguments: argparse.Namespace) -> None:
    """Raise ``Refusal`` for an option that goes with ``--on host`` alone."""
    if arguments.on == "host":
        return
    for said, option in (
        (arguments.dry_run, "--dry-run"),
        (arguments.uplink, "--uplink"),
        (arguments.send_outside, "--send-outside"),
    ):
        if said:
            raise Refusal(f"{command}: {option} goes with --on host")


@contextmanager
def host_or_refusal(command: str) -> Iterator[None]:
    """Turn an obstacle on this machine into a refusal of one line."""
    from pingproof.lesson.play.kernel import kernel_or_refusal

    with kernel_or_refusal(command):
        from pingproof.executor.host.refusals import HostRefused

        try:
            yield
        except HostRefused as refusal:
            raise Refusal(f"{command}: {refusal}") from None


def show_dry_run(run: HostRun, *, json_wanted: bool) -> None:
    """Print the changes that a lab would make."""
    from pingproof.lesson.host.show import plan_as_json, show_plan

    if json_wanted:
        from pingproof.lesson.terminal.json_output import print_json

        print_json(plan_as_json(run))
        return
    from pingproof.lesson.terminal.terminal import standard_output

    show_plan(standard_output(), run)
