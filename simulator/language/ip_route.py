"""``ip route`` (ip-route(8))."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from ipaddress import IPv4Address, IPv4Network

from simulator.state import RouteType


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


@dataclass(frozen=True, slots=True)
class RouteFlush:
    """``ip route flush`` with the same selection as ``show``."""

    selection: RouteShow = RouteShow()


@dataclass(frozen=True, slots=True)
class RouteGet:
    """``ip route get ADDRESS [from A] [iif D] [oif D] [mark N] [tos N]``."""

    destination: IPv4Address
    source: IPv4Address | None = None
    input_device: str | None = None
    output_device: str | None = None
    mark: int = 0
    tos: int = 0
    fibmatch: bool = False


RouteCommand = RouteChange | RouteShow | RouteFlush | RouteGet
