"""Flows: when they begin, whom they belong to, and when they end."""

from __future__ import annotations

import pytest

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.netfilter.nf_conntrack import Flow
from pingproof.simulator.linux.netfilter.nf_conntrack_tuple import FlowTuple, invert_tuple
from pingproof.simulator.network import Network
from tests.simulator.labs import ROUTER, build, extend, run

TRACK = "ip netns exec r iptables -A INPUT -m state --state NEW\n"
PING_B = "ip netns exec a ping -c1 -W1 10.2.0.1"


def flows(network: Network, name: str = "r") -> list[Flow]:
    """A namespace's living flows."""
    return list(network.named[name].conntrack.living(network.clock.now))


def counted(network: Network) -> list[int]:
    """Packets of each rule of the router's FORWARD chain."""
    return [rule.packets for rule in network.named["r"].netfilter.tables["filter"].chains["FORWARD"].rules]


@pytest.mark.parametrize(
    ("tuple_", "inverse"),
    [
        (FlowTuple(17, 1, 1000, 2, 53), FlowTuple(17, 2, 53, 1, 1000)),
        (FlowTuple(1, 1, 7, 2, 8 << 8), FlowTuple(1, 2, 7, 1, 0)),
        (FlowTuple(2, 1, 0, 2, 0), FlowTuple(2, 2, 0, 1, 0)),
    ],
)
def test_an_answer_has_the_inverse_tuple(tuple_: FlowTuple, inverse: FlowTuple) -> None:
    assert invert_tuple(tuple_) == inverse


def test_nothing_is_tracked_until_a_rule_needs_it_and_after_the_last_one_is_gone() -> None:
    network = build(ROUTER + PING_B)
    assert flows(network) == []
    extend(network, TRACK + PING_B)
    assert len(flows(network)) == 1
    extend(network, "ip netns exec r iptables -F\n" + PING_B)
    assert len(flows(network)) == 1


def test_an_answered_echo_is_seen_in_both_directions_and_forgotten_after_thirty_seconds() -> None:
    network = build(ROUTER + TRACK + PING_B)
    (flow,) = flows(network)
    assert flow.seen_reply
    network.clock.run_until(network.clock.now + 29 * SECOND)
    assert flows(network) == [flow]
    network.clock.run_until(network.clock.now + 2 * SECOND)
    assert flows(network) == []


def test_a_dropped_packet_leaves_no_flow_behind() -> None:
    network = build(ROUTER + TRACK + "ip netns exec r iptables -A FORWARD -j DROP")
    run(network, PING_B)
    assert flows(network) == []


@pytest.mark.parametrize("state", ["INVALID", "NEW", "ESTABLISHED"])
def test_an_answer_whose_question_went_another_way_is_invalid(state: str) -> None:
    network = build(ROUTER + f"ip netns exec b iptables -A OUTPUT -m conntrack --ctstate {state} -j DROP")
    extend(network, "ip netns exec b iptables -t raw -A PREROUTING -p icmp --icmp-type 8 -j NOTRACK")
    assert run(network, PING_B).ok is (state != "INVALID")


def test_an_icmp_error_is_related_to_the_flow_it_quotes() -> None:
    script = """
    ip netns exec r iptables -P FORWARD DROP
    ip netns exec r iptables -A FORWARD -m conntrack --ctstate RELATED -j ACCEPT
    ip netns exec r iptables -A FORWARD -m conntrack --ctstate ESTABLISHED -j ACCEPT
    ip netns exec r iptables -A FORWARD -s 10.1.0.1 -j ACCEPT
    ip netns exec b iptables -A INPUT -j REJECT
    """
    network = build(ROUTER + script)
    assert "From 10.2.0.1 icmp_seq=1 Destination Port Unreachable" in run(network, PING_B).stdout
    assert counted(network) == [1, 0, 1]


def test_the_hosts_own_error_is_related_even_when_the_packet_never_got_through() -> None:
    network = build(ROUTER + TRACK + "ip netns exec r iptables -A FORWARD -j REJECT")
    extend(network, "ip netns exec r iptables -A OUTPUT -m conntrack ! --ctstate RELATED -j DROP")
    assert "Destination Port Unreachable" in run(network, PING_B).stdout


def test_notrack_makes_a_packet_untracked() -> None:
    network = build(ROUTER + TRACK + "ip netns exec r iptables -A FORWARD -m conntrack --ctstate UNTRACKED")
    extend(network, "ip netns exec r iptables -t raw -A PREROUTING -p icmp -j NOTRACK\n" + PING_B)
    assert counted(network) == [2]
    assert flows(network) == []


def test_a_udp_probe_is_unreplied_and_its_error_does_not_answer_it() -> None:
    network = build(ROUTER + TRACK + "ip netns exec a traceroute -n -q1 -N1 10.2.0.1")
    assert [(flow.original.protocol, flow.seen_reply) for flow in flows(network)] == [(17, False)]


def test_conntrack_lists_deletes_and_counts() -> None:
    network = build(ROUTER + TRACK + PING_B)
    listed = run(network, "ip netns exec r conntrack -L")
    assert listed.stdout.startswith("icmp     1 29 src=10.1.0.1 dst=10.2.0.1 type=8 code=0 id=")
    assert listed.stdout.endswith(" mark=0 use=1\n")
    assert listed.stderr == "conntrack v1.4.7 (conntrack-tools): 1 flow entries have been shown.\n"
    assert run(network, "ip netns exec r conntrack -L -s 10.9.0.0/16").stdout == ""
    assert run(network, "ip netns exec r conntrack -C").stdout == "1\n"
    assert run(network, "ip netns exec r conntrack -D -s 10.9.9.9").exit_code == 1
    assert run(network, "ip netns exec r conntrack -D -p icmp").ok
    assert run(network, "ip netns exec r conntrack -C").stdout == "0\n"
    emptied = run(network, "ip netns exec r conntrack -F")
    assert emptied.stderr == "conntrack v1.4.7 (conntrack-tools): connection tracking table has been emptied.\n"


def test_a_flow_whose_packet_waits_for_a_neighbour_is_held_twice() -> None:
    network = build(ROUTER + TRACK + "ip netns exec r iptables -A OUTPUT -m state --state NEW")
    run(network, "ip netns exec r ping -c1 -W1 10.2.0.77")
    assert "[UNREPLIED]" in run(network, "ip netns exec r conntrack -L").stdout
    assert run(network, "ip netns exec r conntrack -L").stdout.endswith("use=2\n")
