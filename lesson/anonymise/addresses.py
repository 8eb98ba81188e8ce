"""IPv4 addresses renamed: addresses of one prefix stay in one prefix.

The addresses are the leaves of a binary tree; at some of its forks the two branches change places. Which do is drawn
by a key, so that two addresses share exactly as many first bits as before. Forks on the way to a range with a meaning
of its own (RFC 6890) never do: private addresses stay private, loopback and groups stay as they are. The last octet
stays, and the broadcast address of a prefix stays a broadcast address.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from functools import cache
from ipaddress import IPv4Address, IPv4Network

_DOCUMENTATION = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")
KEPT = tuple(
    map(IPv4Network, ("0.0.0.0/8", "127.0.0.0/8", "192.0.0.0/24", "224.0.0.0/4", "240.0.0.0/4", *_DOCUMENTATION))
)
"""Ranges whose addresses identify nobody: this host, documentation, groups, the limited broadcast."""
_PRIVATE = ("10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16")
SPECIAL = tuple(map(IPv4Network, (*_PRIVATE, "192.88.99.0/24", "198.18.0.0/15")))
"""Ranges whose addresses are renamed to others of the same range."""
CHANGED_BITS = 24
"""How many first bits may change: with the last octet kept, ranges within it stay ranges."""
ATTEMPTS = 300
"""How many keys are tried until no address is renamed to another old one."""


class AddressMap:
    """A renaming of addresses, drawn by a key. The broadcast addresses of ``prefixes`` stay broadcast addresses."""

    def __init__(self, key: bytes, prefixes: Iterable[IPv4Network] = ()) -> None:
        self.key = key
        self.straight = {
            (length, _first_bits(prefix, length))
            for prefix in prefixes
            for length in range(prefix.prefixlen, CHANGED_BITS)
        }
        self._known: dict[tuple[int, int], int] = {}

    def address(self, address: IPv4Address) -> IPv4Address:
        """The address's new name."""
        return IPv4Address(self._changed(int(address), CHANGED_BITS))

    def network(self, network: IPv4Network) -> IPv4Network:
        """The prefix's new name."""
        length = network.prefixlen
        changed = self._changed(int(network.network_address), min(length, CHANGED_BITS))
        return IPv4Network((changed, length), strict=False)

    def _changed(self, number: int, bits: int) -> int:
        """A number with its first ``bits`` changed; each fork is found by the old bits before it."""
        changed = number
        for length in range(bits):
            if self._turns(length, number >> (32 - length)):
                changed ^= 1 << (31 - length)
        return changed

    def _turns(self, length: int, first: int) -> int:
        """Whether the branches change places at the fork behind these first bits."""
        fork = length, first
        known = self._known.get(fork)
        if known is None:
            known = 0
            if fork not in self.straight and not _has_meaning(length, first):
                text = f"{length}:{first}".encode()
                known = hashlib.blake2b(text, key=self.key, digest_size=1).digest()[0] & 1
            self._known[fork] = known
        return known


def _first_bits(prefix: IPv4Network, length: int) -> int:
    """The first bits of a prefix's broadcast address."""
    return int(prefix.broadcast_address) >> (32 - length)


@cache
def _has_meaning(length: int, first: int) -> bool:
    """Whether a fork lies on the way to a range with a meaning, or within one that is kept."""
    for network in (*KEPT, *SPECIAL):
        number = int(network.network_address)
        if length < network.prefixlen and number >> (32 - length) == first:
            return True
    return any(
        length >= network.prefixlen
        and first >> (length - network.prefixlen) == int(network.network_address) >> (32 - network.prefixlen)
        for network in KEPT
    )


def is_well_known(address: IPv4Address) -> bool:
    """Whether an address stays as it is, because it identifies nobody."""
    ends = (end for network in SPECIAL for end in (network.network_address, network.broadcast_address))
    return any(address in network for network in KEPT) or address in ends


def choose_map(addresses: Iterable[IPv4Address], prefixes: Iterable[IPv4Network]) -> AddressMap:
    """A map under which no address stays the same or becomes another old address, as far as one is found."""
    old = {address for address in addresses if not is_well_known(address)}
    short = [prefix for prefix in set(prefixes) if 0 < prefix.prefixlen < CHANGED_BITS]
    best: tuple[int, AddressMap] | None = None
    for _ in range(ATTEMPTS):
        tried = AddressMap(secrets.token_bytes(16), short)
        clashes = sum(tried.address(address) in old for address in old)
        if best is None or clashes < best[0]:
            best = clashes, tried
        if not clashes:
            break
    assert best is not None
    return best[1]
