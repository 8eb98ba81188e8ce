"""Rules in the words of ``ip rule`` (iproute2/ip/iprule.c:print_rule())."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from pingproof.simulator.state import Rule
from pingproof.simulator.tools.ip.rule.options import RULE_OPTIONS, Listing


def _shows_protocol(rule: Rule, details: bool) -> bool:
    return details or rule.protocol not in ("kernel", "unspec")


def rule_line(rule: Rule, *, details: bool = False, devices: Collection[str] | None = None, color: bool = False) -> str:
    """A row without its line's end. With ``devices`` a rule of a device that is not among them is ``[detached]``."""
    words = _words(rule, Listing(devices, color))
    if _shows_protocol(rule, details):
        words += ["proto", rule.protocol]
    return f"{rule.priority}:\t{' '.join(words)}"


def rule_object(rule: Rule, *, details: bool = False, devices: Collection[str] | None = None) -> dict[str, Any]:
    """A row as ``ip -j rule`` writes it."""
    members = _members(rule, Listing(devices))
    return members | {"protocol": rule.protocol} if _shows_protocol(rule, details) else members


def _words(rule: Rule, listing: Listing) -> list[str]:
    """A rule's options as ``ip rule`` lists them."""
    words: list[str] = []
    for row in RULE_OPTIONS:
        of = getattr(rule, row.field)
        if row.words is not None:
            words += row.words(rule, listing)
        elif of != row.unset:
            words += [row.word] if row.form.read is None else [row.listed_as or row.word, row.form.text(of)]
    return words


def _members(rule: Rule, listing: Listing) -> dict[str, Any]:
    """A rule's options as ``ip -j rule`` gives them."""
    members: dict[str, Any] = {}
    for row in RULE_OPTIONS:
        of = getattr(rule, row.field)
        if row.members is not None:
            members |= row.members(rule, listing)
        elif of != row.unset:
            members[row.key or row.word] = None if row.form.read is None else row.form.json(of)
    return members
