"""``-j NFLOG`` (libxt_NFLOG.c): a copy for a logging program, of which the model has none."""

from __future__ import annotations

from pingproof.simulator.errors import NotModelled
from pingproof.simulator.tools.iptables.libxtables.canonical import ALL_BITS
from pingproof.simulator.tools.iptables.libxtables.extension import (
    Convert,
    Option,
    Options,
    Syntax,
    TargetExtension,
    whole,
)
from pingproof.simulator.tools.iptables.libxtables.unseen import compile_unseen
from pingproof.simulator.tools.iptables.libxtables.values import prefix
from pingproof.simulator.tools.iptables.rule_text import save_string

LONGEST_PREFIX = 127
"""Letters of ``--nflog-prefix`` that are kept (NF_LOG_PREFIXLEN, with its end)."""
ALL_16_BITS = 0xFFFF


def _prefix(word: str, protocol: str | None) -> str:
    return prefix(word)[:LONGEST_PREFIX]


def _unless_zero(option: str) -> Convert:
    """A number of 16 bits; 0 is as good as unsaid."""
    read = whole("NFLOG", option, 0, ALL_16_BITS)

    def convert(word: str, protocol: str | None) -> str | None:
        converted = read(word, protocol)
        return None if converted == "0" else converted

    return convert


def _range(word: str, protocol: str | None) -> None:
    """An option that the tool warns of and leaves out. Raises UsageError, and NotModelled for the warning."""
    whole("NFLOG", "nflog-range", 0, ALL_BITS)(word, protocol)
    raise NotModelled("the warning of iptables' target 'NFLOG --nflog-range'", "NFLOG --nflog-size")


def _listing(options: Options, numeric: bool) -> str:
    texts = {option: save_string(said) if option == "nflog-prefix" else said for option, said in options.items()}
    return "".join(f" {option} {text}" for option, text in texts.items())


EXTENSION = TargetExtension(
    "NFLOG",
    Syntax(
        (
            Option("nflog-prefix", 1, _prefix),
            Option("nflog-group", 1, _unless_zero("nflog-group")),
            Option("nflog-size", 1, whole("NFLOG", "nflog-size", 0, ALL_BITS)),
            Option("nflog-threshold", 1, _unless_zero("nflog-threshold")),
            Option("nflog-range", 1, _range),
        )
    ),
    compile_unseen,
    _listing,
    examples=("-j NFLOG", '-j NFLOG --nflog-prefix "a b" --nflog-group 5 --nflog-size 0 --nflog-threshold 20'),
)
