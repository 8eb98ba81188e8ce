"""A route's options, a row each, in the order in which ``ip route`` lists them (ip/iproute.c:print_route()).

``add`` and its kin type them (iproute_modify()), ``show`` and ``flush`` select by them (iproute_list_flush_or_save()).
The two look for shortened words in different orders: ``shortest`` is of the first, ``shortest_asked`` of the second.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from enum import Enum, auto
from ipaddress import IPv4Address
from operator import attrgetter
from typing import Any

from pingproof.simulator.state import Route, Scope
from pingproof.simulator.tools.lib.arguments import Arguments, matches, unsigned, wrong
from pingproof.simulator.tools.lib.color import inet_word
from pingproof.simulator.tools.lib.option import Form, Option, same
from pingproof.simulator.tools.lib.prefix import get_address, get_prefix
from pingproof.simulator.tools.lib.rt_names import (
    TABLES,
    dsfield_number,
    protocol_number,
    scope_number,
    table_name,
    table_number,
    tos_text,
)
from pingproof.simulator.value import value


class Place(Enum):
    """Place of an option in the listing: before the way, behind it, or behind the flags (RTAX_…, may be locked)."""

    FIRST = auto()
    ROUTE = auto()
    METRIC = auto()


@value
class RouteOption(Option):
    """A route's option: ``field`` in the request and in the selection, ``kept`` in ``Route``.

    ``rank`` is its place in a printed command. ``also`` knows other words for it. ``invalid`` is what is wrong with a
    word that is no value, ``invalid_asked`` the same in a selection, None where nothing selects by the option;
    ``all_asked`` lets ``all`` stand for any value there. A row is listed in its ``place`` unless it is ``unset``, with
    ``-d`` in any case where it is ``detailed``. ``number`` is what netlink carries of a state's value. An option
    without an ``attribute`` is a field of ``struct rtmsg``.
    """

    kept: str = ""
    rank: int = 0
    also: Callable[[str], bool] | None = None
    shortest_asked: str | None = None
    invalid: str = ""
    invalid_asked: str | None = None
    unset: Any = 0
    detailed: bool = False
    number: Callable[[Any], Any] = same
    place: Place = Place.ROUTE
    all_asked: bool = False


NOTHING_HIDDEN: frozenset[str] = frozenset()
"""The fields that a listing leaves out because every row would say the same: none."""


def _lower(of: Scope) -> str:
    return of.name.lower()


def _word_of(number: Callable[[str], int | None]) -> Callable[[str], str | None]:
    """A reader that keeps a name or number as typed, where it is one."""
    return lambda word: None if number(word) is None else word


ADDRESS = Form(str, encode=str, decode=IPv4Address, json=str)
"""An address, read in the family that the command has come to."""
ROUTE_OPTIONS = (
    RouteOption(
        "tos",
        Form(dsfield_number, hex, text=tos_text, json=tos_text),
        "",
        "tos",
        kept="tos",
        rank=6,
        also=lambda word: matches(word, "dsfield"),
        shortest="tos",
        invalid='"tos" value is invalid\n',
        invalid_asked="TOS value is invalid\n",
        place=Place.FIRST,
    ),
    RouteOption(  # asked for apart: "all" and "cache" are no tables
        "table",
        Form(_word_of(table_number), encode=table_number, text=table_name, json=table_name),
        "",
        "table",
        kept="table",
        rank=3,
        invalid='"table" value is invalid\n',
        unset=TABLES["main"],
        detailed=True,
    ),
    RouteOption(
        "proto",
        Form(_word_of(protocol_number), encode=protocol_number),
        "",
        "protocol",
        json="protocol",
        kept="protocol",
        rank=5,
        also=lambda word: word.startswith("proto") and matches(word, "protocol"),
        shortest="pro",
        shortest_asked="",
        invalid='"protocol" value is invalid\n',
        invalid_asked='invalid "protocol"\n',
        all_asked=True,
        unset="boot",
        detailed=True,
        number=protocol_number,
    ),
    RouteOption(
        "scope",
        Form(_word_of(scope_number), encode=scope_number, text=_lower, json=_lower),
        "",
        "scope",
        kept="scope",
        rank=4,
        shortest="scope",
        shortest_asked="",
        invalid='invalid "scope" value\n',
        invalid_asked='invalid "scope"\n',
        all_asked=True,
        unset=Scope.GLOBAL,
        detailed=True,
        number=lambda scope: scope.value,
    ),
    RouteOption(
        "src", ADDRESS, "RTA_PREFSRC", "source", json="prefsrc", kept="preferred_source",
        rank=1, shortest="src", unset=None, invalid_asked="", number=str,
    ),
    RouteOption(
        "metric",
        Form(unsigned),
        "RTA_PRIORITY",
        "metric",
        kept="metric",
        rank=2,
        also=lambda word: matches(word, "priority") or word == "preference",
        invalid='"metric" value is invalid\n',
        invalid_asked='"metric" value is invalid\n',
    ),
    RouteOption(
        "mtu",
        Form(unsigned),
        "RTAX_MTU",
        "mtu",
        kept="mtu",
        rank=7,
        shortest="mtu",
        invalid='"mtu" value is invalid\n',
        place=Place.METRIC,
    ),
)  # fmt: skip


def find_option(word: str, asked: bool = False) -> RouteOption | None:
    """The option that a word of a change means, or, ``asked``, a word of a selection; None where it is none."""
    if not word:
        return None
    for row in ROUTE_OPTIONS:
        if asked and row.invalid_asked is None:
            continue
        shortest = row.shortest_asked if asked and row.shortest_asked is not None else row.shortest
        if (row.word.startswith(word) and word.startswith(shortest)) or (row.also is not None and row.also(word)):
            return row
    return None


def take_value(row: RouteOption, arguments: Arguments, family: str | None, said: dict[str, Any]) -> None:
    """Read the value of a change's option.

    Raises UsageError.
    """
    word = arguments.value()
    if row.place is Place.METRIC:
        said[f"{row.field}_locked"] = locked = word == "lock"
        word = arguments.value() if locked else word
    said[row.field] = get_address(word, family) if row.form is ADDRESS else _read(row, word, row.invalid)


def take_asked(row: RouteOption, arguments: Arguments, family: str | None, said: dict[str, Any]) -> None:
    """Read the value that a selection asks for: ``all`` is no restriction where the option is a name.

    Raises UsageError.
    """
    word = arguments.value()
    if row.form is ADDRESS:
        said[row.field] = get_prefix(word, family).address
    elif word == "all" and row.all_asked:
        said[row.field] = None
    else:
        said[row.field] = _read(row, word, row.invalid_asked or "")


def _read(row: RouteOption, word: str, invalid: str) -> Any:
    of = None if row.form.read is None else row.form.read(word)
    if of is None:
        raise wrong(word, invalid)
    return of


def format_options(request: Any) -> list[str]:
    """The words of a change's options, or of a selection's."""
    words: list[str] = []
    for row in sorted(ROUTE_OPTIONS, key=attrgetter("rank")):
        of = getattr(request, row.field, None)
        if of is not None:
            lock = ["lock"] if row.place is Place.METRIC and getattr(request, f"{row.field}_locked") else []
            words += [row.word, *lock, row.form.word(of)]
    return words


def is_asked_for(route: Route, selection: Any) -> bool:
    """Whether a route has the values that a selection asks for; its table is looked at elsewhere."""
    for row in ROUTE_OPTIONS:
        of = None if row.invalid_asked is None else getattr(selection, row.field)
        if of is not None and row.number(getattr(route, row.kept)) != row.form.encode(of):
            return False
    return True


def _listed(route: Route, place: Place, details: bool, hidden: Collection[str]) -> Iterator[tuple[RouteOption, Any]]:
    for row in ROUTE_OPTIONS:
        of = getattr(route, row.kept)
        if row.place is place and row.field not in hidden and (of != row.unset or (details and row.detailed)):
            yield row, of


def options_words(route: Route, place: Place, details: bool, hidden: Collection[str], color: bool) -> list[str]:
    """A route's options of one place as ``ip route`` prints them; ``hidden`` are the fields to leave out."""
    words: list[str] = []
    for row, of in _listed(route, place, details, hidden):
        lock = ["lock"] if place is Place.METRIC and getattr(route, f"{row.kept}_locked") else []
        text = row.form.text(of)
        words += [row.word, *lock, inet_word(text, color) if row.form is ADDRESS else text]
    return words


def options_json(route: Route, place: Place, details: bool, hidden: Collection[str]) -> dict[str, Any]:
    """A route's options of one place as ``ip -j route`` prints them."""
    return {row.key or row.word: row.form.json(of) for row, of in _listed(route, place, details, hidden)}
