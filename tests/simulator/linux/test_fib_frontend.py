"""Routes that come and go with devices and addresses (net/ipv4/fib_frontend.c)."""

from __future__ import annotations

import pytest

from pingproof.simulator.network import Network
from tests.simulator.labs import build, extend, run

HOST = """
ip link set lo up
ip link add e0 type veth peer name p0
ip link set e0 up
ip link set p0 up
ip addr add 10.0.0.1/24 dev e0
"""


@pytest.fixture
def network() -> Network:
    return build(HOST)


def _main(network: Network) -> list[str]:
    return [line.rstrip() for line in run(network, "ip route").stdout.splitlines()]


def _local(network: Network) -> list[str]:
    lines = run(network, "ip route show table local dev e0").stdout.splitlines()
    return [" ".join(line.split()[:2]) for line in lines]


def test_an_address_brings_itself_its_prefix_and_its_broadcast_address(network: Network) -> None:
    assert _main(network) == ["10.0.0.0/24 dev e0 proto kernel scope link src 10.0.0.1"]
    assert _local(network) == ["local 10.0.0.1", "broadcast 10.0.0.255"]


@pytest.mark.parametrize(
    ("address", "main", "local"),
    [
        ("172.16.0.1/32", [], ["local 172.16.0.1"]),
        ("172.16.0.1/31", ["172.16.0.0/31"], ["local 172.16.0.1"]),
        ("172.16.0.1/30", ["172.16.0.0/30"], ["local 172.16.0.1", "broadcast 172.16.0.3"]),
        ("172.16.0.1/24 noprefixroute", [], ["local 172.16.0.1", "broadcast 172.16.0.255"]),
        ("172.16.0.1 peer 172.16.9.1/32", ["172.16.9.1"], ["local 172.16.0.1"]),
    ],
)
def test_the_rows_of_special_prefixes(network: Network, address: str, main: list[str], local: list[str]) -> None:
    extend(network, f"ip addr flush dev e0\nip addr add {address} dev e0")
    assert [line.split()[0] for line in _main(network)] == main
    assert _local(network) == local


def test_a_device_that_goes_down_takes_its_routes_and_keeps_its_local_ones(network: Network) -> None:
    extend(network, "ip route add default via 10.0.0.9\nip route add 172.16.0.0/16 via 10.0.0.9\nip link set e0 down")
    assert _main(network) == []
    assert _local(network) == ["local 10.0.0.1"]


def test_coming_up_brings_back_only_the_connected_route(network: Network) -> None:
    extend(network, "ip route add default via 10.0.0.9\nip link set e0 down\nip link set e0 up\nsleep 1")
    assert _main(network) == ["10.0.0.0/24 dev e0 proto kernel scope link src 10.0.0.1"]


def test_without_carrier_routes_stay_and_say_linkdown(network: Network) -> None:
    extend(network, "ip route add default via 10.0.0.9\nip link set p0 down\nsleep 2")
    assert [line.endswith("linkdown") for line in _main(network)] == [True, True]
    extend(network, "ip link set p0 up\nsleep 2")
    assert not any("linkdown" in line for line in _main(network))


def test_of_several_next_hops_the_living_ones_stay(network: Network) -> None:
    extend(
        network,
        "ip link add e1 type veth peer name p1\nip link set e1 up\nip link set p1 up\nip addr add 10.1.0.1/24 dev e1\n"
        "ip route add 172.16.0.0/16 nexthop via 10.0.0.9 nexthop via 10.1.0.9\nip link set e0 down",
    )
    shown = run(network, "ip route show 172.16.0.0/16").stdout.splitlines()
    assert [line.strip() for line in shown] == [
        "172.16.0.0/16",
        "nexthop via 10.0.0.9 dev e0 weight 1 dead linkdown",
        "nexthop via 10.1.0.9 dev e1 weight 1",
    ]


def test_the_last_address_takes_every_route_of_its_device_with_it(network: Network) -> None:
    extend(network, "ip route add 172.16.0.0/16 dev e0\nip addr del 10.0.0.1/24 dev e0")
    assert _main(network) == []


def test_a_route_whose_source_address_goes_goes_too(network: Network) -> None:
    extend(
        network,
        "ip addr add 10.9.0.1/32 dev lo\nip route add 172.16.0.0/16 via 10.0.0.9 src 10.9.0.1\n"
        "ip route add 172.17.0.0/16 via 10.0.0.9\nip addr del 10.9.0.1/32 dev lo",
    )
    assert [line.split()[0] for line in _main(network)] == ["10.0.0.0/24", "172.17.0.0/16"]


def test_an_address_on_two_devices_stays_local_until_both_are_gone(network: Network) -> None:
    extend(network, "ip addr add 10.0.0.1/32 dev lo\nip addr del 10.0.0.1/24 dev e0")
    assert run(network, "ip route get 10.0.0.1").ok
    assert run(network, "ip route get 10.0.0.1").stdout.startswith("local 10.0.0.1 dev lo")
    extend(network, "ip addr del 10.0.0.1/32 dev lo")
    assert run(network, "ip route get 10.0.0.1").stderr == "RTNETLINK answers: Network is unreachable\n"
