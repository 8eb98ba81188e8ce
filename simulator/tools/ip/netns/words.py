"""``ip netns`` (ip-netns(8))."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.lib.arguments import (
    WRONG,
    Arguments,
    duplicate,
    integer,
    matches,
    unknown_command,
    wrong,
)
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.parse import format_inner_words, parse_words
from pingproof.simulator.tools.vocabulary.programs import IpObject
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.command import Command
    from pingproof.simulator.tools.ip.words import IpOptions


@value
class NetnsAdd:
    """``ip netns add NAME``."""

    name: str


@value
class NetnsDelete:
    """``ip netns del NAME``; with ``ip -all`` every one (``name`` None)."""

    name: str | None


@value
class NetnsList:
    """``ip netns [list]``."""


@value
class NetnsExec:
    """``ip netns exec NAME COMMAND …``; with ``ip -all`` in every one (``name`` None)."""

    name: str | None
    command: Command


@value
class NetnsIdentify:
    """``ip netns identify [PID]``: ``pid`` as typed, None for the shell itself."""

    pid: str | None = None


@value
class NetnsPids:
    """``ip netns pids NAME``."""

    name: str


@value
class NetnsSet:
    """``ip netns set NAME NSID``; ``auto`` is None."""

    name: str
    nsid: int | None


@value
class NetnsListId:
    """``ip netns list-id [target-nsid N] [nsid N]``."""

    target_nsid: int | None = None
    nsid: int | None = None


NetnsCommand = NetnsAdd | NetnsDelete | NetnsList | NetnsExec | NetnsIdentify | NetnsPids | NetnsSet | NetnsListId


def parse(words: Sequence[str], options: IpOptions) -> NetnsCommand:
    """The action behind ``ip netns`` (ip/ipnetns.c:do_netns()).

    Raises UsageError, NotModelled.
    """
    arguments = Arguments(words)
    if not arguments.more:
        return NetnsList()
    verb = arguments.take()
    # do_netns() checks the word behind any verb: "ip netns identify a/b" is a bad name, not a bad pid.
    if not options.all_namespaces and arguments.more and not _valid_name(arguments.word):
        raise UsageError(f'Invalid netns name "{arguments.word}"\n', WRONG)
    if matches(verb, "list", "show", "lst"):
        return NetnsList()
    if matches(verb, "list-id"):
        return _parse_list_id(arguments)
    if matches(verb, "help"):
        raise UsageError(usage(__file__), WRONG)
    if matches(verb, "add"):
        return NetnsAdd(_name(arguments))
    if matches(verb, "set"):
        return _parse_set(arguments)
    if matches(verb, "delete"):
        # "ip -all netns del" names none (do_all).
        return NetnsDelete(None if options.all_namespaces else _name(arguments))
    if matches(verb, "identify"):
        return _parse_identify(arguments)
    if matches(verb, "pids"):
        name = _name(arguments)
        # Only "pids" and "identify" count their words; the other verbs pass over what is too much.
        if arguments.more:
            raise UsageError("extra arguments specified\n", 1)
        return NetnsPids(name)
    if matches(verb, "exec"):
        return _parse_exec(arguments, options)
    if matches(verb, "monitor", "attach"):
        raise NotModelled(f"ip netns {verb}", "ip netns list, ip netns add")
    raise unknown_command(verb, "ip netns")


def _valid_name(name: str) -> bool:
    # A name is a file in /run/netns: NAME_MAX is 255 bytes, and these two are directories.
    return name not in ("", ".", "..") and len(name.encode()) <= 255 and "/" not in name


def _name(arguments: Arguments) -> str:
    if not arguments.more:
        raise UsageError("No netns name specified\n", 1)
    return arguments.take()


def _parse_exec(arguments: Arguments, options: IpOptions) -> NetnsExec:
    name = None if options.all_namespaces else _name(arguments)
    if not arguments.more:
        raise UsageError("No command specified\n", 1)
    return NetnsExec(name, parse_words(arguments.rest, "ip netns exec"))


def _parse_set(arguments: Arguments) -> NetnsSet:
    name = _name(arguments)
    if not arguments.more:
        raise UsageError("No nsid specified\n", 1)
    word = arguments.take()
    if word == "auto":
        return NetnsSet(name, None)
    nsid = integer(word)
    # -1 (NETNSA_NSID_NOT_ASSIGNED) lets the kernel choose; only "auto" may say it.
    if nsid is None:
        raise wrong(word, 'Invalid "netnsid" value')
    if nsid < 0:
        raise wrong(word, '"netnsid" value should be >= 0')
    return NetnsSet(name, nsid)


def _parse_identify(arguments: Arguments) -> NetnsIdentify:
    if not arguments.more:
        return NetnsIdentify()
    pid = arguments.take()
    if arguments.more:
        raise UsageError("extra arguments specified\n", 1)
    # is_pid() looks at each letter: a sign or a blank makes no number here.
    if not all("0" <= letter <= "9" for letter in pid):
        raise UsageError(f"Specified string '{pid}' is not a pid\n", 1)
    return NetnsIdentify(pid)


def _parse_list_id(arguments: Arguments) -> NetnsListId:
    numbers: dict[str, int] = {}
    while arguments.more:
        key = arguments.take()
        if key not in ("target-nsid", "nsid"):
            raise UsageError(usage(__file__), WRONG)
        if key in numbers:
            raise duplicate(key, key)
        word = arguments.value()
        number = integer(word)
        if number is None:
            raise wrong(word, f'"{key}" value is invalid')
        if number < 0:
            raise wrong(word, f'"{key}" value should be >= 0')
        numbers[key] = number
    return NetnsListId(numbers.get("target-nsid"), numbers.get("nsid"))


@formats(IpObject.NETNS, *get_args(NetnsCommand))
def format_words(action: NetnsCommand) -> list[str]:
    """The words after ``ip netns``."""
    match action:
        case NetnsAdd(name):
            return ["add", name]
        case NetnsDelete(name):
            return ["del", *_optional(name)]
        case NetnsList():
            return ["list"]
        case NetnsExec(name, command):
            return ["exec", *_optional(name), *format_inner_words(command)]
        case NetnsIdentify(pid):
            return ["identify", *_optional(pid)]
        case NetnsPids(name):
            return ["pids", name]
        case NetnsSet(name, nsid):
            return ["set", name, "auto" if nsid is None else str(nsid)]
        case NetnsListId(target_nsid, nsid):
            target = [] if target_nsid is None else ["target-nsid", str(target_nsid)]
            return ["list-id", *target, *([] if nsid is None else ["nsid", str(nsid)])]


def _optional(word: str | None) -> list[str]:
    return [] if word is None else [word]
