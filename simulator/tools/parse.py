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

from pingproof.simulator.errors import NotModelled, SimulatorError, UsageError
from pingproof.simulator.tools.builtins.words import Echo, Status, unknown
from pingproof.simulator.tools.programs import BUILTINS, NEAR, not_found
from pingproof.simulator.tools.sysctl.words import ProcWrite

if TYPE_CHECKING:
    from pingproof.simulator.tools.command import Command

PROGRAMS: dict[str, tuple[str, str]] = {
    "ip": ("ip.words", "parse"),
    "bridge": ("bridge.words", "parse"),
    "brctl": ("brctl.words", "parse"),
    "sysctl": ("sysctl.words", "parse"),
    "cat": ("sysctl.words", "parse_cat"),
    "iptables": ("iptables.words", "parse"),
    "iptables-nft": ("iptables.words", "parse"),
    "iptables-save": ("iptables.words", "parse_save"),
    "ping": ("ping.words", "parse"),
    "ping4": ("ping.words", "parse"),
    "traceroute": ("traceroute.words", "parse"),
    "route": ("net_tools.words", "parse_route"),
    "arp": ("net_tools.words", "parse_arp"),
    "ifconfig": ("net_tools.words", "parse_ifconfig"),
    "conntrack": ("conntrack.words", "parse"),
    "nsenter": ("nsenter.words", "parse"),
    "timeout": ("builtins.words", "parse_timeout"),
    "sleep": ("builtins.words", "parse_sleep"),
    "echo": ("builtins.words", "parse_echo"),
}
"""A program's module below ``simulator/tools``, imported when it is first typed, and what parses its arguments."""
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
        parser: Callable[[Sequence[str]], Command] = getattr(
            import_module(f"pingproof.simulator.tools.{module}"), parse
        )
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

    A line of several commands, or with more of the shell in it, belongs into a script (``simulator/shell``) and is
    ``Unknown`` here.
    """
    from pingproof.simulator.shell.single_command import single_command

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
