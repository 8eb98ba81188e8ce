"""Verdicts on a lab: its runs in the kernel and one on the simulator, compared line by line."""

from __future__ import annotations

import re
from enum import Enum, IntEnum

from pingproof.lesson.fuzz.agreement import Answer, comparable, macs_of
from pingproof.simulator.value import value


class Level(IntEnum):
    """The level of a command line: one of four at which prediction and kernel are compared."""

    COMMAND = 1
    """exit code and message of a command that changes something"""
    PROBE = 2
    """everything that ping and traceroute print"""
    FRAMES = 3
    """frames and bytes that each interface has sent and received"""
    STATE = 4
    """the text of a show command"""


class Fate(Enum):
    """The relation of a line's answers."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    FREE = "the kernel's own freedom"
    """the kernel's runs differ from each other: neither agreement nor disagreement"""


_WHERE = re.compile(r"^(sudo )?ip netns exec \S+ ")
_PROBE = re.compile(r"^(ping|traceroute)\b")
_FRAMES = re.compile(r"^ip (-\w+ )*(-n \S+ )?(-\w+ )*-s (-\w+ )*(-n \S+ )?l(ink)?\b")
_STATE = re.compile(
    r"\b(show|get|ls)\b"
    r"|^(ip (-\w+ )*(-n \S+ )?(-\w+ )*(addr|a|link|route|r|neigh|n|rule)$)"
    r"|^(route|arp|ifconfig)( -\w+)?$|^bridge (-\w+ )*(link|fdb)$|^conntrack -[LC]|^iptables .*-[LS]|^sysctl [^-]"
)


def level_of(command: str) -> Level:
    """The level that `command`'s answer belongs to."""
    inner = _WHERE.sub("", command)
    # In this order: "ip -s link" is a show command as well, but its numbers are the frames'.
    if _PROBE.match(inner):
        return Level.PROBE
    if _FRAMES.match(inner):
        return Level.FRAMES
    return Level.STATE if _STATE.search(inner) else Level.COMMAND


@value
class Verdict:
    """A verdict on one command line, with both texts."""

    line: int
    command: str
    level: Level
    fate: Fate
    kernel: str
    simulated: str


def _text(answer: tuple[int | None, str, str]) -> str:
    exit_code, stdout, stderr = answer
    streams = [f"exit code {exit_code}", *stdout.splitlines(), *(f"stderr: {line}" for line in stderr.splitlines())]
    return "\n".join(streams)


def verdicts(script: str, runs: list[list[Answer]], simulated: list[Answer]) -> list[Verdict]:
    """A verdict for each command line of `script`: `FREE` where the `runs` in the kernel (two or more) differ."""
    known = macs_of(script)
    predicted = {answer["line"]: answer for answer in simulated}
    judged = []
    for answers in zip(*runs, strict=True):
        line, command = answers[0]["line"], answers[0]["command"]
        real = [comparable(answer, known) for answer in answers]
        answer = predicted.get(line)
        # The patterns that name random values look at the command too: let it be the same text.
        guess = comparable({**answer, "command": command}, known) if answer else (None, "", "not played")
        fate = Fate.FREE if any(other != real[0] for other in real) else _fate(real[0] == guess)
        judged.append(Verdict(line, command, level_of(command), fate, _text(real[0]), _text(guess)))
    return judged


def _fate(same: bool) -> Fate:
    return Fate.AGREES if same else Fate.DISAGREES
