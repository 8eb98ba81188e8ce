"""One line as one typed command: words with quotes, and ``echo TEXT > /proc/sys/…``; nothing else of a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import NotModelled, SimulatorError
from pingproof.simulator.shell.expansion import expand_value, expand_words
from pingproof.simulator.shell.script import Answer, SimpleCommand, parse_script
from pingproof.simulator.tools.builtins.words import Echo, Status, Unknown, unknown
from pingproof.simulator.tools.parse import parse_words
from pingproof.simulator.tools.sysctl.words import ProcWrite

if TYPE_CHECKING:
    from pingproof.simulator.tools.command import Command


def single_command(line: str, launcher: str = "bash") -> Command:
    """The typed command of one line (``pingproof.simulator.tools.parse.parse_line``)."""
    statements = parse_script(line)
    if not statements:
        return Status(":")
    body = statements[0].body
    if isinstance(body, Answer):
        return Unknown((line,), body.stderr, body.exit_code, modelled=body.modelled)
    command = body[0].commands[0][1]
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
