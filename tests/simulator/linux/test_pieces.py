"""What becomes of packets that are too long for a cable or a way, and of their pieces."""

from __future__ import annotations

from ipaddress import IPv4Address

from pingproof.simulator.clock import SECOND
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core.netfilter import Verdict, nf_hook
from pingproof.simulator.linux.ipv4.ip_fragment import ip_do_fragment
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.wire.ethernet import Frame
from pingproof.simulator.wire.icmp import Icmp, IcmpType
from pingproof.simulator.wire.ipv4 import Fragment, IpProtocol, Ipv4
from tests.simulator.labs import ROUTER, TWO_HOSTS, build, drops, events, run


def test_a_frame_that_the_other_end_refuses_is_no_buffer_space_to_its_sender() -> None:
    network = build(TWO_HOSTS + "ip netns exec a ping -c1 10.0.0.2\nip -n b link set b0 mtu 1000")
    result = run(network, "ip netns exec a ping -c1 -W1 -s 1200 10.0.0.2")
    assert result.stderr == "ping: sendmsg: No buffer space available\n"
    refused = run(network, "ip netns exec a traceroute -n -q1 -w1 -N1 10.0.0.2 1200")
    assert refused.stderr.endswith("send probe: No buffer space available\n")


def test_pieces_of_a_rerouted_packet_may_be_cut_again() -> None:
    """A packet for oneself may be as long as ``lo`` carries; sent elsewhere by NAT it is cut, whatever its DF said."""
    script = """
    ip -n a link set lo up
    ip netns exec a iptables -t nat -A OUTPUT -d 10.1.0.1 -j DNAT --to-destination 10.2.0.1
    ip netns exec r iptables -A FORWARD -m state --state NEW
    """
    network = build(ROUTER + script)
    assert "3008 bytes from 10.1.0.1" in run(network, "ip netns exec a ping -c1 -W1 -s 3000 10.1.0.1").stdout


def test_pieces_begin_at_multiples_of_eight() -> None:
    network = build(TWO_HOSTS + "ip -n a link set a0 mtu 1002\nip -n b link set b0 mtu 1002")
    mark = len(network.journal.events)
    assert run(network, "ip netns exec a ping -c1 -W1 -s 3000 10.0.0.2").ok
    pieces = [
        event.packet.payload.payload
        for event in events(network, mark, Decision.TRANSMIT)
        if event.namespace == "a" and isinstance(event.packet, Frame) and isinstance(event.packet.payload, Ipv4)
    ]
    assert [(piece.offset, piece.length) for piece in pieces if isinstance(piece, Fragment)] == [
        (0, 976), (976, 976), (1952, 976), (2928, 80),
    ]  # fmt: skip


def test_pieces_whose_rest_never_comes_are_given_up_after_thirty_seconds() -> None:
    network = build(ROUTER + "ip netns exec r iptables -A FORWARD -f -j DROP")
    mark = len(network.journal.events)
    assert not run(network, "ip netns exec a ping -c1 -W1 -s 3000 10.2.0.1").ok
    network.clock.run_until(network.clock.now + 28 * SECOND)
    assert "FRAG_REASM_TIMEOUT" not in drops(events(network, mark))
    network.clock.run_until(network.clock.now + 2 * SECOND)
    assert "FRAG_REASM_TIMEOUT" in drops(events(network, mark))


def test_a_piece_that_waits_for_the_others_is_stolen_not_dropped() -> None:
    network = build(ROUTER + "ip netns exec r iptables -A FORWARD -m state --state NEW")
    router = network.named["r"]
    echo = Ipv4(
        IPv4Address("10.1.0.1"), IPv4Address("10.2.0.1"), IpProtocol.ICMP, Icmp(IcmpType.ECHO, data_length=2000)
    )
    came_in = network.new_skb(router, echo)
    came_in.device = router.device("r0")
    pieces = ip_do_fragment(came_in, 1500)
    verdicts = [nf_hook(Hook.PREROUTING, piece, came_in.device, None) for piece in pieces]
    assert verdicts == [Verdict.STOLEN, Verdict.ACCEPT]
    assert pieces[0].verdict_error is None
    assert pieces[1].ip == echo
