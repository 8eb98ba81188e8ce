"""What becomes of packets that are too long for a cable or a way, and of their pieces."""

from __future__ import annotations

from tests.simulator.labs import ROUTER, TWO_HOSTS, build, run


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
