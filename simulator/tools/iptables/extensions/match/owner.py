"""``-m owner`` (libxt_owner.c, xt_owner.c): whose program sends the packet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.errors import NotModelled
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables.extension import (
    Convert,
    ListStyle,
    MatchExtension,
    Option,
    Syntax,
    negation,
)
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.lib.arguments import strtol
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


_LISTED = {"uid-owner": "owner UID match", "gid-owner": "owner GID match", "socket-exists": "owner socket exists"}


@value
class OwnerMatch:
    """``--uid-owner`` or ``--gid-owner``: programs are root's; a packet that the kernel itself makes has no owner."""

    is_root: bool
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Whether a program sent it, and whose that is."""
        return (packet.has_socket and self.is_root) is not self.inverted


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    """Raises ``NotModelled`` for ``--socket-exists`` and ``--suppl-groups``."""
    predicates: list[Predicate] = []
    for option, words, inverted in match.options:
        if option not in ("uid-owner", "gid-owner"):
            raise NotModelled(f"iptables' match 'owner --{option}'")
        first, _, last = words[0].partition("-")
        is_root = first == "root" or (first.isdigit() and int(first) <= 0 <= int(last or first))
        predicates.append(OwnerMatch(is_root, inverted))
    return predicates


def _owner(option: str) -> Convert:
    def convert(word: str, protocol: str | None) -> str:
        if word == "root":
            return "0"
        parsed = strtol(word)
        if not re.fullmatch(r"\d+(-\d+)?", word) or parsed is None:
            raise problem(f'owner: Bad value for "--{option}" option: "{word}"')
        first, dash, last = word.partition("-")
        return f"{int(first)}-{int(last)}" if dash and int(first) != int(last) else str(int(first))

    return convert


def _listing(match: Match, style: ListStyle) -> str:
    text = ""
    for option, words, inverted in match.options:
        text += f"{negation(inverted)} {_LISTED.get(option, 'owner ' + option)}" + "".join(f" {word}" for word in words)
    return text


EXTENSION = MatchExtension(
    "owner",
    Syntax(
        (
            Option("uid-owner", 1, _owner("uid-owner"), True),
            Option("gid-owner", 1, _owner("gid-owner"), True),
            Option("socket-exists", 0, None, True),
        ),
        needs="owner: At least one of --uid-owner, --gid-owner or --socket-exists is required",
    ),
    _compile,
    _listing,
    hooks=frozenset({Hook.OUTPUT, Hook.POSTROUTING}),
    examples=("-m owner --uid-owner 0", "-m owner ! --gid-owner 1000-1010"),
)
