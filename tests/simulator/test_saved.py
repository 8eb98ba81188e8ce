"""Each subject of a snapshot, restored, lists as before: also what two snapshots are not compared by."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pingproof.simulator.clock import SECOND
from pingproof.simulator.linux.bridge.br_private import br_port_get, br_priv
from pingproof.simulator.network import Network
from pingproof.simulator.saved.network import network_state, restore
from pingproof.simulator.state import NamespaceState, PortState
from tests.simulator.labs import build, extend, host_device, run

SUBJECTS = {
    "links": """
        ip link add br0 type bridge stp_state 1 forward_delay 400 priority 4096
        ip link add v0 type veth peer name v1
        ip netns add far
        ip link add w0 type veth peer name w1 netns far
        ip link set v0 master br0 up
        ip link set v1 up
        ip link set br0 up
        ip link add dummy0 address 02:00:00:00:00:09 mtu 900 type dummy
        ip link set dummy0 promisc on txqueuelen 7 group 3
        bridge link set dev v0 hairpin on cost 9 learning off""",
    "addresses": """
        ip link add d0 type dummy
        ip link set lo up
        ip link set d0 up
        ip addr add 10.0.0.1/24 dev d0 label d0:1
        ip addr add 10.0.0.2/24 dev d0
        ip addr add 10.1.0.1/32 peer 10.1.0.9/32 dev d0
        ip addr add 10.2.0.1/24 brd + dev d0 scope link""",
    "routes": """
        ip link add d0 type dummy
        ip link set d0 up
        ip addr add 10.0.0.1/24 dev d0
        ip route add default via 10.0.0.254 metric 5 mtu lock 900
        ip route add blackhole 10.9.0.0/16
        ip route add 10.8.0.0/16 nexthop via 10.0.0.3 weight 2 nexthop via 10.0.0.4
        ip route add 10.7.0.0/16 dev d0 table 77 src 10.0.0.1""",
    "empty_tables": """
        ip link add d0 type dummy
        ip link set d0 up
        ip route add 10.7.0.0/16 dev d0 table 77
        ip route del 10.7.0.0/16 table 77""",
    "rules": """
        ip rule add from 10.0.0.0/8 table 7
        ip rule add fwmark 3/7 priority 20 prohibit
        ip rule del table default""",
    "neighbours": """
        ip link add d0 type veth peer name d1
        ip link set d0 up
        ip link set d1 up
        ip addr add 10.0.0.1/24 dev d0
        ip neigh add 10.0.0.2 lladdr 02:00:00:00:00:02 dev d0 nud permanent
        ip neigh add 10.0.0.3 lladdr 02:00:00:00:00:03 dev d0 nud stale
        ip neigh add proxy 10.0.0.4 dev d0""",
    "fdb": """
        ip link add br0 type bridge
        ip link add v0 type veth peer name v1
        ip link set v0 master br0 up
        ip link set v1 up
        ip link set br0 up
        bridge fdb add 02:00:00:00:00:01 dev v0 master static sticky
        bridge fdb add 02:00:00:00:00:02 dev v0 master dynamic
        bridge fdb add 02:00:00:00:00:03 dev v0 master extern_learn
        bridge fdb add 02:00:00:00:00:04 dev br0 self local
        bridge fdb add 01:00:5e:00:00:09 dev v0 self""",
    "iptables": """
        iptables -P FORWARD DROP
        iptables -N mine
        iptables -A FORWARD -p tcp --dport 80 -m comment --comment web -j mine
        iptables -A mine -m conntrack --ctstate ESTABLISHED -j ACCEPT
        iptables -t nat -A POSTROUTING -s 10.0.0.0/24 ! -o br0 -j MASQUERADE""",
    "conntrack": """
        ip link set lo up
        iptables -A OUTPUT -m conntrack --ctstate INVALID -j DROP
        ping -c1 127.0.0.1""",
    "sysctls": """
        ip link add d0 type dummy
        sysctl -w net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=2 net.ipv4.conf.d0.arp_ignore=1
        sysctl -w net.ipv4.neigh.d0.proxy_delay=7 net.ipv4.icmp_echo_ignore_all=1
        sysctl -w net.bridge.bridge-nf-call-iptables=0""",
}
"""For each subject what gives it rows of all kinds."""


def host(network: Network) -> NamespaceState:
    return network_state(network).namespaces[0]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_is_restored(subject: str) -> None:
    network = build(SUBJECTS[subject])
    rows = getattr(host(network), subject)
    assert rows, "the commands gave it something to list"
    assert rows != getattr(host(Network()), subject)
    assert getattr(host(restore(network_state(network))), subject) == rows


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_rest_of_a_snapshot_is_restored_with_it(subject: str) -> None:
    state = network_state(build(SUBJECTS[subject]))
    assert network_state(restore(state)) == state


RING = """
    ip link add br0 address 02:00:00:00:00:01 type bridge stp_state 1
    ip link add br1 address 02:00:00:00:00:02 type bridge stp_state 1
    ip link add a0 type veth peer name a1
    ip link add b0 type veth peer name b1
    ip link set a0 master br0 up
    ip link set b0 master br0 up
    ip link set a1 master br1 up
    ip link set b1 master br1 up
    ip link set br0 up
    ip link set br1 up"""


def _uncompared(network: Network) -> list[tuple[Any, ...]]:
    """What of a link two snapshots are not compared by; a restored table is swept anew."""
    return [
        (
            link.name,
            link.statistics,
            link.allmulti,
            link.bridge_status and replace(link.bridge_status, gc_timer=0),
            link.port_status,
        )
        for link in host(network).links
    ]


def _states(network: Network) -> list[PortState]:
    ports = [br_port_get(host_device(network, name)) for name in ("a0", "b0", "a1", "b1")]
    return [port.state for port in ports if port is not None]


@pytest.mark.parametrize("moment", [0, 1, 16, 31, 40])
def test_a_spanning_tree_goes_on_where_it_was(moment: int) -> None:
    network = build(RING)
    network.clock.run_until(network.clock.now + moment * SECOND + SECOND // 3)
    restored = restore(network_state(network))
    assert _uncompared(restored) == _uncompared(network)
    for each in (network, restored):
        each.clock.run_until(each.clock.now + 40 * SECOND)
    ports = [
        [br_port_get(host_device(each, name)) for name in ("a0", "b0", "a1", "b1")] for each in (network, restored)
    ]
    states = [[port.state for port in of if port is not None] for of in ports]
    assert states[0] == states[1]
    assert sorted(state.value for state in states[0]) == ["blocking", "forwarding", "forwarding", "forwarding"]
    assert PortState.BLOCKING in states[1][2:], "the root is the bridge with the lowest id"


def test_a_restored_bridge_and_its_ports_know_each_other() -> None:
    restored = restore(network_state(build(RING)))
    bridge = br_priv(host_device(restored, "br0"))
    assert [port.dev.name for port in bridge.ports] == ["b0", "a0"]
    assert all(port.br is bridge and br_port_get(port.dev) is port for port in bridge.ports)
    extend(restored, "ip link set a0 nomaster")
    assert br_port_get(host_device(restored, "a0")) is None
    assert run(restored, "ip link set a0 master br1").ok
