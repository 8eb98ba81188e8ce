"""A rule as ``iptables -S`` and ``iptables-save`` print it (iptables 1.8.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification, Target

_UNQUOTED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
QUOTED = frozenset({"comment", "log-prefix", "nflog-prefix", "ulog-prefix"})
"""Options whose values are free text."""


def specification_text(
    specification: RuleSpecification, packets: int | None = None, byte_count: int | None = None
) -> str:
    """The rule without ``-A CHAIN``; with counters (``-c``) before the target when ``packets`` is given."""
    words = _basic(specification)
    words.extend(match_text(match) for match in specification.matches)
    if packets is not None:
        words.append(f"-c {packets} {byte_count}")
    if specification.target is not None:
        words.append(target_text(specification.target))
    return " ".join(words)


def _basic(specification: RuleSpecification) -> list[str]:
    words: list[str] = []
    protocol = specification.protocol
    for name, option, value in (
        ("source", "-s", specification.source),
        ("destination", "-d", specification.destination),
        ("input_device", "-i", specification.input_device),
        ("output_device", "-o", specification.output_device),
        ("protocol", "-p", None if protocol in ("all", "0") else protocol),
    ):
        if value is None:
            continue
        inverted = name in specification.inverted
        if value in ("+", "0.0.0.0/0") and not inverted:
            continue
        words.append(f"{'! ' if inverted else ''}{option} {value}")
    if specification.fragments:
        words.append("! -f" if "fragments" in specification.inverted else "-f")
    return words


def match_text(match: Match) -> str:
    """``-m MODULE`` with its options."""
    words = [f"-m {match.name}"]
    for option, values, inverted in match.options:
        words.append(f"{'! ' if inverted else ''}--{option}{_values(option, values)}")
    return " ".join(words)


def target_text(target: Target) -> str:
    """``-j`` or ``-g`` with the target's options."""
    words = [f"{'-g' if target.goto else '-j'} {target.name}"]
    words.extend(f"--{option}{_values(option, values)}" for option, values in target.options)
    return " ".join(words)


def _values(option: str, values: tuple[str, ...]) -> str:
    texts = [save_string(value) if option in QUOTED else value for value in values]
    return "".join(f" {text}" for text in texts)


def save_string(value: str) -> str:
    """``xtables_save_string``: in quotes unless it is letters, digits, ``_`` and ``-`` alone.

    >>> save_string("one"), save_string("two words")
    ('one', '"two words"')
    """
    if value and set(value) <= _UNQUOTED:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("'", "\\'")
    return f'"{escaped}"'
