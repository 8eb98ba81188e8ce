"""Chains, policies, verdicts and counters, as packets meet them."""

from __future__ import annotations

import pytest

from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core.netfilter import HOOKS
from pingproof.simulator.linux.netfilter.nf_conntrack_core import ipv4_confirm
from pingproof.simulator.linux.netfilter.nf_defrag_ipv4 import ipv4_conntrack_defrag
from pingproof.simulator.linux.netfilter.nf_tables_core import PolicyRow, RuleRow
from pingproof.simulator.linux.netfilter.nft_chain_filter import FilterHook
from pingproof.simulator.linux.netfilter.nft_chain_route import RouteHook
from pingproof.simulator.network import Network
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables.builtin_chains import BUILTIN_CHAINS
from tests.simulator.labs import ROUTER, TWO_HOSTS, build, drops, events, extend, run

PING_B = "ip netns exec a ping -c1 -W1 10.2.0.1"


def counters(network: Network, name: str, chain: str = "FORWARD", table: str = "filter") -> list[tuple[int, int]]:
    """Packets and bytes of each rule of a chain."""
    rules = network.named[name].netfilter.tables[table].chains[chain].rules
    return [(rule.packets, rule.bytes) for rule in rules]


def router(*rules: str) -> Network:
    """The router's network with iptables commands carried out on the router."""
    network = build(ROUTER)
    extend(network, "\n".join(f"ip netns exec r {rule}" for rule in rules))
    return network


def test_a_namespace_without_rules_registers_nothing() -> None:
    network = build(ROUTER + "ip netns exec r iptables -L -n -v")
    assert network.named["r"].netfilter.hooks == {}


def test_the_first_matching_rule_decides_and_counts_the_ip_length() -> None:
    network = router("iptables -A FORWARD -s 10.1.0.9 -j DROP", "iptables -A FORWARD -s 10.1.0.1 -j ACCEPT")
    extend(network, "ip netns exec r iptables -A FORWARD -s 10.1.0.1 -j DROP\n" + PING_B)
    assert counters(network, "r") == [(0, 0), (1, 84), (0, 0)]


def test_a_policy_decides_what_no_rule_takes_and_the_journal_names_it() -> None:
    network = router("iptables -P FORWARD DROP")
    mark = len(network.journal.events)
    assert run(network, PING_B).exit_code == 1
    (policy,) = events(network, mark, Decision.POLICY)
    assert policy.row == PolicyRow("filter", "FORWARD", "DROP")
    assert str(policy.row) == "-P FORWARD DROP"
    assert drops(events(network, mark)) == ["NETFILTER_DROP"]


def test_a_rule_in_an_own_chain_is_named_with_the_rule_that_jumped_there() -> None:
    network = router(
        "iptables -N PINGS",
        "iptables -A FORWARD -i r0 -p icmp -j PINGS",
        "iptables -A PINGS -s 10.9.9.9 -j RETURN",
        "iptables -A PINGS -j DROP",
    )
    mark = len(network.journal.events)
    run(network, PING_B)
    (matched,) = events(network, mark, Decision.RULE_MATCHED)
    jump = RuleRow("filter", "FORWARD", 1, "-i r0 -p icmp -j PINGS")
    assert matched.row == RuleRow("filter", "PINGS", 2, "-j DROP", jump)
    assert matched.led_by == jump
    assert str(matched.row) == "-A PINGS -j DROP"


@pytest.mark.parametrize(
    ("own", "passes"),
    [
        ("-j RETURN", True),
        ("-j ACCEPT", True),
        ("-j DROP", False),
        ("-m comment --comment nothing", True),
    ],
)
def test_return_goes_back_to_the_calling_chain(own: str, passes: bool) -> None:
    network = router("iptables -N X", "iptables -A FORWARD -j X", f"iptables -A X {own}", "iptables -A FORWARD -f")
    assert run(network, PING_B).ok is passes


def test_goto_does_not_come_back() -> None:
    network = router("iptables -N X", "iptables -A FORWARD -g X", "iptables -A FORWARD -j DROP", "iptables -A X -f")
    assert run(network, PING_B).ok
    assert counters(network, "r")[0] == (2, 168)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("icmp-net-unreachable", "Destination Net Unreachable"),
        ("icmp-host-unreachable", "Destination Host Unreachable"),
        ("icmp-port-unreachable", "Destination Port Unreachable"),
        ("icmp-proto-unreachable", "Destination Protocol Unreachable"),
        ("icmp-net-prohibited", "Destination Net Prohibited"),
        ("icmp-host-prohibited", "Destination Host Prohibited"),
        ("icmp-admin-prohibited", "Packet filtered"),
    ],
)
def test_reject_tells_the_sender(kind: str, line: str) -> None:
    network = router(f"iptables -A FORWARD -j REJECT --reject-with {kind}")
    assert f"From 10.1.0.254 icmp_seq=1 {line}" in run(network, PING_B).stdout


def test_output_drop_is_silent_and_reject_is_heard_at_home() -> None:
    network = build(ROUTER + "ip -n a link set lo up\nip netns exec a iptables -A OUTPUT -d 10.2.0.1 -j DROP")
    assert "From" not in run(network, PING_B).stdout
    extend(network, "ip netns exec a iptables -R OUTPUT 1 -d 10.2.0.1 -j REJECT")
    assert "From 10.1.0.1 icmp_seq=1 Destination Port Unreachable" in run(network, PING_B).stdout


def test_reject_of_all_icmp_in_output_also_takes_its_own_error() -> None:
    network = build(ROUTER + "ip -n a link set lo up\nip netns exec a iptables -A OUTPUT -p icmp -j REJECT")
    assert "From" not in run(network, PING_B).stdout
    assert counters(network, "a", "OUTPUT") == [(2, 84 + 112)]


def test_a_rejected_echo_reply_calls_forth_no_error() -> None:
    network = build(TWO_HOSTS + "ip -n b link set lo up\nip netns exec b iptables -A OUTPUT -j REJECT")
    assert not run(network, "ip netns exec a ping -c1 -W1 10.0.0.2").ok
    assert counters(network, "b", "OUTPUT") == [(1, 84)]


def test_forward_counts_pieces_until_conntrack_puts_them_together() -> None:
    network = router("iptables -A FORWARD -s 10.1.0.1", "iptables -A FORWARD -s 10.1.0.1 -f")
    big = "ip netns exec a ping -c1 -W1 -s 3000 10.2.0.1"
    extend(network, big)
    assert counters(network, "r") == [(3, 3068), (2, 1568)]
    extend(network, "ip netns exec r iptables -A FORWARD -m state --state NEW\n" + big)
    assert counters(network, "r") == [(4, 6096), (2, 1568), (1, 3028)]


def test_policies_count_only_after_p_or_z() -> None:
    network = router("iptables -A FORWARD -s 9.9.9.9 -j DROP")
    extend(network, PING_B)
    chain = network.named["r"].netfilter.tables["filter"].chains["FORWARD"]
    assert chain.packets == 0
    extend(network, "ip netns exec r iptables -Z\n" + PING_B)
    assert (chain.packets, chain.bytes) == (2, 168)


def test_a_mark_chooses_the_table_that_a_packet_of_ones_own_is_routed_by() -> None:
    network = build(TWO_HOSTS)
    extend(network, "ip -n a route add 10.9.0.0/24 via 10.0.0.2 table 7\nip -n a rule add fwmark 1 table 7")
    assert "unreachable" in run(network, "ip netns exec a ping -c1 -W1 10.9.0.1").stderr
    extend(
        network,
        """
        ip -n a route add 10.9.0.0/24 dev a0
        ip netns exec a iptables -t mangle -A OUTPUT -d 10.9.0.1 -j MARK --set-mark 1
        ip -n b link set lo up
        ip -n b addr add 10.9.0.1/32 dev lo
        """,
    )
    assert run(network, "ip netns exec a ping -c1 -W1 10.9.0.1").ok


@pytest.mark.parametrize(
    ("match", "hits"),
    [
        ("-p icmp --icmp-type echo-request", 3),
        ("-p icmp --icmp-type 0", 0),
        ("-p icmp ! --icmp-type 8", 0),
        ("! -p udp", 3),
        ("-s 10.1.0.0/24", 3),
        ("! -s 10.1.0.0/24", 0),
        ("-i r+", 3),
        ("-i a0", 0),
        ("! -o r1", 0),
        ("-m length --length 84", 3),
        ("-m ttl --ttl-eq 63", 3),
        ("-m ttl --ttl-lt 63", 0),
        ("-m limit --limit 1/min --limit-burst 2", 2),
        ("-m statistic --mode nth --every 2 --packet 0", 2),
        ("-m iprange --src-range 10.1.0.1-10.1.0.9", 3),
        ("-m addrtype --dst-type UNICAST", 3),
        ("-m addrtype --dst-type LOCAL", 0),
        ("-m conntrack --ctstate NEW", 1),
        ("-m conntrack --ctstate ESTABLISHED", 2),
        ("-m conntrack ! --ctstate NEW", 2),
        ("-m mark --mark 0", 3),
        ("-m pkttype --pkt-type unicast", 3),
        ("-f", 0),
        ("! -f", 3),
    ],
)
def test_a_match_takes_the_packets_it_describes(match: str, hits: int) -> None:
    network = router(f"iptables -A FORWARD -d 10.2.0.1 {match}")
    extend(network, "ip netns exec a ping -c3 -i 0.2 -W1 10.2.0.1")
    assert counters(network, "r")[0][0] == hits


def test_what_is_not_modelled_is_said_at_the_command_and_at_each_packet() -> None:
    network = router()
    result = run(network, "ip netns exec r iptables -A FORWARD -s 10.1.0.1 -m recent --set -j DROP")
    assert (result.exit_code, "'recent'" in result.stderr) == (2, True)
    mark = len(network.journal.events)
    assert run(network, PING_B).ok
    (gap,) = events(network, mark, Decision.NOT_MODELLED)
    assert isinstance(gap.row, RuleRow)
    assert gap.row.number == 1
    extend(network, "ip netns exec r iptables -D FORWARD 1")


def test_a_copied_network_keeps_its_rules_and_counts_by_itself() -> None:
    network = router("iptables -A FORWARD -p icmp -j ACCEPT", "iptables -t nat -A POSTROUTING -o r1 -j MASQUERADE")
    extend(network, PING_B)
    twin = network.copy()
    assert run(twin, PING_B).ok
    assert counters(network, "r") == [(2, 168)]
    assert counters(twin, "r") == [(4, 336)]


PIECES = "ip netns exec a traceroute -n -q1 -w1 -f2 -m2 10.2.0.1 2000"


@pytest.mark.parametrize(
    ("match", "hits"),
    [
        ("-p udp --dport 33434:33500", (1, 1500)),
        ("-p udp -m udp", (1, 1500)),
        ("-p udp ! --dport 0:65535", (2, 2020)),
        ("-p udp --sport 16449", (1, 520)),  # "@A" in the second piece
        ("-p udp ! --sport 16449 ! --dport 16963", (1, 1500)),
        ("-p udp ! --sport 1 ! --dport 16963", (2, 2020)),
        ("-p udp -m multiport ! --dports 1,2", (1, 1500)),
    ],
)
def test_ports_of_a_later_piece_are_the_data_that_lies_there(match: str, hits: tuple[int, int]) -> None:
    network = router(f"iptables -A FORWARD {match}")
    run(network, PIECES)
    assert counters(network, "r") == [hits]


def test_no_piece_that_is_rejected_is_told_of() -> None:
    network = router("iptables -A FORWARD -p icmp --icmp-type echo-request -j REJECT")
    assert "Unreachable" not in run(network, PING_B + " -s 3000").stdout
    assert "Port Unreachable" in run(network, PING_B).stdout


def test_a_packet_without_a_flow_is_asked_for_its_state_only() -> None:
    network = router(
        "iptables -t raw -A PREROUTING -j NOTRACK",
        "iptables -A FORWARD -m conntrack --ctstate UNTRACKED --ctproto tcp",
        "iptables -A FORWARD -m conntrack --ctproto icmp",
    )
    run(network, PING_B)
    assert counters(network, "r") == [(2, 168), (0, 0)]


def test_what_stands_at_the_hooks_is_written_out_in_the_kernels_order() -> None:
    priorities = [ops.priority for ops in HOOKS]
    assert priorities == sorted(priorities)
    for table, chains in BUILTIN_CHAINS.items():
        network = router(*(f"iptables -t {table} -P {hook.value} ACCEPT" for hook in chains))
        registered = network.named["r"].netfilter.hooks
        assert set(registered) == set(chains)
        assert all(len(calls) == 1 for calls in registered.values())


def test_conntrack_comes_first_and_last_and_the_tables_between() -> None:
    network = router(
        *(f"iptables -t {table} -P OUTPUT ACCEPT" for table in BUILTIN_CHAINS),
        "iptables -t nat -A POSTROUTING -j MASQUERADE",
    )
    hooks = network.named["r"].netfilter.hooks
    tables = [call.chain.table for call in hooks[Hook.OUTPUT] if isinstance(call, FilterHook | RouteHook)]
    assert tables == ["raw", "mangle", "filter", "security"]
    assert hooks[Hook.OUTPUT][0] is ipv4_conntrack_defrag
    assert hooks[Hook.POSTROUTING][-1] is ipv4_confirm
