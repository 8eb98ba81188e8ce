"""The lines of ping, as iputils 20221126 prints them."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest

from pingproof.simulator.tools.ping.statistics import PingStatistics
from pingproof.simulator.tools.ping.text import icmp_text, pattern_bytes, record_route_text, trip_time_text


@pytest.mark.parametrize(
    ("kind", "code", "info", "text"),
    [
        (3, 0, 0, "Destination Net Unreachable"),
        (3, 1, 0, "Destination Host Unreachable"),
        (3, 2, 0, "Destination Protocol Unreachable"),
        (3, 3, 0, "Destination Port Unreachable"),
        (3, 4, 1400, "Frag needed and DF set (mtu = 1400)"),
        (3, 9, 0, "Destination Net Prohibited"),
        (3, 10, 0, "Destination Host Prohibited"),
        (3, 13, 0, "Packet filtered"),
        (3, 99, 0, "Dest Unreachable, Bad Code: 99"),
        (11, 0, 0, "Time to live exceeded"),
        (11, 1, 0, "Frag reassembly time exceeded"),
        (12, 0, 20, "Parameter problem: pointer = 20"),
        (4, 0, 0, "Source Quench"),
        (77, 0, 0, "Bad ICMP type: 77"),
    ],
)
def test_each_icmp_error_has_its_words(kind: int, code: int, info: int, text: str) -> None:
    assert icmp_text(kind, code, info) == text


def test_a_redirect_names_the_new_next_hop() -> None:
    assert icmp_text(5, 1, gateway="10.0.0.2") == "Redirect Host(New nexthop: 10.0.0.2)"


@pytest.mark.parametrize(
    ("microseconds", "text"),
    [(7, "0.007"), (999, "0.999"), (1000, "1.00"), (9994, "9.99"), (9995, "10.0"), (99949, "99.9"), (99950, "100")],
)
def test_a_round_trip_is_shown_with_three_digits(microseconds: int, text: str) -> None:
    assert trip_time_text(microseconds) == text


def test_the_same_recorded_route_is_not_repeated() -> None:
    route = (IPv4Address("10.0.0.1"), IPv4Address("10.0.0.2"))
    assert record_route_text(route, ()) == "\nRR: \t10.0.0.1\n\t10.0.0.2\n"
    assert record_route_text(route, route) == "\t(same route)"


def test_a_pattern_has_sixteen_bytes_at_most() -> None:
    assert pattern_bytes("ab" * 20) == b"\xab" * 16


def test_the_summary_of_replies() -> None:
    counted = PingStatistics()
    for sequence, trip in ((1, 669), (2, 76)):
        counted.sent()
        counted.reply(sequence, trip)
    assert counted.summary("192.168.28.2", 1_027_000_000, True, False) == (
        "\n--- 192.168.28.2 ping statistics ---\n"
        "2 packets transmitted, 2 received, 0% packet loss, time 1027ms\n"
        "rtt min/avg/max/mdev = 0.076/0.372/0.669/0.296 ms\n"
    )


def test_the_summary_of_errors_and_duplicates() -> None:
    counted = PingStatistics()
    for _ in range(3):
        counted.sent()
    counted.reply(1, None)
    assert counted.reply(1, None)
    counted.acknowledge(3)
    counted.errors += 1
    assert counted.summary("a", 0, False, False) == (
        "\n--- a ping statistics ---\n"
        "3 packets transmitted, 1 received, +1 duplicates, +1 errors, 66.6667% packet loss, time 0ms\n"
        "pipe 3\n"
    )


def test_nothing_sent_has_no_percentage() -> None:
    assert (
        PingStatistics().summary("a", 0, True, False)
        == "\n--- a ping statistics ---\n0 packets transmitted, 0 received\n\n"
    )
