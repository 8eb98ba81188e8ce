"""How a route is found: rules, prefixes, metrics, scopes, carriers (net/ipv4/fib_trie.c, net/core/fib_rules.c)."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest

from pingproof.simulator.errors import Errno
from pingproof.simulator.linux.ipv4.fib import FibResult, Flow, fib_lookup, inet_addr_type
from pingproof.simulator.linux.ipv4.fib_select import fib_select_path
from pingproof.simulator.linux.ipv4.route import ip_route_output_key
from pingproof.simulator.network import Network
from pingproof.simulator.state import RouteType, Scope
from pingproof.simulator.tools.row_line import row_line
from tests.simulator.labs import build, extend

HOST = """
ip link set lo up
ip link add e0 type veth peer name p0
ip link set e0 up
ip link set p0 up
ip addr add 10.0.0.1/24 dev e0
ip link add e1 type veth peer name p1
ip link set e1 up
ip link set p1 up
ip addr add 10.1.0.1/24 dev e1
"""


@pytest.fixture
def network() -> Network:
    return build(HOST)


def _lookup(network: Network, destination: str, **fields: object) -> FibResult | Errno:
    # Fields of Flow by name; a wrong one is a TypeError.
    return fib_lookup(network.host, Flow(IPv4Address(destination), **fields))  # type: ignore[arg-type]


def _row(network: Network, destination: str, **fields: object) -> str:
    found = _lookup(network, destination, **fields)
    assert isinstance(found, FibResult), found
    return row_line(found.row)


def test_the_longest_prefix_wins_whatever_the_metric(network: Network) -> None:
    extend(network, "ip route add 172.16.0.0/12 via 10.0.0.9\nip route add 172.16.5.0/24 via 10.0.0.8 metric 500")
    assert _row(network, "172.16.5.1") == "172.16.5.0/24 via 10.0.0.8 dev e0 metric 500"
    assert _row(network, "172.17.5.1") == "172.16.0.0/12 via 10.0.0.9 dev e0"


def test_of_one_prefix_the_lower_metric_wins(network: Network) -> None:
    extend(network, "ip route add default via 10.0.0.9 metric 20\nip route add default via 10.1.0.9 metric 10")
    assert _row(network, "8.8.8.8") == "default via 10.1.0.9 dev e1 metric 10"


def test_a_route_with_a_tos_is_for_packets_with_that_tos(network: Network) -> None:
    extend(network, "ip route add 172.16.0.0/16 via 10.0.0.9\nip route add 172.16.0.0/16 via 10.0.0.8 tos 0x10")
    assert "via 10.0.0.9" in _row(network, "172.16.0.1")
    assert "via 10.0.0.8" in _row(network, "172.16.0.1", tos=0x10)


def test_no_route_is_network_unreachable(network: Network) -> None:
    assert _lookup(network, "8.8.8.8") is Errno.ENETUNREACH


@pytest.mark.parametrize(
    ("kind", "error"),
    [("blackhole", Errno.EINVAL), ("prohibit", Errno.EACCES), ("unreachable", Errno.EHOSTUNREACH)],
)
def test_a_forbidding_route_answers_with_its_row_and_its_error(network: Network, kind: str, error: Errno) -> None:
    extend(network, f"ip route add {kind} 172.16.0.0/16")
    found = _lookup(network, "172.16.0.1")
    assert isinstance(found, FibResult)
    assert (found.error, row_line(found.row)) == (error, f"{kind} 172.16.0.0/16")


@pytest.mark.parametrize(
    ("action", "error"),
    [("blackhole", Errno.EINVAL), ("prohibit", Errno.EACCES), ("unreachable", Errno.ENETUNREACH)],
)
def test_a_forbidding_rule_answers_with_itself_and_its_error(network: Network, action: str, error: Errno) -> None:
    extend(network, f"ip rule add to 8.8.8.8 {action}")
    found = _lookup(network, "8.8.8.8")
    assert isinstance(found, FibResult)
    assert (found.error, row_line(found.rule)) == (error, f"32765:\tfrom all to 8.8.8.8 {action}")


def test_throw_sends_the_search_to_the_next_rule(network: Network) -> None:
    extend(
        network,
        "ip route add default via 10.0.0.9\nip route add throw 8.8.0.0/16 table 100\nip rule add from all table 100",
    )
    assert _row(network, "8.8.8.8") == "default via 10.0.0.9 dev e0"


@pytest.mark.parametrize(
    ("rule", "fields", "chosen"),
    [
        ("from 10.9.0.0/16", {"source": IPv4Address("10.9.1.1")}, True),
        ("from 10.9.0.0/16", {"source": IPv4Address("10.8.1.1")}, False),
        ("not from 10.9.0.0/16", {"source": IPv4Address("10.8.1.1")}, True),
        ("fwmark 7", {"mark": 7}, True),
        ("fwmark 7", {}, False),
        ("fwmark 0x10/0xf0", {"mark": 0x1F}, True),
        ("to 8.8.8.0/24", {}, True),
        ("iif lo", {}, True),
        ("iif e0", {}, False),
        ("oif e0", {}, False),
        ("tos 0x10", {"tos": 0x10}, True),
    ],
)
def test_a_rule_chooses_the_table_for_what_it_speaks_of(
    network: Network, rule: str, fields: dict[str, object], chosen: bool
) -> None:
    extend(
        network,
        f"ip route add default via 10.0.0.9\nip route add default via 10.1.0.9 table 100\nip rule add {rule} table 100",
    )
    assert ("table 100" in _row(network, "8.8.8.8", **fields)) is chosen


def test_suppress_prefixlength_passes_over_a_route_that_is_too_short(network: Network) -> None:
    extend(
        network,
        "ip route add default via 10.0.0.9\nip route add default via 10.1.0.9 table 100\n"
        "ip rule add from all table 100\nip rule add from all lookup main suppress_prefixlength 0",
    )
    assert _row(network, "10.0.0.7").startswith("10.0.0.0/24")
    assert "table 100" in _row(network, "8.8.8.8")


def test_until_the_first_rule_a_longer_prefix_of_main_beats_the_local_table(network: Network) -> None:
    extend(network, "ip route add local 172.16.0.0/16 dev lo\nip route add 172.16.5.0/24 via 10.0.0.9")
    assert _row(network, "172.16.5.1") == "172.16.5.0/24 via 10.0.0.9 dev e0"
    extend(network, "ip rule add from 1.1.1.1 table 100")
    assert _row(network, "172.16.5.1") == "local 172.16.0.0/16 dev lo table local scope host"


@pytest.mark.parametrize(("destination", "rule"), [("10.0.0.1", "local"), ("10.0.0.7", "main")])
def test_the_result_names_the_rule_of_its_table(network: Network, destination: str, rule: str) -> None:
    for script in ("", "ip rule add from 1.1.1.1 table 100"):
        extend(network, script)
        found = _lookup(network, destination)
        assert isinstance(found, FibResult)
        assert row_line(found.rule).endswith(f"from all lookup {rule}")


def test_a_wider_scope_is_passed_over(network: Network) -> None:
    extend(network, "ip route add default via 10.0.0.9")
    assert _lookup(network, "8.8.8.8", scope=Scope.LINK) is Errno.ENETUNREACH
    assert _row(network, "10.0.0.7", scope=Scope.LINK).startswith("10.0.0.0/24")


def test_the_output_device_is_heeded(network: Network) -> None:
    extend(network, "ip route add default via 10.0.0.9\nip route add default via 10.1.0.9 metric 5")
    device = network.host.device("e1")
    assert _row(network, "8.8.8.8", output_device=device) == "default via 10.1.0.9 dev e1 metric 5"


def test_every_next_hop_has_its_share_and_a_dead_one_none(network: Network) -> None:
    extend(network, "ip route add 172.16.0.0/16 nexthop via 10.0.0.9 weight 3 nexthop via 10.1.0.9")
    names = [_device(network, f"172.16.0.{host}") for host in range(1, 101)]
    assert set(names) == {"e0", "e1"}
    assert names.count("e0") > names.count("e1")
    extend(network, "ip link set e0 down")
    assert {_device(network, f"172.16.0.{host}") for host in range(1, 101)} == {"e1"}


def test_the_shares_of_next_hops_are_divided_anew_when_a_link_changes_not_when_the_sysctl_does(
    network: Network,
) -> None:
    extend(network, "ip route add 172.16.0.0/16 nexthop via 10.0.0.9 nexthop via 10.1.0.9\nip link set p0 down")
    extend(network, "sysctl -w net.ipv4.conf.all.ignore_routes_with_linkdown=1")
    assert {_device(network, f"172.16.0.{host}") for host in range(1, 101)} == {"e0", "e1"}
    extend(network, "ip link set p0 up\nip link set p0 down")
    assert {_device(network, f"172.16.0.{host}") for host in range(1, 101)} == {"e1"}


def test_a_source_that_is_chosen_already_goes_by_the_next_hop_whose_device_has_it(network: Network) -> None:
    extend(network, "ip route add 172.16.0.0/16 nexthop via 10.0.0.9 weight 200 nexthop via 10.1.0.9")
    assert {_device(network, f"172.16.0.{host}", source="10.1.0.1") for host in range(1, 101)} == {"e1"}


def _device(network: Network, destination: str, source: str = "0.0.0.0") -> str | None:
    flow = Flow(IPv4Address(destination), IPv4Address(source))
    found = fib_lookup(network.host, flow)
    assert isinstance(found, FibResult)
    fib_select_path(network.host, flow, found)
    assert found.nexthop is not None
    return found.nexthop.device.name if found.nexthop.device else None


def test_a_default_route_whose_gateway_is_silent_is_left_for_its_equal(network: Network) -> None:
    extend(
        network,
        "ip route add default via 10.0.0.9\nip route append default via 10.1.0.9\n"
        "ip neigh add 10.0.0.9 nud failed dev e0\nip neigh add 10.1.0.9 lladdr 02:00:00:00:00:09 nud reachable dev e1",
    )
    assert _device(network, "8.8.8.8") == "e1"


def test_without_carrier_a_route_serves_unless_the_sysctl_says_so(network: Network) -> None:
    extend(network, "ip route add 172.16.0.0/16 via 10.0.0.9\nip link set p0 down")
    assert _device(network, "172.16.0.1") == "e0"
    extend(network, "sysctl -w net.ipv4.conf.all.ignore_routes_with_linkdown=1")
    assert _lookup(network, "172.16.0.1") is Errno.ENETUNREACH


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("10.0.0.1", RouteType.LOCAL),
        ("127.5.5.5", RouteType.LOCAL),
        ("10.0.0.255", RouteType.BROADCAST),
        ("255.255.255.255", RouteType.BROADCAST),
        ("0.0.0.0", RouteType.BROADCAST),
        ("0.1.2.3", RouteType.UNICAST),
        ("224.0.0.1", RouteType.MULTICAST),
        ("10.0.0.7", RouteType.UNICAST),
        ("8.8.8.8", RouteType.UNICAST),
    ],
)
def test_what_kind_of_address_it_is_here(network: Network, address: str, kind: RouteType) -> None:
    assert inet_addr_type(network.host, IPv4Address(address)) is kind


def test_a_gateway_that_is_ones_own_address_is_none(network: Network) -> None:
    extend(network, "ip route add 172.16.0.0/16 via 10.0.0.1")
    way = ip_route_output_key(network.host, Flow(IPv4Address("172.16.0.1")))
    assert not isinstance(way, Errno)
    assert (way.device.name, way.gateway) == ("e0", None)
