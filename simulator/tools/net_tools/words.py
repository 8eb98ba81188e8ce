"""``route``, ``arp`` and ``ifconfig`` (net-tools 2.10)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.lib.arguments import keywords
from pingproof.simulator.tools.lib.getopt import BadOption, Options
from pingproof.simulator.tools.usage import usage
from pingproof.simulator.value import value


@value
class RouteShowLegacy:
    """``route [-n] [-v] [-e[e]]``."""

    numeric: bool = False
    verbose: bool = False
    extended: int = 0


@value
class RouteChangeLegacy:
    """``route add|del [-net|-host] TARGET [netmask M] [gw G] [metric N] [reject] [dev NAME]``, as typed."""

    add: bool
    target: str
    is_host: bool | None = None
    netmask: str | None = None
    gateway: str | None = None
    metric: int | None = None
    reject: bool = False
    device: str | None = None


@value
class ArpShow:
    """``arp [-n] [-a|-e] [-i NAME] [HOST]``."""

    numeric: bool = False
    bsd: bool = False
    verbose: bool = False
    device: str | None = None
    host: str | None = None


@value
class ArpChange:
    """``arp -s HOST MAC [temp] [pub]`` (``mac`` set) or ``arp -d HOST [pub]``."""

    host: str
    mac: str | None = None
    device: str | None = None
    publish: bool = False
    temporary: bool = False


@value
class Ifconfig:
    """``ifconfig [-a] [NAME [ADDRESS[/LEN]] WORD…]``: ``arguments`` as typed after the name."""

    device: str | None = None
    arguments: tuple[str, ...] = ()
    all: bool = False
    short: bool = False  # -s: a line an interface


VERSION = "net-tools 2.10\n"
_FAMILIES = "AF: (inet) +UNIX +INET +INET6 +IPX +AX25 +NETROM +X25 +ATALK +ECONET +ROSE -BLUETOOTH\n"
_HARDWARE = (
    "+ETHER +ARC +SLIP +PPP +TUNNEL -TR +AX25 +NETROM +X25 +FR +ROSE +ASH +SIT +FDDI +HIPPI +HDLC/LAPB +EUI64 \n"
)
_ROUTE_VERSION = f"{VERSION}+NEW_ADDRT +RTF_IRTT +RTF_REJECT +I18N +SELINUX\n{_FAMILIES}HW:  {_HARDWARE}"
_ARP_VERSION = f"{VERSION}+I18N +SELINUX\n{_FAMILIES}HW: (ether) {_HARDWARE}"
_ROUTE_LONG = {
    "extend": ("e", 0), "verbose": ("v", 0), "version": ("V", 0), "numeric": ("n", 0), "symbolic": ("N", 0),
    "protocol": ("A", 1), "cache": ("C", 0), "fib": ("F", 0), "help": ("h", 0), "inet": ("4", 0), "inet6": ("6", 0),
}  # fmt: skip
_ARP_LONG = {
    "verbose": ("v", 0), "version": ("V", 0), "all": ("a", 0), "delete": ("d", 0), "file": ("f", 0),
    "numeric": ("n", 0), "set": ("s", 0), "protocol": ("A", 1), "hw-type": ("H", 1), "device": ("i", 1),
    "help": ("h", 0), "use-device": ("D", 0), "symbolic": ("N", 0),
}  # fmt: skip


def _inet_usage() -> UsageError:
    return UsageError(usage("inet_route"), 3)


def parse_route(words: Sequence[str]) -> RouteShowLegacy | RouteChangeLegacy:
    """The command behind ``route`` (net-tools route.c, lib/inet_sr.c).

    Raises UsageError, NotModelled.
    """
    # "-net" and "-host" are no options, wherever they stand.
    kinds = {"-net": "\0net", "-host": "\0host"}
    options = Options([kinds.get(word, word) for word in words], "A:eCFhnN64Vv?", _ROUTE_LONG)
    numeric, verbose, extended = False, False, 0
    try:
        for letter, value in options:
            if letter == "6" or (letter == "A" and value != "inet"):
                raise NotModelled("IPv6 and other families in route", "route -n")
            if letter in "CV" or letter in "h?":
                raise _route_information(letter)
            numeric = numeric or letter == "n"
            verbose = verbose or letter == "v"
            extended += letter == "e"
    except BadOption as bad:
        shown, families = _route_help()
        raise UsageError(f"route: {bad.text}\n{families}", 0, shown) from None
    if not options.operands:
        return RouteShowLegacy(numeric, verbose, extended)
    verb, *rest = [word.replace("\0", "-") for word in options.operands]
    if verb not in ("add", "del", "delete", "flush"):
        raise UsageError(usage("route"), 3)
    if verb == "flush":
        raise UsageError("Flushing `inet' routing table not supported\n" + usage("inet_route"), 3)
    return _parse_route_change(verb == "add", rest)


def _route_information(letter: str) -> Exception:
    if letter == "V":
        return UsageError("", 0, _ROUTE_VERSION)
    if letter == "C":
        return NotModelled("the routing cache", "route -n")
    shown, families = _route_help()
    return UsageError(families, 0, shown)


def _route_help() -> tuple[str, str]:
    """What ``route -h`` writes on stdout, and the list of families that follows it on stderr."""
    lines = usage("route").splitlines(keepends=True)
    return "".join(lines[:14]), "".join(lines[14:])


def _parse_route_change(add: bool, rest: list[str]) -> RouteChangeLegacy:
    """lib/inet_sr.c:INET_setroute()."""
    if not rest:
        raise UsageError("", 0, usage("inet_route"))
    said: dict[str, Any] = {}
    if rest[0] in ("-net", "-host"):
        said["is_host"] = rest.pop(0) == "-host"
    if not rest:
        raise _inet_usage()
    target = rest.pop(0)
    while rest:
        word = rest.pop(0)
        if word == "reject":
            said["reject"] = True
        elif word in ("mod", "dyn", "reinstate"):
            continue
        elif word in ("metric", "netmask", "gw", "gateway", "dev", "device", "mss", "mtu", "window", "irtt"):
            if not rest:
                raise _inet_usage()
            _route_value(word, rest.pop(0), said)
        elif "device" in said or rest:
            raise _inet_usage()
        else:
            said["device"] = word
    return RouteChangeLegacy(add, target, **said)


def _route_value(word: str, value: str, said: dict[str, Any]) -> None:
    if word in ("mss", "mtu", "window", "irtt"):
        raise NotModelled(f"route's {word}", "ip route add … mtu N")
    if word == "metric":
        if not value.isdigit():
            raise _inet_usage()
        said["metric"] = int(value)
        return
    name = {"gw": "gateway", "dev": "device"}.get(word, word)
    if name in said:
        raise _inet_usage()
    said[name] = value


def parse_arp(words: Sequence[str]) -> ArpShow | ArpChange:
    """The command behind ``arp`` (net-tools arp.c).

    Raises UsageError, NotModelled.
    """
    options = Options(words, "A:H:adfp:nsei:t:vh?DNV", _ARP_LONG)
    said: dict[str, Any] = {}
    verb = ""
    try:
        for letter, value in options:
            if letter in ("A", "p", "H", "t"):
                _arp_family(letter, value or "")
            elif letter in ("d", "s"):
                verb = letter
            elif letter in ("f", "D"):
                raise NotModelled(f"arp -{letter}", "arp -s HOST MAC")
            elif letter == "V":
                raise UsageError("", 0, _ARP_VERSION)
            elif letter in "h?":
                lines = usage("arp").splitlines(keepends=True)
                raise UsageError("".join(lines[-4:]), 0, "".join(lines[:-4]))
            elif letter in "aniv":
                said[{"a": "bsd", "n": "numeric", "i": "device", "v": "verbose"}[letter]] = value or True
    except BadOption as bad:
        raise UsageError(f"arp: {bad.text}\n" + usage("arp"), 3) from None
    if verb:
        return _parse_arp_change(verb, options.operands, said.get("device"))
    return ArpShow(**said, host=options.operands[0] if options.operands else None)


def _arp_family(letter: str, value: str) -> None:
    if letter in "Ht" and value != "ether":
        raise UsageError(f"arp: {value}: unknown hardware type.\n", 255)
    if letter in "Ap" and value != "inet":
        raise UsageError(f"arp: {value}: unknown address family.\n", 255)


def _parse_arp_change(verb: str, operands: list[str], device: str | None) -> ArpChange:
    if not operands:
        raise UsageError("arp: need host name\n", 255)
    host, *rest = operands
    said: dict[str, Any] = {"device": device}
    if verb == "s":
        if not rest:
            raise UsageError("arp: need hardware address\n", 255)
        said["mac"] = _mac(rest.pop(0))
    while rest:
        word = rest.pop(0)
        if word in ("pub", "temp"):
            said["publish" if word == "pub" else "temporary"] = True
        elif word in ("dev", "device") and rest:
            said["device"] = rest.pop(0)
        elif word in ("priv", "trail", "dontpub", "auto", "netmask"):
            raise NotModelled(f"arp's {word}", "arp -s HOST MAC [pub] [temp]")
        else:
            raise UsageError(usage("arp"), 3)
    return ArpChange(host, **said)


def _mac(word: str) -> str:
    """lib/ether.c:in_ether()."""
    octets = word.split(":")
    if len(octets) != 6 or not all(re.fullmatch(r"[0-9a-fA-F]{1,2}", octet) for octet in octets):
        raise UsageError("arp: invalid hardware address\n", 255)
    return ":".join(f"{int(octet, 16):02x}" for octet in octets)


_IFCONFIG_VALUES = frozenset({
    "metric", "mtu", "netmask", "hw", "txqueuelen", "add", "del", "delete", "tunnel",
    "keepalive", "outfill", "mem_start", "io_addr", "irq", "media", "name",
})  # fmt: skip
"""Words that need another one behind them (net-tools ifconfig.c:main())."""


def parse_ifconfig(words: Sequence[str]) -> Ifconfig:
    """The command behind ``ifconfig`` (net-tools ifconfig.c).

    Raises UsageError, NotModelled.
    """
    left = list(words)
    everything = short = False
    while left and left[0].startswith("-"):
        option = left.pop(0)
        if option in ("-a", "-all"):
            everything = True
        elif option in ("-s", "-short"):
            short = True
        elif option in ("-V", "--version", "-version"):
            raise UsageError("", 0, VERSION)
        elif option in ("-h", "-?", "-help", "--help"):
            raise NotModelled("ifconfig's help", "ifconfig [NAME [ADDRESS[/LEN]] WORD…]")
        elif option not in ("-v", "-verbose"):
            hint = "ifconfig: `--help' gives usage information.\n"
            raise UsageError(f"ifconfig: option `{option}' not recognised.\n{hint}", 1)
    if not left:
        return Ifconfig(all=everything, short=short)
    device, *arguments = left
    if (
        arguments
        and arguments[-1] in _IFCONFIG_VALUES
        and (len(arguments) == 1 or arguments[-2] not in _IFCONFIG_VALUES)
    ):
        raise UsageError(usage("ifconfig"), 3)
    if "inet6" in arguments:
        raise NotModelled("IPv6", "ifconfig NAME ADDRESS/LEN")
    return Ifconfig(device, tuple(arguments), everything, short)


def format_words(command: RouteShowLegacy | RouteChangeLegacy | ArpShow | ArpChange | Ifconfig) -> list[str]:
    """The words of the command."""
    match command:
        case RouteShowLegacy():
            flags = ["-n"] * command.numeric + ["-v"] * command.verbose + ["-e"] * command.extended
            return ["route", *flags]
        case RouteChangeLegacy():
            kind = [] if command.is_host is None else ["-host" if command.is_host else "-net"]
            words = ["route", "add" if command.add else "del", *kind, command.target]
            words += keywords(("netmask", command.netmask), ("gw", command.gateway), ("metric", command.metric))
            return [*words, *(["reject"] if command.reject else []), *keywords(("dev", command.device))]
        case ArpShow():
            flags = ["-n"] * command.numeric + ["-a"] * command.bsd + ["-v"] * command.verbose
            return ["arp", *flags, *keywords(("-i", command.device)), *([command.host] if command.host else [])]
        case ArpChange():
            device = keywords(("-i", command.device))
            words = [
                "arp",
                *device,
                *(["-d", command.host] if command.mac is None else ["-s", command.host, command.mac]),
            ]
            return [*words, *(["temp"] if command.temporary else []), *(["pub"] if command.publish else [])]
        case Ifconfig():
            flags = ["-a"] * command.all + ["-s"] * command.short
            return ["ifconfig", *flags, *([command.device] if command.device else []), *command.arguments]
