"""Bridged packets that visit iptables: what they look like there, and what NAT does to them."""

from __future__ import annotations

from pingproof.simulator.network import Network
from tests.simulator.labs import build, extend, run

BRIDGE = """
ip link add br0 type bridge
ip link set br0 up
ip addr add 10.5.0.254/24 dev br0
ip netns add h1
ip link add e1 netns h1 type veth peer name p1
ip link set p1 master br0
ip -n h1 addr add 10.5.0.1/24 dev e1
ip -n h1 link set e1 up
ip link set p1 up
ip netns add h2
ip link add e2 netns h2 type veth peer name p2
ip link set p2 master br0
ip -n h2 addr add 10.5.0.2/24 dev e2
ip -n h2 link set e2 up
ip link set p2 up
ip netns add h3
ip link add e3 netns h3 type veth peer name p3
ip link set p3 master br0
ip -n h3 addr add 10.5.0.3/24 dev e3
ip -n h3 link set e3 up
ip link set p3 up
"""
PING_2 = "ip netns exec h1 ping -c1 -W1 10.5.0.2"


def forwarded(network: Network) -> list[int]:
    """Packets of each rule of the host's FORWARD chain."""
    return [rule.packets for rule in network.host.netfilter.tables["filter"].chains["FORWARD"].rules]


def replies(network: Network) -> set[tuple[str, str]]:
    """Source and destination of the answers that the host's flows expect."""
    flows = network.host.conntrack.living(network.clock.now)
    return {(str(flow.reply.source_address), str(flow.reply.destination_address)) for flow in flows}


def test_forward_sees_a_bridged_packet_in_and_out_by_the_bridge_not_by_its_ports() -> None:
    rules = "iptables -A FORWARD -i br0 -o br0\niptables -A FORWARD -i p1\n"
    network = build(BRIDGE + rules)
    extend(network, "iptables -A FORWARD -m physdev --physdev-in p1 --physdev-out p2")
    extend(network, "iptables -A FORWARD -m physdev --physdev-is-bridged")
    assert run(network, PING_2).ok
    assert forwarded(network) == [2, 0, 1, 2]


def test_a_forward_policy_of_drop_cuts_bridged_hosts_off_but_not_the_bridges_own() -> None:
    network = build(BRIDGE + "iptables -P FORWARD DROP")
    assert not run(network, PING_2).ok
    assert run(network, "ip netns exec h1 ping -c1 -W1 10.5.0.254").ok
    extend(network, "sysctl -w net.bridge.bridge-nf-call-iptables=0")
    assert run(network, PING_2).ok


def test_a_bridged_packet_is_rejected_from_the_bridges_address() -> None:
    network = build(BRIDGE + "iptables -A FORWARD -j REJECT")
    assert "From 10.5.0.254 icmp_seq=1 Destination Port Unreachable" in run(network, PING_2).stdout


def test_masquerade_without_an_output_device_also_rewrites_bridged_traffic() -> None:
    network = build(BRIDGE + "sysctl -w net.ipv4.ip_forward=1")
    extend(network, "iptables -t nat -A POSTROUTING -s 10.5.0.0/24 -j MASQUERADE")
    assert run(network, PING_2).ok
    assert replies(network) == {("10.5.0.2", "10.5.0.254")}


def test_an_answer_that_has_to_be_turned_back_behind_the_bridge_needs_forwarding() -> None:
    network = build(BRIDGE + "iptables -t nat -A POSTROUTING -s 10.5.0.0/24 -j MASQUERADE")
    assert not run(network, PING_2).ok


def test_a_new_destination_behind_the_same_bridge_is_bridged_on() -> None:
    rule = "iptables -t nat -A PREROUTING -d 10.5.0.2 -j DNAT --to-destination 10.5.0.3"
    network = build(BRIDGE + "sysctl -w net.ipv4.ip_forward=1\n" + rule)
    assert "64 bytes from 10.5.0.2: icmp_seq=1 ttl=64" in run(network, PING_2).stdout
    assert replies(network) == {("10.5.0.3", "10.5.0.1")}


def test_a_new_destination_elsewhere_is_routed() -> None:
    script = """
    sysctl -w net.ipv4.ip_forward=1
    ip netns add far
    ip link add f0 netns far type veth peer name f1
    ip -n far addr add 10.6.0.1/24 dev f0
    ip addr add 10.6.0.254/24 dev f1
    ip -n far link set f0 up
    ip link set f1 up
    ip -n far route add default via 10.6.0.254
    iptables -t nat -A PREROUTING -d 10.5.0.2 -j DNAT --to-destination 10.6.0.1
    """
    network = build(BRIDGE + script)
    assert "64 bytes from 10.5.0.2: icmp_seq=1 ttl=63" in run(network, PING_2).stdout


def test_a_packet_for_the_bridge_itself_walks_prerouting_once() -> None:
    network = build(
        BRIDGE + "iptables -t mangle -A PREROUTING -s 10.5.0.1\niptables -A INPUT -i br0\niptables -A INPUT -i p1"
    )
    extend(network, "ip netns exec h1 ping -c1 -W1 10.5.0.254")
    assert [rule.packets for rule in network.host.netfilter.tables["mangle"].chains["PREROUTING"].rules] == [1]
    assert [rule.packets for rule in network.host.netfilter.tables["filter"].chains["INPUT"].rules] == [1, 0]


def test_conntrack_puts_bridged_pieces_together_and_cuts_them_again() -> None:
    network = build(BRIDGE + "iptables -A FORWARD -s 10.5.0.1")
    big = "ip netns exec h1 ping -c1 -W1 -s 3000 10.5.0.2"
    assert run(network, big).ok
    assert forwarded(network) == [3]
    extend(network, "iptables -A FORWARD -m state --state NEW")
    assert run(network, big).ok
    assert forwarded(network) == [4, 1]


def test_br_netfilter_cuts_what_is_too_long_for_a_port() -> None:
    network = build(BRIDGE + "ip link set p2 mtu 1000\nip -n h2 link set e2 mtu 1000")
    assert run(network, "ip netns exec h1 ping -c1 -W1 -s 1200 -M dont 10.5.0.2").ok
    assert not run(network, "ip netns exec h1 ping -c1 -W1 -s 1200 -M do 10.5.0.2").ok


def test_a_bridged_packet_that_goes_up_keeps_the_port_it_came_by() -> None:
    network = build(
        BRIDGE + "iptables -A INPUT -m physdev --physdev-is-in\niptables -A INPUT -m physdev ! --physdev-out x\n"
    )
    run(network, "ip netns exec h1 ping -c1 -W1 10.5.0.254")
    assert [rule.packets for rule in network.host.netfilter.tables["filter"].chains["INPUT"].rules] == [1, 0]
