"""An extension of ``iptables`` as one record, which its file in ``extensions/`` holds.

``Syntax`` is its part of the command line, by which ``parse.py`` reads it and gives its options their canonical form:
that in which ``iptables -S`` prints them. ``compile`` makes of those what a packet meets, and is absent where the model
does not know what the kernel does: such a rule is listed, and does nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables.builtin_chains import BUILTIN_CHAINS
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.lib.arguments import strtol, strtoui
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.errors import UsageError
    from pingproof.simulator.tools.iptables.libxtables.packet import Action, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification

MatchOption = tuple[str, tuple[str, ...], bool]
"""Name without dashes, values, whether inverted."""
Convert = Callable[[str, "str | None"], "str | None"]
"""From the word as typed, and the rule's protocol, to the text in canonical form; None leaves the option out."""
ALL_HOOKS = frozenset(Hook)
ALL_TABLES = frozenset(BUILTIN_CHAINS)


@value
class Option:
    """An option: how many words it takes, and what becomes of them; ``after`` is its look at what was said ahead of it.

    ``convert`` and ``after`` raise UsageError.
    """

    name: str
    takes: int = 1
    convert: Convert | None = None
    invertible: bool = False
    aliases: tuple[str, ...] = ()
    after: Callable[[Sequence[MatchOption]], None] | None = None


@value
class Syntax:
    """The options of an extension in the order in which they are printed, and what must be said.

    ``alternatives`` are options of which one at most may stand; ``needs`` is the complaint when none was said at all.
    ``finish`` turns what was said into what is kept, None when the whole extension is left out. ``check`` is the last
    look at what is kept, with the rule's protocol. ``repeated`` words the complaint about an option that came twice;
    with ``long_names`` complaints name an option by its longer name.
    """

    options: tuple[Option, ...] = ()
    required: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    needs: str = ""
    finish: Callable[[list[MatchOption]], list[MatchOption] | None] | None = None
    check: Callable[[list[MatchOption] | None, str | None], None] | None = None
    repeated: Callable[[Option], UsageError] | None = None
    long_names: bool = False


@value
class ListStyle:
    """How ``iptables -L`` prints a match: numbers or names (``-n``), and the protocol whose ports have names."""

    numeric: bool
    protocol: str | None = None


def option_listing(match: Match, style: ListStyle) -> str:
    """A match that has no words of its own for ``-L``: its options as typed."""
    return f" {match.name}" + "".join(
        f"{' !' if inverted else ''} {' '.join((option, *values))}" for option, values, inverted in match.options
    )


@value
class MatchExtension:
    """A ``-m`` module (``struct xt_match`` and ``struct xtables_match``).

    ``syntax`` is None where its options are kept as typed. ``accepts`` is the kernel's look at the rule whatever chain
    it is in, ``stands_at`` its look at the match at a hook that can reach it. ``examples`` are rules as ``-S`` lists
    them.
    """

    name: str
    syntax: Syntax | None = None
    compile: Callable[[Match, RuleSpecification], Sequence[Predicate]] | None = None
    listing: Callable[[Match, ListStyle], str] = option_listing
    hooks: frozenset[Hook] = ALL_HOOKS
    tables: frozenset[str] = ALL_TABLES
    uses_conntrack: bool = False
    accepts: Callable[[Match, RuleSpecification], bool] | None = None
    stands_at: Callable[[Match, Hook], bool] | None = None
    examples: tuple[str, ...] = ()


Options = dict[str, str]
"""A target's options: the first value of each, "" where it takes none."""


def no_listing(options: Options, numeric: bool) -> str:
    """The listing of a target that ``-L`` prints by its name alone."""
    return ""


@value
class TargetExtension:
    """A ``-j`` target (``struct xt_target`` and ``struct xtables_target``); ``table`` is None for any.

    ``syntax``, ``accepts`` and ``examples`` as for a match; ``listed_name`` is what ``-L`` calls it.
    """

    name: str
    syntax: Syntax | None = None
    compile: Callable[[Options], Action] | None = None
    listing: Callable[[Options, bool], str] = no_listing
    table: str | None = None
    hooks: frozenset[Hook] = ALL_HOOKS
    uses_conntrack: bool = False
    accepts: Callable[[Options, RuleSpecification], bool] | None = None
    listed_name: str | None = None
    examples: tuple[str, ...] = ()


def negation(inverted: bool) -> str:
    """`` !`` before what was said with one."""
    return " !" if inverted else ""


def has_protocol(specification: RuleSpecification, *names: str) -> bool:
    """Whether a rule is for one of these protocols and no other (``struct xt_match``'s ``proto``)."""
    return specification.protocol in names and "protocol" not in specification.inverted


def bad_value(extension: str, option: str, low: int, high: int, near: str = "") -> UsageError:
    """``xtopt_parse_int``'s complaint."""
    where = f' near "{near}"' if near else ""
    return problem(f'{extension}: bad value for option "--{option}"{where}, or out of range ({low}-{high}).\n')


def whole(extension: str, option: str, low: int, high: int, shown: str = "d") -> Convert:
    """A number in a range."""

    def convert(word: str, protocol: str | None) -> str:
        read = strtoui(word, low, high)
        if read is None:
            raise bad_value(extension, option, low, high)
        return f"{read:{shown}}" if shown != "x2" else f"0x{read:02x}"

    return convert


def whole_range(extension: str, option: str, most: int) -> Convert:
    """``FIRST[:LAST]``, from 0 to ``most`` where one is left out."""

    def convert(word: str, protocol: str | None) -> str:
        parts = word.split(":")
        if len(parts) > 2:
            raise problem(f'{extension}: Too many components for option "--{option}" (max: 2)\n')
        numbers = []
        for place, part in enumerate(parts):
            # An open end: 0 before the colon, the greatest number behind it.
            parsed = strtol(part) if part else (most if place else 0, "")
            if parsed is None or not 0 <= parsed[0] <= most:
                raise bad_value(extension, option, 0, most, near=":".join(parts[place:]))
            if parsed[1]:
                raise problem(f'{extension}: Argument to "--{option}" has unexpected characters near "{parsed[1]}".\n')
            numbers.append(str(parsed[0]))
        return ":".join(numbers)

    return convert
