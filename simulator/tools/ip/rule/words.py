"""``ip rule`` (ip-rule(8))."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Network
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.ip.family import NO_SUCH_FAMILY, require_inet
from pingproof.simulator.tools.ip.rule.options import ACTION, MARK, PREFIX, RULE_OPTIONS, RuleOption, find_option
from pingproof.simulator.tools.lib.arguments import WRONG, Arguments, matches, unknown_command, wrong
from pingproof.simulator.tools.lib.prefix import get_prefix
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import IpObject
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.words import IpOptions


@value
class RuleSelector:
    """Selector and action of a rule as typed; None where not typed. ``action`` is a route type's word."""

    source: IPv4Network | None = None
    destination: IPv4Network | None = None
    input_device: str | None = None
    output_device: str | None = None
    fwmark: int | None = None
    fwmask: int | None = None
    tos: int | None = None
    priority: int | None = None
    table: str | None = None
    action: str | None = None  # "blackhole", "prohibit", "unreachable"
    inverted: bool = False
    suppress_prefix_length: int | None = None


@value
class RuleAdd:
    """``ip rule add SELECTOR ACTION``."""

    selector: RuleSelector


@value
class RuleDelete:
    """``ip rule del …``."""

    selector: RuleSelector


@value
class RuleFlush:
    """``ip rule flush [SELECTOR]``."""

    selector: RuleSelector = RuleSelector()


@value
class RuleShow:
    """``ip rule [show] [SELECTOR]``: the rules with the selector's values."""

    selector: RuleSelector = RuleSelector()


RuleCommand = RuleAdd | RuleDelete | RuleFlush | RuleShow


def parse(words: Sequence[str], options: IpOptions) -> RuleCommand:
    """The action behind ``ip rule`` (ip/iprule.c:do_iprule()).

    Raises UsageError, NotModelled.
    """
    arguments = Arguments(words)
    if not arguments.more:
        return RuleShow()
    verb = arguments.take()
    if matches(verb, "list", "lst", "show"):
        return RuleShow(_parse_selector(arguments, options.family, "show"))
    if matches(verb, "save", "restore"):
        raise NotModelled(f"ip rule {verb}", "ip rule show")
    # Without a word the kernel would add "from all lookup main" at the lowest free priority: the tool asks for one.
    if matches(verb, "add"):
        if not arguments.more:
            raise UsageError('"ip rule add" requires arguments.\n', 1)
        return RuleAdd(_parse_changed(arguments, options.family, "add"))
    if matches(verb, "delete"):
        if not arguments.more:
            raise UsageError('"ip rule del" requires arguments.\n', 1)
        return RuleDelete(_parse_changed(arguments, options.family, "del"))
    if matches(verb, "flush"):
        # Without a selector every rule but priority 0 goes, as the tool's own loop skips that one.
        selector = _parse_selector(arguments, options.family, "flush")
        # The list comes first, of which the kernel has none in that family.
        if options.family == "link":
            raise UsageError(NO_SUCH_FAMILY, WRONG)
        require_inet(options.family, "rule flush")
        return RuleFlush(selector)
    if matches(verb, "help"):
        raise UsageError(usage(__file__), WRONG)
    raise unknown_command(verb, "ip rule")


_UNMODELLED = ("l3mdev", "uidrange", "nat", "ipproto", "sport", "dport", "sup_group")
_UNMODELLED_SHORTENED = ("realms", "protocol", "tun_id", "map-to", "suppress_ifgroup", "goto", "nop")


def _parse_selector(arguments: Arguments, family: str | None, verb: str) -> RuleSelector:
    """ip/iprule.c:iprule_modify(), and iprule_list_flush_or_save(), which reads nearly the same words."""
    asked = verb not in ("add", "del")
    said: dict[str, Any] = {}
    while arguments.more:
        word = arguments.take()
        row = find_option(word, asked)
        if row is not None and row.form.read is None:
            said[row.field] = True
        # "type" is only one way to say an action, see below.
        elif row is not None and row is not ACTION:
            said |= _read(row, arguments.value(), family, asked)
        elif word in _UNMODELLED or matches(word, *_UNMODELLED_SHORTENED):
            raise NotModelled(f"ip rule's {word}", "from, to, iif, oif, fwmark, tos, priority and table")
        # In a selection any other word is a destination, in a change an action.
        elif asked:
            said["destination"] = get_prefix(word, family or "inet").network
        else:
            said |= _read(ACTION, arguments.value() if word == ACTION.word else word, family, asked)
    return RuleSelector(**said)


def _parse_changed(arguments: Arguments, family: str | None, verb: str) -> RuleSelector:
    """The rule of ``add`` and ``del``, in a family that has rules.

    Raises UsageError, NotModelled.
    """
    selector = _parse_selector(arguments, family, verb)
    # fib_nl_newrule() and fib_nl_delrule() find the family's operations first (lookup_rules_ops()).
    if family == "link":
        raise UsageError("Error: Rule family not supported.\n", 2)
    require_inet(family, f"rule {verb}")
    return selector


def _read(row: RuleOption, word: str, family: str | None, asked: bool) -> dict[str, Any]:
    """The selector's fields that an option's word sets.

    Raises UsageError, NotModelled.
    """
    if row.form is PREFIX:
        # A selection is of one family (AF_INET unless said); a change learns its family from the first prefix.
        return {row.field: get_prefix(word, family or "inet" if asked else family).network}
    of = None if row.form.read is None else row.form.read(word)
    if of is None:
        raise wrong(word, (row.invalid_asked if asked else row.invalid) or "")
    # One word, two fields: the mark and its mask.
    return of if row.form is MARK else {row.field: of}


@formats(IpObject.RULE, *get_args(RuleCommand))
def format_words(action: RuleCommand) -> list[str]:
    """The words after ``ip rule``."""
    verb = {RuleAdd: "add", RuleDelete: "del", RuleFlush: "flush", RuleShow: "show"}[type(action)]
    selector = action.selector
    return [verb, *_format_selector(selector)]


_TYPED = tuple(sorted((row for row in RULE_OPTIONS if row.typed), key=attrgetter("rank")))


def _format_selector(selector: RuleSelector) -> list[str]:
    """The words of a selector."""
    words: list[str] = []
    for row in _TYPED:
        of = getattr(selector, row.field)
        if row.form is MARK and of is not None:
            # The mask is printed behind its mark, not as an option of its own.
            mask = "" if selector.fwmask is None else f"/{selector.fwmask:#x}"
            words += [row.word, f"{of:#x}{mask}"]
        elif row.form.read is None:
            words += [row.word] if of else []
        elif of is not None:
            words += [row.word, row.form.word(of)]
    return words
