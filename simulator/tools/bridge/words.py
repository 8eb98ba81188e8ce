"""``bridge`` (bridge(8), iproute2 6.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pingproof.simulator.errors import NotModelled, SimulatorError, UsageError
from pingproof.simulator.tools.bridge import fdb_words as bridge_fdb
from pingproof.simulator.tools.bridge.fdb_words import (
    BridgeFdbChange,
    BridgeFdbFlush,
    BridgeFdbGet,
    BridgeFdbShow,
)
from pingproof.simulator.tools.ip.link.kinds import BRIDGE_PORT, KindOptions, format_said, kind_options
from pingproof.simulator.tools.ip.link.port_options import PORT_OPTIONS
from pingproof.simulator.tools.lib.arguments import (
    WRONG,
    Arguments,
    color_option,
    duplicate,
    keywords,
    matches,
    not_on_or_off,
    unknown_command,
    wrong,
)
from pingproof.simulator.tools.lib.option import Option, Tool, find
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import Program
from pingproof.simulator.tools.vocabulary.unknown import Unknown, unknown
from pingproof.simulator.value import value


@value
class BridgeToolOptions:
    """``bridge``'s own options."""

    netns: str | None = None
    details: bool = False
    statistics: bool = False
    json: bool = False
    pretty: bool = False
    oneline: bool = False
    color: bool = False  # -c; a pipe is what -c=auto finds


@value
class BridgeLinkShow:
    """``bridge link [show] [dev NAME]``; this version skips every other word, ``master BRIDGE`` too."""

    device: str | None = None
    master: str | None = None


@value
class BridgeLinkSet:
    """``bridge link set dev NAME …``."""

    device: str
    arguments: KindOptions


@value
class BridgeVlanShow:
    """``bridge vlan [show]``."""

    device: str | None = None


@value
class BridgeMdbShow:
    """``bridge mdb [show]``."""

    device: str | None = None


BridgeAction = (
    BridgeLinkShow
    | BridgeLinkSet
    | BridgeFdbShow
    | BridgeFdbChange
    | BridgeFdbFlush
    | BridgeFdbGet
    | BridgeVlanShow
    | BridgeMdbShow
)


@value
class Bridge:
    """One ``bridge`` command; the action is ``Unknown`` for a mistake behind ``-n NS``."""

    action: BridgeAction | Unknown
    options: BridgeToolOptions = BridgeToolOptions()


VERSION = "bridge utility, 6.1.0\n"


def parse(words: Sequence[str]) -> Bridge:
    """The command behind ``bridge`` (bridge/bridge.c).

    Raises UsageError, NotModelled.
    """
    arguments = Arguments(words)
    options = BridgeToolOptions()
    try:
        while arguments.more and arguments.word.startswith("-"):
            option = arguments.take()
            if option == "--":
                break
            options = _option(option.removeprefix("-") if option.startswith("--") else option, arguments, options)
        return Bridge(_action(arguments), options)
    except SimulatorError as mistake:
        # main() enters the namespace when it reads -n, before it meets a mistake behind it.
        if options.netns is None:
            raise
        return Bridge(unknown(("bridge", *words), mistake), options)


def _option(option: str, arguments: Arguments, options: BridgeToolOptions) -> BridgeToolOptions:
    # First, unlike in ip: "-h" is help here.
    if matches(option, "-help"):
        raise UsageError(usage(__file__), WRONG)
    if matches(option, "-Version"):
        raise UsageError("", 0, VERSION)
    if matches(option, "-stats", "-statistics"):
        return replace(options, statistics=True)
    if matches(option, "-details"):
        return replace(options, details=True)
    if matches(option, "-oneline"):
        return replace(options, oneline=True)
    # Of "bridge monitor", and families of groups in "bridge mdb": no listing here differs.
    if matches(option, "-timestamp") or option in ("-4", "-6"):
        return options
    # main() reads the next word without NEXT_ARG(): where none is left, it shows the help.
    if matches(option, "-family"):
        family = arguments.take() if arguments.more else "help"
        if family == "help":
            raise UsageError(usage(__file__), WRONG)
        if family not in ("inet", "inet6"):
            raise wrong(family, "invalid protocol family")
        return options
    if matches(option, "-netns"):
        return replace(options, netns=arguments.value())
    # Output is a pipe or a result here, never a terminal: "auto" is no colour.
    if (color := color_option(option)) is not None:
        return replace(options, color=color == "always")
    # Ranges in "bridge vlan", of which the model lists none.
    if matches(option, "-compressvlans"):
        return options
    if matches(option, "-force"):
        return options
    if matches(option, "-json"):
        return replace(options, json=True)
    if matches(option, "-pretty"):
        return replace(options, pretty=True)
    if matches(option, "-batch"):
        raise NotModelled("bridge -batch", "a script with a command a line")
    raise UsageError(f'Option "{option}" is unknown, try "bridge help".\n', WRONG)


def _action(arguments: Arguments) -> BridgeAction:
    if not arguments.more:
        raise UsageError(usage(__file__), WRONG)
    word = arguments.take()
    # do_cmd() tries the objects in this order.
    if matches(word, "link"):
        return _parse_link(arguments)
    if matches(word, "fdb"):
        return bridge_fdb.parse(arguments)
    if matches(word, "mdb", "vlan"):
        target = "mdb" if matches(word, "mdb") else "vlan"
        return _parse_table(target, arguments)
    if matches(word, "vni", "monitor"):
        raise NotModelled(f"bridge {word}", "bridge link, bridge fdb")
    if matches(word, "help"):
        raise UsageError(usage(__file__), WRONG)
    raise UsageError(f'Object "{word}" is unknown, try "bridge help".\n', WRONG)


def _parse_table(target: str, arguments: Arguments) -> BridgeVlanShow | BridgeMdbShow:
    verb = arguments.take() if arguments.more else "show"
    if not matches(verb, "show", "lst", "list"):
        # The help of "mdb" has no copy here.
        if matches(verb, "help") and target == "vlan":
            raise UsageError(usage(__file__, "vlan_usage.txt"), WRONG)
        raise NotModelled(f"bridge {target} {verb}", f"bridge {target} show")
    device: str | None = None
    while arguments.more:
        word = arguments.take()
        if word == "dev":
            device = arguments.value()
        else:
            raise NotModelled(f"bridge {target} show {word}", f"bridge {target} show dev NAME")
    return BridgeVlanShow(device) if target == "vlan" else BridgeMdbShow(device)


def _parse_link(arguments: Arguments) -> BridgeLinkShow | BridgeLinkSet:
    """bridge/link.c:do_link()."""
    if not arguments.more:
        return BridgeLinkShow()
    verb = arguments.take()
    if matches(verb, "set", "change"):
        return _parse_link_set(arguments)
    if matches(verb, "show", "lst", "list"):
        # brlink_show() in 6.1 compares "dev" alone; it skips any other word, "master" too, without a complaint.
        device: str | None = None
        while arguments.more:
            if arguments.take() == "dev":
                name = arguments.value()
                if device is not None:
                    raise duplicate("dev", name)
                device = name
        return BridgeLinkShow(device)
    if matches(verb, "help"):
        raise UsageError(usage(__file__, "link_usage.txt"), WRONG)
    raise unknown_command(verb, "bridge link")


_EINVAL_EXIT = 234
"""What ``return -EINVAL`` from main() leaves as exit code."""


def _parse_link_set(arguments: Arguments) -> BridgeLinkSet:
    """bridge/link.c:brlink_modify()."""
    said: dict[str, Any] = {}
    others: list[tuple[str, str]] = []
    device: str | None = None
    while arguments.more:
        word = arguments.take()
        if word == "dev":
            device = arguments.value()
        elif (row := find(PORT_OPTIONS, word, Tool.BRIDGE)) is not None:
            of = _port_value(row, arguments.value())
            if row.field:
                said[row.field] = of
            else:
                others.append((row.word, row.form.word(of)))
        # "self" would set the device driver's own switch (BRIDGE_FLAGS_SELF), which no modelled kind has.
        elif word in ("hwmode", "nobackup_port", "self"):
            raise NotModelled(f"bridge link set {word}", "bridge link set dev NAME and its switches")
        # "master" asks for what is done anyway: the bridge sets its port.
        elif word != "master":
            raise UsageError(usage(__file__, "link_usage.txt"), WRONG)
    if device is None:
        raise UsageError("Device is a required argument.\n", WRONG)
    return BridgeLinkSet(device, kind_options(BRIDGE_PORT, said, tuple(others)))


def _port_value(row: Option, word: str) -> Any:
    """An option's value as ``bridge`` reads it."""
    # bridge(8) reads some values with atoi() where ip(8) checks them.
    read = row.bridge_read or row.form.read
    of = None if read is None else read(word)
    if of is None:
        raise not_on_or_off(row.word, word, _EINVAL_EXIT)
    return of


@formats(Program.BRIDGE, Bridge)
def format_words(command: Bridge) -> list[str]:
    """The words of the command, ``bridge`` included."""
    if isinstance(command.action, Unknown):
        return list(command.action.words)
    options = command.options
    flags = (
        (options.details, "-d"), (options.statistics, "-s"), (options.json, "-j"), (options.pretty, "-p"),
        (options.oneline, "-o"), (options.color, "-c"),
    )  # fmt: skip
    words = ["bridge", *keywords(("-n", options.netns)), *(flag for said, flag in flags if said)]
    return [*words, *_format_action(command.action)]


def _format_action(action: BridgeAction) -> list[str]:
    match action:
        case BridgeLinkShow():
            return ["link", "show", *keywords(("dev", action.device), ("master", action.master))]
        case BridgeLinkSet():
            return ["link", "set", "dev", action.device, *format_said(action.arguments)]
        case BridgeFdbShow() | BridgeFdbChange() | BridgeFdbGet() | BridgeFdbFlush():
            return ["fdb", *bridge_fdb.format_words(action)]
        case BridgeVlanShow():
            return ["vlan", "show", *keywords(("dev", action.device))]
        case BridgeMdbShow():
            return ["mdb", "show", *keywords(("dev", action.device))]
