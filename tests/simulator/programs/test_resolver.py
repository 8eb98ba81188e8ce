"""Which destinations are numbers."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest

from pingproof.simulator.tools.lib.resolver import inet_aton, look_up, name_of


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("10.1", "10.0.0.1"),
        ("10.2.1", "10.2.0.1"),
        ("0", "0.0.0.0"),
        ("127.1", "127.0.0.1"),
        ("010.0.0.1", "8.0.0.1"),
        ("0xa.0.0.1", "10.0.0.1"),
        ("167772161", "10.0.0.1"),
    ],
)
def test_short_octal_and_hexadecimal_forms_are_addresses(text: str, address: str) -> None:
    assert inet_aton(text) == IPv4Address(address)


@pytest.mark.parametrize(
    "text", ["300.1.1.1", "1.2.3.4.5", "10.0.0.", "08.1.1.1", "nope.invalid", "", "1.2.3.4a", "+1"]
)
def test_anything_else_is_a_name(text: str) -> None:
    assert look_up(text) is None


def test_localhost_is_known_both_ways() -> None:
    assert look_up("localhost") == IPv4Address("127.0.0.1")
    assert name_of(IPv4Address("127.0.0.1")) == "localhost"
    assert name_of(IPv4Address("10.0.0.1")) is None
