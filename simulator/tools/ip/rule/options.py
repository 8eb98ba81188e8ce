"""A rule's options, a row each, in the order in which ``ip rule`` lists them (ip/iprule.c:print_rule()).

``add`` and ``del`` type them (iprule_modify()), ``show`` and ``flush`` select by them (iprule_list_flush_or_save()),
which shorten other words: ``shortest`` is of the first, ``shortest_asked`` of the second.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from ipaddress import IPv4Network
from typing import TYPE_CHECKING, Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.state import RouteType, Rule
from pingproof.simulator.tools.lib.arguments import WRONG, check_interface_name, integer, matches, unsigned, wrong
from pingproof.simulator.tools.lib.color import device_ink, inet_ink
from pingproof.simulator.tools.lib.option import U32, Form, Option, Tool
from pingproof.simulator.tools.lib.rt_names import dsfield_number, route_type, table_name, table_number, tos_text
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.rule.words import RuleSelector

EVERY_BIT = 0xFFFF_FFFF


@value
class Listing:
    """Form of a listing: ``devices`` are those of the namespace, None for a listing without ``[detached]``."""

    devices: Collection[str] | None = None
    color: bool = False


Words = Callable[[Rule, Listing], list[str]]
Members = Callable[[Rule, Listing], dict[str, Any]]


@value
class RuleOption(Option):
    """A rule's option: ``field`` is its name in the selector and in ``Rule``.

    ``rank`` is its place in a printed command. ``also`` knows other words for it in a change, ``also_asked`` in a
    selection. ``invalid`` is what is wrong with a word that is no value, ``invalid_asked`` the same in a selection,
    None where nothing selects by the option. A rule's value is listed behind ``listed_as`` unless it is ``unset``;
    ``words`` and ``members`` list it otherwise, as text and as JSON. ``agrees`` tells whether a rule has what a
    selector says, where equality does not.
    """

    rank: int = 0
    also: Callable[[str], bool] | None = None
    also_asked: Callable[[str], bool] | None = None
    shortest_asked: str | None = None
    invalid: str = ""
    invalid_asked: str | None = None
    unset: Any = None
    listed_as: str = ""
    words: Words | None = None
    members: Members | None = None
    agrees: Callable[[Rule, RuleSelector], bool] | None = None


def prefix_text(prefix: IPv4Network, color: bool = False) -> str:
    """A rule's prefix: a bare address for a host."""
    address = inet_ink(str(prefix.network_address), color)
    # format_host() of a whole address: print_rule() adds a length only to a shorter prefix.
    return address if prefix.prefixlen == 32 else f"{address}/{prefix.prefixlen}"


PREFIX = Form(str, encode=lambda prefix: str(prefix.network_address))
"""A prefix, read in the family that was asked for."""


def _prefix(word: str, field: str, key: str, rank: int, also_asked: str, unsaid: str | None) -> RuleOption:
    def words(rule: Rule, listing: Listing) -> list[str]:
        prefix = getattr(rule, field)
        if prefix:
            return [word, prefix_text(prefix, listing.color)]
        return [] if unsaid is None else [word, unsaid]

    def members(rule: Rule, listing: Listing) -> dict[str, Any]:
        prefix = getattr(rule, field)
        if prefix is None:
            return {} if unsaid is None else {key: unsaid}
        length = {} if prefix.prefixlen == 32 else {f"{key}len": prefix.prefixlen}
        return {key: str(prefix.network_address), **length}

    def agrees(rule: Rule, said: RuleSelector) -> bool:
        asked, prefix = getattr(said, field), getattr(rule, field)
        return asked.prefixlen == 0 or (prefix is not None and prefix.subnet_of(asked))

    return RuleOption(
        word, PREFIX, f"FRA_{key.upper()}", field, Rule, rank=rank, shortest=word, shortest_asked="", invalid_asked="",
        also_asked=lambda typed: matches(typed, also_asked), words=words, members=members, agrees=agrees,
    )  # fmt: skip


def _read_name(name: str) -> str | None:
    return name if check_interface_name(name) else None


NAME = Form(_read_name)
"""A device's name."""


def _device(word: str, field: str, attribute: str, rank: int, invalid: str, also: str = "") -> RuleOption:
    """Option of a device by name; without such a device the rule is ``[detached]``."""

    def detached(rule: Rule, listing: Listing) -> bool:
        return listing.devices is not None and getattr(rule, field) not in listing.devices

    def words(rule: Rule, listing: Listing) -> list[str]:
        name = getattr(rule, field)
        if name is None:
            return []
        return [word, device_ink(name, listing.color), *(["[detached]"] if detached(rule, listing) else [])]

    def members(rule: Rule, listing: Listing) -> dict[str, Any]:
        name = getattr(rule, field)
        if name is None:
            return {}
        return {word: name, **({f"{word}_detached": None} if detached(rule, listing) else {})}

    is_also = also.__eq__ if also else None
    return RuleOption(
        word, NAME, attribute, field, Rule, rank=rank, shortest=word, also=is_also, also_asked=is_also,
        invalid=invalid, invalid_asked=invalid, words=words, members=members,
    )  # fmt: skip


def _read_mark(word: str) -> dict[str, int]:
    mark_text, slash, mask_text = word.partition("/")
    mark, mask = unsigned(mark_text), unsigned(mask_text)
    if mark is None:
        raise wrong(mark_text, "fwmark value is invalid\n")
    # Without a mask the kernel compares every bit (fib4_rule_configure() fills it in), so none is sent.
    if not slash:
        return {"fwmark": mark}
    if mask is None:
        raise wrong(mask_text, "fwmask value is invalid\n")
    return {"fwmark": mark, "fwmask": mask}


MARK = Form(_read_mark)
"""A mark with its mask, which have a field each."""


def _mark_words(rule: Rule, listing: Listing) -> list[str]:
    mask = "" if rule.fwmask == EVERY_BIT else f"/{_hexadecimal(rule.fwmask)}"
    # A mask alone is listed too: mark 0 under a mask is a condition.
    return ["fwmark", f"{_hexadecimal(rule.fwmark)}{mask}"] if rule.fwmark or rule.fwmask else []


def _mark_members(rule: Rule, listing: Listing) -> dict[str, Any]:
    if not rule.fwmark and not rule.fwmask:
        return {}
    mask = {} if rule.fwmask == EVERY_BIT else {"fwmask": _hexadecimal(rule.fwmask)}
    return {"fwmark": _hexadecimal(rule.fwmark), **mask}


def _hexadecimal(number: int) -> str:
    """A number in C's ``%#x``, which puts no ``0x`` before a zero."""
    return f"{number:#x}" if number else "0"


def _read_suppressed(word: str) -> int | None:
    length = integer(word)
    # -1 is the kernel's word for "not suppressed" (FRA_SUPPRESS_PREFIXLEN), which nobody has to type.
    return length if length is not None and length >= 0 else None


def _read_table(word: str) -> str | None:
    return None if table_number(word) is None else word


def _read_action(word: str) -> str:
    if matches(word, "help"):
        raise UsageError(usage(__file__), WRONG)
    # rtnl_rtntype_a2n(): a rule's actions have the names of route types, not all of which a rule can do.
    kind = route_type(word)
    if kind is None:
        raise wrong(word, "Failed to parse rule type")
    if kind not in (RouteType.BLACKHOLE, RouteType.UNREACHABLE, RouteType.PROHIBIT):
        raise NotModelled(f"ip rule's {word}", "table, blackhole, unreachable, prohibit")
    return str(kind.value)


def _action_words(rule: Rule, listing: Listing) -> list[str]:
    return [] if rule.action == TO_TABLE else [rule.action]


def _action_members(rule: Rule, listing: Listing) -> dict[str, Any]:
    # print_rule() prints "nop" as a key without a value.
    if rule.action == "nop":
        return {"nop": None}
    return {} if rule.action == TO_TABLE else {"action": rule.action}


def _suppressed_words(rule: Rule, listing: Listing) -> list[str]:
    # Printed with the table whose answers are suppressed (print_rule()).
    said = rule.table and rule.suppress_prefix_length is not None
    return ["suppress_prefixlength", str(rule.suppress_prefix_length)] if said else []


def _suppressed_members(rule: Rule, listing: Listing) -> dict[str, Any]:
    said = rule.table and rule.suppress_prefix_length is not None
    return {"suppress_prefixlen": rule.suppress_prefix_length} if said else {}


def _is_preference(word: str) -> bool:
    return matches(word, "preference", "order")


def _is_dsfield(word: str) -> bool:
    return matches(word, "dsfield")


TO_TABLE = "to_table"
_PREFERENCE, _TOS = "preference value is invalid\n", "TOS value is invalid\n"
ACTION = RuleOption(
    "type", Form(_read_action), "", "action", rank=10, shortest="type", words=_action_words, members=_action_members
)
RULE_OPTIONS = (
    RuleOption(
        "priority", U32, "FRA_PRIORITY", "priority", Rule, rank=7,
        also=_is_preference, also_asked=_is_preference,
        invalid=_PREFERENCE, invalid_asked=_PREFERENCE, words=lambda rule, listing: [],
    ),
    RuleOption("not", Form(None), "", "inverted", rank=1, shortest="not", invalid_asked="", unset=False),
    _prefix("from", "source", "src", 2, "src", "all"),
    _prefix("to", "destination", "dst", 3, "dst", None),
    RuleOption(
        "tos", Form(dsfield_number, hex, text=tos_text, json=tos_text), "", "tos", rank=6, shortest="tos",
        also=_is_dsfield, also_asked=_is_dsfield,
        invalid=_TOS, invalid_asked=_TOS, unset=0,
    ),
    RuleOption(
        "fwmark", MARK, "FRA_FWMARK", "fwmark", Rule, rank=5, shortest="fwmark", invalid_asked="",
        words=_mark_words, members=_mark_members,
        agrees=lambda rule, said: rule.fwmark == said.fwmark and said.fwmask in (None, rule.fwmask),
    ),
    RuleOption(  # typed and listed behind its mark
        "fwmask", U32, "FRA_FWMASK", "fwmask", Rule, typed=Tool.NONE,
        words=lambda rule, listing: [], members=lambda rule, listing: {},
    ),
    _device("iif", "input_device", "FRA_IIFNAME", 4, '"iif"/"dev" not a valid ifname', "dev"),
    _device("oif", "output_device", "FRA_OIFNAME", 4, '"oif" not a valid ifname'),
    RuleOption(
        "table", Form(_read_table, encode=table_number, text=table_name, json=table_name),
        "FRA_TABLE", "table", Rule, rank=9,
        also="lookup".__eq__, also_asked=lambda word: matches(word, "lookup"),
        invalid="invalid table ID\n", invalid_asked="table id value is invalid\n", unset=0, listed_as="lookup",
        agrees=lambda rule, said: table_number(said.table or "") in (0, rule.table),
    ),
    RuleOption(
        "suppress_prefixlength", Form(_read_suppressed, decode=lambda length: None if length == EVERY_BIT else length),
        "FRA_SUPPRESS_PREFIXLEN", "suppress_prefix_length", Rule, rank=8,
        also="sup_pl".__eq__, invalid="suppress_prefixlength value is invalid\n",
        words=_suppressed_words, members=_suppressed_members,
    ),
    ACTION,
)  # fmt: skip
"""All that a rule can say; any other word of a change is an action, as behind ``type``."""


def find_option(word: str, asked: bool) -> RuleOption | None:
    """The option that a word of a change means, or, ``asked``, a word of a selection; None where it is none."""
    if not word:
        return None
    for row in RULE_OPTIONS:
        # The mask has no word of its own, and not every option selects.
        if not row.typed or (asked and row.invalid_asked is None):
            continue
        # The two functions try the words in different orders, so one letter can mean two options.
        shortest = row.shortest_asked if asked and row.shortest_asked is not None else row.shortest
        also = row.also_asked if asked else row.also
        if (row.word.startswith(word) and word.startswith(shortest)) or (also is not None and also(word)):
            return row
    return None
