"""``net/ipv4/fib_{trie,rules,semantics}.c``: routing tables, the rules that lead to them, and how a route is found.

``fib_lookup`` walks the rules in order of priority, asks each rule's table for the longest prefix, and answers with the
row, its next hop and the rule, so that the journal can show both. How rows come and go is in ``fib_semantics.py`` and
``fib_frontend.py``, how a table is searched in ``fib_trie.py``.
"""

from __future__ import annotations

from dataclasses import field
from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno
from pingproof.simulator.linux.ipv4.fib_trie import FibTable, fib_table_lookup, ignores_linkdown
from pingproof.simulator.live import live
from pingproof.simulator.state import NextHop, Route, RouteType, Rule, Scope

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.ipv4.route_exception import RouteException

ANY = IPv4Address(0)
TABLE_UNSPEC = 0
TABLE_DEFAULT = 253
TABLE_MAIN = 254
TABLE_LOCAL = 255
EVERYWHERE = IPv4Network((0, 0))
LIMITED_BROADCAST = IPv4Address("255.255.255.255")

ROUTE_ERRORS: dict[RouteType, Errno] = {
    RouteType.BLACKHOLE: Errno.EINVAL,
    RouteType.UNREACHABLE: Errno.EHOSTUNREACH,
    RouteType.PROHIBIT: Errno.EACCES,
    RouteType.THROW: Errno.EAGAIN,
}
"""What a lookup that ends at a route of a forbidding type answers (``fib_props``)."""

RULE_ERRORS: dict[RouteType, Errno] = {
    RouteType.BLACKHOLE: Errno.EINVAL,
    RouteType.UNREACHABLE: Errno.ENETUNREACH,
    RouteType.PROHIBIT: Errno.EACCES,
}
"""The same for a forbidding rule, where "unreachable" is another number (``fib4_rule_action``)."""


@live
class Flow:
    """``struct flowi4``: what a lookup is about. ``source`` and ``destination`` are 0.0.0.0 while unknown."""

    destination: IPv4Address
    source: IPv4Address = ANY
    output_device: Device | None = None
    input_device: Device | None = None  # None: this host itself (``flowi4_iif`` is the loopback's)
    tos: int = 0
    mark: int = 0
    scope: Scope = Scope.GLOBAL
    any_source: bool = False  # FLOWI_FLAG_ANYSRC
    protocol: int = 0
    source_port: int = 0
    destination_port: int = 0
    ignore_linkstate: bool = False  # FIB_LOOKUP_IGNORE_LINKSTATE: a next hop without carrier will do in any case


@live
class FibNextHop:
    """``struct fib_nh``: one way of a row."""

    device: Device | None
    gateway: IPv4Address | None = None
    weight: int = 1
    onlink: bool = False
    scope: Scope = Scope.NOWHERE
    dead: bool = False
    linkdown: bool = False
    upper_bound: int = -1  # fib_nh_upper_bound: the last hash that comes this way, see fib_select.py
    released: bool = False  # its row is gone: a packet that still waits has lost its device (dst_dev_put)
    exceptions: dict[IPv4Address, RouteException] = field(
        default_factory=dict
    )  # nhc_exceptions, see route_exception.py

    @property
    def dev(self) -> Device:
        """``fib_nh_dev`` of a way that was found. A way read from a kernel may lack its device."""
        assert self.device is not None
        return self.device

    @property
    def via(self) -> IPv4Address | None:
        """The gateway of a way: none where the route leads to an address of this host itself.

        Source: net/ipv4/route.c:rt_set_nexthop().
        """
        return self.gateway if self.scope is Scope.LINK else None

    def row(self) -> NextHop:
        """The next hop as ``ip route`` shows it: also dead when it is not to be used without carrier."""
        name = self.device.name if self.device else None
        dead = self.dead or (self.linkdown and ignores_linkdown(self.device))
        return NextHop(name, self.gateway, self.weight, self.onlink, self.linkdown, dead)


@live
class FibInfo:
    """``struct fib_info`` with the ``fib_alias`` that leads to it. A route of a forbidding type has no next hop."""

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
    dead: bool = False  # RTNH_F_DEAD: no next hop is left alive
    linkdown: bool = False  # RTNH_F_LINKDOWN: no next hop that is alive has carrier
    default_order: int = -1  # fa_default: which of several default routes was taken last
    outlived: list[FibNextHop] = field(default_factory=list)  # of rows now gone that were one fib_info with this one

    def row(self) -> Route:
        """The row as ``ip route`` would list it."""
        return Route(
            self.table,
            self.type,
            self.destination,
            tuple(nexthop.row() for nexthop in self.nexthops),
            self.scope,
            self.protocol,
            self.preferred_source,
            self.metric,
            self.tos,
            self.mtu,
            self.mtu_locked,
            self.linkdown and len(self.nexthops) > 1,
        )


@live
class FibResult:
    """``struct fib_result``: the deciding row, its next hop, and the rule that led to its table.

    ``error`` is what the kernel's lookup returns where the row (or the rule itself) forbids; a forbidding rule is
    answered with a row of its type for 0.0.0.0/0 in table 0, since it leads to none. ``tos`` is that of the row that
    the lookup found, also where another default route was then taken instead of it.
    """

    info: FibInfo
    nexthop: FibNextHop | None
    rule: Rule
    error: Errno | None = None
    tos: int = 0

    @property
    def way(self) -> FibNextHop:
        """``res->nhc``: the next hop of a result without ``error``."""
        assert self.nexthop is not None
        return self.nexthop

    @property
    def type(self) -> RouteType:
        """The kind of route found: unicast, local, broadcast …, forbidding types too."""
        return self.info.type

    @property
    def row(self) -> Route:
        """The row that answered, as ``ip route`` would list it."""
        return self.info.row()


@live
class Fib:
    """A namespace's tables (by number) and its rules, in order of priority.

    ``has_custom_rules`` parts the local table from the main one for good (see ``fib_trie.py``).
    ``has_custom_local_routes``: somebody has added a ``local`` row, whether or not it is still there.
    """

    tables: dict[int, FibTable] = field(default_factory=dict)
    rules: list[Rule] = field(
        default_factory=lambda: [Rule(0, TABLE_LOCAL), Rule(32766, TABLE_MAIN), Rule(32767, TABLE_DEFAULT)]
    )
    has_custom_rules: bool = False
    has_custom_local_routes: bool = False

    def table(self, number: int) -> FibTable:
        """The table of that number, made when there is none: the local one in main's trie (``fib_new_table``)."""
        if number == TABLE_LOCAL and not self.has_custom_rules:
            self.table(TABLE_MAIN)
        if number not in self.tables:
            self.tables[number] = FibTable(number)
        return self.tables[number]

    def trie(self, number: int) -> list[FibTable]:
        """The tables that are searched together when table ``number`` is asked; none when it does not exist."""
        numbers: tuple[int, ...] = (number,)
        if not self.has_custom_rules and number in (TABLE_LOCAL, TABLE_MAIN):
            numbers = (TABLE_LOCAL, TABLE_MAIN)
        return [self.tables[each] for each in numbers if each in self.tables]


def fib_lookup(namespace: NetNamespace, flow: Flow) -> FibResult | Errno:
    """The route for a flow, or ENETUNREACH when none leads there.

    A route or rule that forbids is a result whose ``error`` says so. Of several next hops the first that can be used is
    answered; ``fib_select_path`` chooses. Source: net/core/fib_rules.c:fib_rules_lookup().
    """
    fib = namespace.fib
    # The kernel walks no rules before the first change of them (fib4_has_custom_rules).
    if not fib.has_custom_rules:
        return _lookup_without_rules(namespace, flow)
    for rule in fib.rules:
        if not fib_rule_match(rule, flow):
            continue
        if rule.action != "to_table":
            if rule.action == "nop":
                continue
            forbidden = RouteType(rule.action)
            return FibResult(FibInfo(TABLE_UNSPEC, EVERYWHERE, forbidden), None, rule, RULE_ERRORS[forbidden])
        tables = fib.trie(rule.table)
        found = fib_table_lookup(tables, flow) if tables else None
        # A throw ends only this table: the next rule is asked.
        if found is None or found[0].type is RouteType.THROW:
            continue
        info, nexthop = found
        error = ROUTE_ERRORS.get(info.type)
        # Too general a row, mostly a default route, counts as none; a forbidding one is never passed over.
        if error is None and fib_rule_suppress(rule, info):
            continue
        return FibResult(info, nexthop, rule, error, info.tos)
    return Errno.ENETUNREACH


def _lookup_without_rules(namespace: NetNamespace, flow: Flow) -> FibResult | Errno:
    """The lookup under the default rules: main with local in one trie, then default.

    The result names the rule of the row's table. Source: include/net/ip_fib.h:fib_lookup().
    """
    fib = namespace.fib
    for number in (TABLE_MAIN, TABLE_DEFAULT):
        tables = fib.trie(number)
        found = fib_table_lookup(tables, flow) if tables else None
        if found is None or found[0].type is RouteType.THROW:
            continue
        info, nexthop = found
        rule = next(rule for rule in fib.rules if rule.table == info.table)
        return FibResult(info, nexthop, rule, ROUTE_ERRORS.get(info.type), info.tos)
    return Errno.ENETUNREACH


def fib_rule_match(rule: Rule, flow: Flow) -> bool:
    """Whether a rule matches a flow. What this host sends itself has come in by ``lo``.

    Source: net/core/fib_rules.c:fib_rule_match(), net/ipv4/fib_rules.c:fib4_rule_match().
    """
    input_name = flow.input_device.name if flow.input_device else "lo"
    matches = (
        (rule.input_device is None or rule.input_device == input_name)
        and (
            rule.output_device is None
            or (flow.output_device is not None and rule.output_device == flow.output_device.name)
        )
        and (rule.fwmark ^ flow.mark) & rule.fwmask == 0
        and (rule.source is None or flow.source in rule.source)
        and (rule.destination is None or flow.destination in rule.destination)
        and (rule.tos == 0 or rule.tos == flow.tos & 0xFC)
    )
    return matches is not rule.inverted


def fib_rule_suppress(rule: Rule, info: FibInfo) -> bool:
    """Whether a rule passes over the row found: ``suppress_prefixlength``.

    Source: net/ipv4/fib_rules.c:fib4_rule_suppress().
    """
    return rule.suppress_prefix_length is not None and info.destination.prefixlen <= rule.suppress_prefix_length


def inet_addr_type(
    namespace: NetNamespace, address: IPv4Address, device: Device | None = None, table: int = TABLE_LOCAL
) -> RouteType:
    """The type of an address in a table: LOCAL, BROADCAST, MULTICAST, else UNICAST (also a blackholed one).

    With ``device`` as if only that device were present. Before the first address there is no local table, and every
    address counts as broadcast: any may be bound, and a next hop needs no ARP. Source:
    net/ipv4/fib_frontend.c:inet_dev_addr_type(), inet_addr_type_table().
    """
    if address == IPv4Address(0) or address == LIMITED_BROADCAST:
        return RouteType.BROADCAST
    if address.is_multicast:
        return RouteType.MULTICAST
    if table not in namespace.fib.tables:
        return RouteType.BROADCAST
    found = fib_table_lookup(namespace.fib.trie(table), Flow(address))
    # Nobody here has it. A forbidding row says something about the way, not about the address.
    if found is None or found[1] is None:
        return RouteType.UNICAST
    info, nexthop = found
    # It is local, but by another device.
    if device is not None and (nexthop is None or nexthop.device is not device):
        return RouteType.UNICAST
    return info.type
