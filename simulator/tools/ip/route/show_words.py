"""``ip route show``, ``flush`` and ``get`` (ip-route(8))."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.state import RouteType
from pingproof.simulator.tools.ip.route.options import find_option, format_options, take_asked
from pingproof.simulator.tools.lib.arguments import WRONG, Arguments, keywords, matches, unsigned, wrong
from pingproof.simulator.tools.lib.prefix import Prefix, get_prefix
from pingproof.simulator.tools.lib.rt_names import (
    dsfield_number,
    route_type,
    table_number,
)
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import IpObject
from pingproof.simulator.value import value


@value
class RouteShow:
    """``ip route [show|list] [table T] [PREFIX|root P|match P|exact P] [dev D] [via A] [type T] [proto P] …``."""

    table: str | None = None
    selector: str | None = None  # "root", "match", "exact"
    prefix: IPv4Network | None = None
    device: str | None = None
    via: IPv4Address | None = None
    type: RouteType | None = None
    protocol: str | None = None
    scope: str | None = None
    source: IPv4Address | None = None
    cached: bool = False
    metric: int | None = None
    tos: int | None = None


@value
class RouteFlush:
    """``ip route flush`` with the same selection as ``show``."""

    selection: RouteShow = RouteShow()


@value
class RouteGet:
    """``ip route get ADDRESS [from A] [iif D] [oif D] [mark N] [tos N]``.

    ``prefix_length`` other than 32 was typed in vain: ``ip`` warns on stderr and asks for the address all the same.
    """

    destination: IPv4Address
    source: IPv4Address | None = None
    input_device: str | None = None
    output_device: str | None = None
    mark: int = 0
    tos: int = 0
    fibmatch: bool = False
    prefix_length: int = 32


def dsfield_after(arguments: Arguments, message: str) -> int:
    """The TOS after a keyword. Raises UsageError."""
    word = arguments.value()
    number = dsfield_number(word)
    if number is None:
        raise wrong(word, f"{message}\n")
    return number


def parse_selection(arguments: Arguments, family: str | None) -> RouteShow:
    """What ``show`` and ``flush`` select (ip/iproute.c:iproute_list_flush_or_save()).

    Raises UsageError, NotModelled.
    """
    said: dict[str, Any] = {}
    while arguments.more:
        word = arguments.take()
        if matches(word, "table"):
            table = arguments.value()
            if table == "cache":
                said["cached"] = True
            elif table_number(table) is None and table != "all":
                if table == "help":
                    raise UsageError(usage(__file__), WRONG)
                raise wrong(table, "table id value is invalid\n")
            else:
                said["table"] = table
        elif matches(word, "vrf"):
            raise NotModelled("ip route's vrf", "ip route show table TABLE")
        elif matches(word, "cached", "cloned"):
            said["cached"] = True
        elif matches(word, "type"):
            text = arguments.value()
            said["type"] = route_type(text)
            if said["type"] is None:
                raise wrong(text, "node type value is invalid\n")
        elif word in ("dev", "oif"):
            said["device"] = arguments.value()
        elif word in ("iif", "mark") or matches(word, "realms", "from"):
            raise NotModelled(f"ip route show {word}", "ip route show PREFIX, dev NAME, via ADDRESS, table TABLE")
        elif word == "via":
            said["via"] = _via_filter(arguments, family)
        elif (row := find_option(word, asked=True)) is not None:
            take_asked(row, arguments, family, said)
        else:
            if matches(word, "to"):
                word = arguments.value()
            for selector in ("root", "match", "exact"):
                if matches(word, selector):
                    said["selector"] = selector
                    word = arguments.value()
                    break
            said["prefix"] = get_prefix(word, family).network
    return RouteShow(**said)


def _via_filter(arguments: Arguments, family: str | None) -> IPv4Address:
    word = arguments.value()
    if word in ("inet6", "link", "mpls", "bridge"):
        raise NotModelled(f"ip route show via {word}", "via ADDRESS")
    prefix = get_prefix(arguments.value() if word == "inet" else word, family)
    if prefix.length != 32:
        raise NotModelled("ip route show via PREFIX", "via ADDRESS")
    return prefix.address


def parse_get(arguments: Arguments, family: str | None) -> RouteGet:
    """What ``get`` asks for (ip/iproute.c:iproute_get()).

    Raises UsageError, NotModelled.
    """
    said: dict[str, Any] = {}
    destination: Prefix | None = None
    while arguments.more:
        word = arguments.take()
        if word == "tos" or matches(word, "dsfield"):
            said["tos"] = dsfield_after(arguments, "TOS value is invalid")
        elif matches(word, "from"):
            text = arguments.value()
            if matches(text, "help"):
                raise UsageError(usage(__file__), WRONG)
            said["source"] = get_prefix(text, family).address
        elif matches(word, "iif"):
            said["input_device"] = arguments.value()
        elif matches(word, "mark"):
            text = arguments.value()
            said["mark"] = unsigned(text)
            if said["mark"] is None:
                raise wrong(text, "invalid mark value")
        elif matches(word, "oif") or word == "dev":
            said["output_device"] = arguments.value()
        elif matches(word, "fibmatch"):
            said["fibmatch"] = True
        elif word == "as" or matches(word, "notify", "connected", "vrf", "uid", "sport", "dport", "ipproto"):
            raise NotModelled(f"ip route get {word}", "from, iif, oif, mark, tos")
        else:
            if word == "to":
                word = arguments.value()
            if matches(word, "help"):
                raise UsageError(usage(__file__), WRONG)
            destination = get_prefix(word, family)
        if "source" in said or (destination is not None and destination.word is None):
            family = family or "inet"
    if destination is None:
        raise UsageError("need at least a destination address\n", 1)
    return RouteGet(destination.address, prefix_length=destination.length, **said)


@formats(IpObject.ROUTE, RouteShow, RouteFlush, RouteGet)
def format_words(action: RouteShow | RouteFlush | RouteGet) -> list[str]:
    """The words after ``ip route``."""
    match action:
        case RouteShow():
            return ["show", *_format_selection(action)]
        case RouteFlush(selection):
            return ["flush", *_format_selection(selection)]
        case RouteGet():
            length = "" if action.prefix_length == 32 else f"/{action.prefix_length}"
            words = ["get", f"{action.destination}{length}", *(["fibmatch"] if action.fibmatch else [])]
            return words + keywords(
                ("from", action.source),
                ("iif", action.input_device),
                ("oif", action.output_device),
                ("mark", action.mark or None),
                ("tos", f"{action.tos:#x}" if action.tos else None),
            )


def _format_selection(selection: RouteShow) -> list[str]:
    words = ["cached"] if selection.cached else []
    if selection.prefix is not None:
        words += [*([selection.selector] if selection.selector else []), str(selection.prefix)]
    words += keywords(
        ("dev", selection.device),
        ("via", selection.via),
        ("type", selection.type.value if selection.type else None),
    )
    return words + format_options(selection)
