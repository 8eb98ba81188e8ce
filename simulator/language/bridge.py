"""``bridge`` (bridge(8), iproute2 6.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from simulator.errors import NotModelled, SimulatorError, UsageError
from simulator.language.arguments import (
    WRONG,
    Arguments,
    duplicate,
    garbage,
    keywords,
    matches,
    parse_on_off,
    strtol,
    unknown_command,
    unsigned,
    wrong,
)
from simulator.language.brctl import Brctl as Brctl
from simulator.language.link_types import BridgePortArguments, format_port
from simulator.language.prefix import get_address
from simulator.language.shell_builtins import Unknown, unknown
from simulator.language.usage import usage


@dataclass(frozen=True, slots=True)
class BridgeToolOptions:
    """``bridge``'s own options."""

    netns: str | None = None
    details: bool = False
    statistics: bool = False
    json: bool = False
    pretty: bool = False
    oneline: bool = False


@dataclass(frozen=True, slots=True)
class BridgeLinkShow:
    """``bridge link [show] [dev NAME]``; every other word, ``master BRIDGE`` too, is read over by this version."""

    device: str | None = None
    master: str | None = None


@dataclass(frozen=True, slots=True)
class BridgeLinkSet:
    """``bridge link set dev NAME …``."""

    device: str
    arguments: BridgePortArguments


@dataclass(frozen=True, slots=True)
class BridgeFdbShow:
    """``bridge fdb [show] [br BRIDGE] [brport PORT] [dev NAME] [dynamic] [state STATE]``.

    ``state`` is ``dynamic`` for that word, else what ``state`` said. Of ``brport`` and ``dev`` the last one counts.
    """

    bridge: str | None = None
    port: str | None = None
    device: str | None = None
    state: str | None = None
    vlan: int | None = None


@dataclass(frozen=True, slots=True)
class BridgeFdbChange:
    """``bridge fdb add|append|replace|del MAC dev NAME [master|self] [local|permanent|static|dynamic] …``."""

    verb: str
    mac: str
    device: str
    master: bool = False
    own: bool = False  # "self"
    state: str | None = None  # "permanent" ("local"), "static", "dynamic"
    sticky: bool = False
    vlan: int | None = None
    remote: str | None = None  # vxlan: "dst ADDRESS"
    use: bool = False
    extern_learn: bool = False


@dataclass(frozen=True, slots=True)
class BridgeFdbFlush:
    """``bridge fdb flush dev NAME``."""

    device: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BridgeVlanShow:
    """``bridge vlan [show]``."""

    device: str | None = None


@dataclass(frozen=True, slots=True)
class BridgeMdbShow:
    """``bridge mdb [show]``."""

    device: str | None = None


@dataclass(frozen=True, slots=True)
class BridgeFdbGet:
    """``bridge fdb get MAC {dev PORT | br BRIDGE}``."""

    mac: str
    device: str | None = None
    bridge: str | None = None
    master: bool = False
    own: bool = False  # "self"
    vlan: int | None = None


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


@dataclass(frozen=True, slots=True)
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
    if matches(option.partition("=")[0], "-color", "-compressvlans"):
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
        return _parse_fdb(arguments)
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
            said[word] = _atoi(arguments.value())
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


def _atoi(word: str) -> int:
    parsed = strtol(word, 10)
    return parsed[0] if parsed else 0


def _stp_state(word: str) -> int:
    parsed = strtol(word, 10)
    if parsed is not None and not parsed[1]:
        return (parsed[0] + 128) % 256 - 128
    if word.lower() not in _STATES:
        raise UsageError("Error: invalid STP port state\n", WRONG)
    return _STATES.index(word.lower())


def _parse_fdb(arguments: Arguments) -> BridgeFdbShow | BridgeFdbChange | BridgeFdbFlush | BridgeFdbGet:
    """bridge/fdb.c:do_fdb()."""
    if not arguments.more:
        return BridgeFdbShow()
    verb = arguments.take()
    for name, keyword in (("add", "add"), ("append", "append"), ("replace", "replace"), ("del", "delete")):
        if matches(verb, keyword):
            return _parse_fdb_change(name, arguments)
    if matches(verb, "get"):
        return _parse_fdb_get(arguments)
    if matches(verb, "show", "lst", "list"):
        return _parse_fdb_show(arguments)
    if verb == "flush":
        return _parse_fdb_flush(arguments)
    if matches(verb, "help"):
        raise UsageError(usage("bridge_fdb"), WRONG)
    raise unknown_command(verb, "bridge fdb")


def _parse_fdb_show(arguments: Arguments) -> BridgeFdbShow:
    said: dict[str, Any] = {}
    while arguments.more:
        word = arguments.take()
        if word in ("brport", "dev"):
            said.pop("port", None)
            said.pop("device", None)
            said["port" if word == "brport" else "device"] = arguments.value()
        elif word == "br":
            said["bridge"] = arguments.value()
        elif word == "vlan":
            text = arguments.value()
            if said.get("vlan"):
                raise duplicate("vlan", text)
            said["vlan"] = _atoi(text)
        elif word == "state":
            said["state"] = arguments.value()
            if said["state"] not in ("permanent", "static", "temp", "stale", "reachable", "all"):
                number = unsigned(said["state"])
                if number is None:
                    raise wrong(said["state"], "invalid state")
                raise NotModelled("bridge fdb show state NUMBER", "bridge fdb show state permanent")
        elif word == "dynamic":
            said["state"] = "dynamic"
        elif matches(word, "help"):
            raise UsageError(usage("bridge_fdb"), WRONG)
    return BridgeFdbShow(**said)


def _mac(word: str) -> str:
    """``sscanf("%hhx:%hhx:…")``: what follows six octets is not looked at."""
    match = re.match(r"\s*" + ":".join([r"(?:0[xX])?([0-9a-fA-F]+)"] * 6), word)
    if match is None:
        raise UsageError(f"Invalid mac address {word}\n", WRONG)
    return ":".join(f"{int(octet, 16) & 0xFF:02x}" for octet in match.groups())


def _parse_fdb_change(verb: str, arguments: Arguments) -> BridgeFdbChange:
    """bridge/fdb.c:fdb_modify()."""
    said: dict[str, Any] = {}
    mac: str | None = None
    while arguments.more:
        word = arguments.take()
        if word == "dev":
            said["device"] = arguments.value()
        elif word == "dst":
            text = arguments.value()
            if "remote" in said:
                raise garbage("dst", text)
            said["remote"] = str(get_address(text))
        elif word in ("nhid", "port", "vni", "src_vni", "via") or matches(word, "router"):
            raise NotModelled(f"bridge fdb {verb} {word}", "dev, master, self, static, dynamic, vlan, dst")
        elif word == "self":
            said["own"] = True
        elif matches(word, "master"):
            said["master"] = True
        elif matches(word, "local", "permanent"):
            said["state"] = "permanent"
        elif matches(word, "temp", "static"):
            said["state"] = said.get("state") if said.get("state") == "permanent" else "static"
        elif matches(word, "dynamic"):
            said["state"] = said.get("state") if said.get("state") == "permanent" else "dynamic"
        elif matches(word, "vlan"):
            if "vlan" in said:
                raise garbage("vlan", word)
            said["vlan"] = _atoi(arguments.value())
        elif matches(word, "use"):
            said["use"] = True
        elif matches(word, "extern_learn"):
            said["extern_learn"] = True
        elif matches(word, "sticky"):
            said["sticky"] = True
        else:
            if word == "to":
                word = arguments.value()
            if matches(word, "help"):
                raise UsageError(usage("bridge_fdb"), WRONG)
            if mac is not None:
                raise garbage("to", word)
            mac = word
    if "device" not in said or mac is None:
        raise UsageError("Device and address are required arguments.\n", WRONG)
    return BridgeFdbChange(verb, _mac(mac), **said)


def _parse_fdb_get(arguments: Arguments) -> BridgeFdbGet:
    """bridge/fdb.c:fdb_get()."""
    said: dict[str, Any] = {}
    mac: str | None = None
    while arguments.more:
        word = arguments.take()
        if word in ("brport", "dev"):
            said["device"] = arguments.value()
        elif word == "br":
            said["bridge"] = arguments.value()
        elif word == "self":
            said["own"] = True
        elif matches(word, "master"):
            said["master"] = True
        elif matches(word, "vlan"):
            said["vlan"] = _atoi(arguments.value())
        elif word == "vni" or matches(word, "dynamic"):
            raise NotModelled(f"bridge fdb get {word}", "bridge fdb get MAC br BRIDGE")
        else:
            if word == "to":
                word = arguments.value()
            if matches(word, "help"):
                raise UsageError(usage("bridge_fdb"), WRONG)
            if mac is not None:
                raise garbage("to", word)
            mac = word
    if mac is None or ("device" not in said and "bridge" not in said):
        raise UsageError("Device or master and address are required arguments.\n", WRONG)
    return BridgeFdbGet(_mac(mac), **said)


def _parse_fdb_flush(arguments: Arguments) -> BridgeFdbFlush:
    """bridge/fdb.c:fdb_flush(); words that it does not know are read over."""
    device: str | None = None
    words: list[str] = []
    while arguments.more:
        word = arguments.take()
        if word == "dev":
            device = arguments.value()
        elif word in ("brport", "vlan"):
            words += [word, arguments.value()]
        else:
            words.append(word)
    if device is None:
        raise UsageError("Device is a required argument.\n", WRONG)
    return BridgeFdbFlush(device, tuple(words))


def format_words(command: Bridge) -> list[str]:
    """The words of the command, ``bridge`` included."""
    if isinstance(command.action, Unknown):
        return list(command.action.words)
    options = command.options
    flags = (
        (options.details, "-d"), (options.statistics, "-s"), (options.json, "-j"), (options.pretty, "-p"),
        (options.oneline, "-o"),
    )  # fmt: skip
    words = ["bridge", *keywords(("-n", options.netns)), *(flag for said, flag in flags if said)]
    return [*words, *_format_action(command.action)]


def _format_action(action: BridgeAction) -> list[str]:
    match action:
        case BridgeLinkShow():
            return ["link", "show", *keywords(("dev", action.device), ("master", action.master))]
        case BridgeLinkSet():
            return ["link", "set", "dev", action.device, *format_port(action.arguments)]
        case BridgeFdbShow():
            dynamic = action.state == "dynamic"
            return [
                "fdb", "show", *keywords(("br", action.bridge), ("brport", action.port), ("dev", action.device)),
                *keywords(("vlan", action.vlan), ("state", None if dynamic else action.state)),
                *(["dynamic"] if dynamic else []),
            ]  # fmt: skip
        case BridgeFdbChange():
            flags = (
                (action.master, "master"), (action.own, "self"), (action.sticky, "sticky"), (action.use, "use"),
                (action.extern_learn, "extern_learn"),
            )  # fmt: skip
            words = ["fdb", action.verb, action.mac, "dev", action.device, *(flag for said, flag in flags if said)]
            words += [action.state] if action.state else []
            return words + keywords(("vlan", action.vlan), ("dst", action.remote))
        case BridgeFdbGet():
            words = [
                "fdb",
                "get",
                action.mac,
                *(["master"] if action.master else []),
                *(["self"] if action.own else []),
            ]
            return words + keywords(("br", action.bridge), ("dev", action.device), ("vlan", action.vlan))
        case BridgeFdbFlush():
            return ["fdb", "flush", "dev", action.device, *action.arguments]
        case BridgeVlanShow():
            return ["vlan", "show", *keywords(("dev", action.device))]
        case BridgeMdbShow():
            return ["mdb", "show", *keywords(("dev", action.device))]
