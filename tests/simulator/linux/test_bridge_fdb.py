"""The forwarding database: what is learned, what stays, what goes, and whose an address is."""

from __future__ import annotations

import pytest

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_find
from pingproof.simulator.linux.bridge.br_private import NetBridgeFdbEntry, br_priv
from pingproof.simulator.network import Network
from tests.simulator.labs import build, extend, host_device, run
from tests.simulator.linux.bridge_lab import BRIDGE, ping

FIRST_HOST = "02:00:00:00:02:01"


@pytest.fixture
def network() -> Network:
    network = build(BRIDGE)
    ping(network, "h1", "10.5.0.2")
    return network


def entry(network: Network, mac: str) -> NetBridgeFdbEntry | None:
    return br_fdb_find(br_priv(host_device(network, "br0")), mac)


def port_of(network: Network, mac: str) -> str | None:
    found = entry(network, mac)
    return found.port.dev.name if found is not None and found.port is not None else None


def test_a_bridge_learns_who_is_behind_a_port(network: Network) -> None:
    assert port_of(network, FIRST_HOST) == "p1"


@pytest.mark.parametrize(
    "event",
    ["ip link set p1 down", "ip -n h1 link set e1 down", "ip link set p1 nomaster", "bridge fdb flush dev br0"],
)
def test_what_was_learned_is_forgotten(network: Network, event: str) -> None:
    extend(network, event)
    assert entry(network, FIRST_HOST) is None


def test_an_entry_ages_from_when_it_was_last_heard(network: Network) -> None:
    extend(network, "ip link set br0 type bridge ageing_time 3000")
    network.clock.run_until(network.clock.now + 29 * SECOND)
    assert entry(network, FIRST_HOST) is not None
    network.clock.run_until(network.clock.now + 7 * SECOND)
    assert entry(network, FIRST_HOST) is None, "it was last heard when its neighbour was probed, after five seconds"


def test_with_no_ageing_time_nothing_is_learned(network: Network) -> None:
    extend(network, "ip link set br0 type bridge ageing_time 0")
    assert ping(network, "h1", "10.5.0.2")
    assert entry(network, FIRST_HOST) is None


def test_a_static_entry_moves_when_its_address_is_heard_elsewhere_and_a_sticky_one_does_not(network: Network) -> None:
    extend(network, f"bridge fdb replace {FIRST_HOST} dev p3 master static")
    assert port_of(network, FIRST_HOST) == "p3"
    ping(network, "h1", "10.5.0.2")
    assert port_of(network, FIRST_HOST) == "p1"
    extend(network, f"bridge fdb replace {FIRST_HOST} dev p3 master static sticky")
    ping(network, "h1", "10.5.0.2")
    assert port_of(network, FIRST_HOST) == "p3"


def test_a_port_s_own_address_is_local_and_follows_the_port(network: Network) -> None:
    assert port_of(network, "02:00:00:00:01:01") == "p1"
    extend(network, "ip link set p1 address 02:00:00:00:01:99")
    assert entry(network, "02:00:00:00:01:01") is None
    assert port_of(network, "02:00:00:00:01:99") == "p1"


def test_a_local_address_goes_to_another_port_that_has_the_same(network: Network) -> None:
    extend(network, "ip link set p2 address 02:00:00:00:01:01")
    assert port_of(network, "02:00:00:00:01:01") == "p1"
    extend(network, "ip link set p1 nomaster")
    assert port_of(network, "02:00:00:00:01:01") == "p2"


def test_a_bridge_with_an_address_of_its_own_lists_it_until_it_has_another() -> None:
    network = build("ip link add br0 address 02:00:00:00:00:77 type bridge")
    assert "02:00:00:00:00:77 dev br0 master br0 permanent\n" in run(network, "bridge fdb show br br0").stdout
    extend(network, "ip link set br0 address 02:00:00:00:00:78")
    assert "77" not in run(network, "bridge fdb show br br0").stdout


@pytest.mark.parametrize(
    ("mtu", "groups"),
    [
        ("1500", ["33:33:00:00:00:01", "01:00:5e:00:00:01"]),
        ("1000", ["01:00:5e:00:00:01"]),
    ],
)
def test_a_device_lists_the_groups_it_listens_to(mtu: str, groups: list[str]) -> None:
    network = build(f"ip link add v1 mtu {mtu} type veth peer name v2\nip link set v1 up")
    shown = run(network, "bridge fdb show dev v1").stdout
    assert shown == "".join(f"{group} self permanent\n" for group in groups)
