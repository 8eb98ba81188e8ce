"""``ip route show`` and ``flush`` (ip-route(8))."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.state import RouteType
from pingproof.simulator.tools.ip.route.options import find_option, format_options, take_asked
from pingproof.simulator.tools.lib.arguments import WRONG, Arguments, keywords, matches, wrong
from pingproof.simulator.tools.lib.prefix import get_prefix
from pingproof.simulator.tools.lib.rt_names import (
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


def parse_selection(arguments: Arguments, family: str | None) -> RouteShow:
    """The selection of ``show`` and ``flush`` (ip/iproute.c:iproute_list_flush_or_save()).

    Raises UsageError, NotModelled.
    """
    said: dict[str, Any] = {}
    while arguments.more:
        word = arguments.take()
        if matches(word, "table"):
            table = arguments.value()
            # "table cache" is an old word for the exceptions (RTM_F_CLONED), and no table's name.
            if table == "cache":
                said["cached"] = True
            # "all" is table 0, which the kernel takes for no restriction.
            elif table_number(table) is None and table != "all":
                # Only after the look-up has failed: a table may have that name.
                if table == "help":
                    raise UsageError(usage(__file__), WRONG)
                raise wrong(table, "table id value is invalid\n")
            else:
                said["table"] = table
        elif matches(word, "vrf"):
            raise NotModelled("ip route's vrf", "ip route show table TABLE")
        # Before "type", "dev" and all that follows, as in iproute_list_flush_or_save().
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
        # Filtered by ip itself, row by row; the kernel only knows filters for table, device, protocol and type.
        elif word == "via":
            said["via"] = _via_filter(arguments, family)
        elif (row := find_option(word, asked=True)) is not None:
            take_asked(row, arguments, family, said)
        else:
            # Shortened here ("t" is table), while "add" compares it whole.
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
    # ip would list the routes by any gateway in the prefix.
    if prefix.length != 32:
        raise NotModelled("ip route show via PREFIX", "via ADDRESS")
    return prefix.address


@formats(IpObject.ROUTE, RouteShow, RouteFlush)
def format_words(action: RouteShow | RouteFlush) -> list[str]:
    """The words after ``ip route``."""
    match action:
        case RouteShow():
            return ["show", *_format_selection(action)]
        case RouteFlush(selection):
            return ["flush", *_format_selection(selection)]


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
