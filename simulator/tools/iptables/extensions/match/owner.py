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
    MatchOption,
    Option,
    Syntax,
    negation,
)
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.lib.arguments import strtoui
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.errors import UsageError
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


LARGEST_ID = 0xFFFFFFFE
"""The number above it is -1, which stands for no user and no group."""
_LISTED = {
    "uid-owner": "owner UID match",
    "gid-owner": "owner GID match",
    "socket-exists": "owner socket exists",
    "suppl-groups": "incl. suppl. groups",
}


@value
class OwnerMatch:
    """``--uid-owner`` or ``--gid-owner``: programs are root's; a packet that the kernel itself makes has no owner."""

    includes_root: bool
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Whether a program sent it, and whose that is."""
        return (packet.has_socket and self.includes_root) is not self.inverted


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    """Raises ``NotModelled`` for ``--suppl-groups`` and ``--socket-exists``: root's groups, ICMP's own socket."""
    predicates: list[Predicate] = []
    for option, words, inverted in match.options:
        if option not in ("uid-owner", "gid-owner"):
            raise NotModelled(f"iptables' match 'owner --{option}'")
        predicates.append(OwnerMatch(words[0].partition("-")[0] == "0", inverted))
    return predicates


def _accepts(match: Match, specification: RuleSpecification) -> bool:
    """A range runs upwards (owner_check())."""
    ranges = [words[0].partition("-") for _, words, _ in match.options if words]
    return all(not dash or int(first) <= int(last) for first, dash, last in ranges)


def _owner(option: str) -> Convert:
    """A number, or two with ``-`` or ``:`` between them (owner_parse_range()); of names the model knows ``root``."""

    def convert(word: str, protocol: str | None) -> str:
        if word == "root":
            return "0"
        numbers = [strtoui(part, 0, LARGEST_ID) for part in re.split("[-:]", word, maxsplit=1)]
        said = [number for number in numbers if number is not None]
        if len(said) < len(numbers):
            raise _bad_value(option, word)
        return "-".join(str(number) for number in dict.fromkeys(said))

    return convert


def _after_group(said: Sequence[MatchOption]) -> None:
    if all(option != "gid-owner" for option, _, _ in said):
        raise _bad_value("suppl-groups", "you need to use --gid-owner first")


def _bad_value(option: str, shown: str) -> UsageError:
    return problem(f'owner: Bad value for "--{option}" option: "{shown}"')


def _listing(match: Match, style: ListStyle) -> str:
    text = ""
    for option, words, inverted in match.options:
        text += f"{negation(inverted)} {_LISTED[option]}" + "".join(f" {word}" for word in words)
    return text


EXTENSION = MatchExtension(
    "owner",
    Syntax(
        (
            Option("socket-exists", 0, None, True),
            Option("uid-owner", 1, _owner("uid-owner"), True),
            Option("gid-owner", 1, _owner("gid-owner"), True),
            Option("suppl-groups", 0, after=_after_group),
        ),
        needs="owner: At least one of --uid-owner, --gid-owner or --socket-exists is required",
    ),
    _compile,
    _listing,
    hooks=frozenset({Hook.OUTPUT, Hook.POSTROUTING}),
    accepts=_accepts,
    examples=("-m owner --uid-owner 0", "-m owner ! --gid-owner 1000-1010"),
)
