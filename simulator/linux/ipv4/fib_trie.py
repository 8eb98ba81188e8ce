"""One routing table and how the longest prefix is found in it (``net/ipv4/fib_trie.c``).

The kernel keeps a compressed trie; here a table is a dictionary for each prefix length, tried from the longest to the
shortest, which finds the same row. Rows of the same prefix are in the kernel's order: the higher TOS first, then the
lower metric, then (for ``append``) the older one.

A namespace that never had a rule of its own keeps its local and main tables in *one* trie (``fib_unmerge`` parts them
when ``ip rule`` first changes something), so there a longer prefix of ``main`` wins over a shorter one of ``local``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.sysctl import in_dev_or
from pingproof.simulator.live import live
from pingproof.simulator.state import RouteType

if TYPE_CHECKING:
    from ipaddress import IPv4Network

    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.ipv4.fib import FibInfo, FibNextHop, Flow

DSCP_MASK = 0xFC
"""``INET_DSCP_MASK``: the bits of a TOS byte that routing compares."""
_MASKS = tuple((0xFFFFFFFF << (32 - length)) & 0xFFFFFFFF for length in range(33))
_HAS_NEXT_HOP = (RouteType.UNICAST, RouteType.LOCAL, RouteType.BROADCAST, RouteType.MULTICAST)


@live
class FibTable:
    """A table's rows by prefix length and network; ``lengths`` are those in use, the longest first."""

    number: int
    by_length: dict[int, dict[int, list[FibInfo]]] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)

    def aliases(self, destination: IPv4Network) -> list[FibInfo]:
        """The rows of exactly this prefix, in the order in which a lookup tries them."""
        return self.by_length.get(destination.prefixlen, {}).get(int(destination.network_address), [])

    def insert(self, info: FibInfo, position: int) -> None:
        """Put a row among those of its prefix at ``position``."""
        length = info.destination.prefixlen
        if length not in self.by_length:
            self.by_length[length] = {}
            self.lengths = sorted(self.by_length, reverse=True)
        self.by_length[length].setdefault(int(info.destination.network_address), []).insert(position, info)

    def replace(self, old: FibInfo, new: FibInfo) -> None:
        """Put a row in the place of another of the same prefix."""
        rows = self.aliases(old.destination)
        rows[rows.index(old)] = new

    def remove(self, info: FibInfo) -> None:
        """Take a row out."""
        length = info.destination.prefixlen
        network = int(info.destination.network_address)
        rows = self.by_length[length][network]
        rows.remove(info)
        if not rows:
            del self.by_length[length][network]
        if not self.by_length[length]:
            del self.by_length[length]
            self.lengths.remove(length)

    def __iter__(self) -> Iterator[FibInfo]:
        """The rows as a dump walks the trie: by network, ascending, and of one network the longer prefix first."""
        places = sorted((network, -length) for length, networks in self.by_length.items() for network in networks)
        for network, negative in places:
            yield from self.by_length[-negative][network]


def fib_table_lookup(tables: Sequence[FibTable], flow: Flow) -> tuple[FibInfo, FibNextHop | None] | None:
    """The row that answers for a flow, with its next hop (None for a forbidding type).

    ``tables`` share one trie: of the same prefix the first table's rows are tried first.
    Source: net/ipv4/fib_trie.c:fib_table_lookup().
    """
    destination, scope = int(flow.destination), flow.scope.value
    lengths = tables[0].lengths
    if len(tables) > 1:
        # One trie for two tables: the prefix length decides across both.
        lengths = sorted({*lengths, *tables[1].lengths}, reverse=True)
    for length in lengths:
        network = destination & _MASKS[length]
        for table in tables:
            rows = table.by_length.get(length)
            if rows is None:
                continue
            for info in rows.get(network, ()):
                # A row with a TOS is for that TOS only; one without serves what found no better.
                if info.tos and info.tos != flow.tos & DSCP_MASK:
                    continue
                # A narrower scope is asked for where a gateway's own way is sought, which must not lead by a gateway.
                if info.dead or info.scope.value < scope:
                    continue
                # It forbids: a shorter prefix must not allow it again.
                if info.type not in _HAS_NEXT_HOP:
                    return info, None
                # Where none is usable the search goes on, to rows behind and to shorter prefixes.
                for nexthop in info.nexthops:
                    if fib_lookup_good_nexthop(nexthop, flow):
                        return info, nexthop
    return None


def fib_lookup_good_nexthop(nexthop: FibNextHop, flow: Flow) -> bool:
    """Whether a flow may take this way: alive, its link usable, and through the device that was asked for.

    Source: net/ipv4/fib_trie.c:fib_lookup_good_nhc().
    """
    if nexthop.dead:
        return False
    if nexthop.linkdown and not flow.ignore_linkstate and ignores_linkdown(nexthop.device):
        return False
    return flow.output_device is None or flow.output_device is nexthop.device


def ignores_linkdown(device: Device | None) -> bool:
    """``ip_ignore_linkdown`` of a next hop's device."""
    return device is not None and bool(in_dev_or(device, "ignore_routes_with_linkdown"))
