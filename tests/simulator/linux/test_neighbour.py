"""The neighbour state machine, one test a row of its table, and what ARP teaches."""

from __future__ import annotations

import pytest

from pingproof.simulator.clock import SECOND
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core.neighbour import neigh_lookup
from pingproof.simulator.network import Network
from pingproof.simulator.state import NeighbourState
from pingproof.simulator.wire.arp import Arp
from pingproof.simulator.wire.ethernet import BROADCAST_ADDRESS, Frame
from tests.simulator.labs import TWO_HOSTS, build, drops, events, extend, namespace, run


def state(network: Network, where: str, device: str, address: str) -> str:
    """The NUD state of a neighbour, "none" when there is no entry."""
    from ipaddress import IPv4Address

    found = namespace(network, where).device(device)
    assert found is not None
    entry = neigh_lookup(found, IPv4Address(address))
    return entry.state.value if entry else "none"


def requests(network: Network, since: int, where: str) -> list[Arp]:
    """The ARP packets that a namespace transmitted."""
    return [
        event.packet.payload
        for event in events(network, since, Decision.TRANSMIT)
        if event.namespace == where and isinstance(event.packet, Frame) and isinstance(event.packet.payload, Arp)
    ]


def test_a_neighbour_that_answers_is_reachable_and_the_asker_is_stale_to_it() -> None:
    network = build(TWO_HOSTS)
    assert run(network, "ip netns exec a ping -c1 10.0.0.2").ok
    assert state(network, "a", "a0", "10.0.0.2") == "REACHABLE"
    assert state(network, "b", "b0", "10.0.0.1") in ("STALE", "DELAY")


def test_a_neighbour_that_is_silent_is_asked_three_times_then_reported_unreachable() -> None:
    network = build(TWO_HOSTS + "ip -n a link set lo up")
    mark = len(network.journal.events)
    result = run(network, "ip netns exec a ping -c1 10.0.0.9")
    assert "From 10.0.0.1 icmp_seq=1 Destination Host Unreachable" in result.stdout
    assert [packet.target.packed[-1] for packet in requests(network, mark, "a")] == [9, 9, 9]
    assert state(network, "a", "a0", "10.0.0.9") == "FAILED"


def test_without_loopback_the_unreachable_report_is_lost() -> None:
    network = build(TWO_HOSTS)
    result = run(network, "ip netns exec a ping -c1 10.0.0.9")
    assert result.exit_code == 1
    assert "Unreachable" not in result.stdout


def test_reachable_becomes_stale_when_it_is_not_used() -> None:
    network = build(TWO_HOSTS)
    run(network, "ip netns exec a ping -c1 10.0.0.2")
    network.clock.run_until(network.clock.now + 40 * SECOND)
    assert state(network, "a", "a0", "10.0.0.2") == "STALE"


def test_stale_that_is_used_is_delayed_then_probed_by_unicast_and_reachable_again() -> None:
    network = build(TWO_HOSTS)
    run(network, "ip netns exec a ping -c1 10.0.0.2")
    network.clock.run_until(network.clock.now + 40 * SECOND)
    mark = len(network.journal.events)
    run(network, "ip netns exec a ping -c1 10.0.0.2")
    assert state(network, "a", "a0", "10.0.0.2") == "DELAY"
    network.clock.run_until(network.clock.now + 6 * SECOND)
    assert state(network, "a", "a0", "10.0.0.2") == "REACHABLE"
    probes = [
        event.packet.destination
        for event in events(network, mark, Decision.RESOLVE)
        if isinstance(event.packet, Frame) and event.namespace == "a"
    ]
    assert probes == ["02:00:00:00:00:0b"]


def test_a_probe_without_answer_fails() -> None:
    network = build(TWO_HOSTS)
    run(network, "ip netns exec a ping -c1 10.0.0.2")
    network.clock.run_until(network.clock.now + 40 * SECOND)
    extend(network, "ip -n b addr del 10.0.0.2/24 dev b0")
    run(network, "ip netns exec a ping -c1 -W1 10.0.0.2")
    network.clock.run_until(network.clock.now + 10 * SECOND)
    assert state(network, "a", "a0", "10.0.0.2") == "FAILED"


def test_a_permanent_entry_is_used_without_a_question_and_heeds_no_arp() -> None:
    network = build(TWO_HOSTS + "ip -n a neigh add 10.0.0.2 lladdr 02:00:00:00:00:99 dev a0 nud permanent")
    mark = len(network.journal.events)
    assert run(network, "ip netns exec a ping -c1 -W1 10.0.0.2").exit_code == 1
    assert requests(network, mark, "a") == []
    run(network, "ip netns exec b ping -c1 -W1 10.0.0.1")
    assert "02:00:00:00:00:99" in run(network, "ip -n a neigh").stdout


def test_another_mac_for_a_settled_neighbour_replaces_the_old_one() -> None:
    network = build(TWO_HOSTS)
    run(network, "ip netns exec a ping -c1 10.0.0.2")
    network.clock.run_until(network.clock.now + 2 * SECOND)
    extend(network, "ip -n b link set b0 address 02:00:00:00:00:0c")
    run(network, "ip netns exec b ping -c1 10.0.0.1")
    assert "02:00:00:00:00:0c" in run(network, "ip -n a neigh").stdout


def test_a_device_that_goes_down_forgets_its_neighbours() -> None:
    network = build(TWO_HOSTS)
    run(network, "ip netns exec a ping -c1 10.0.0.2")
    extend(network, "ip -n a link set a0 down")
    assert run(network, "ip -n a neigh").stdout == ""


def test_an_entry_beyond_the_machines_limit_is_refused_with_no_buffer_space() -> None:
    network = build(TWO_HOSTS)
    network.neighbour_limit = 0
    result = run(network, "ip netns exec a ping -c1 -W1 10.0.0.2")
    assert "No buffer space available" in result.stdout + result.stderr or result.exit_code == 1
    assert "NEIGH_CREATEFAIL" in drops(network.journal.events)


def test_the_machines_limit_is_the_number_of_entries_that_there_may_be() -> None:
    network = build(TWO_HOSTS)
    network.neighbour_limit = 1
    assert run(network, "ip -n a neigh add 10.0.0.3 lladdr 02:00:00:00:00:03 dev a0 nud stale").ok
    refused = run(network, "ip -n a neigh add 10.0.0.4 lladdr 02:00:00:00:00:04 dev a0 nud stale")
    assert refused.stderr == "RTNETLINK answers: No buffer space available\n"


@pytest.mark.parametrize(
    ("sysctl", "target", "answered"),
    [
        ("arp_ignore=0", "10.9.9.9", True),
        ("arp_ignore=1", "10.9.9.9", False),
        ("arp_ignore=1", "10.0.0.2", True),
        ("arp_ignore=2", "10.0.0.2", True),
        ("arp_ignore=8", "10.0.0.2", False),
    ],
)
def test_arp_ignore_decides_for_which_addresses_a_host_answers(sysctl: str, target: str, answered: bool) -> None:
    network = build(TWO_HOSTS + "ip -n b link set lo up\nip -n b addr add 10.9.9.9/32 dev lo")
    extend(network, "ip -n a route add 10.9.9.9 dev a0\n" + f"ip netns exec b sysctl -w net.ipv4.conf.b0.{sysctl}")
    assert run(network, f"ip netns exec a ping -c1 -W1 {target}").ok is answered


def test_a_broadcast_question_teaches_the_one_asked_but_nobody_else() -> None:
    network = build(TWO_HOSTS)
    mark = len(network.journal.events)
    run(network, "ip netns exec a ping -c1 10.0.0.2")
    first = next(event for event in events(network, mark, Decision.RESOLVE))
    assert isinstance(first.packet, Frame)
    assert first.packet.destination == BROADCAST_ADDRESS
    learned = [event.namespace for event in events(network, mark, Decision.NEIGHBOUR_LEARNED)]
    assert learned == ["b", "a"]


def test_every_nud_state_has_its_word() -> None:
    assert {member.value for member in NeighbourState} == {
        "NONE", "INCOMPLETE", "REACHABLE", "STALE", "DELAY", "PROBE", "FAILED", "NOARP", "PERMANENT",
    }  # fmt: skip


def test_arp_switched_off_and_on_forgets_what_was_learned() -> None:
    network = build(TWO_HOSTS)
    assert run(network, "ip netns exec a ping -c1 -W1 10.0.0.2").ok
    extend(network, "ip -n a link set a0 arp off")
    assert not run(network, "ip netns exec a ping -c1 -W1 10.0.0.2").ok
    extend(network, "ip -n a link set a0 arp on")
    assert run(network, "ip netns exec a ping -c1 -W1 10.0.0.2").ok


def test_a_deleted_namespace_lives_while_a_packet_of_its_own_waits() -> None:
    network = build(TWO_HOSTS)
    run(network, "ip netns exec a ping -c1 -W1 10.0.0.9")
    extend(network, "ip netns del a\nsleep 0.5")
    assert run(network, "ip netns exec b ping -c1 -W1 10.0.0.1").ok
    extend(network, "sleep 2")
    assert not run(network, "ip netns exec b ping -c1 -W1 10.0.0.1").ok


def test_what_was_learned_from_a_request_is_confirmed_once_a_packet_uses_it() -> None:
    """b has a's address too, and therefore answers no request of a's; a learns of b only from what b asks."""
    network = build(TWO_HOSTS + "ip -n b addr add 10.0.0.1/24 dev b0\n")
    run(network, "ip netns exec b ping -c1 -W1 10.0.0.9")
    run(network, "ip netns exec a ping -c1 -W3 10.0.0.2")
    assert state(network, "a", "a0", "10.0.0.2") == "DELAY"
    extend(network, "sleep 9")
    assert state(network, "a", "a0", "10.0.0.2") == "FAILED"


@pytest.mark.parametrize(("accept", "known"), [(0, "none"), (1, "STALE")])
def test_who_announces_itself_is_learned_only_where_arp_accept_says_so(accept: int, known: str) -> None:
    network = build(TWO_HOSTS + f"ip netns exec a sysctl -w net.ipv4.conf.a0.arp_accept={accept}")
    extend(network, "ip netns exec b sysctl -w net.ipv4.conf.b0.arp_notify=1\nip -n b link set b0 down")
    extend(network, "ip -n b link set b0 up")
    network.clock.run_until(network.clock.now + 2 * SECOND)
    assert state(network, "a", "a0", "10.0.0.2") == known


def test_a_permanent_neighbour_outlives_the_carrier_and_a_learned_one_does_not() -> None:
    network = build(TWO_HOSTS + "ip -n a neigh add 10.0.0.7 lladdr 02:00:00:00:00:07 nud permanent dev a0")
    assert run(network, "ip netns exec a ping -c1 10.0.0.2").ok
    extend(network, "ip -n b link set b0 down")
    network.clock.run_until(network.clock.now + 2 * SECOND)
    assert state(network, "a", "a0", "10.0.0.2") == "none"
    assert state(network, "a", "a0", "10.0.0.7") == "PERMANENT"
