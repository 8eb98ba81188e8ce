"""The ``lesson`` command line: a module for each command.

``lesson --help`` must answer at once, so this module imports next to nothing. Only the module of the command asked for
is imported, found in the table ``COMMANDS``; the simulator and other costly modules are imported inside its ``run``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pingproof.lesson.terminal.refusal import Refusal, closest

COMMANDS: dict[str, str] = {
    "list": "show the stages of the course and their steps",
    "run": "walk through a stage: what we do, what Linux prints, and why",
    "needs": "show what breaks when a command of a stage is left out",
    "play": "replay any lab script and print what a terminal would",
    "draw": "draw the network of a stage or lab, and a packet's way through it",
    "shell": "type commands on a simulated host",
    "verify": "carry stages out in the kernel and compare with what was predicted",
    "handout": "write a handout of a stage: text, outputs, drawings, questions, a packet player",
    "why": "why does this ping fail? predict it on this machine, or from a snapshot of another",
    "snapshot": "write this machine's network state to a file that `why --at` reads anywhere",
    "clean": "undo what a run on this machine that was cut off has left behind",
    "fuzz": "compare random labs with the real kernel (needs root)",
    "completion": "print the completion script for bash, zsh or fish",
}
"""Every command with its sentence, in the order of ``--help``."""

EXAMPLES = """\
examples:
  lesson run --stage 3 --explain     why does the ping to the host fail, hop by hop?
  lesson run --stage 2 --without 5   leave out the stage's fifth command: what breaks?
  lesson needs --stage 4             each command of a stage, and what breaks without it
  lesson play mylab.sh --explain     your own lab, predicted and explained
  lesson why --from red 10.0.0.2     this machine, as it is: why does that ping fail?
  lesson shell                       try commands; `explain` the last ping, `mend` it, `undo`
"""

GARBAGE = 100_000
"""How many new objects start the garbage collector: a command's are mostly modules and events, which stay."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line (``sys.argv`` when None) and return its exit code: 0, 1, or 2 for a mistake in it."""
    words = [*(sys.argv[1:] if arguments is None else arguments)]
    try:
        return _dispatch(words)
    except Refusal as refusal:
        sys.stderr.write(f"lesson: {refusal}\n")
        return 2
    except SystemExit as end:  # argparse has printed a command's help
        return end.code if isinstance(end.code, int) else 2
    except BrokenPipeError:
        _close_output()
        return 141
    except KeyboardInterrupt:
        return 130


def program() -> None:
    """The ``lesson`` program: ``main``, and an end without a last search for garbage in all that a command has made."""
    code = main()

    import gc

    gc.freeze()
    sys.exit(code)


def _dispatch(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help", "help"):
        sys.stdout.write(overview())
        return 0
    if words[0] in ("-V", "--version"):
        from pingproof.lesson.terminal.version import version

        sys.stdout.write(f"lesson (pingproof) {version()}\n")
        return 0
    name, *rest = words
    if name not in COMMANDS:
        what = "option" if name.startswith("-") else "command"
        raise Refusal(f"no such {what}: {name}", closest(name, [*COMMANDS, "--help", "--version"]))
    import gc
    from importlib import import_module

    gc.set_threshold(GARBAGE)
    code: int = import_module(f"pingproof.lesson.cli.{name}").run(rest)
    sys.stdout.flush()
    return code


def overview() -> str:
    """The text of ``lesson --help``."""
    width = max(len(name) for name in COMMANDS)
    rows = "".join(f"  {name:<{width}}  {sentence}\n" for name, sentence in COMMANDS.items())
    return (
        "usage: lesson COMMAND [options]\n\n"
        "Container networking, from a network namespace to NAT: what Linux does to each packet, and why.\n\n"
        f"commands:\n{rows}\n"
        "options:\n  -h, --help     show this text; `lesson COMMAND --help` for one command\n"
        "  -V, --version  show the version\n\n" + EXAMPLES
    )


def _close_output() -> None:
    """Point standard output at nothing: the interpreter then ends without a second complaint about the pipe."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
