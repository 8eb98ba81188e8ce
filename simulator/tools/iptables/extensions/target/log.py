"""``-j LOG`` (libxt_LOG.c): a line in the kernel's log, which the model has not."""

from __future__ import annotations

from pingproof.simulator.tools.iptables.libxtables.extension import Option, Options, Syntax, TargetExtension
from pingproof.simulator.tools.iptables.libxtables.unseen import compile_unseen
from pingproof.simulator.tools.iptables.libxtables.values import prefix, problem
from pingproof.simulator.tools.lib.arguments import strtoui

LONGEST_PREFIX = 29
"""Letters of ``--log-prefix`` that are kept (struct xt_log_info)."""
WARNING = 4
_READ_LEVELS = {
    "emerg": 0, "panic": 0, "alert": 1, "crit": 2, "error": 3, "warning": WARNING, "notice": 5, "info": 6, "debug": 7,
}  # fmt: skip
_LISTED_LEVELS = ("emerg", "alert", "crit", "error", "warn", "notice", "info", "debug")
_FLAGS = {
    "log-tcp-sequence": (0x01, "tcp-sequence"),
    "log-tcp-options": (0x02, "tcp-options"),
    "log-ip-options": (0x04, "ip-options"),
    "log-uid": (0x08, "uid"),
    "log-macdecode": (0x20, "macdecode"),
}
"""The bit of each flag, and its name behind ``-L``."""


def _level(word: str, protocol: str | None) -> str | None:
    value = strtoui(word, 0, 7)
    if value is None:
        value = _READ_LEVELS.get(word)
    if value is None:
        raise problem(f'log level "{word}" unknown\n')
    return None if value == WARNING else str(value)


def _prefix(word: str, protocol: str | None) -> str:
    return prefix(word)[:LONGEST_PREFIX]


def _listing(options: Options, numeric: bool) -> str:
    number = int(options.get("log-level", WARNING))
    said = [flag for name, flag in _FLAGS.items() if name in options]
    if numeric:
        text = f" LOG flags {sum(bit for bit, _ in said)} level {number}"
    else:
        text = f" LOG level {_LISTED_LEVELS[number]}" + "".join(f" {word}" for _, word in said)
    return text + (f' prefix "{options["log-prefix"]}"' if "log-prefix" in options else "")


EXTENSION = TargetExtension(
    "LOG",
    Syntax((Option("log-prefix", 1, _prefix), Option("log-level", 1, _level), *(Option(name, 0) for name in _FLAGS))),
    compile_unseen,
    _listing,
    examples=('-j LOG --log-prefix "a b" --log-level 7 --log-uid',),
)
