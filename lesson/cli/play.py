"""``lesson play FILE…``: replay lab scripts on the simulator, or in the kernel, and print what a terminal would."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from pingproof.lesson.cli.arguments import Parser, add_json, add_language, add_world, language_of
from pingproof.lesson.cli.on_host import add_host, check_host, host_or_refusal, show_dry_run
from pingproof.lesson.terminal.refusal import Refusal

if TYPE_CHECKING:
    from pingproof.lesson.terminal.terminal import Terminal
    from pingproof.lesson.why.explained_lab import ExplainedLine
    from pingproof.simulator.shell.interpreter import PlayedLine

EXAMPLES = """\
  lesson play mylab.sh                  what would each command print?
  lesson play mylab.sh --explain        and why does each ping end as it does?
  lesson play setup.sh tests.sh --json  one after the other in one network, for a program
  echo 'ip netns add a' | lesson play -
"""


def parser() -> Parser:
    """The command's arguments."""
    options = Parser("play", "Replay lab scripts, one after the other in one network, on the simulator.", EXAMPLES)
    options.add_argument(
        "files", nargs="+", metavar="FILE", help="a shell script of lab commands; - for what is piped in"
    )
    options.add_argument(
        "--explain", action="store_true", help="show each ping's way, and cause and mend of a failed one"
    )
    add_world(options)
    options.add_argument(
        "--on",
        choices=("simulator", "sandbox", "host"),
        default="simulator",
        help="sandbox: in the kernel, apart from your machine; host: on its own network (default: simulator)",
    )
    add_host(options)
    options.add_argument("--compare", action="store_true", help="on both, side by side; exit code 1 when they differ")
    add_json(options)
    add_language(options)
    return options


def run(words: list[str]) -> int:
    """The command; exit code 0, whatever the exit codes of the lab's own commands."""
    arguments = parser().parse(words)
    if arguments.explain and (arguments.on != "simulator" or arguments.compare):
        raise Refusal("play: --explain goes with the simulator alone: the kernel does not tell its reasons")

    # Imported now, since --help and a wrong option need none of it.
    from pingproof.lesson.play.lab_file import read_lab
    from pingproof.lesson.play.world import build_world
    from pingproof.lesson.why.explained_lab import ExplainedLine, play_lab

    # All are read before anything runs: a file that is missing must not leave half a lab behind.
    scripts = [(name, read_lab(name)) for name in arguments.files]
    check_host("play", arguments)
    # On the host both sides run anyway: the simulator plans each change, so there is nothing left to compare.
    if arguments.on == "host":
        if arguments.compare or arguments.world is not None:
            raise Refusal("play: on the host there is no --compare and no --world")
        return _on_host(scripts, arguments)
    if arguments.compare:
        return _compare(scripts, arguments.world, json_wanted=arguments.json)
    if arguments.on == "sandbox":
        on_kernel = _in_sandbox(scripts, arguments.world)
        lines_of = [(name, [ExplainedLine(line) for line in lines]) for name, lines in on_kernel]
        return _print(lines_of, json_wanted=arguments.json)
    # One network for all scripts: each finds what the one before it left.
    network = build_world(arguments.world)
    language = language_of(arguments) if arguments.explain else None
    played = [(name, play_lab(text, network, language)) for name, text in scripts]
    return _print(played, json_wanted=arguments.json)


def _print(played: list[tuple[str, list[ExplainedLine]]], *, json_wanted: bool) -> int:
    if json_wanted:
        from pingproof.lesson.terminal.json_output import print_json

        named = len(played) > 1
        rows = [{**({"file": name} if named else {}), **_as_json(line)} for name, lines in played for line in lines]
        print_json(rows)
        return 0
    from pingproof.lesson.terminal.terminal import standard_output

    terminal = standard_output()
    for _, lines in played:
        for line in lines:
            _show(terminal, line)
    return 0


def _in_sandbox(scripts: list[tuple[str, str]], world: str | None) -> list[tuple[str, list[PlayedLine]]]:
    from pingproof.lesson.play.kernel import kernel_or_refusal

    with kernel_or_refusal("play"):
        from pingproof.lesson.compare.lab import play_in_sandbox

        return play_in_sandbox(scripts, world)


def _on_host(scripts: list[tuple[str, str]], arguments: argparse.Namespace) -> int:
    """Play on the machine's own network, and put everything back."""
    with host_or_refusal("play"):
        from pingproof.lesson.host.run import play_on_host, prepared

        with prepared(scripts, arguments.uplink) as run:
            if arguments.dry_run:
                show_dry_run(run, json_wanted=arguments.json)
                return 0
            played = play_on_host(run, arguments.send_outside)
    from pingproof.lesson.why.explained_lab import ExplainedLine

    _print([(each.name, [ExplainedLine(line) for line in each.lines]) for each in played], json_wanted=arguments.json)
    for each in played:
        for line in sorted(each.unsent):
            print(f"{each.name}:{line}: predicted only, not sent: it leaves the machine", file=sys.stderr)
    for told in run.told:
        print(f"put back, but for this: {told}", file=sys.stderr)
    return 0


def _compare(scripts: list[tuple[str, str]], world: str | None, *, json_wanted: bool) -> int:
    from pingproof.lesson.play.kernel import kernel_or_refusal

    with kernel_or_refusal("play"):
        from pingproof.lesson.compare.lab import compare_labs, show_comparison

        compared = compare_labs(scripts, world)
    if json_wanted:
        from dataclasses import asdict

        from pingproof.lesson.terminal.json_output import print_json

        named = len(compared) > 1
        rows = [{**({"file": name} if named else {}), **asdict(line)} for name, lines in compared for line in lines]
        print_json(rows)
    else:
        from pingproof.lesson.terminal.terminal import standard_output

        for _, lines in compared:
            show_comparison(standard_output(), lines)
    return 0 if all(line.agrees for _, lines in compared for line in lines) else 1


def _as_json(line: ExplainedLine) -> dict[str, Any]:
    """A command line of the script; a probe's explanation beside its output."""
    from pingproof.lesson.play.result_json import result_as_json

    played = line.played
    row: dict[str, Any] = {
        "line": played.line,
        "command": played.command,
        **result_as_json(played.result),
    }
    for explanation in line.explanations:
        row |= explanation.as_json()
    return row


def _show(terminal: Terminal, line: ExplainedLine) -> None:
    """Print a command line as a terminal would, and its explanations."""
    from pingproof.lesson.terminal.terminal import Style

    terminal.verbatim(f"# {line.played.command}", Style.COMMAND)
    terminal.verbatim(line.played.stdout)
    terminal.verbatim(line.played.stderr, Style.BAD)
    for explanation in line.explanations:
        terminal.write()
        explanation.show(terminal)
        terminal.write()
