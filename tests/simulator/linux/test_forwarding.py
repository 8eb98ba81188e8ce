"""A router's decisions: forward or not, TTL, size, redirect, and what it tells the sender."""

from __future__ import annotations

import pytest

from pingproof.simulator.journal import Decision
from pingproof.simulator.wire.ethernet import Frame
from pingproof.simulator.wire.icmp import Icmp
from pingproof.simulator.wire.ipv4 import Ipv4
from tests.simulator.labs import ROUTER, build, drops, events, extend, run


def test_a_router_forwards_and_counts_down_the_ttl() -> None:
    network = build(ROUTER)
    assert "ttl=63" in run(network, "ip netns exec a ping -c1 10.2.0.1").stdout


def test_without_forwarding_a_packet_for_another_host_is_dropped_in_silence() -> None:
    network = build(ROUTER + "ip netns exec r sysctl -w net.ipv4.ip_forward=0")
    mark = len(network.journal.events)
    result = run(network, "ip netns exec a ping -c1 -W1 10.2.0.1")
    assert result.exit_code == 1
    assert "From" not in result.stdout
    assert drops(events(network, mark)) == ["FORWARDING_OFF"]


def test_a_router_answers_for_the_address_of_its_other_side_without_forwarding() -> None:
    network = build(ROUTER + "ip netns exec r sysctl -w net.ipv4.ip_forward=0")
    assert run(network, "ip netns exec a ping -c1 10.2.0.254").ok


@pytest.mark.parametrize(
    ("route", "line", "reason"),
    [
        ("", "Destination Net Unreachable", "IP_INNOROUTES"),
        ("ip -n r route add unreachable 10.9.0.0/16", "Destination Host Unreachable", "ROUTE_UNREACHABLE"),
        ("ip -n r route add prohibit 10.9.0.0/16", "Packet filtered", "ROUTE_PROHIBIT"),
        ("ip -n r route add blackhole 10.9.0.0/16", None, "ROUTE_BLACKHOLE"),
    ],
)
def test_a_router_without_a_way_says_so_as_its_table_tells(route: str, line: str | None, reason: str) -> None:
    network = build(ROUTER + route)
    mark = len(network.journal.events)
    result = run(network, "ip netns exec a ping -c1 -W1 10.9.0.1")
    assert result.exit_code == 1
    assert ("From 10.1.0.254 icmp_seq=1 " + line in result.stdout) if line else ("From" not in result.stdout)
    assert reason in drops(events(network, mark))


def test_no_route_answers_to_one_sender_are_limited_to_two_in_a_burst() -> None:
    network = build(ROUTER)
    result = run(network, "ip netns exec a ping -c5 -i 0.2 -W1 10.9.0.1")
    assert result.stdout.count("Net Unreachable") == 2
    assert Decision.ICMP_SUPPRESSED in {event.decision for event in network.journal.events}


def test_a_ttl_of_one_ends_at_the_router() -> None:
    network = build(ROUTER)
    result = run(network, "ip netns exec a ping -c1 -W1 -t1 10.2.0.1")
    assert "From 10.1.0.254 icmp_seq=1 Time to live exceeded" in result.stdout


def test_a_packet_too_big_to_go_on_is_reported_with_the_mtu_and_the_sender_remembers() -> None:
    network = build(ROUTER + "ip -n r link set r1 mtu 1000")
    first = run(network, "ip netns exec a ping -c1 -W1 -M do -s 1200 10.2.0.1")
    assert "Frag needed and DF set (mtu = 1000)" in first.stdout
    second = run(network, "ip netns exec a ping -c1 -W1 -M do -s 1200 10.2.0.1")
    assert "message too long, mtu=1000" in second.stdout + second.stderr
    assert "mtu 1000" in run(network, "ip -n a route get 10.2.0.1").stdout


def test_a_packet_without_df_is_cut_by_the_router_and_mended_by_the_receiver() -> None:
    network = build(ROUTER + "ip -n r link set r1 mtu 1000\nip -n b link set b0 mtu 1000")
    mark = len(network.journal.events)
    assert run(network, "ip netns exec a ping -c1 -W1 -M dont -s 1200 10.2.0.1").ok
    assert [event.namespace for event in events(network, mark, Decision.REASSEMBLE)] == ["b", "a"]


def test_no_error_is_sent_about_an_error() -> None:
    network = build(ROUTER + "ip -n r route add unreachable 10.1.0.1")
    mark = len(network.journal.events)
    run(network, "ip netns exec a ping -c1 -W1 -t1 10.2.0.1")
    sent = [event.packet for event in events(network, mark, Decision.ICMP_SEND)]
    assert all(isinstance(packet, Ipv4) and isinstance(packet.payload, Icmp) for packet in sent)
    assert len(sent) <= 1


def test_a_router_that_cannot_forward_an_error_keeps_silent() -> None:
    network = build(ROUTER + "ip netns exec b iptables -A INPUT -j REJECT\nip -n r route add unreachable 10.1.0.1")
    mark = len(network.journal.events)
    run(network, "ip netns exec a ping -c1 -W1 10.2.0.1")
    assert [event.namespace for event in events(network, mark, Decision.ICMP_SEND)] == ["b"]
    assert "ROUTE_UNREACHABLE" in drops(events(network, mark))


SHORTCUT = """
ip link add lan type bridge
ip link set lan up
ip netns add a
ip netns add r
ip netns add s
ip link add a0 netns a type veth peer name a1
ip link add r0 netns r type veth peer name r1
ip link add s0 netns s type veth peer name s1
ip link set a1 master lan
ip link set r1 master lan
ip link set s1 master lan
ip link set a1 up
ip link set r1 up
ip link set s1 up
ip -n a addr add 10.0.0.1/24 dev a0
ip -n r addr add 10.0.0.2/24 dev r0
ip -n s addr add 10.0.0.3/24 dev s0
ip -n s addr add 10.7.0.1/24 dev s0
ip -n a link set a0 up
ip -n r link set r0 up
ip -n s link set s0 up
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip -n a route add 10.7.0.0/24 via 10.0.0.2
ip -n r route add 10.7.0.0/24 via 10.0.0.3
"""
"""A host that is told to use one router where another on the same link is nearer."""


def test_a_redirect_is_sent_once_the_way_leads_back_out_of_the_same_link() -> None:
    network = build(SHORTCUT)
    result = run(network, "ip netns exec a ping -c1 -W1 10.7.0.1")
    assert "Redirect Host(New nexthop: 10.0.0.3)" in result.stdout


def test_a_redirect_whose_gateway_answers_changes_the_way() -> None:
    network = build(SHORTCUT)
    run(network, "ip netns exec a ping -c3 -i 0.5 -W1 10.7.0.1")
    assert "via 10.0.0.3" in run(network, "ip -n a route get 10.7.0.1").stdout


def test_a_router_does_not_heed_a_redirect() -> None:
    network = build(SHORTCUT + "ip netns exec a sysctl -w net.ipv4.ip_forward=1")
    run(network, "ip netns exec a ping -c3 -i 0.5 -W1 10.7.0.1")
    assert "via 10.0.0.2" in run(network, "ip -n a route get 10.7.0.1").stdout


def test_send_redirects_off_everywhere_keeps_the_router_silent() -> None:
    network = build(SHORTCUT)
    extend(
        network,
        "ip netns exec r sysctl -w net.ipv4.conf.all.send_redirects=0\n"
        "ip netns exec r sysctl -w net.ipv4.conf.r0.send_redirects=0",
    )
    assert "Redirect" not in run(network, "ip netns exec a ping -c1 -W1 10.7.0.1").stdout


def test_a_forwarded_frame_carries_the_routers_mac() -> None:
    network = build(ROUTER)
    mark = len(network.journal.events)
    run(network, "ip netns exec a ping -c1 10.2.0.1")
    router = network.named["r"].device("r1")
    assert router is not None
    echoes = [
        event.packet.source
        for event in events(network, mark, Decision.RECEIVE)
        if event.device == "b0" and isinstance(event.packet, Frame) and isinstance(event.packet.payload, Ipv4)
    ]
    assert echoes == [router.address]
