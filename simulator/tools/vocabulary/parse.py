"""Words ⇄ a typed command of any program. A refused command line becomes ``Unknown``: nothing is raised.

>>> parse_words("ip netns exec ns1 ping -c2 10.0.0.1".split())
Ip(action=NetnsExec(name='ns1', command=Ping(destination='10.0.0.1', count=2, ...)), ...)
>>> format_command(parse_words("ip a a 10.1/16 dev veth0".split()))
'ip addr add 10.1.0.0/16 dev veth0'
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.errors import NotModelled, SimulatorError, UsageError
from pingproof.simulator.tools.vocabulary.commands import line_of, words_of
from pingproof.simulator.tools.vocabulary.near import BUILTINS, NEAR, not_found
from pingproof.simulator.tools.vocabulary.programs import program_named
from pingproof.simulator.tools.vocabulary.status import Status
from pingproof.simulator.tools.vocabulary.unknown import unknown

if TYPE_CHECKING:
    from pingproof.simulator.tools.command import Command

STATUS_WORDS = ("true", "false", ":")
DEEPEST = 20
"""Programs that may be nested in one line, each starting the next."""


def parse_words(words: Sequence[str], launcher: str = "bash") -> Command:
    """The command made of words; ``launcher`` is the program starting it, whose message an unknown program gives."""
    # Each of these parses the rest of the line once more: Python's stack would end before bash's does.
    if list(words).count("exec") + list(words).count("timeout") + list(words).count("nsenter") > DEEPEST:
        return unknown(words, NotModelled("so many programs in one another", "one ip netns exec"))
    try:
        return _parse(words, launcher)
    except SimulatorError as mistake:
        return unknown(words, mistake)


def _parse(words: Sequence[str], launcher: str) -> Command:
    word, arguments = words[0], words[1:]
    if word == "sudo":
        return _parse_sudo(arguments, launcher)
    name = _program_name(word)
    if name in STATUS_WORDS and not (name == ":" and launcher not in ("bash", "sh")):
        return Status(name)
    program = program_named(name)
    if program is not None:
        command: Command = program.parser()(arguments)
        return command
    if name in NEAR or (name in BUILTINS and launcher in ("bash", "sh")):
        raise NotModelled(name, NEAR.get(name, ""))
    raise UsageError(*not_found(word, launcher))


def _program_name(word: str) -> str:
    directory, slash, name = word.rpartition("/")
    if slash and directory in ("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"):
        return name
    return word


def _parse_sudo(arguments: Sequence[str], launcher: str) -> Command:
    """The command behind a leading ``sudo``, which changes nothing: a lab's commands are root's."""
    left = list(arguments)
    while left and left[0].startswith("-"):
        option = left.pop(0)
        if option == "--":
            break
        if option not in ("-E", "-n", "-H", "-S", "-k", "--preserve-env"):
            raise NotModelled(f"sudo {option}", "sudo COMMAND")
    if not left:
        raise NotModelled("sudo without a command", "sudo COMMAND")
    return _parse(left, "sudo" if launcher == "bash" else launcher)


def format_words(command: Command) -> list[str]:
    """The words of a command; a command with a redirection becomes ``sh -c LINE``."""
    if type(command) in line_of.functions:
        return ["sh", "-c", format_command(command)]
    return words_of.of(command)(command)


def format_inner_words(command: Command) -> list[str]:
    """The words of a command behind another program (``ip netns exec``)."""
    # ":" is built into the shell: no program of that name can be started.
    if command == Status(":"):
        return ["sh", "-c", ":"]
    return format_words(command)


def format_command(command: Command) -> str:
    """The line of a command: parsed again, it gives the command back."""
    if type(command) in line_of.functions:
        return line_of.of(command)(command)
    return shlex.join(format_words(command))
