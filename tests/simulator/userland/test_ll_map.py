"""Who asks the kernel for one device settles its state; who reads the list of all does not."""

from __future__ import annotations

import pytest

from pingproof.simulator.state import Operstate
from tests.simulator.labs import build, extend, run

BRIDGE = """
ip netns add n1
ip link add br1 type bridge
ip link set dev br1 up
ip addr add 172.16.5.65/28 dev br1
ip link add v1 netns n1 type veth peer name v1p
ip link set v1p master br1
ip link set v1p up
ip -n n1 addr add 172.16.5.66/28 dev v1
ip -n n1 link set v1 up
"""


@pytest.mark.parametrize(
    ("command", "settles"),
    [
        ("ip route", True),
        ("ip -j route", True),
        ("ip route show 172.16.5.64/28", True),
        ("ip route show table local", True),
        ("ip route get 172.16.5.66", True),
        ("ip link show br1", True),
        ("ip addr show br1", True),
        ("ip neigh get 172.16.5.66 dev br1", True),
        ("ip route show default", False),
        ("ip link", False),
        ("ip addr", False),
        ("ip neigh show dev br1", False),
        ("ip neigh flush dev br1", False),
        ("ip neigh add 172.16.5.70 lladdr 02:00:00:00:00:01 dev br1", False),
        ("bridge link", False),
        ("bridge fdb show br br1", False),
        ("route -n", False),
    ],
)
def test_a_command_settles_the_state_of_the_devices_it_asks_for(command: str, settles: bool) -> None:
    network = build(BRIDGE)
    extend(network, "ping -c1 -W1 172.16.5.66")
    bridge = network.host.device("br1")
    assert bridge is not None
    assert bridge.operstate is Operstate.UNKNOWN
    run(network, command)
    assert bridge.operstate is (Operstate.UP if settles else Operstate.UNKNOWN)
