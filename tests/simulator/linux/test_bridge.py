"""A bridge: who hears a frame, which ports forward, its MAC, its MTU, its carrier."""

from __future__ import annotations

import pytest

from pingproof.simulator.clock import SECOND
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.bridge.br_private import br_get, br_port_get, br_priv
from pingproof.simulator.network import Network
from pingproof.simulator.state import Operstate, PortState
from tests.simulator.labs import build, drops, events, extend, host_device, namespace, run
from tests.simulator.linux.bridge_lab import BRIDGE, ping


@pytest.fixture
def network() -> Network:
    network = build(BRIDGE)
    network.clock.run_until(network.clock.now + 2 * SECOND)
    return network


def state_of(network: Network, port: str) -> PortState:
    found = br_port_get(host_device(network, port))
    assert found is not None
    return found.state


def test_a_bridge_and_its_ports_are_found_from_their_devices_and_nothing_from_others(network: Network) -> None:
    device, port = host_device(network, "br0"), br_port_get(host_device(network, "p1"))
    bridge = br_priv(device)
    assert br_get(device) is bridge
    assert port in bridge.ports
    assert port is not None
    assert (port.br, bridge.dev, port.dev.master) == (bridge, device, device)
    assert br_port_get(device) is None
    loopback = host_device(network, "lo")
    assert br_get(loopback) is None
    assert br_port_get(loopback) is None
    with pytest.raises(TypeError, match="<Device lo in host> is no device of NetBridge"):
        br_priv(loopback)


def test_unknown_unicast_is_flooded_to_every_other_port_and_known_unicast_is_not(network: Network) -> None:
    third = namespace(network, "h3").device("e3")
    assert third is not None
    before = third.counters.rx_packets
    assert ping(network, "h1", "10.5.0.2")
    heard = third.counters.rx_packets - before
    assert heard == 1, "the ARP request alone"
    extend(network, "bridge fdb flush dev br0")
    assert ping(network, "h1", "10.5.0.2")
    assert third.counters.rx_packets - before - heard == 1, "the echo request, before its target has spoken"


def test_a_frame_for_the_bridge_itself_goes_up_and_counts_without_its_ethernet_header(network: Network) -> None:
    extend(network, "ip addr add 10.5.0.254/24 dev br0")
    bridge = host_device(network, "br0")
    before = (bridge.counters.rx_bytes, bridge.counters.tx_bytes)
    mark = len(network.journal.events)
    assert ping(network, "h1", "10.5.0.254")
    assert Decision.BRIDGE_UP in {event.decision for event in events(network, mark)}
    assert bridge.counters.rx_bytes - before[0] == 28 + 84
    assert bridge.counters.tx_bytes - before[1] == 42 + 98


@pytest.mark.parametrize(
    ("settings", "reachable"),
    [
        ("bridge link set dev p1 isolated on", True),
        ("bridge link set dev p1 isolated on\nbridge link set dev p2 isolated on", False),
        ("bridge link set dev p2 bcast_flood off", False),
        ("bridge link set dev p2 flood off", True),
        ("bridge link set dev p1 locked on", False),
        ("bridge link set dev p1 locked on\nbridge fdb add 02:00:00:00:02:01 dev p1 master static", True),
        ("bridge link set dev p2 state 0", False),
        ("bridge fdb replace 02:00:00:00:02:02 dev p3 master static", True),
        ("ip link set br0 down", False),
        ("ip link set p2 nomaster", False),
        ("ip link set p2 down", False),
    ],
)
def test_a_port_s_settings_decide_who_is_reached(network: Network, settings: str, reachable: bool) -> None:
    extend(network, settings)
    assert ping(network, "h1", "10.5.0.2") is reachable


def test_a_port_that_neither_learns_nor_floods_is_reached_by_broadcast_alone(network: Network) -> None:
    extend(network, "bridge link set dev p2 learning off flood off")
    assert not ping(network, "h1", "10.5.0.2"), "the answer to ARP comes, the echo request is not flooded"
    assert ping(network, "h2", "10.5.0.254") is False


def test_the_bridge_takes_the_lowest_mac_of_its_ports_unless_it_was_given_one() -> None:
    network = build("ip link add br0 type bridge")
    extend(network, "ip link add v1 address 02:00:00:00:00:0a type veth peer name v2 address 02:00:00:00:00:0b")
    extend(network, "ip link set v2 master br0")
    assert host_device(network, "br0").address == "02:00:00:00:00:0b"
    extend(network, "ip link set v1 master br0")
    assert host_device(network, "br0").address == "02:00:00:00:00:0a"
    extend(network, "ip link set v1 address 02:00:00:00:00:0c")
    assert host_device(network, "br0").address == "02:00:00:00:00:0b"
    extend(network, "ip link set br0 address 02:00:00:00:00:77\nip link set v2 nomaster")
    assert host_device(network, "br0").address == "02:00:00:00:00:77"


def test_a_bridge_that_loses_its_last_port_has_a_mac_of_zeros_and_no_carrier(network: Network) -> None:
    for port in ("p1", "p2", "p3"):
        extend(network, f"ip link set {port} nomaster")
    network.clock.run_until(network.clock.now + 2 * SECOND)
    bridge = host_device(network, "br0")
    assert bridge.address == "00:00:00:00:00:00"
    assert bridge.operstate is Operstate.DOWN


def test_a_new_bridge_without_ports_is_up_in_an_unknown_state() -> None:
    network = build("ip link add br0 type bridge\nip link set br0 up")
    network.clock.run_until(network.clock.now + 2 * SECOND)
    assert host_device(network, "br0").operstate is Operstate.UNKNOWN
    assert host_device(network, "br0").carrier


def test_the_state_of_a_bridge_that_loses_its_carrier_changes_within_a_second(network: Network) -> None:
    bridge = host_device(network, "br0")
    for port in ("p1", "p2", "p3"):
        extend(network, f"ip link set {port} down")
    assert not bridge.carrier
    network.clock.run_until(network.clock.now + SECOND)
    assert bridge.operstate is Operstate.DOWN


def test_a_port_forwards_while_it_has_carrier(network: Network) -> None:
    assert state_of(network, "p1") is PortState.FORWARDING
    extend(network, "ip -n h1 link set e1 down")
    assert state_of(network, "p1") is PortState.DISABLED
    extend(network, "ip -n h1 link set e1 up")
    assert state_of(network, "p1") is PortState.FORWARDING


def test_the_bridge_s_mtu_is_the_lowest_of_its_ports_until_it_is_set(network: Network) -> None:
    bridge = host_device(network, "br0")
    extend(network, "ip link set p1 mtu 1000")
    assert bridge.mtu == 1000
    extend(network, "ip link set br0 mtu 1300\nip link set p1 mtu 900")
    assert bridge.mtu == 1300


def test_a_frame_too_long_for_the_port_it_leaves_by_is_lost_in_silence(network: Network) -> None:
    extend(network, "ip link set p2 mtu 1000")
    mark = len(network.journal.events)
    result = run(network, "ip netns exec h1 ping -c1 -W1 -s 1200 -M do 10.5.0.2")
    assert result.exit_code == 1
    assert "From" not in result.stdout
    assert "PKT_TOO_BIG" in drops(events(network, mark))


def test_a_bridge_that_comes_up_reports_its_group_twice_and_teaches_other_bridges() -> None:
    network = build("ip netns add a\nip link add br0 type bridge\nip link add p type veth peer name q netns a")
    extend(network, "ip link set p up master br0\nip -n a link add br1 type bridge\nip -n a link set q up master br1")
    extend(network, "ip -n a link set br1 up")
    network.clock.run_until(network.clock.now + 2 * SECOND)
    port = network.named["a"].device("q")
    assert port is not None
    assert (port.counters.tx_packets, port.counters.tx_bytes) == (2, 2 * 54)
    extend(network, "ip link set br0 up\nip -n a link set br1 down\nip -n a link set br1 up")
    network.clock.run_until(network.clock.now + 2 * SECOND)
    assert f"{port.address} dev p master br0 \n" in run(network, "bridge fdb show br br0").stdout


def test_a_loop_without_a_spanning_tree_ends_and_says_so() -> None:
    network = build("ip link add brA type bridge\nip link add brB type bridge")
    for number in (1, 2, 3):
        extend(network, f"ip link add x{number} type veth peer name y{number}")
        extend(network, f"ip link set x{number} up master brA\nip link set y{number} up master brB")
    extend(network, "ip addr add 10.0.0.1/24 dev brA\nip link set brA up\nip link set brB up")
    run(network, "ping -c1 -W1 10.0.0.2")
    assert "ENDLESS_LOOP" in drops(events(network, 0))


@pytest.mark.parametrize("forward_delay", [2, 4])
def test_with_a_spanning_tree_a_port_listens_learns_and_then_forwards(forward_delay: int) -> None:
    network = build(f"ip link add br0 type bridge stp_state 1 forward_delay {forward_delay * 100}\nip link set br0 up")
    extend(network, "ip link add p type veth peer name q\nip link set q up\nip link set p up master br0")
    began = network.clock.now
    states = []
    for half in range(5):
        network.clock.run_until(began + half * forward_delay * SECOND // 2 + SECOND // 4)
        states.append(state_of(network, "p").value)
    assert states == ["listening", "listening", "learning", "learning", "forwarding"]


def test_of_two_cables_between_two_bridges_the_spanning_tree_blocks_one() -> None:
    network = build(
        "ip link add brA address 02:00:00:00:0a:00 type bridge stp_state 1 forward_delay 200\n"
        "ip link add brB address 02:00:00:00:0b:00 type bridge stp_state 1 forward_delay 200"
    )
    for number in (1, 2):
        extend(network, f"ip link add x{number} type veth peer name y{number}")
        extend(network, f"ip link set x{number} up master brA\nip link set y{number} up master brB")
    extend(network, "ip link set brA up\nip link set brB up")
    network.clock.run_until(network.clock.now + 10 * SECOND)
    found = [state_of(network, port).value for port in ("x1", "x2", "y1", "y2")]
    assert found == ["forwarding", "forwarding", "forwarding", "blocking"]
    extend(network, "ip link set x1 down")
    network.clock.run_until(network.clock.now + 10 * SECOND)
    assert state_of(network, "y2") is PortState.FORWARDING


def test_a_port_that_listens_takes_no_frame(network: Network) -> None:
    assert ping(network, "h1", "10.5.0.2")
    extend(network, "bridge link set dev p1 state listening")
    mark = len(network.journal.events)
    assert not ping(network, "h1", "10.5.0.2")
    assert "BRIDGE_INGRESS_STP_STATE" in drops(events(network, mark))
