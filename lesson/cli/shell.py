"""``lesson shell``: a prompt on the simulated host, or on one in the kernel."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pingproof.lesson.cli.arguments import Parser, add_language, add_world, language_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pingproof.lesson.shell.kernel_prompt import KernelPrompt
    from pingproof.lesson.shell.simulated_prompt import SimulatedPrompt
    from pingproof.lesson.terminal.terminal import Terminal

EXAMPLES = """\
  lesson shell                            the tutorial's host, nothing built yet
  lesson shell --stage 3                  as it is after stage 3
  lesson shell --on sandbox               the same host in the kernel (Linux)
  echo 'ip netns add a' | lesson shell    commands from a pipe
"""


def parser() -> Parser:
    """The command's arguments."""
    options = Parser("shell", "Type commands on a simulated host; explain and mend pings, undo.", EXAMPLES)
    add_world(options)
    options.add_argument("--stage", metavar="N", help="begin after this stage of the course")
    options.add_argument(
        "--on",
        choices=("simulator", "sandbox"),
        default="simulator",
        help="sandbox: a host in the kernel, apart from your machine (default: simulator)",
    )
    add_language(options)
    return options


def run(words: list[str]) -> int:
    """The command."""
    arguments = parser().parse(words)
    if arguments.on == "sandbox":
        return _on_kernel(arguments.world, arguments.stage, language_of(arguments))

    from pingproof.lesson.cli.arguments import one_stage
    from pingproof.lesson.play.world import build_world
    from pingproof.lesson.shell.simulated_prompt import SimulatedPrompt
    from pingproof.lesson.teach.lecture import network_after
    from pingproof.lesson.terminal.terminal import standard_output

    stage = one_stage(arguments.stage) if arguments.stage is not None else None
    network = build_world(arguments.world) if stage is None else network_after(stage, arguments.world)
    _serve(SimulatedPrompt(network, language_of(arguments)), standard_output())
    return 0


def _on_kernel(world: str | None, stage: str | None, language: str) -> int:
    from pingproof.lesson.cli.arguments import one_stage
    from pingproof.lesson.play.kernel import kernel_or_refusal
    from pingproof.lesson.terminal.terminal import standard_output

    number = one_stage(stage) if stage is not None else 0
    with kernel_or_refusal("shell"):
        from pingproof.lesson.compare.lab import kernel_world
        from pingproof.lesson.shell.kernel_prompt import KernelPrompt
        from pingproof.lesson.teach.course import load_stage

        with kernel_world(world) as network:
            prompt = KernelPrompt(network, language)
            for each in range(1, number + 1):
                prompt.shell.play(load_stage(each).script)
            _serve(prompt, standard_output())
    return 0


def _serve(prompt: SimulatedPrompt | KernelPrompt, terminal: Terminal) -> None:
    if sys.stdin.isatty():
        _converse(prompt, terminal)
        return
    for line in sys.stdin:
        if not prompt.answer(line, terminal):
            return


def _converse(prompt: SimulatedPrompt | KernelPrompt, terminal: Terminal) -> None:
    """Read lines with history and completion until the reader leaves."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    from pingproof.lesson.shell.suggestions import suggestions
    from pingproof.lesson.words.languages import command_words

    class LabCompleter(Completer):
        def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
            typed = document.text_before_cursor
            word = "" if typed.endswith(" ") else typed.split()[-1] if typed.split() else ""
            before = typed[: len(typed) - len(word)].split()
            for suggestion in suggestions(before, prompt.network):
                if suggestion.startswith(word):
                    yield Completion(suggestion, start_position=-len(word))

    history = _history_file()
    session: PromptSession[str] = PromptSession(
        history=FileHistory(str(history)) if history else InMemoryHistory(), completer=LabCompleter()
    )
    terminal.verbatim(command_words(prompt.language)["shell help"])
    while True:
        try:
            text = session.prompt("# ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if not prompt.answer(text, terminal):
            return


def _history_file() -> Path | None:
    """The file for the lines typed; None where nothing can be written."""
    import os
    from pathlib import Path

    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    directory = state / "pingproof"
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return directory / "history" if os.access(directory, os.W_OK) else None
