"""``ip route`` (ip-route(8))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from typing import TYPE_CHECKING, Any

from simulator.errors import NotModelled, UsageError
from simulator.language.arguments import (
    WRONG,
    Arguments,
    garbage,
    keywords,
    matches,
    unknown_command,
    unsigned,
    wrong,
)
from simulator.language.prefix import Prefix, get_address, get_prefix
from simulator.language.rt_names import dsfield_number, protocol_number, route_type, scope_number, table_number
from simulator.language.usage import usage
from simulator.state import RouteType

if TYPE_CHECKING:
    from simulator.language.ip import IpOptions


class RouteVerb(Enum):
    """How a route is put into its table: the netlink flags of each word."""

    ADD = "add"
    REPLACE = "replace"
    CHANGE = "change"
    APPEND = "append"
    PREPEND = "prepend"
    DELETE = "del"


@dataclass(frozen=True, slots=True)
class NextHopArguments:
    """``via ADDRESS dev NAME [weight N] [onlink]``."""

    via: IPv4Address | None = None
    device: str | None = None
    weight: int | None = None
    onlink: bool = False


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class RouteFlush:
    """``ip route flush`` with the same selection as ``show``."""

    selection: RouteShow = RouteShow()


@dataclass(frozen=True, slots=True)
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
    if word == "chg":
        word = "change"
    for keyword, verb in _VERBS:
        if matches(word, keyword):
            if verb is None:
                raise NotModelled("ip route test", "ip route get")
            return _parse_change(verb, arguments, options.family)
    if matches(word, "list", "show", "lst"):
        return _parse_selection(arguments, options.family)
    if matches(word, "get"):
        return _parse_get(arguments, options.family)
    if matches(word, "flush"):
        if not arguments.more:
            raise UsageError('"ip route flush" requires arguments.\n', 1)
        return RouteFlush(_parse_selection(arguments, options.family))
    if matches(word, "save", "restore", "showdump"):
        raise NotModelled(f"ip route {word}", "ip route show")
    if matches(word, "help"):
        raise UsageError(usage("ip_route"), WRONG)
    raise unknown_command(word, "ip route")


def _number(arguments: Arguments, message: str, lock: bool = False) -> int:
    word = arguments.value()
    if lock and word == "lock":
        word = arguments.value()
    number = unsigned(word)
    if number is None:
        raise wrong(word, f"{message}\n")
    return number


def _dsfield(arguments: Arguments, message: str) -> int:
    word = arguments.value()
    number = dsfield_number(word)
    if number is None:
        raise wrong(word, f"{message}\n")
    return number


def _via(arguments: Arguments, family: str | None) -> IPv4Address:
    word = arguments.value()
    if word in ("inet6", "link", "mpls", "bridge"):
        raise NotModelled(f"ip route's via {word}", "via ADDRESS")
    return get_address(arguments.value() if word == "inet" else word, "inet" if word == "inet" else family)


def _parse_change(verb: RouteVerb, arguments: Arguments, family: str | None) -> RouteChange:
    """ip/iproute.c:iproute_modify()."""
    said: dict[str, Any] = {}
    hop: dict[str, Any] = {}
    hops: list[NextHopArguments] = []
    destination: Prefix | None = None
    while arguments.more:
        word = arguments.take()
        if word == "src":
            said["source"] = get_address(arguments.value(), family)
        elif word == "via":
            if "via" in hop:
                raise wrong(word, "use nexthop syntax to specify multiple via\n")
            hop["via"] = _via(arguments, family)
        elif word == "tos" or matches(word, "dsfield"):
            said["tos"] = _dsfield(arguments, '"tos" value is invalid')
        elif matches(word, "metric", "priority") or word == "preference":
            said["metric"] = _number(arguments, '"metric" value is invalid')
        elif word == "scope":
            said["scope"] = arguments.value()
            if scope_number(said["scope"]) is None:
                raise wrong(said["scope"], 'invalid "scope" value\n')
        elif word == "mtu":
            said["mtu_locked"] = arguments.more and arguments.word == "lock"
            said["mtu"] = _number(arguments, '"mtu" value is invalid', lock=True)
        elif word == "onlink":
            hop["onlink"] = True
        elif word == "nexthop":
            hops = _parse_nexthops(arguments, family)
        elif matches(word, "protocol"):
            said["protocol"] = arguments.value()
            if protocol_number(said["protocol"]) is None:
                raise wrong(said["protocol"], '"protocol" value is invalid\n')
        elif matches(word, "table"):
            said["table"] = arguments.value()
            if table_number(said["table"]) is None:
                raise wrong(said["table"], '"table" value is invalid\n')
        elif word in ("dev", "oif"):
            hop["device"] = arguments.value()
        elif _is_unmodelled(word):
            raise NotModelled(f"ip route's {word}", "via, dev, src, metric, table, mtu, onlink")
        else:
            if word == "to":
                word = arguments.value()
            kind = None if word[:1].isdigit() else route_type(word)
            if kind is not None:
                said["type"] = kind
                word = arguments.value()
            if matches(word, "help"):
                raise UsageError(usage("ip_route"), WRONG)
            if destination is not None:
                raise garbage("to", word)
            destination = get_prefix(word, family)
        if "source" in said or "via" in hop or (destination is not None and destination.word is None):
            family = family or "inet"
    if destination is None:
        raise UsageError(usage("ip_route"), WRONG)
    nexthops = (*([NextHopArguments(**hop)] if hop else []), *hops)
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
            if hop["weight"] is None or not 1 <= hop["weight"] <= 256:
                raise wrong(text, '"weight" is invalid\n')
    return NextHopArguments(**hop)


def _parse_selection(arguments: Arguments, family: str | None) -> RouteShow:
    """ip/iproute.c:iproute_list_flush_or_save()."""
    said: dict[str, Any] = {}
    while arguments.more:
        word = arguments.take()
        if matches(word, "table"):
            table = arguments.value()
            if table == "cache":
                said["cached"] = True
            elif table_number(table) is None and table != "all":
                if table == "help":
                    raise UsageError(usage("ip_route"), WRONG)
                raise wrong(table, "table id value is invalid\n")
            else:
                said["table"] = table
        elif matches(word, "vrf"):
            raise NotModelled("ip route's vrf", "ip route show table TABLE")
        elif matches(word, "cached", "cloned"):
            said["cached"] = True
        elif word == "tos" or matches(word, "dsfield"):
            said["tos"] = _dsfield(arguments, "TOS value is invalid")
        elif matches(word, "protocol"):
            said["protocol"] = _named(arguments, protocol_number, 'invalid "protocol"\n')
        elif matches(word, "scope"):
            said["scope"] = _named(arguments, scope_number, 'invalid "scope"\n')
        elif matches(word, "type"):
            text = arguments.value()
            said["type"] = route_type(text)
            if said["type"] is None:
                raise wrong(text, "node type value is invalid\n")
        elif word in ("dev", "oif"):
            said["device"] = arguments.value()
        elif word in ("iif", "mark") or matches(word, "realms", "from"):
            raise NotModelled(f"ip route show {word}", "ip route show PREFIX, dev NAME, via ADDRESS, table TABLE")
        elif matches(word, "metric", "priority") or word == "preference":
            said["metric"] = _number(arguments, '"metric" value is invalid')
        elif word == "via":
            said["via"] = _via_filter(arguments, family)
        elif word == "src":
            said["source"] = get_prefix(arguments.value(), family).address
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


def _named(arguments: Arguments, number: Any, message: str) -> str | None:
    word = arguments.value()
    if number(word) is None and word != "all":
        raise wrong(word, message)
    return None if word == "all" else word


def _parse_get(arguments: Arguments, family: str | None) -> RouteGet:
    """ip/iproute.c:iproute_get()."""
    said: dict[str, Any] = {}
    destination: Prefix | None = None
    while arguments.more:
        word = arguments.take()
        if word == "tos" or matches(word, "dsfield"):
            said["tos"] = _dsfield(arguments, "TOS value is invalid")
        elif matches(word, "from"):
            text = arguments.value()
            if matches(text, "help"):
                raise UsageError(usage("ip_route"), WRONG)
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
                raise UsageError(usage("ip_route"), WRONG)
            destination = get_prefix(word, family)
        if "source" in said or (destination is not None and destination.word is None):
            family = family or "inet"
    if destination is None:
        raise UsageError("need at least a destination address\n", 1)
    return RouteGet(destination.address, prefix_length=destination.length, **said)


def format_words(action: RouteCommand) -> list[str]:
    """The words after ``ip route``."""
    match action:
        case RouteChange():
            return _format_change(action)
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


def _format_change(action: RouteChange) -> list[str]:
    kind = [] if action.type is None else [action.type.value]
    destination = "default" if action.is_default else str(action.typed_destination or action.destination)
    words = [action.verb.value, *kind, destination]
    if action.nexthops and not action.multipath:
        words += _format_nexthop(action.nexthops[0])
    words += keywords(
        ("src", action.source),
        ("metric", action.metric),
        ("table", action.table),
        ("scope", action.scope),
        ("proto", action.protocol),
        ("tos", None if action.tos is None else f"{action.tos:#x}"),
    )
    if action.mtu is not None:
        words += ["mtu", *(["lock"] if action.mtu_locked else []), str(action.mtu)]
    if action.multipath:
        words += [word for hop in action.nexthops for word in ("nexthop", *_format_nexthop(hop))]
    return words


def _format_nexthop(hop: NextHopArguments) -> list[str]:
    words = keywords(("via", hop.via), ("dev", hop.device), ("weight", hop.weight))
    return [*words, "onlink"] if hop.onlink else words


def _format_selection(selection: RouteShow) -> list[str]:
    words = ["cached"] if selection.cached else []
    if selection.prefix is not None:
        words += [*([selection.selector] if selection.selector else []), str(selection.prefix)]
    return words + keywords(
        ("table", selection.table),
        ("dev", selection.device),
        ("via", selection.via),
        ("type", selection.type.value if selection.type else None),
        ("proto", selection.protocol),
        ("scope", selection.scope),
        ("src", selection.source),
        ("metric", selection.metric),
        ("tos", None if selection.tos is None else f"{selection.tos:#x}"),
    )
