"""``ip``'s own options and the place of its objects: ``ip [OPTIONS] OBJECT …`` (ip(8), iproute2 6.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from pingproof.simulator.errors import NotModelled, SimulatorError, UsageError
from pingproof.simulator.tools.lib.arguments import WRONG, Arguments, color_option, matches, unsigned, wrong
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats, program_of, words_of
from pingproof.simulator.tools.vocabulary.programs import IpObject, Program, ip_object_named
from pingproof.simulator.tools.vocabulary.unknown import Unknown, unknown
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.address.words import AddressCommand
    from pingproof.simulator.tools.ip.link.words import LinkCommand
    from pingproof.simulator.tools.ip.neighbour.words import NeighbourCommand
    from pingproof.simulator.tools.ip.netns.words import NetnsCommand
    from pingproof.simulator.tools.ip.route.words import RouteCommand
    from pingproof.simulator.tools.ip.rule.words import RuleCommand

    IpAction: TypeAlias = NetnsCommand | LinkCommand | AddressCommand | RouteCommand | RuleCommand | NeighbourCommand


@value
class IpOptions:
    """The options before the object: ``-n NS``, ``-4``, ``-br``, ``-d``, ``-s``, ``-j``, ``-p``, ``-o``, ``-a`` …

    ``color`` is ``always``, ``auto`` or ``never``; ``-c`` alone is ``always``.
    """

    netns: str | None = None
    family: str | None = None  # "inet", "inet6", "link"
    brief: bool = False
    details: bool = False
    statistics: int = 0
    json: bool = False
    pretty: bool = False
    oneline: bool = False
    all_namespaces: bool = False
    numeric: bool = False
    force: bool = False
    color: str | None = None
    human_readable: bool = False


@value
class Ip:
    """One ``ip`` command.

    The action is ``Unknown`` for a mistake behind ``-n NS``: ``ip`` enters the namespace before it reads on.
    """

    action: NetnsCommand | LinkCommand | AddressCommand | RouteCommand | RuleCommand | NeighbourCommand | Unknown
    options: IpOptions = IpOptions()


OBJECTS = (
    "address", "addrlabel", "maddress", "route", "rule", "neighbor", "neighbour", "ntable", "ntbl", "link", "l2tp",
    "fou", "ila", "macsec", "tunnel", "tunl", "tuntap", "tap", "token", "tcpmetrics", "tcp_metrics", "monitor", "xfrm",
    "mroute", "mrule", "netns", "netconf", "vrf", "sr", "nexthop", "mptcp", "ioam", "help", "stats",
)  # fmt: skip
"""All objects in the order in which ``ip`` tries a shortened word (ip/ip.c), those not modelled included."""

VERSION = "ip utility, iproute2-6.1.0, libbpf 1.1.2\n"


def parse(words: Sequence[str]) -> Ip:
    """The command behind ``ip``.

    Raises UsageError, NotModelled.
    """
    arguments = Arguments(words)
    options = IpOptions()
    try:
        while arguments.more and arguments.word.startswith("-"):
            option = arguments.take()
            if option == "--":
                break
            options = _option(option.removeprefix("-") if option.startswith("--") else option, arguments, options)
        return Ip(_action(arguments, options), options)
    except SimulatorError as mistake:
        # main() enters the namespace as soon as it has read -n: where there is none, that is the error and not the
        # mistake behind it. The mistake is therefore kept until the command runs.
        if options.netns is None:
            raise
        return Ip(unknown(("ip", *words), mistake), options)


def _option(option: str, arguments: Arguments, options: IpOptions) -> IpOptions:
    """One option, in the order in which ip/ip.c:main() tries a shortened word."""
    # The retries of a flush that meets new rows: nothing here makes rows while a flush runs.
    if matches(option, "-loops"):
        _after(arguments)
        return options
    if matches(option, "-family"):
        return replace(options, family=_family(arguments))
    # A digit cannot be shortened, so these are compared whole.
    for flag, family in (("-4", "inet"), ("-6", "inet6"), ("-0", "link")):
        if option == flag:
            return replace(options, family=family)
    if option in ("-M", "-B"):
        raise NotModelled(f"ip {option}", "ip -4, ip -0")
    # Tried before -help: "-h" means human-readable sizes, and the shortest word for help is "-he".
    if matches(option, "-human", "-human-readable"):
        return replace(options, human_readable=True)
    if matches(option, "-iec"):
        raise NotModelled("ip -iec", "ip -s")
    # Counted: "-s -s" lists the kinds of errors too.
    if matches(option, "-stats", "-statistics"):
        return replace(options, statistics=options.statistics + 1)
    if matches(option, "-details"):
        return replace(options, details=True)
    # Names for addresses: the model has no resolver.
    if matches(option, "-resolve"):
        return options
    if matches(option, "-oneline"):
        return replace(options, oneline=True)
    # Only "ip monitor" prints the time.
    if matches(option, "-timestamp", "-tshort"):
        return options
    if matches(option, "-Version"):
        raise UsageError("", 0, VERSION)
    if matches(option, "-force"):
        return replace(options, force=True)
    # Tried before -brief: "-b" is a file of commands, "-br" the short listing.
    if matches(option, "-batch"):
        raise NotModelled("ip -batch", "a script with a command a line")
    if matches(option, "-brief"):
        return replace(options, brief=True)
    if matches(option, "-json"):
        return replace(options, json=True)
    if matches(option, "-pretty"):
        return replace(options, pretty=True)
    # The size of the netlink socket's buffer changes no answer, but the word is checked.
    if matches(option, "-rcvbuf"):
        size = _after(arguments)
        if unsigned(size) is None:
            raise UsageError(f"Invalid rcvbuf size '{size}'\n", WRONG)
        return options
    if (color := color_option(option)) is not None:
        return replace(options, color=color)
    if matches(option, "-help"):
        raise UsageError(usage(__file__), WRONG)
    if matches(option, "-netns"):
        return replace(options, netns=arguments.value())
    if matches(option, "-Numeric"):
        return replace(options, numeric=True)
    if matches(option, "-all"):
        return replace(options, all_namespaces=True)
    # main() compares this one whole (strcmp): "-e" is no option.
    if option == "-echo":
        raise NotModelled("ip -echo", "the same without it, and a show command")
    raise UsageError(f'Option "{option}" is unknown, try "ip -help".\n', WRONG)


def _after(arguments: Arguments) -> str:
    """The word that an option needs; without one ``ip`` shows its usage."""
    if not arguments.more:
        raise UsageError(usage(__file__), WRONG)
    return arguments.take()


def _family(arguments: Arguments) -> str:
    if not arguments.more or arguments.word == "help":
        raise UsageError(usage(__file__), WRONG)
    family = arguments.take()
    if family in ("mpls", "bridge"):
        raise NotModelled(f"ip -family {family}", "ip -4, or bridge")
    if family not in ("inet", "inet6", "link"):
        raise wrong(family, "invalid protocol family")
    return family


def _action(arguments: Arguments, options: IpOptions) -> IpAction:
    if not arguments.more:
        raise UsageError(usage(__file__), WRONG)
    word = arguments.take()
    # do_cmd() takes the first object that begins so: "ip a" is address, "ip r" route, "ip n" neighbour.
    target = next((name for name in OBJECTS if matches(word, name)), None)
    if target is None:
        # do_cmd() returns EXIT_FAILURE here, while a bad option ends main() with exit(-1).
        raise UsageError(f'Object "{word}" is unknown, try "ip help".\n', 1)
    if target == "help":
        raise UsageError(usage(__file__), WRONG)
    known = ip_object_named(target)
    if known is None:
        raise NotModelled(f"ip {target}", "ip address, link, route, rule, neighbour and netns")
    action: IpAction = known.parser()(arguments.rest, options)
    return action


def check_options(command: Ip) -> None:
    """Refuse the options that would change what the object prints and are not modelled.

    Raises NotModelled.
    """
    if isinstance(command.action, Unknown):
        return
    target, options = program_of[type(command.action)], command.options
    # Numbers for the names of tables, scopes, protocols and groups, of which netns and neigh print none.
    if options.numeric and target not in (IpObject.NETNS, IpObject.NEIGHBOUR):
        raise NotModelled(f"ip {target.names[-1]} with -N", "the same without it")


@formats(Program.IP, Ip)
def format_words(command: Ip) -> list[str]:
    """The words of the command, ``ip`` included."""
    if isinstance(command.action, Unknown):
        return list(command.action.words)
    word = program_of[type(command.action)].names[0]
    return ["ip", *format_options(command.options), word, *words_of.of(command.action)(command.action)]


def format_options(options: IpOptions) -> list[str]:
    """The words of the options."""
    words: list[str] = []
    if options.netns is not None:
        words += ["-n", options.netns]
    if options.family is not None:
        words += [{"inet": "-4", "inet6": "-6", "link": "-0"}[options.family]]
    words += ["-s"] * options.statistics
    flags = (
        (options.brief, "-br"), (options.details, "-d"), (options.json, "-j"), (options.pretty, "-p"),
        (options.oneline, "-o"), (options.all_namespaces, "-all"), (options.numeric, "-N"), (options.force, "-force"),
        (options.human_readable, "-h"),
    )  # fmt: skip
    words += [flag for said, flag in flags if said]
    if options.color is not None:
        words += ["-c" if options.color == "always" else f"-c={options.color}"]
    return words
