"""``ip route`` (ip-route(8))."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from typing import TYPE_CHECKING, Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.state import RouteType, Scope
from pingproof.simulator.tools.ip.family import require_inet
from pingproof.simulator.tools.ip.route.get_words import RouteGet, parse_get
from pingproof.simulator.tools.ip.route.options import find_option, format_options, take_value
from pingproof.simulator.tools.ip.route.show_words import RouteFlush, RouteShow, parse_selection
from pingproof.simulator.tools.lib.arguments import (
    WRONG,
    Arguments,
    garbage,
    keywords,
    matches,
    unknown_command,
    unsigned,
    wrong,
)
from pingproof.simulator.tools.lib.prefix import Prefix, get_address, get_prefix
from pingproof.simulator.tools.lib.rt_names import route_type
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import IpObject
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.words import IpOptions


class RouteVerb(Enum):
    """Verbs that put a route into its table or take it out, each with netlink flags of its own."""

    ADD = "add"
    REPLACE = "replace"
    CHANGE = "change"
    APPEND = "append"
    PREPEND = "prepend"
    DELETE = "del"


@value
class NextHopArguments:
    """``via ADDRESS dev NAME [weight N] [onlink]``."""

    via: IPv4Address | None = None
    device: str | None = None
    weight: int | None = None
    onlink: bool = False


@value
class RouteChange:
    """``ip route add|replace|change|append|prepend|del [TYPE] PREFIX …``; None where unsaid.

    ``table`` and ``protocol`` are as typed (``local``, ``100``); ``nexthops`` has more than one with ``nexthop``.
    ``typed_destination`` is set where the address has bits beyond its length, which the kernel refuses.
    """

    verb: RouteVerb
    destination: IPv4Network
    type: RouteType | None = None
    nexthops: tuple[NextHopArguments, ...] = ()
    source: IPv4Address | None = None
    metric: int | None = None
    table: str | None = None
    scope: str | None = None
    protocol: str | None = None
    tos: int | None = None
    mtu: int | None = None
    mtu_locked: bool = False
    is_default: bool = False  # typed as "default" rather than 0.0.0.0/0
    typed_destination: IPv4Interface | None = None
    multipath: bool = False  # the next hops were typed after "nexthop"


def unsaid_scope(command: RouteChange, kind: RouteType | None) -> Scope:
    """The scope that the tool chooses: ``link`` for what is reached without a gateway (``iproute_modify``)."""
    deletes = command.verb is RouteVerb.DELETE
    # A local route ends in this host, so nothing farther away can be behind it.
    if kind is RouteType.LOCAL:
        return Scope.HOST
    if kind in (RouteType.BROADCAST, RouteType.MULTICAST):
        return Scope.LINK
    if kind in (None, RouteType.UNICAST):
        # NOWHERE matches a row of any scope (fib_table_delete()).
        if deletes:
            return Scope.NOWHERE
        # A gateway must lie in a narrower scope than the route by which it is reached (fib_check_nh()).
        if not command.multipath and all(hop.via is None for hop in command.nexthops):
            return Scope.LINK
        return Scope.GLOBAL
    return Scope.NOWHERE if deletes else Scope.GLOBAL


RouteCommand = RouteChange | RouteShow | RouteFlush | RouteGet


_VERBS = (
    ("add", RouteVerb.ADD), ("change", RouteVerb.CHANGE), ("replace", RouteVerb.REPLACE),
    ("prepend", RouteVerb.PREPEND), ("append", RouteVerb.APPEND), ("test", None), ("delete", RouteVerb.DELETE),
)  # fmt: skip
_METRICS = (
    "reordering", "window", "cwnd", "initcwnd", "initrwnd", "features", "quickack", "congctl", "rttvar", "ssthresh",
    "realms", "fastopen_no_cookie",
)  # fmt: skip


def parse(words: Sequence[str], options: IpOptions) -> RouteCommand:
    """The action behind ``ip route`` (ip/iproute.c:do_iproute()).

    Raises UsageError, NotModelled.
    """
    arguments = Arguments(words)
    if not arguments.more:
        return RouteShow()
    word = arguments.take()
    # Not a beginning of "change", hence compared whole in do_iproute().
    if word == "chg":
        word = "change"
    # The order decides what is short: "a" is add, "r" replace, "pr" prepend, "d" delete.
    for keyword, verb in _VERBS:
        if matches(word, keyword):
            if verb is None:
                raise NotModelled("ip route test", "ip route get")
            change = _parse_change(verb, arguments, options.family)
            require_inet(options.family, f"route {verb.value}")
            return change
    if matches(word, "list", "show", "lst"):
        return parse_selection(arguments, options.family)
    if matches(word, "get"):
        question = parse_get(arguments, options.family)
        require_inet(options.family, "route get")
        return question
    if matches(word, "flush"):
        if not arguments.more:
            raise UsageError('"ip route flush" requires arguments.\n', 1)
        selection = parse_selection(arguments, options.family)
        require_inet(options.family, "route flush")
        return RouteFlush(selection)
    if matches(word, "save", "restore", "showdump"):
        raise NotModelled(f"ip route {word}", "ip route show")
    if matches(word, "help"):
        raise UsageError(usage(__file__), WRONG)
    raise unknown_command(word, "ip route")


def _via(arguments: Arguments, family: str | None) -> IPv4Address:
    word = arguments.value()
    if word in ("inet6", "link", "mpls", "bridge"):
        raise NotModelled(f"ip route's via {word}", "via ADDRESS")
    # "via inet ADDRESS" names the gateway's family, which may differ from the destination's (RTA_VIA).
    return get_address(arguments.value() if word == "inet" else word, "inet" if word == "inet" else family)


def _parse_change(verb: RouteVerb, arguments: Arguments, family: str | None) -> RouteChange:
    """ip/iproute.c:iproute_modify()."""
    said: dict[str, Any] = {}
    hop: dict[str, Any] = {}
    hops: list[NextHopArguments] = []
    destination: Prefix | None = None
    while arguments.more:
        word = arguments.take()
        if word == "via":
            if "via" in hop:
                # RTA_GATEWAY stands once in a request; several are RTA_MULTIPATH.
                raise wrong(word, "use nexthop syntax to specify multiple via\n")
            hop["via"] = _via(arguments, family)
        elif word == "onlink":
            hop["onlink"] = True
        elif word == "nexthop":
            # The rest of the line: options of the route must stand before the first "nexthop".
            hops = _parse_nexthops(arguments, family)
        # Options before "dev": some are shortened, and iproute_modify() has them in this order.
        elif (row := find_option(word)) is not None:
            take_value(row, arguments, family, said)
        elif word in ("dev", "oif"):
            hop["device"] = arguments.value()
        elif _is_unmodelled(word):
            raise NotModelled(f"ip route's {word}", "via, dev, src, metric, table, mtu, onlink")
        else:
            if word == "to":
                word = arguments.value()
            # rtnl_rtntype_a2n() takes numbers as well, so the beginning of an address is not shown to it.
            kind = None if word[:1].isdigit() else route_type(word)
            if kind is not None:
                said["type"] = kind
                word = arguments.value()
            # Looked for behind "to" and behind a type, where a prefix is due.
            if matches(word, "help"):
                raise UsageError(usage(__file__), WRONG)
            if destination is not None:
                raise garbage("to", word)
            destination = get_prefix(word, family)
        # The first address settles the family; "default" and "all" leave it open (get_addr_1()).
        if "source" in said or "via" in hop or (destination is not None and destination.word is None):
            family = family or "inet"
    if destination is None:
        raise UsageError(usage(__file__), WRONG)
    nexthops = (*([NextHopArguments(**hop)] if hop else []), *hops)
    # The kernel refuses bits beyond the length (fib_table_insert()), so they are kept for its error.
    typed = None if destination.address == destination.network.network_address else destination.interface
    return RouteChange(
        verb,
        destination.network,
        nexthops=nexthops,
        is_default=destination.word == "default",
        typed_destination=typed,
        multipath=bool(hops),
        **said,
    )


def _is_unmodelled(word: str) -> bool:
    return (
        word in ("as", "from", "expires", "hoplimit", "advmss", "rtt", "rto_min", "nhid", "encap", "ttl-propagate")
        or matches(word, *_METRICS)
        or matches(word, "vrf", "pref")
    )


def _parse_nexthops(arguments: Arguments, family: str | None) -> list[NextHopArguments]:
    """ip/iproute.c:parse_nexthops(); the first ``nexthop`` is already read."""
    hops = []
    while True:
        if not arguments.more:
            raise UsageError('Error: unexpected end of line after "nexthop"\n', WRONG)
        hops.append(_parse_one_nexthop(arguments, family))
        if not arguments.more:
            return hops
        word = arguments.take()
        if word != "nexthop":
            raise UsageError(f'Error: "nexthop" or end of line is expected instead of "{word}"\n', WRONG)


def _parse_one_nexthop(arguments: Arguments, family: str | None) -> NextHopArguments:
    hop: dict[str, Any] = {}
    while arguments.more:
        word = arguments.word
        if word in ("as", "encap") or matches(word, "realms"):
            raise NotModelled(f"ip route's nexthop {word}", "via, dev, weight, onlink")
        # Not an error yet: parse_nexthops() goes on if it is the next "nexthop".
        if word not in ("via", "dev", "weight", "onlink"):
            break
        arguments.take()
        if word == "via":
            hop["via"] = _via(arguments, family)
        elif word == "dev":
            hop["device"] = arguments.value()
        elif word == "onlink":
            hop["onlink"] = True
        else:
            text = arguments.value()
            hop["weight"] = unsigned(text)
            # rtnh_hops is weight - 1 in one byte.
            if hop["weight"] is None or not 1 <= hop["weight"] <= 256:
                raise wrong(text, '"weight" is invalid\n')
    return NextHopArguments(**hop)


@formats(IpObject.ROUTE, RouteChange)
def format_words(action: RouteChange) -> list[str]:
    """The words after ``ip route``."""
    kind = [] if action.type is None else [action.type.value]
    destination = "default" if action.is_default else str(action.typed_destination or action.destination)
    words = [action.verb.value, *kind, destination]
    if action.nexthops and not action.multipath:
        words += _format_nexthop(action.nexthops[0])
    words += format_options(action)
    # Last, as everything behind the first "nexthop" belongs to a next hop.
    if action.multipath:
        words += [word for hop in action.nexthops for word in ("nexthop", *_format_nexthop(hop))]
    return words


def _format_nexthop(hop: NextHopArguments) -> list[str]:
    words = keywords(("via", hop.via), ("dev", hop.device), ("weight", hop.weight))
    return [*words, "onlink"] if hop.onlink else words
