"""``net/ipv4/fib_trie.c`` and ``fib_rules.c``: routing tables and how a route is found in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

from simulator.state import Route, RouteType, Rule, Scope

if TYPE_CHECKING:
    from simulator.stack.net_device import Device

ANY = IPv4Address(0)
TABLE_LOCAL = 255
TABLE_MAIN = 254
TABLE_DEFAULT = 253


@dataclass(slots=True)
class Flow:
    """``struct flowi4``: what a lookup is about. ``source`` and ``destination`` are 0.0.0.0 while unknown."""

    destination: IPv4Address
    source: IPv4Address = ANY
    output_device: Device | None = None
    input_device: Device | None = None
    tos: int = 0
    mark: int = 0
    scope: Scope = Scope.GLOBAL
    any_source: bool = False  # FLOWI_FLAG_ANYSRC
    protocol: int = 0
    source_port: int = 0
    destination_port: int = 0
    ignore_linkstate: bool = True  # the lookup may use a next hop whose link has no carrier


@dataclass(slots=True, eq=False)
class FibNextHop:
    """``struct fib_nh``."""

    device: Device | None
    gateway: IPv4Address | None = None
    weight: int = 1
    onlink: bool = False
    scope: Scope = Scope.NOWHERE
    dead: bool = False
    linkdown: bool = False


@dataclass(slots=True, eq=False)
class FibInfo:
    """``struct fib_info`` with the ``fib_alias`` that leads to it."""

    table: int
    destination: IPv4Network
    type: RouteType
    nexthops: list[FibNextHop] = field(default_factory=list)
    scope: Scope = Scope.GLOBAL
    protocol: str = "boot"
    preferred_source: IPv4Address | None = None
    metric: int = 0
    tos: int = 0
    mtu: int = 0
    mtu_locked: bool = False

    def row(self) -> Route:
        """The row as ``ip route`` would list it."""
        raise NotImplementedError


@dataclass(slots=True)
class FibResult:
    """``struct fib_result``: the row that answered, its next hop, and the rule that led to its table."""

    info: FibInfo
    nexthop: FibNextHop | None
    rule: Rule

    @property
    def type(self) -> RouteType:
        """The kind of route found: unicast, local, broadcast … ; forbidding types are answered too, not raised."""
        return self.info.type


@dataclass(slots=True)
class Fib:
    """A namespace's tables (by number) and its rules, in order of priority."""

    tables: dict[int, list[FibInfo]] = field(default_factory=dict)
    rules: list[Rule] = field(
        default_factory=lambda: [Rule(0, TABLE_LOCAL), Rule(32766, TABLE_MAIN), Rule(32767, TABLE_DEFAULT)]
    )
