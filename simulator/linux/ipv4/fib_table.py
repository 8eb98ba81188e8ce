"""How rows come into a table and leave it (``net/ipv4/fib_trie.c``: ``fib_table_insert``, ``_delete``, ``_flush``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.ipv4.fib_semantics import RouteConfig, fib_create_info, same_fib_info
from pingproof.simulator.state import Scope
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.ipv4.fib import FibInfo
    from pingproof.simulator.linux.ipv4.fib_trie import FibTable


@value
class InsertFlags:
    """The netlink flags that say how a row is put in: NLM_F_CREATE, _EXCL, _REPLACE, _APPEND."""

    create: bool = False
    exclusive: bool = False
    replace: bool = False
    append: bool = False


def fib_table_insert(namespace: NetNamespace, config: RouteConfig, flags: InsertFlags) -> FibInfo:
    """Put a route into its table. Raises ``KernelError``.

    Rows of one prefix, TOS and metric are alike: ``exclusive`` refuses a second one, ``replace`` takes the place of the
    first, ``append`` goes behind the last, and with none of these the new one goes before the first.
    Source: net/ipv4/fib_trie.c:fib_table_insert().
    """
    table = namespace.fib.table(config.table)
    info = fib_create_info(namespace, config)
    rows = table.aliases(info.destination)
    position = _position(rows, info.tos, info.metric)
    alike = [row for row in rows[position:] if row.tos == info.tos and row.metric == info.metric]
    if alike:
        # ip route add: one of this prefix, TOS and metric is enough, wherever it leads.
        if flags.exclusive:
            raise KernelError(Errno.EEXIST)
        match = next((row for row in alike if same_fib_info(row, info)), None)
        if flags.replace:
            # ip route replace: the very same row in its place is no change; further behind it would be there twice.
            if match is not None:
                if match is alike[0]:
                    return match
                raise KernelError(Errno.EEXIST)
            # In its place, so that no packet meets a moment without the route.
            table.replace(alike[0], info)
            _release(table, alike[0])
            return info
        # append and prepend: several ways may share a metric, but not one way twice.
        if match is not None:
            raise KernelError(Errno.EEXIST)
        if flags.append:
            position += len(alike)
    # ip route change finds nothing to change.
    if not flags.create:
        raise KernelError(Errno.ENOENT)
    table.insert(info, position)
    return info


def _position(rows: list[FibInfo], tos: int, metric: int) -> int:
    """The place of rows with this TOS and metric (``fib_find_alias``): a higher TOS, then a lower metric is first."""
    for position, row in enumerate(rows):
        if row.tos < tos or (row.tos == tos and row.metric >= metric):
            return position
    return len(rows)


def fib_table_delete(namespace: NetNamespace, config: RouteConfig) -> FibInfo:
    """Take the first row that a wish describes out of its table. Raises ``KernelError``.

    Only what is said must agree; a scope of NOWHERE says nothing. Source: net/ipv4/fib_trie.c:fib_table_delete().
    """
    table = namespace.fib.tables.get(config.table)
    if table is None:
        raise KernelError(Errno.ESRCH, "FIB table does not exist")
    for info in table.aliases(config.destination):
        if info.tos == config.tos and _matches(info, config):
            table.remove(info)
            _release(table, info)
            return info
    raise KernelError(Errno.ESRCH)


def _matches(info: FibInfo, config: RouteConfig) -> bool:
    return (
        (config.type is None or info.type is config.type)
        and (config.scope is Scope.NOWHERE or info.scope is config.scope)
        and (config.preferred_source is None or info.preferred_source == config.preferred_source)
        and (config.protocol is None or info.protocol == config.protocol)
        and (config.metric == 0 or info.metric == config.metric)
        and (config.mtu == 0 or info.mtu == config.mtu)
        and _nexthops_match(info, config)
    )


def _nexthops_match(info: FibInfo, config: RouteConfig) -> bool:
    """Whether the ways agree with those that were said; a single one is compared with the row's first.

    Source: net/ipv4/fib_semantics.c:fib_nh_match().
    """
    if not config.nexthops:
        return True
    if not info.nexthops or (config.multipath and len(info.nexthops) != len(config.nexthops)):
        return False
    return all(
        (wish.device is None or wish.device is nexthop.device)
        and (wish.gateway is None or wish.gateway == nexthop.gateway)
        and (not config.multipath or wish.weight == nexthop.weight)
        for wish, nexthop in zip(config.nexthops, info.nexthops, strict=False)
    )


def fib_flush(namespace: NetNamespace) -> int:
    """Take every dead row out of every table; answers how many (net/ipv4/fib_frontend.c:fib_flush())."""
    dead = [(table, info) for table in namespace.fib.tables.values() for info in table if info.dead]
    for table, info in dead:
        table.remove(info)
    for table, info in dead:
        _release(table, info)
    return len(dead)


def _release(table: FibTable, info: FibInfo) -> None:
    """A row's end: with the last row of equal information go the ways that the kernel keeps with it.

    Source: net/ipv4/fib_semantics.c:fib_release_info(), fib_nh_common_release().
    """
    nexthops = [*info.nexthops, *info.outlived]
    same = next((row for row in table if same_fib_info(row, info)), None)
    if same is not None:
        same.outlived += nexthops
        return
    for nexthop in nexthops:
        nexthop.released = True
