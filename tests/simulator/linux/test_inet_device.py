"""Addresses: the order of the list, secondaries, and which address a host speaks with (net/ipv4/devinet.c)."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest

from pingproof.simulator.linux.core.net_device import Device
from pingproof.simulator.linux.ipv4.inetdevice import inet_addr_onlink, inet_confirm_addr, inet_select_addr
from pingproof.simulator.network import Network
from pingproof.simulator.saved.addresses import addresses
from pingproof.simulator.state import Scope
from tests.simulator.labs import build, extend, run

ANY = IPv4Address(0)


@pytest.fixture
def network() -> Network:
    return build("ip link set lo up\nip link add e0 type veth peer name p0\nip link set e0 up\nip link set p0 up")


def _device(network: Network, name: str = "e0") -> Device:
    device = network.host.device(name)
    assert device is not None
    return device


def _listed(network: Network, name: str = "e0") -> list[str]:
    return [
        f"{ifa.local}/{ifa.prefix_length}{' secondary' if ifa.secondary else ''}"
        for ifa in addresses(network.host)
        if ifa.device == name
    ]


def test_a_second_address_of_a_prefix_is_secondary_and_goes_last(network: Network) -> None:
    extend(network, "ip addr add 10.0.0.1/24 dev e0\nip addr add 10.0.0.2/24 dev e0\nip addr add 10.1.0.1/24 dev e0")
    assert _listed(network) == ["10.0.0.1/24", "10.1.0.1/24", "10.0.0.2/24 secondary"]


def test_a_narrower_scope_stands_before_a_wider_one(network: Network) -> None:
    extend(
        network,
        "ip addr add 10.0.0.1/24 dev e0\nip addr add 10.1.0.1/24 scope host dev e0\n"
        "ip addr add 10.2.0.1/24 scope link dev e0",
    )
    assert _listed(network) == ["10.1.0.1/24", "10.2.0.1/24", "10.0.0.1/24"]


def test_with_a_primary_address_its_secondaries_go(network: Network) -> None:
    extend(network, "ip addr add 10.0.0.1/24 dev e0\nip addr add 10.0.0.2/24 dev e0\nip addr del 10.0.0.1/24 dev e0")
    assert _listed(network) == []


def test_promote_secondaries_makes_the_next_one_primary_with_its_routes(network: Network) -> None:
    extend(
        network,
        "sysctl -w net.ipv4.conf.e0.promote_secondaries=1\nip addr add 10.0.0.1/24 dev e0\n"
        "ip addr add 10.0.0.2/24 dev e0\nip addr add 10.0.0.3/24 dev e0\nip addr del 10.0.0.1/24 dev e0",
    )
    assert _listed(network) == ["10.0.0.2/24", "10.0.0.3/24 secondary"]
    assert run(network, "ip route").stdout == "10.0.0.0/24 dev e0 proto kernel scope link src 10.0.0.2 \n"


def test_an_address_of_a_device_that_is_down_is_local(network: Network) -> None:
    extend(network, "ip link set e0 down\nip addr add 10.0.0.1/24 dev e0")
    assert run(network, "ip route get 10.0.0.1").stdout.startswith("local 10.0.0.1 dev lo ")
    assert run(network, "ip route").stdout == ""


def test_lo_gets_its_address_when_it_comes_up(network: Network) -> None:
    fresh = Network()
    assert addresses(fresh.host) == ()
    extend(fresh, "ip link set lo up")
    assert [str(ifa.local) for ifa in addresses(fresh.host)] == ["127.0.0.1"]


def test_a_device_that_moves_to_another_namespace_loses_its_addresses(network: Network) -> None:
    extend(network, "ip addr add 10.0.0.1/24 dev e0\nip netns add n\nip link set e0 netns n")
    assert run(network, "ip -n n -4 addr").stdout == ""
    assert run(network, "ip route show table all").stdout.count("10.0.0") == 0


def test_a_small_mtu_switches_ipv4_off_and_a_larger_one_on_again(network: Network) -> None:
    extend(network, "ip link set lo mtu 60")
    assert _listed(network, "lo") == []
    assert run(network, "ip addr add 10.5.0.1/32 dev lo").stderr == "RTNETLINK answers: No buffer space available\n"
    assert not run(network, "sysctl net.ipv4.conf.lo.rp_filter").ok
    extend(network, "ip link set lo mtu 1500\nip addr add 10.5.0.1/32 dev lo")
    assert _listed(network, "lo") == ["10.5.0.1/32"]


def test_lo_gets_its_address_back_each_time_it_comes_up(network: Network) -> None:
    extend(
        network,
        "ip addr add 10.5.0.1/32 dev lo\nip addr del 127.0.0.1/8 dev lo\nip link set lo down\nip link set lo up",
    )
    assert _listed(network, "lo") == ["127.0.0.1/8", "10.5.0.1/32"]


def test_an_alias_keeps_its_suffix_when_the_device_is_renamed(network: Network) -> None:
    extend(
        network,
        "ip addr add 10.0.0.1/24 dev e0\nip addr add 10.1.0.1/24 label e0:web dev e0\nip addr add 10.2.0.1/24 dev e0\n"
        "ip link set e0 down\nip link set e0 name eth0",
    )
    assert [ifa.label for ifa in addresses(network.host) if ifa.device == "eth0"] == ["eth0", "eth0:web", "eth0:3"]


@pytest.mark.parametrize(
    ("destination", "scope", "chosen"),
    [
        ("0.0.0.0", Scope.GLOBAL, "10.0.0.1"),
        ("10.1.0.7", Scope.GLOBAL, "10.1.0.1"),
        ("10.9.0.7", Scope.GLOBAL, "10.0.0.1"),
        ("10.2.0.7", Scope.GLOBAL, "10.0.0.1"),
        ("10.2.0.7", Scope.LINK, "10.2.0.1"),
    ],
)
def test_the_address_a_host_speaks_with(network: Network, destination: str, scope: Scope, chosen: str) -> None:
    extend(
        network,
        "ip addr add 10.0.0.1/24 dev e0\nip addr add 10.1.0.1/24 dev e0\nip addr add 10.2.0.1/24 scope link dev e0",
    )
    assert str(inet_select_addr(_device(network), IPv4Address(destination), scope)) == chosen


def test_a_device_without_an_address_borrows_one(network: Network) -> None:
    extend(network, "ip addr add 10.0.0.1/24 dev e0")
    assert inet_select_addr(_device(network, "p0"), ANY, Scope.GLOBAL) == IPv4Address("10.0.0.1")


def test_on_link_means_both_addresses_in_one_prefix(network: Network) -> None:
    extend(network, "ip addr add 10.0.0.1/24 dev e0\nip addr add 10.1.0.1/24 dev e0")
    device = _device(network)
    assert inet_addr_onlink(device, IPv4Address("10.0.0.5"), IPv4Address("10.0.0.9"))
    assert not inet_addr_onlink(device, IPv4Address("10.0.0.5"), IPv4Address("10.1.0.9"))


def test_an_address_is_confirmed_for_its_device_and_prefix(network: Network) -> None:
    extend(network, "ip addr add 10.0.0.1/24 dev e0")
    device, own = _device(network), IPv4Address("10.0.0.1")
    confirm = inet_confirm_addr
    assert confirm(network.host, device, IPv4Address("10.0.0.9"), own, Scope.HOST) == own
    assert confirm(network.host, device, IPv4Address("10.9.0.9"), own, Scope.HOST) is None
    assert confirm(network.host, _device(network, "p0"), ANY, own, Scope.HOST) is None
    assert confirm(network.host, None, ANY, own, Scope.LINK) == own
