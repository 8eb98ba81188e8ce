"""A command line ⇄ a typed command, whichever its tool. What the tools refuse becomes ``Unknown``: nothing is raised.

>>> parse_line("ip netns exec ns1 ping -c2 10.0.0.1")
Ip(action=NetnsExec(name='ns1', command=Ping(destination='10.0.0.1', count=2, ...)), ...)
>>> format_command(parse_line("ip a a 10.1/16 dev veth0"))
'ip addr add 10.1.0.0/16 dev veth0'
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from simulator.errors import NotModelled, SimulatorError, UsageError
from simulator.language.programs import BUILTINS, NEAR, not_found
from simulator.language.shell_builtins import Echo, Status, unknown
from simulator.language.sysctl import ProcWrite

if TYPE_CHECKING:
    from simulator.language.command import Command

PROGRAMS: dict[str, tuple[str, str]] = {
    "ip": ("ip", "parse"),
    "bridge": ("bridge", "parse"),
    "brctl": ("brctl", "parse"),
    "sysctl": ("sysctl", "parse"),
    "cat": ("sysctl", "parse_cat"),
    "iptables": ("iptables", "parse"),
    "iptables-nft": ("iptables", "parse"),
    "iptables-save": ("iptables", "parse_save"),
    "ping": ("ping", "parse"),
    "ping4": ("ping", "parse"),
    "traceroute": ("traceroute", "parse"),
    "route": ("net_tools", "parse_route"),
    "arp": ("net_tools", "parse_arp"),
    "ifconfig": ("net_tools", "parse_ifconfig"),
    "conntrack": ("conntrack", "parse"),
    "nsenter": ("nsenter", "parse"),
    "timeout": ("shell_builtins", "parse_timeout"),
    "sleep": ("shell_builtins", "parse_sleep"),
    "echo": ("shell_builtins", "parse_echo"),
}
"""A program's module below ``simulator.language``, imported when it is first typed, and what parses its arguments."""
STATUS_WORDS = ("true", "false", ":")
DEEPEST = 20
"""How many programs may start one another in one line."""


def parse_words(words: Sequence[str], launcher: str = "bash") -> Command:
    """The command that the words make; ``launcher`` is who starts it, for its words when there is no such program."""
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
    if name in PROGRAMS:
        module, parse = PROGRAMS[name]
        parser: Callable[[Sequence[str]], Command] = getattr(import_module(f"simulator.language.{module}"), parse)
        return parser(arguments)
    if name in ("bash", "sh"):
        return _parse_shell(name, arguments)
    if name in NEAR or (name in BUILTINS and launcher in ("bash", "sh")):
        raise NotModelled(name, NEAR.get(name, ""))
    raise UsageError(*not_found(word, launcher))


def _program_name(word: str) -> str:
    directory, slash, name = word.rpartition("/")
    if slash and directory in ("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"):
        return name
    return word


def _parse_sudo(arguments: Sequence[str], launcher: str) -> Command:
    """A leading ``sudo`` changes nothing: the commands of a lab are root's."""
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


def _parse_shell(name: str, arguments: Sequence[str]) -> Command:
    """``sh -c 'COMMAND'``: the way to a redirection inside a namespace."""
    if list(arguments[:1]) != ["-c"]:
        raise NotModelled(f"another shell ({name})", f"{name} -c 'COMMAND', or the commands themselves")
    if len(arguments) < 2:
        text = "bash: -c: option requires an argument\n" if name == "bash" else "sh: 0: -c requires an argument\n"
        raise UsageError(text, 2)
    return parse_line(arguments[1], name)


def parse_line(line: str, launcher: str = "bash") -> Command:
    """The command of a line with its quotes, and with ``echo TEXT > /proc/sys/…``.

    A line of several commands, or with more of the shell in it, belongs into a script (``simulator.shell``) and is
    ``Unknown`` here.
    """
    from simulator.language.single_command import single_command

    return single_command(line, launcher)


def format_words(command: Command) -> list[str]:
    """The words that make the command, where words alone do (``ProcWrite`` needs a redirection: ``format_command``)."""
    if isinstance(command, ProcWrite):
        return ["sh", "-c", format_command(command)]
    words: list[str] = import_module(type(command).__module__).format_words(command)
    return words


def format_inner_words(command: Command) -> list[str]:
    """The words by which another program (``ip netns exec``) starts the command."""
    if command == Status(":"):
        return ["sh", "-c", ":"]
    return format_words(command)


def format_command(command: Command) -> str:
    """The line that makes the command: ``parse_line`` gives the command back."""
    if not isinstance(command, ProcWrite):
        return shlex.join(format_words(command))
    words = shlex.join(format_words(Echo(command.text)))
    if command.tee:
        return f"{words} | tee {'-a ' if command.append else ''}{shlex.quote(command.path)}"
    return f"{words} {'>>' if command.append else '>'} {shlex.quote(command.path)}"
