"""Names, addresses and numbers for typed commands, as hypothesis draws them."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from typing import Any

from hypothesis import strategies as st

Strategy = st.SearchStrategy[Any]

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-._"


def _name(longest: int) -> Strategy:
    """A name that no keyword can be taken for."""
    return st.text(_LETTERS, max_size=longest - 2).map(lambda text: f"v{text}0")


def maybe(strategy: Strategy) -> Strategy:
    """The value, or None: nothing was said."""
    return st.none() | strategy


names = _name(15)
namespaces = _name(12)
addresses = st.integers(1, 2**32 - 2).map(IPv4Address)
prefixes = st.tuples(addresses, st.integers(0, 32))
networks = prefixes.map(lambda pair: IPv4Network(pair, strict=False))
interfaces = prefixes.map(IPv4Interface)
macs = st.binary(min_size=6, max_size=6).map(lambda octets: ":".join(f"{octet:02x}" for octet in octets))
small = st.integers(0, 4000)
marks = st.integers(0, 2**32 - 1)
seconds = st.one_of(st.integers(0, 5000), st.floats(0.001, 900)).map(float)
lines = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
tables = st.sampled_from(["main", "local", "default", "100", "4000"])
scopes = st.sampled_from(["global", "link", "host", "site", "7"])
flags = st.booleans()
