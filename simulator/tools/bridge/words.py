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
    atoi,
)
from pingproof.simulator.tools.builtins.words import Unknown, unknown
from pingproof.simulator.tools.ip.link.types import BridgePortArguments, format_port
from pingproof.simulator.tools.lib.arguments import (
    WRONG,
    Arguments,
    color_option,
    duplicate,
    keywords,
    matches,
    parse_on_off,
    strtol,
    unknown_command,
    wrong,
)
from pingproof.simulator.tools.usage import usage
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
    """``bridge link [show] [dev NAME]``; every other word, ``master BRIDGE`` too, is read over by this version."""

    device: str | None = None
    master: str | None = None


@value
class BridgeLinkSet:
    """``bridge link set dev NAME …``."""

    device: str
    arguments: BridgePortArguments


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
        if options.netns is None:
            raise
        return Bridge(unknown(("bridge", *words), mistake), options)


def _option(option: str, arguments: Arguments, options: BridgeToolOptions) -> BridgeToolOptions:
    if matches(option, "-help"):
        raise UsageError(usage("bridge"), WRONG)
    if matches(option, "-Version"):
        raise UsageError("", 0, VERSION)
    if matches(option, "-stats", "-statistics"):
        return replace(options, statistics=True)
    if matches(option, "-details"):
        return replace(options, details=True)
    if matches(option, "-oneline"):
        return replace(options, oneline=True)
    if matches(option, "-timestamp") or option in ("-4", "-6"):
        return options
    if matches(option, "-family"):
        family = arguments.take() if arguments.more else "help"
        if family == "help":
            raise UsageError(usage("bridge"), WRONG)
        if family not in ("inet", "inet6"):
            raise wrong(family, "invalid protocol family")
        return options
    if matches(option, "-netns"):
        return replace(options, netns=arguments.value())
    if (color := color_option(option)) is not None:
        return replace(options, color=color == "always")
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
        raise UsageError(usage("bridge"), WRONG)
    word = arguments.take()
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
        raise UsageError(usage("bridge"), WRONG)
    raise UsageError(f'Object "{word}" is unknown, try "bridge help".\n', WRONG)


def _parse_table(target: str, arguments: Arguments) -> BridgeVlanShow | BridgeMdbShow:
    verb = arguments.take() if arguments.more else "show"
    if not matches(verb, "show", "lst", "list"):
        if matches(verb, "help") and target == "vlan":
            raise UsageError(usage("bridge_vlan"), WRONG)
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
        device: str | None = None
        while arguments.more:
            if arguments.take() == "dev":
                name = arguments.value()
                if device is not None:
                    raise duplicate("dev", name)
                device = name
        return BridgeLinkShow(device)
    if matches(verb, "help"):
        raise UsageError(usage("bridge_link"), WRONG)
    raise unknown_command(verb, "bridge link")


_SWITCHES = (
    "guard", "hairpin", "fastleave", "root_block", "learning", "flood", "mcast_flood", "bcast_flood",
    "mcast_to_unicast", "neigh_suppress", "isolated", "locked",
)  # fmt: skip
_STATES = ("disabled", "listening", "learning", "forwarding", "blocking")
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
        elif word in _SWITCHES:
            said[word] = parse_on_off(word, arguments.value(), _EINVAL_EXIT)
        elif word in ("learning_sync", "vlan_tunnel"):
            others.append((word, "on" if parse_on_off(word, arguments.value(), _EINVAL_EXIT) else "off"))
        elif word in ("cost", "priority"):
            said[word] = atoi(arguments.value())
        elif word == "state":
            said["state"] = _stp_state(arguments.value())
        elif word in ("mcast_router", "backup_port"):
            others.append((word, arguments.value()))
        elif word in ("hwmode", "nobackup_port", "self"):
            raise NotModelled(f"bridge link set {word}", "bridge link set dev NAME and its switches")
        elif word != "master":
            raise UsageError(usage("bridge_link"), WRONG)
    if device is None:
        raise UsageError("Device is a required argument.\n", WRONG)
    return BridgeLinkSet(device, BridgePortArguments(**said, others=tuple(others)))


def _stp_state(word: str) -> int:
    parsed = strtol(word, 10)
    if parsed is not None and not parsed[1]:
        return (parsed[0] + 128) % 256 - 128
    if word.lower() not in _STATES:
        raise UsageError("Error: invalid STP port state\n", WRONG)
    return _STATES.index(word.lower())


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
            return ["link", "set", "dev", action.device, *format_port(action.arguments)]
        case BridgeFdbShow() | BridgeFdbChange() | BridgeFdbGet() | BridgeFdbFlush():
            return ["fdb", *bridge_fdb.format_words(action)]
        case BridgeVlanShow():
            return ["vlan", "show", *keywords(("dev", action.device))]
        case BridgeMdbShow():
            return ["mdb", "show", *keywords(("dev", action.device))]
