"""One line ⇄ one typed command: words with quotes, and ``echo TEXT > /proc/sys/…``; nothing else of a shell.

>>> parse_line("ip netns exec ns1 ping -c2 10.0.0.1")
Ip(action=NetnsExec(name='ns1', command=Ping(destination='10.0.0.1', count=2, ...)), ...)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.errors import NotModelled, SimulatorError, UsageError
from pingproof.simulator.shell.expansion import expand_value, expand_words
from pingproof.simulator.shell.script import parse_script
from pingproof.simulator.shell.syntax_tree import Answer, SimpleCommand
from pingproof.simulator.tools.echo.words import Echo, ProcWrite
from pingproof.simulator.tools.vocabulary.parse import parse_words
from pingproof.simulator.tools.vocabulary.status import Status
from pingproof.simulator.tools.vocabulary.unknown import Unknown, unknown

if TYPE_CHECKING:
    from pingproof.simulator.tools.command import Command


def parse_line(line: str, launcher: str = "bash") -> Command:
    """The typed command of one line; ``Unknown`` for several commands or more of the shell's language."""
    statements = parse_script(line)
    # Blank, or a comment: the shell does nothing and succeeds, as ":" does.
    if not statements:
        return Status(":")
    body = statements[0].body
    if isinstance(body, Answer):
        return Unknown((line,), body.stderr, body.exit_code, modelled=body.modelled)
    command = body[0].commands[0][1]
    # One line is one typed command: what would be two has no one answer to give back.
    simple = len(statements) == 1 and len(body) == 1 and len(body[0].commands) == 1 and not body[0].background
    try:
        if not simple or not isinstance(command, SimpleCommand) or command.negated or command.assignments:
            raise NotModelled("several commands as one", "a command a line")
        return _typed(command, launcher)
    except SimulatorError as problem:
        return unknown((line,), problem)


def _typed(command: SimpleCommand, launcher: str) -> Command:
    words = expand_words(command.words, {})
    if not words:
        return Status(":")
    typed = parse_words(words, launcher)
    if command.tee is not None:
        arguments = expand_words(command.tee, {})
        append = arguments[:1] in (["-a"], ["--append"])
        # A bool as index: one word less when -a stands first.
        paths = arguments[append:]
        if isinstance(typed, Echo) and len(paths) == 1 and not command.redirections:
            return ProcWrite(paths[0], typed.text, append, tee=True)
    elif not command.redirections:
        return typed
    elif isinstance(typed, Echo) and len(command.redirections) == 1 and command.redirections[0].stream == 1:
        path = expand_value(command.redirections[0].target, {})
        if path.startswith("/proc/"):
            return ProcWrite(path, typed.text, command.redirections[0].append)
    raise NotModelled("a redirection here", "echo TEXT > /proc/sys/…")


def parse_sh(words: Sequence[str]) -> Command:
    """The command behind ``sh``. Raises UsageError, NotModelled."""
    return _parse_shell("sh", words, "sh: 0: -c requires an argument\n")


def parse_bash(words: Sequence[str]) -> Command:
    """The command behind ``bash``. Raises UsageError, NotModelled."""
    return _parse_shell("bash", words, "bash: -c: option requires an argument\n")


def _parse_shell(name: str, words: Sequence[str], incomplete: str) -> Command:
    """``sh -c 'COMMAND'``: the way to a redirection inside a namespace."""
    if list(words[:1]) != ["-c"]:
        raise NotModelled(f"another shell ({name})", f"{name} -c 'COMMAND', or the commands themselves")
    if len(words) < 2:
        raise UsageError(incomplete, 2)
    return parse_line(words[1], name)
