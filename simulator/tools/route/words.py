"""``route`` (net-tools 2.10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.lib.arguments import keywords
from pingproof.simulator.tools.lib.getopt import BadOption, Options
from pingproof.simulator.tools.lib.net_tools import FAMILIES, FAMILY_NAMES, HARDWARE, VERSION
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import Program
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


_VERSION = f"{VERSION}+NEW_ADDRT +RTF_IRTT +RTF_REJECT +I18N +SELINUX\n{FAMILIES}HW:  {HARDWARE}"
_LONG = {
    "extend": ("e", 0), "verbose": ("v", 0), "version": ("V", 0), "numeric": ("n", 0), "symbolic": ("N", 0),
    "protocol": ("A", 1), "cache": ("C", 0), "fib": ("F", 0), "help": ("h", 0), "inet": ("4", 0), "inet6": ("6", 0),
}  # fmt: skip


def inet_usage(line: str = "") -> UsageError:
    """``INET_rresolve``'s usage text on stderr, behind a line that says what is wrong (``E_OPTERR``)."""
    return UsageError(line + usage(__file__, "inet_usage.txt"), 3)


def parse(words: Sequence[str]) -> RouteShowLegacy | RouteChangeLegacy:
    """The command behind ``route`` (net-tools route.c, lib/inet_sr.c).

    Raises UsageError, NotModelled.
    """
    # "-net" and "-host" are no options, wherever they stand.
    kinds = {"-net": "\0net", "-host": "\0host"}
    # A word that begins with "-" would be read as letters: marked, it passes as an operand.
    options = Options([kinds.get(word, word) for word in words], "A:eCFhnN64Vv?", _LONG)
    numeric, verbose, extended = False, False, 0
    try:
        for letter, value in options:
            # -A names a family; only inet is modelled, and "ec" has no routes.
            if letter == "A" and value not in FAMILY_NAMES - {"ec"}:
                raise UsageError(f"Unknown address family `{value}'.\n", 1)
            if letter == "6" or (letter == "A" and value != "inet"):
                raise NotModelled("IPv6 and other families in route", "route -n")
            # Acted upon at once, before other words are read.
            if letter in "CV" or letter in "h?":
                raise _information(letter)
            numeric = numeric or letter == "n"
            verbose = verbose or letter == "v"
            # Counted: -ee widens the table once more.
            extended += letter == "e"
    except BadOption as bad:
        shown, families = _help()
        # A bad option shows the help, with exit code 0.
        raise UsageError(f"route: {bad.text}\n{families}", 0, shown) from None
    if not options.operands:
        return RouteShowLegacy(numeric, verbose, extended)
    verb, *rest = [word.replace("\0", "-") for word in options.operands]
    if verb not in ("add", "del", "delete", "flush"):
        raise UsageError(usage(__file__), 3)
    # INET_setroute() has the verb and only says that it cannot.
    if verb == "flush":
        raise inet_usage("Flushing `inet' routing table not supported\n")
    return _parse_change(verb == "add", rest)


def _information(letter: str) -> Exception:
    if letter == "V":
        return UsageError("", 0, _VERSION)
    if letter == "C":
        return NotModelled("the routing cache", "route -n")
    shown, families = _help()
    return UsageError(families, 0, shown)


def _help() -> tuple[str, str]:
    """The help of ``route -h``: its text on stdout, and the list of families on stderr."""
    lines = usage(__file__).splitlines(keepends=True)
    return "".join(lines[:14]), "".join(lines[14:])


def _parse_change(add: bool, rest: list[str]) -> RouteChangeLegacy:
    """The words of ``route add`` and ``route del`` (lib/inet_sr.c:INET_setroute())."""
    if not rest:
        raise UsageError("", 0, usage(__file__, "inet_usage.txt"))
    said: dict[str, Any] = {}
    # Before the target only; without it the netmask tells.
    if rest[0] in ("-net", "-host"):
        said["is_host"] = rest.pop(0) == "-host"
    if not rest:
        raise inet_usage()
    target = rest.pop(0)
    while rest:
        word = rest.pop(0)
        if word == "reject":
            said["reject"] = True
        # Flags of routing daemons, which the kernel ignores (RTF_MODIFIED, RTF_DYNAMIC, RTF_REINSTATE).
        elif word in ("mod", "dyn", "reinstate"):
            continue
        elif word in ("metric", "netmask", "gw", "gateway", "dev", "device", "mss", "mtu", "window", "irtt"):
            if not rest:
                raise inet_usage()
            _value(word, rest.pop(0), said)
        # A bare word is the device, if it is the last one.
        elif "device" in said or rest:
            raise inet_usage()
        else:
            said["device"] = word
    return RouteChangeLegacy(add, target, **said)


def _value(word: str, value: str, said: dict[str, Any]) -> None:
    if word in ("mss", "mtu", "window", "irtt"):
        raise NotModelled(f"route's {word}", "ip route add … mtu N")
    if word == "metric":
        if not value.isdigit():
            raise inet_usage()
        said["metric"] = int(value)
        return
    name = {"gw": "gateway", "dev": "device"}.get(word, word)
    # Each once; a second one shows the usage.
    if name in said:
        raise inet_usage()
    said[name] = value


@formats(Program.ROUTE, RouteShowLegacy, RouteChangeLegacy)
def format_words(command: RouteShowLegacy | RouteChangeLegacy) -> list[str]:
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
