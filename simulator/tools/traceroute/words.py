"""``traceroute`` (traceroute(8), Dmitry Butskoy's 2.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.lib.arguments import strtol
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import Program
from pingproof.simulator.value import value


@value
class Traceroute:
    """``traceroute [options] HOST [PACKET-LENGTH]``; None where unsaid."""

    destination: str
    icmp: bool = False  # -I
    numeric: bool = False  # -n
    queries: int = 3  # -q
    wait: float = 5.0  # -w (seconds)
    first_ttl: int = 1  # -f
    max_ttl: int = 30  # -m
    simultaneous: int = 16  # -N
    port: int | None = None  # -p
    source: str | None = None  # -s
    interface: str | None = None  # -i
    dont_fragment: bool = False  # -F
    packet_length: int | None = None
    send_wait: float = 0.0  # -z
    here: float = 3.0  # -w MAX,HERE,NEAR: how many round trips of an answered probe of the same hop; 0 after -w MAX
    near: float = 10.0  # the same of a later hop's
    position: int = field(default=1, compare=False)  # which word of the line the host is: its error message tells


VERSION = (
    "Modern traceroute for Linux, version 2.1.2\nCopyright (c) 2016  Dmitry Butskoy,   License: GPL v2 or any later\n"
)
_FLAGS = {"-I": "icmp", "--icmp": "icmp", "-n": "numeric", "-F": "dont_fragment", "--dont-fragment": "dont_fragment"}
_VALUES = {
    "-q": "--queries=nqueries", "-w": "--wait=MAX,HERE,NEAR", "-f": "--first=first_ttl", "-m": "--max-hops=max_ttl",
    "-N": "--sim-queries=squeries", "-p": "--port=port", "-s": "--source=src_addr", "-i": "--interface=device",
    "-z": "--sendwait=sendwait", "-t": "--tos=tos", "-g": "--gateway=gate,...", "-l": "--flowlabel=flow_label",
    "-M": "--module=name", "-O": "--options=OPTS,...", "-P": "--protocol=prot",
}  # fmt: skip
_LONG = {long.partition("=")[0]: (short, long.partition("=")[2]) for short, long in _VALUES.items()}
_SILENT = frozenset({"-4", "-d", "--debug"})
_UNMODELLED = frozenset({
    "-6", "-T", "--tcp", "-U", "--udp", "-UL", "-D", "--dccp", "-r", "-e", "--extensions", "-A", "--as-path-lookups",
    "--mtu", "--back", "--sport", "--fwmark",
})  # fmt: skip


def _error(text: str, exit_code: int = 2) -> UsageError:
    return UsageError(f"{text}\n", exit_code)


def parse(words: Sequence[str]) -> Traceroute:
    """The command behind ``traceroute`` (traceroute/traceroute.c, libsupp/clif.c).

    Raises UsageError, NotModelled.
    """
    # clif.c shows the help with exit code 0 where nothing was asked.
    if not words:
        raise UsageError(usage(__file__), 0)
    said: dict[str, Any] = {}
    operands: list[tuple[int, str]] = []
    # Its messages count words (argc), so each one keeps its place.
    left = list(enumerate(words, 1))
    while left:
        place, word = left.pop(0)
        if word == "--":
            operands += left
            break
        if not word.startswith("-") or word == "-":
            operands.append((place, word))
            continue
        for option in _split(word):
            _option(option, word, place, left, said)
    _operands(operands, said)
    _check(said)
    return Traceroute(**said)


def _split(word: str) -> list[str]:
    """Split ``-nI`` into ``-n -I``, as long as none of the letters takes a value from within the word."""
    # "-UL" is an option of its own, and "-q3" is a letter with its value.
    if word.startswith("--") or word in _UNMODELLED or word[:2] in _VALUES:
        return [word]
    return [f"-{letter}" for letter in word[1:]]


def _option(option: str, word: str, place: int, left: list[tuple[int, str]], said: dict[str, Any]) -> None:
    if option in _FLAGS:
        said[_FLAGS[option]] = True
        return
    name, equals, value = option.partition("=")
    if option in ("--help", "-V", "--version"):
        raise UsageError(usage(__file__) if option == "--help" else VERSION, 0)
    # IPv4 is what is modelled, and -d (SO_DEBUG) changes nothing that is seen.
    if option in _SILENT:
        return
    if option in _UNMODELLED or name in _UNMODELLED:
        raise NotModelled(f"traceroute {name}", "traceroute, traceroute -I")
    if name.startswith("--"):
        if name not in _LONG:
            argument = f" (with arg `{value}')" if equals else ""
            raise _error(f"Bad option `{option}'{argument} (argc {place})")
        short, what = _LONG[name]
        # A long option takes its value behind "=" only: the next word is an operand.
        if not equals:
            raise _error(f"Option `{name}' (argc {place}) requires an argument: `{name}={what}'")
        _value(short, value, name, place, said)
        return
    short = option[:2]
    if short not in _VALUES:
        raise _error(f"Bad option `{option}' (argc {place})")
    # The value hangs on the letter.
    if len(option) > 2:
        _value(short, option[2:], short, place, said)
        return
    # A letter behind others cannot take the next word (libsupp/clif.c).
    if len(word) > 2 or not left:
        what = _VALUES[short].partition("=")[2]
        raise _error(f"Option `{short}' (argc {place}) requires an argument: `{short} {what}'")
    place, value = left.pop(0)
    _value(short, value, short, place, said)


def _value(short: str, value: str, shown: str, place: int, said: dict[str, Any]) -> None:
    wrong = _error(f"Cannot handle `{shown}' option with arg `{value}' (argc {place})")
    integers = {"-q": "queries", "-f": "first_ttl", "-m": "max_ttl", "-N": "simultaneous", "-p": "port"}
    if short in integers:
        parsed = strtol(value)
        if parsed is None or parsed[1]:
            raise wrong
        said[integers[short]] = parsed[0]
    elif short == "-w":
        waits = value.split(",")
        if len(waits) > 3 or not all(re.fullmatch(r"-?(\d+\.?\d*|\.\d+)", wait) for wait in waits):
            raise wrong
        # "-w MAX" alone switches off both factors, which otherwise shorten the wait (traceroute(8)).
        wait, here, near = (float(wait) for wait in (*waits, "0", "0")[:3])
        if min(wait, here, near) < 0:
            shown_waits = ",".join((*waits, "0", "0")[:3])
            raise _error(f"bad wait specifications `{shown_waits}' used")
        said |= {"wait": wait, "here": here, "near": near}
    elif short == "-z":
        if not re.fullmatch(r"(\d+\.?\d*|\.\d+)", value):
            raise wrong
        said["send_wait"] = float(value)
    elif short in ("-s", "-i"):
        said["source" if short == "-s" else "interface"] = value
    else:
        raise NotModelled(f"traceroute {short}", "traceroute, traceroute -I")


def _operands(operands: list[tuple[int, str]], said: dict[str, Any]) -> None:
    if not operands:
        raise _error('Specify "host" missing argument.')
    # The place is told when the name cannot be resolved.
    said["position"], said["destination"] = operands[0]
    if ":" in said["destination"]:
        raise NotModelled("IPv6", "traceroute with an IPv4 address")
    if len(operands) > 1:
        place, word = operands[1]
        parsed = strtol(word)
        if parsed is None or parsed[1]:
            raise _error(f'Cannot handle "packetlen" cmdline arg `{word}\' on position 2 (argc {place})')
        said["packet_length"] = parsed[0]
    if len(operands) > 2:
        place, word = operands[2]
        raise _error(f"Extra arg `{word}' (position 3, argc {place})")


def _check(said: dict[str, Any]) -> None:
    """Check the ranges of traceroute/traceroute.c:main(). Raises UsageError."""
    first, most = said.get("first_ttl", 1), said.get("max_ttl", 30)
    # In the order of main(): the first fault is the one that is told.
    if not 0 < first <= most:
        raise _error("first hop out of range")
    if most > 255:
        raise _error("max hops cannot be more than 255")
    # MAX_PROBES.
    if not 0 < said.get("queries", 3) <= 10:
        raise _error("no more than 10 probes per hop")
    # MAX_PACKET_LEN; what is too short is raised to the headers' length instead.
    if said.get("packet_length", 60) > 65000:
        raise _error(f"too big packetlen {said['packet_length']} specified")


@formats(Program.TRACEROUTE, Traceroute)
def format_words(command: Traceroute) -> list[str]:
    """The words of the command."""
    default = Traceroute("")
    words = ["traceroute"]
    words += [
        flag for flag, name in (("-I", "icmp"), ("-n", "numeric"), ("-F", "dont_fragment")) if getattr(command, name)
    ]
    values = (
        ("-q", "queries"), ("-f", "first_ttl"), ("-m", "max_ttl"), ("-N", "simultaneous"), ("-p", "port"),
        ("-s", "source"), ("-i", "interface"), ("-z", "send_wait"),
    )  # fmt: skip
    waits = (command.wait, command.here, command.near)
    if waits != (default.wait, default.here, default.near):
        shown = waits if any(waits[1:]) else waits[:1]
        words += ["-w", ",".join(f"{wait!r}".removesuffix(".0") for wait in shown)]
    for option, name in values:
        value = getattr(command, name)
        if value != getattr(default, name):
            words += [option, f"{value!r}".removesuffix(".0") if isinstance(value, float) else str(value)]
    words += ["--", command.destination] if command.destination.startswith("-") else [command.destination]
    return words if command.packet_length is None else [*words, str(command.packet_length)]
