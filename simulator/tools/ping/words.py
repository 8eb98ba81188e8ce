"""``ping`` (ping(8), iputils 20221126)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.lib.arguments import keywords, strtol
from pingproof.simulator.tools.lib.getopt import BadOption, Options
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import Program
from pingproof.simulator.value import value


@value
class Ping:
    """``ping [options] DESTINATION``; times in seconds as typed; None where unsaid.

    ``destination`` is kept as typed, since names are resolved when ``ping`` runs.
    """

    destination: str
    count: int | None = None
    timeout: float | None = None  # -W
    deadline: int | None = None  # -w
    interval: float | None = None  # -i
    interface: str | None = None  # -I: an address or a device
    size: int = 56  # -s
    ttl: int | None = None  # -t
    pmtu: str | None = None  # -M: do, dont, want
    broadcast: bool = False  # -b
    quiet: bool = False  # -q
    numeric: bool = False  # -n
    record_route: bool = False  # -R
    verbose: bool = False  # -v
    report_outstanding: bool = False  # -O
    flood: bool = False  # -f
    adaptive: bool = False  # -A
    timestamps: bool = False  # -D
    audible: bool = False  # -a
    preload: int | None = None  # -l
    mark: int | None = None  # -m
    tos: int | None = None  # -Q
    pattern: str | None = None  # -p
    bypass_route: bool = False  # -r
    strict_source: bool = False  # -B
    ipv4_only: bool = False  # -4
    identifier: int | None = None  # -e


LETTERS = "h?4bRT:6F:N:aABc:CdDe:fi:I:l:Lm:M:nOp:qQ:rs:S:t:UvVw:W:"
"""ping/ping.c:main()'s option letters."""
VERSION = (
    "ping from iputils 20221126\nlibcap: yes, IDN: yes, NLS: no, error.h: yes, getrandom(): yes, __fpending(): yes\n"
)
_LONG_MAX = 2**63 - 1
_INT_MAX = 2**31 - 1
_FLAGS = {
    "b": "broadcast", "R": "record_route", "a": "audible", "A": "adaptive", "B": "strict_source", "D": "timestamps",
    "f": "flood", "n": "numeric", "O": "report_outstanding", "q": "quiet", "r": "bypass_route", "v": "verbose",
    "4": "ipv4_only",
}  # fmt: skip
_NUMBERS = {
    "c": ("count", 1, _LONG_MAX), "l": ("preload", 1, 65536), "m": ("mark", 0, 2**32 - 1), "s": ("size", 0, _INT_MAX),
    "t": ("ttl", 0, 255), "w": ("deadline", 0, _INT_MAX), "e": ("identifier", 0, 65535),
}  # fmt: skip
"""Options with a whole number: the field and its range (strtol_or_err in iputils_common.c)."""


def _error(text: str, exit_code: int = 2) -> UsageError:
    return UsageError(f"ping: {text}\n", exit_code)


def parse(words: Sequence[str]) -> Ping:
    """The command behind ``ping`` (ping/ping.c:main()).

    Raises UsageError, NotModelled.
    """
    options = Options(words, LETTERS)
    said: dict[str, Any] = {}
    try:
        for letter, value in options:
            _option(letter, value or "", said)
    except BadOption as bad:
        # ping has no long options: getopt reads "--x" as the letter "-".
        letter = "-" if bad.option.startswith("--") else bad.option
        text = f"invalid option -- '{letter}'" if letter == "-" else bad.text
        raise UsageError(f"ping: {text}\n" + usage(__file__), 2) from None
    if not options.operands:
        raise _error("usage error: Destination address required", 1)
    # All but the last would be gateways of a loose source route.
    if len(options.operands) > 1:
        raise NotModelled("a source route (ping with several addresses)", "ping DESTINATION")
    destination = options.operands[0]
    if ":" in destination:
        # An IPv6 address is one to getaddrinfo(), though not of the family asked for.
        if said.get("ipv4_only"):
            raise _error(f"{destination}: Address family for hostname not supported")
        raise NotModelled("IPv6", "ping with an IPv4 address")
    # main() sets F_NUMERIC with F_FLOOD: a look-up would slow it down.
    if said.get("flood"):
        said["numeric"] = True
    return Ping(destination, **said)


def _option(letter: str, value: str, said: dict[str, Any]) -> None:
    if letter in _FLAGS:
        said[_FLAGS[letter]] = True
    elif letter in _NUMBERS:
        name, least, most = _NUMBERS[letter]
        said[name] = _whole_number(value, least, most)
    elif letter == "i":
        said["interval"] = _seconds(value, "bad timing interval")
    elif letter == "W":
        said["timeout"] = _seconds(value, "bad linger time")
        # ping_strtod() takes a sign; only here it is refused.
        if said["timeout"] < 0:
            raise _error(f"bad linger time: {value}")
    elif letter == "I":
        if ":" in value:
            raise NotModelled("IPv6", "ping -I with an IPv4 address or a device")
        said["interface"] = value
    elif letter == "M":
        if value not in ("do", "dont", "want"):
            raise _error(f"invalid -M argument: {value}")
        # IP_PMTUDISC_DO, _DONT and _WANT: who cares for DF, the socket or the kernel.
        said["pmtu"] = value
    elif letter == "p":
        _check_pattern(value)
        said["pattern"] = value
    elif letter == "Q":
        said["tos"] = _tos(value)
    elif letter == "V":
        # At once: what follows is not read.
        raise UsageError("", 0, VERSION)
    elif letter in "CdLU":
        return  # nothing of what ping prints or sends in IPv4 unicast depends on them
    # -F and -N belong to ICMPv6: a flow label, and node information.
    elif letter in "6FN":
        if letter == "6" and said.get("ipv4_only"):
            raise _error("only one -4 or -6 option may be specified")
        raise NotModelled("IPv6", "ping -4")
    # Checked before it is refused, as a wrong word is the user's mistake and no gap.
    elif letter == "T" and value not in ("tsonly", "tsandaddr", "tsprespec"):
        raise _error(f"invalid timestamp type: {value}")
    elif letter in "ST":
        raise NotModelled(f"ping -{letter}", "ping -R, ping -s")
    else:
        raise UsageError(usage(__file__), 2)


def _whole_number(word: str, least: int, most: int) -> int:
    parsed = strtol(word, 10)
    if parsed is None or parsed[1]:
        raise _error(f"invalid argument: '{word}'", 1)
    number = parsed[0]
    # strtol(3) sets ERANGE, which is told before the option's own range.
    if not -_LONG_MAX - 1 <= number <= _LONG_MAX:
        raise _error(f"invalid argument: '{word}': Numerical result out of range", 1)
    if not least <= number <= most:
        raise _error(f"invalid argument: '{word}': out of range: {least} <= value <= {most}", 1)
    return number


def _seconds(word: str, complaint: str) -> float:
    """Seconds as ``ping_strtod`` reads them; a number with garbage behind it is not modelled."""
    if not word:
        raise _error(f"{complaint}: {word}")
    try:
        # strtod(3) would also read "inf", "nan" and hexadecimal.
        number = float(word) if re.fullmatch(r"\s*[+-]?[0-9.eE+-]+", word) else math.nan
    except ValueError:
        number = math.nan
    if math.isnan(number):
        raise NotModelled(f"ping's reading of {word!r} as a number", "a number of seconds, such as 0.2")
    if not math.isfinite(number):
        raise _error(f"{complaint}: {word}: Numerical result out of range")
    # Kept in milliseconds, in an int.
    if number > _INT_MAX / 1000:
        raise _error(f"{complaint}: {word}")
    return number


def _tos(word: str) -> int:
    hexadecimal = word[:2] in ("0x", "0X")
    parsed = strtol(word[2:], 16) if hexadecimal else strtol(word, 10)
    if parsed is None or parsed[1]:
        raise _error(f"bad TOS value: {word}")
    # The error says decimal even of a hexadecimal word.
    if parsed[0] > 255:
        raise _error(f"the decimal value of TOS bits must be in range 0-255: {parsed[0]}")
    return parsed[0]


def _check_pattern(word: str) -> None:
    """Check the digits of ``-p`` (ping/ping_common.c:fill()). Raises UsageError."""
    if not re.fullmatch(r"[0-9a-fA-F]*", word):
        raise _error(f"patterns must be specified as hex digits: {word}")


@formats(Program.PING, Ping)
def format_words(command: Ping) -> list[str]:
    """The words of the command."""
    words = ["ping"]
    words += [f"-{letter}" for letter, name in _FLAGS.items() if getattr(command, name)]
    for letter, (name, _, _) in _NUMBERS.items():
        value = getattr(command, name)
        # 56 bytes make an ICMP message of 64 with its header: ping's default, left unsaid.
        if value is not None and not (name == "size" and value == 56):
            words += [f"-{letter}", str(value)]
    words += keywords(
        ("-i", _number(command.interval)),
        ("-W", _number(command.timeout)),
        ("-I", command.interface),
        ("-M", command.pmtu),
        ("-p", command.pattern),
        ("-Q", command.tos),
    )
    return [*words, *(["--"] if command.destination.startswith("-") else []), command.destination]


def _number(seconds: float | None) -> str | None:
    return None if seconds is None else repr(seconds).removesuffix(".0")
