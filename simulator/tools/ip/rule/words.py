"""``ip rule`` (ip-rule(8))."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Network
from typing import TYPE_CHECKING, Any, get_args

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.state import RouteType
from pingproof.simulator.tools.lib.arguments import (
    WRONG,
    Arguments,
    check_interface_name,
    integer,
    keywords,
    matches,
    unknown_command,
    unsigned,
    wrong,
)
from pingproof.simulator.tools.lib.prefix import get_prefix
from pingproof.simulator.tools.lib.rt_names import dsfield_number, route_type, table_number
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import IpObject
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.words import IpOptions


@value
class RuleSelector:
    """What ``ip rule add`` and ``del`` say; None where unsaid. ``table`` and ``action`` as typed."""

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
    """``ip rule [show] [SELECTOR]``: only the rules that say what the selector says."""

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
    if matches(verb, "add"):
        if not arguments.more:
            raise UsageError('"ip rule add" requires arguments.\n', 1)
        return RuleAdd(_parse_selector(arguments, options.family, "add"))
    if matches(verb, "delete"):
        if not arguments.more:
            raise UsageError('"ip rule del" requires arguments.\n', 1)
        return RuleDelete(_parse_selector(arguments, options.family, "del"))
    if matches(verb, "flush"):
        return RuleFlush(_parse_selector(arguments, options.family, "flush"))
    if matches(verb, "help"):
        raise UsageError(usage(__file__), WRONG)
    raise unknown_command(verb, "ip rule")


_UNMODELLED = ("l3mdev", "uidrange", "nat", "ipproto", "sport", "dport", "sup_group")
_UNMODELLED_SHORTENED = ("realms", "protocol", "tun_id", "map-to", "suppress_ifgroup", "goto", "nop")


def _parse_selector(arguments: Arguments, family: str | None, verb: str) -> RuleSelector:
    """ip/iprule.c:iprule_modify(), and iprule_list_flush_or_save(), which reads nearly the same words."""
    changes = verb in ("add", "del")
    said: dict[str, Any] = {}
    while arguments.more:
        word = arguments.take()
        if word == "not":
            said["inverted"] = True
        elif word == "from" or (not changes and matches(word, "from", "src")):
            said["source"] = get_prefix(arguments.value(), family if changes else family or "inet").network
        elif word == "to" or (not changes and matches(word, "dst", "to")):
            said["destination"] = get_prefix(arguments.value(), family if changes else family or "inet").network
        elif matches(word, "preference", "order", "priority"):
            said["priority"] = _number(arguments, "preference value is invalid\n")
        elif word == "tos" or matches(word, "dsfield"):
            text = arguments.value()
            said["tos"] = dsfield_number(text)
            if said["tos"] is None:
                raise wrong(text, "TOS value is invalid\n")
        elif word == "fwmark":
            said |= _parse_mark(arguments.value())
        elif matches(word, "table", "lookup") and (word == "lookup" or not changes or matches(word, "table")):
            said["table"] = arguments.value()
            if table_number(said["table"]) is None:
                raise wrong(said["table"], "invalid table ID\n" if changes else "table id value is invalid\n")
        elif changes and (matches(word, "suppress_prefixlength") or word == "sup_pl"):
            text = arguments.value()
            said["suppress_prefix_length"] = integer(text)
            if said["suppress_prefix_length"] is None or said["suppress_prefix_length"] < 0:
                raise wrong(text, "suppress_prefixlength value is invalid\n")
        elif word in ("dev", "iif"):
            said["input_device"] = _interface(arguments, '"iif"/"dev" not a valid ifname')
        elif word == "oif":
            said["output_device"] = _interface(arguments, '"oif" not a valid ifname')
        elif word in _UNMODELLED or matches(word, *_UNMODELLED_SHORTENED):
            raise NotModelled(f"ip rule's {word}", "from, to, iif, oif, fwmark, tos, priority and table")
        elif changes:
            said["action"] = _parse_action(arguments.value() if word == "type" else word)
        else:
            said["destination"] = get_prefix(word, family or "inet").network
    return RuleSelector(**said)


def _number(arguments: Arguments, message: str) -> int:
    word = arguments.value()
    number = unsigned(word)
    if number is None:
        raise wrong(word, message)
    return number


def _parse_mark(word: str) -> dict[str, int]:
    mark_text, slash, mask_text = word.partition("/")
    mark, mask = unsigned(mark_text), unsigned(mask_text)
    if mark is None:
        raise wrong(mark_text, "fwmark value is invalid\n")
    if not slash:
        return {"fwmark": mark}
    if mask is None:
        raise wrong(mask_text, "fwmask value is invalid\n")
    return {"fwmark": mark, "fwmask": mask}


def _interface(arguments: Arguments, message: str) -> str:
    name = arguments.value()
    if not check_interface_name(name):
        raise wrong(name, message)
    return name


def _parse_action(word: str) -> str:
    if matches(word, "help"):
        raise UsageError(usage(__file__), WRONG)
    kind = route_type(word)
    if kind is None:
        raise wrong(word, "Failed to parse rule type")
    if kind not in (RouteType.BLACKHOLE, RouteType.UNREACHABLE, RouteType.PROHIBIT):
        raise NotModelled(f"ip rule's {word}", "table, blackhole, unreachable, prohibit")
    return str(kind.value)


@formats(IpObject.RULE, *get_args(RuleCommand))
def format_words(action: RuleCommand) -> list[str]:
    """The words after ``ip rule``."""
    verb = {RuleAdd: "add", RuleDelete: "del", RuleFlush: "flush", RuleShow: "show"}[type(action)]
    selector = action.selector
    mark = None
    if selector.fwmark is not None:
        mark = f"{selector.fwmark:#x}" + ("" if selector.fwmask is None else f"/{selector.fwmask:#x}")
    words = [verb, *(["not"] if selector.inverted else [])]
    words += keywords(
        ("from", selector.source),
        ("to", selector.destination),
        ("iif", selector.input_device),
        ("oif", selector.output_device),
        ("fwmark", mark),
        ("tos", None if selector.tos is None else f"{selector.tos:#x}"),
        ("priority", selector.priority),
        ("suppress_prefixlength", selector.suppress_prefix_length),
        ("table", selector.table),
        ("type", selector.action),
    )
    return words
