"""NAT: what the first packet of a flow settles, and what that does to all the others."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest

from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core.jhash import jhash2, reciprocal_scale
from pingproof.simulator.network import Network
from pingproof.simulator.tools.iptables.libxtables.nat_ranges import nat_range
from pingproof.simulator.userland.lib.process import Process
from pingproof.simulator.wire.ethernet import Frame
from pingproof.simulator.wire.icmp import Icmp
from pingproof.simulator.wire.ipv4 import Ipv4
from tests.simulator.labs import ROUTER, build, drops, events, extend, run

PING_B = "ip netns exec a ping -c1 -W1 10.2.0.1"
MASQUERADE = "ip netns exec r iptables -t nat -A POSTROUTING -o r1 -j MASQUERADE\n"
NO_WAY_BACK = "ip -n b route del default\n"


def sources_seen(network: Network, device: str, since: int = 0) -> set[str]:
    """The source addresses of the IPv4 packets that arrived on a device."""
    found: set[str] = set()
    for event in events(network, since, Decision.RECEIVE):
        packet = event.packet.payload if isinstance(event.packet, Frame) else event.packet
        if event.device == device and isinstance(packet, Ipv4):
            found.add(str(packet.source))
    return found


def replies(network: Network, name: str = "r") -> set[tuple[str, str]]:
    """Source and destination of the answers that a namespace's flows expect."""
    flows = network.named[name].conntrack.living(network.clock.now)
    return {(str(flow.reply.source_address), str(flow.reply.destination_address)) for flow in flows}


def test_masquerade_takes_the_address_of_the_way_out() -> None:
    network = build(ROUTER + NO_WAY_BACK + MASQUERADE)
    mark = len(network.journal.events)
    assert run(network, PING_B).ok
    assert sources_seen(network, "b0", mark) == {"10.2.0.254"}


def test_a_rewrite_is_journalled_with_what_was_there_before() -> None:
    network = build(ROUTER + MASQUERADE)
    mark = len(network.journal.events)
    run(network, PING_B)
    first = events(network, mark, Decision.NAT)[0]
    assert isinstance(first.before, Ipv4)
    assert isinstance(first.packet, Ipv4)
    assert (first.before.source, first.packet.source) == (IPv4Address("10.1.0.1"), IPv4Address("10.2.0.254"))


def test_only_the_first_packet_of_a_flow_walks_the_nat_chains() -> None:
    network = build(ROUTER + MASQUERADE)
    extend(network, "ip netns exec a ping -c4 -i 0.2 -W1 10.2.0.1")
    (rule,) = network.named["r"].netfilter.tables["nat"].chains["POSTROUTING"].rules
    assert (rule.packets, rule.bytes) == (1, 84)


def test_a_flow_that_began_before_the_rule_stays_as_it_was() -> None:
    network = build(ROUTER + "ip netns exec r iptables -A FORWARD -m state --state INVALID -j DROP")
    from pingproof.simulator.shell.line import parse_line

    going = network.start(parse_line("ip netns exec a ping -c3 -i 1 -W1 10.2.0.1"))
    network.clock.run_until(network.clock.now + 100_000_000)
    extend(network, MASQUERADE)
    mark = len(network.journal.events)
    assert isinstance(going, Process)
    network.wait(going)
    assert sources_seen(network, "b0", mark) == {"10.1.0.1"}
    mark = len(network.journal.events)
    run(network, PING_B)
    assert sources_seen(network, "b0", mark) == {"10.2.0.254"}


def test_dnat_answers_from_the_address_that_was_asked() -> None:
    network = build(ROUTER + "ip netns exec r iptables -t nat -A PREROUTING -d 10.1.0.254 -j DNAT --to 10.2.0.1")
    assert "64 bytes from 10.1.0.254: icmp_seq=1 ttl=63" in run(network, "ip netns exec a ping -c1 10.1.0.254").stdout
    assert replies(network) == {("10.2.0.1", "10.1.0.1")}


def test_dnat_in_output_is_routed_anew() -> None:
    network = build(ROUTER + "ip netns exec a iptables -t nat -A OUTPUT -d 9.9.9.9 -j DNAT --to-destination 10.2.0.1")
    assert "64 bytes from 9.9.9.9" in run(network, "ip netns exec a ping -c1 9.9.9.9").stdout


def test_redirect_and_netmap() -> None:
    rules = """
    ip netns exec r iptables -t nat -A PREROUTING -d 9.9.9.5 -j REDIRECT
    ip netns exec r iptables -t nat -A PREROUTING -d 9.9.9.0/24 -j NETMAP --to 10.2.0.0/24
    """
    network = build(ROUTER + rules)
    assert run(network, "ip netns exec a ping -c1 9.9.9.5").ok
    assert run(network, "ip netns exec a ping -c1 9.9.9.1").ok
    assert replies(network) == {("10.1.0.254", "10.1.0.1"), ("10.2.0.1", "10.1.0.1")}


def test_an_icmp_error_is_translated_with_the_packet_that_it_quotes() -> None:
    network = build(ROUTER + "ip netns exec r iptables -t nat -A PREROUTING -d 9.9.9.9 -j DNAT --to 10.2.0.1")
    extend(network, "ip netns exec b iptables -A INPUT -j REJECT")
    mark = len(network.journal.events)
    assert "From 9.9.9.9 icmp_seq=1 Destination Port" in run(network, "ip netns exec a ping -c1 -W1 9.9.9.9").stdout
    last = [event for event in events(network, mark, Decision.RECEIVE) if event.device == "a0"][-1]
    assert isinstance(last.packet, Frame)
    error = last.packet.payload
    assert isinstance(error, Ipv4)
    assert isinstance(error.payload, Icmp)
    assert error.payload.quoted is not None
    assert error.payload.quoted.destination == IPv4Address("9.9.9.9")


def test_a_second_flow_with_the_same_answer_gets_another_icmp_id() -> None:
    script = """
    ip netns add c
    ip link add c0 netns c type veth peer name r2 netns r
    ip -n c addr add 10.3.0.1/24 dev c0
    ip -n c link set c0 up
    ip -n r addr add 10.3.0.254/24 dev r2
    ip -n r link set r2 up
    ip -n c route add default via 10.3.0.254
    """
    network = build(ROUTER + script + MASQUERADE)
    network.next_pid = 5000
    extend(network, PING_B)
    network.next_pid = 5000
    assert run(network, "ip netns exec c ping -c1 -W1 10.2.0.1").ok
    flows = list(network.named["r"].conntrack.living(network.clock.now))
    assert len({flow.original.source_part for flow in flows}) == 1
    assert len({flow.reply.source_part for flow in flows}) == 2


@pytest.mark.parametrize("line", ["ip -n r link set r1 down", "ip -n r addr del 10.2.0.254/24 dev r1"])
def test_masqueraded_flows_end_with_the_address_they_borrowed(line: str) -> None:
    network = build(ROUTER + MASQUERADE + PING_B)
    extend(network, line)
    assert replies(network) == set()


def test_masquerade_without_an_address_to_borrow_drops() -> None:
    network = build(ROUTER)
    extend(network, MASQUERADE + "ip -n r addr flush dev r1\nip -n r route add 10.2.0.1/32 dev r1")
    extend(network, "ip -n r addr del 10.1.0.254/24 dev r0\nip -n r route add 10.1.0.1/32 dev r0")
    router = network.named["r"].device("r0")
    assert router is not None
    extend(network, f"ip -n a neigh replace 10.1.0.254 lladdr {router.address} dev a0")
    mark = len(network.journal.events)
    run(network, PING_B)
    assert drops(events(network, mark)) == ["NETFILTER_DROP"]


def test_a_range_is_spread_by_the_kernels_hash() -> None:
    """Recorded: of 10.2.0.77 to .80 Linux 6.18 takes .78 for 10.1.0.1 towards 10.2.0.1."""
    network = build(ROUTER + "ip netns exec r iptables -t nat -A POSTROUTING -j SNAT --to-source 10.2.0.77-10.2.0.80")
    extend(network, "ip -n r addr add 10.2.0.78/24 dev r1\n" + PING_B)
    assert replies(network) == {("10.2.0.1", "10.2.0.78")}


def test_jhash_is_the_kernels() -> None:
    assert reciprocal_scale(0xFFFFFFFF, 10) == 9
    assert reciprocal_scale(0, 10) == 0
    assert jhash2((), 0) == 0xDEADBEEF


@pytest.mark.parametrize(
    ("text", "addresses", "ports"),
    [
        ("10.0.0.1", ("10.0.0.1", "10.0.0.1"), (None, None, None)),
        ("10.0.0.1-10.0.0.9", ("10.0.0.1", "10.0.0.9"), (None, None, None)),
        ("10.0.0.1:80", ("10.0.0.1", "10.0.0.1"), (80, 80, None)),
        (":80-90/100", (None, None), (80, 90, 100)),
    ],
)
def test_a_target_names_addresses_and_ports(
    text: str, addresses: tuple[str | None, str | None], ports: tuple[int | None, int | None, int | None]
) -> None:
    found = nat_range(text, set())
    assert (found.first and str(found.first), found.last and str(found.last)) == addresses
    assert (found.first_port, found.last_port, found.base_port) == ports


def test_a_range_gives_the_first_port_to_a_destination_and_snat_counts_its_base_from_none() -> None:
    network = build(ROUTER)
    extend(
        network,
        """\
ip netns exec a sysctl -w net.ipv4.ip_local_port_range="40003 40003"
ip netns exec r iptables -t nat -A PREROUTING -p udp -j DNAT --to-destination 10.2.0.1:2000-2009
ip netns exec r iptables -t nat -A POSTROUTING -p udp -j SNAT --to-source 10.2.0.254:3000-3009/5
ip netns exec a traceroute -n -q1 -N1 -w1 -f2 -m2 10.2.0.1
""",
    )
    ((_, (flow, _)),) = [item for item in network.named["r"].conntrack.flows.items() if item[1][1]]
    assert (flow.reply.source_part, flow.reply.destination_part) == (2000, 3003)


def test_a_flow_whose_answer_another_one_has_is_dropped_with_its_packet() -> None:
    network = build(ROUTER)
    extend(
        network,
        "ip netns exec r iptables -t nat -A POSTROUTING -p icmp -j SNAT --to-source 10.2.0.254:77\n"
        "ip netns exec a ping -c1 -W1 -e 7 10.2.0.1",
    )
    assert run(network, "ip netns exec a ping -c1 -W1 -e 8 10.2.0.1").exit_code == 1
    assert run(network, "ip netns exec a ping -c1 -W1 -e 7 10.2.0.1").exit_code == 0
