"""Why a probe failed: one case for each cause that commands can bring about."""

from __future__ import annotations

import pytest

from pingproof.lesson.probe.cause import Cause
from tests.lesson.probes import BRIDGE, probe
from tests.simulator.labs import ROUTER, build, run

FROM_A = "ip netns exec a ping -c1 -W1 10.2.0.1"
LONG_FROM_A = "ip netns exec a ping -c1 -W1 -Mdo -s1200 10.2.0.1"
WRONG_MAC = "ip -n a neigh replace 10.1.0.254 lladdr 02:00:00:00:00:99 dev a0"
IN_R = "ip netns exec r"
FROM_NS1 = "ip netns exec ns1 ping -c1 -W1 192.168.28.2"


@pytest.mark.parametrize(
    ("network", "break_it", "probe_line", "cause", "on_the_way_back"),
    [
        (ROUTER, "ip -n a route del default", FROM_A, Cause.NO_ROUTE, False),
        (ROUTER, "ip -n r addr flush dev r1", FROM_A, Cause.NO_ROUTE_ON_THE_WAY, False),
        (ROUTER, "ip -n a route add blackhole 10.2.0.0/24", FROM_A, Cause.ROUTE_FORBIDS, False),
        (ROUTER, "ip -n r route add prohibit 10.2.0.1", FROM_A, Cause.ROUTE_FORBIDS, False),
        (ROUTER, "ip -n r route add unreachable 10.2.0.1", FROM_A, Cause.ROUTE_FORBIDS, False),
        (ROUTER, "ip -n r route add blackhole 10.2.0.1", FROM_A, Cause.ROUTE_FORBIDS, False),
        (ROUTER, "ip netns exec r sysctl -w net.ipv4.ip_forward=0", FROM_A, Cause.FORWARDING_OFF, False),
        (ROUTER, "ip -n b route del default", FROM_A, Cause.NO_WAY_BACK, True),
        (ROUTER, "ip netns exec r sysctl -w net.ipv4.conf.r1.forwarding=0", FROM_A, Cause.FORWARDING_OFF, True),
        (ROUTER, "ip -n r link set r0 down", FROM_A, Cause.NO_CARRIER, False),
        (ROUTER, "ip -n b addr flush dev b0", FROM_A, Cause.NEIGHBOUR_UNRESOLVED, False),
        (ROUTER, WRONG_MAC, FROM_A, Cause.WRONG_NEIGHBOUR, False),
        (ROUTER, "ip netns exec r sysctl -w net.ipv4.conf.r0.arp_ignore=8", FROM_A, Cause.ARP_NOT_ANSWERED, False),
        (ROUTER, "ip netns exec b sysctl -w net.ipv4.icmp_echo_ignore_all=1", FROM_A, Cause.ECHO_IGNORED, False),
        (ROUTER, "true", "ip netns exec a ping -c1 -W1 -t1 10.2.0.1", Cause.TTL_EXCEEDED, False),
        (ROUTER, "ip -n r link set r1 mtu 1000", LONG_FROM_A, Cause.TOO_BIG, False),
        (ROUTER, "true", "ip netns exec a ping -c1 -W1 -Mdo -s2000 10.2.0.1", Cause.TOO_BIG, False),
        (ROUTER, "true", "ip netns exec a ping -c1 -W1 10.1.0.1", Cause.DEVICE_DOWN, False),
        (ROUTER, "true", "ip netns exec a ping -c1 -W1 -I 9.9.9.9 10.2.0.1", Cause.NOTHING_SENT, False),
        (ROUTER, f"{IN_R} iptables -A FORWARD -d 10.2.0.1 -j DROP", FROM_A, Cause.DROPPED_BY_RULE, False),
        (ROUTER, f"{IN_R} iptables -A FORWARD -s 10.2.0.1 -j DROP", FROM_A, Cause.DROPPED_BY_RULE, True),
        (ROUTER, f"{IN_R} iptables -P FORWARD DROP", FROM_A, Cause.DROPPED_BY_POLICY, False),
        (ROUTER, f"{IN_R} iptables -A FORWARD -j REJECT", FROM_A, Cause.REJECTED_BY_RULE, False),
        (ROUTER, "ip netns exec a iptables -A OUTPUT -j DROP", FROM_A, Cause.DROPPED_BY_RULE, False),
        (ROUTER, "ip netns exec a iptables -A INPUT -p icmp -j DROP", FROM_A, Cause.DROPPED_BY_RULE, True),
        (BRIDGE, "ip link set v2 nomaster", FROM_NS1, Cause.NEIGHBOUR_UNRESOLVED, False),
        (BRIDGE, "ip link set vbridge down", FROM_NS1, Cause.PORT_BLOCKED, False),
    ],
)  # fmt: skip
def test_the_cause_is_found(network: str, break_it: str, probe_line: str, cause: Cause, on_the_way_back: bool) -> None:
    built = build(network)
    assert run(built, break_it).ok
    finding = probe(built, probe_line).finding
    assert finding is not None
    assert (finding.cause, finding.on_the_way_back) == (cause, on_the_way_back)


def test_the_reverse_path_filter_is_named() -> None:
    network = build(ROUTER)
    for line in (
        "ip -n a addr add 172.16.0.1/32 dev a0",
        "ip netns exec r sysctl -w net.ipv4.conf.r0.rp_filter=1",
        "ip -n r route add 172.16.0.0/24 via 10.2.0.1",
    ):
        assert run(network, line).ok
    finding = probe(network, "ip netns exec a ping -c1 -W1 -I 172.16.0.1 10.2.0.1").finding
    assert finding is not None
    assert finding.cause is Cause.REVERSE_PATH


def test_an_answered_probe_has_no_cause() -> None:
    assert probe(build(ROUTER), FROM_A).finding is None


def test_a_later_echo_that_failed_is_found() -> None:
    network = build(ROUTER)
    network.clock.after(500_000_000, run, network, "ip -n b link set b0 down")
    finding = probe(network, "ip netns exec a ping -c2 -W1 10.2.0.1").finding
    assert finding is not None
    assert finding.cause in (Cause.NO_CARRIER, Cause.NO_ROUTE_ON_THE_WAY)


def test_routers_that_send_a_packet_to_each_other_are_named_in_order() -> None:
    network = build(ROUTER)
    for line in ("ip -n r route add default via 10.2.0.1", "ip netns exec b sysctl -w net.ipv4.ip_forward=1"):
        assert run(network, line).ok
    finding = probe(network, "ip netns exec a ping -c1 -W1 9.9.9.9").finding
    assert finding is not None
    assert (finding.cause, finding.circle) == (Cause.FORWARDING_LOOP, ("r", "b", "r"))
