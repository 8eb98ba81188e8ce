"""coreutils 9.1: the durations of ``sleep`` and ``timeout``, and their lines about a bad option."""

from __future__ import annotations

import re

from pingproof.simulator.errors import UsageError

_DURATION = re.compile(r"(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)([smhd]?)")
_UNITS = {"": 1.0, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
LONGEST_SLEEP = 1e9
"""Seconds (32 years) of the longest duration; a longer one is cut down."""


def duration(word: str) -> float | None:
    """Seconds of a coreutils duration: ``1``, ``.5``, ``2m``, ``infinity``; None for any other word."""
    if word in ("inf", "infinity"):
        return LONGEST_SLEEP
    # Without a unit it is seconds; a sign is no part of a duration.
    match = _DURATION.fullmatch(word)
    return min(float(match[1]) * _UNITS[match[2]], LONGEST_SLEEP) if match else None


def bad_option(program: str, option: str, exit_code: int) -> UsageError:
    """The error about an unknown option: getopt's line, and coreutils' second line."""
    what = f"unrecognized option '{option}'" if option.startswith("--") else f"invalid option -- '{option[1]}'"
    return UsageError(f"{program}: {what}\nTry '{program} --help' for more information.\n", exit_code)
