"""``lesson clean``: undo what a run on this machine has left behind when it was cut off."""

from __future__ import annotations

from pingproof.lesson.cli.arguments import Parser
from pingproof.lesson.terminal.refusal import Refusal

EXAMPLES = """\
  sudo lesson clean    after a `--on host` run that was killed: put everything back, from its journal
"""


def parser() -> Parser:
    """The command's arguments."""
    return Parser("clean", "Undo what a run on this machine that was cut off has left behind.", EXAMPLES)


def run(words: list[str]) -> int:
    """The command: exit code 0 also when there is nothing to do, 2 when it could not run."""
    parser().parse(words)

    from pingproof.lesson.play.kernel import kernel_or_refusal

    with kernel_or_refusal("clean"):
        from pingproof.executor.host.host import clean
        from pingproof.executor.host.refusals import HostRefused

        try:
            told = clean()
        except HostRefused as refusal:
            raise Refusal(f"clean: {refusal.reason}") from None
    if told is None:
        print("Nothing to undo.")
        return 0
    for line in told:
        print(f"Put back, but for this: {line}")
    print("Everything is put back.")
    return 0
