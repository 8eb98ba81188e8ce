"""The outside of the machine, not known: a home router and an internet that answers are assumed, and said to be.

A probe of the outside is not sent unless ``--send-outside`` was given; it is predicted with the assumed outside.
"""

from __future__ import annotations

from ipaddress import IPv4Address

from pingproof.lesson.host.uplink import Uplink
from pingproof.simulator.linux.core.net_namespace import NetNamespace
from pingproof.simulator.linux.drivers.veth import veth_connect
from pingproof.simulator.network import Network
from pingproof.simulator.saved.links import NOT_HERE
from pingproof.simulator.saved.neighbours import neighbours
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.state import DeviceKind, Gap

GATEWAY, INTERNET = "_gateway", "_internet"


def assume_outside(network: Network, uplink: Uplink | None) -> None:
    """Join the simulated host's uplink to a router and an internet; nothing without a gateway."""
    if uplink is None or uplink.gateway is None:
        return
    device = network.host.device(uplink.device)
    if device is None or not device.is_up:
        return
    named, network.named = network.named, {}
    listening, network.journal.listening = network.journal.listening, False
    mac = next((row.mac for row in neighbours(network.host) if row.address == uplink.gateway), None)
    words = f"address {mac} " if mac else ""
    prefix = uplink.network.prefixlen
    for line in (
        f"ip netns add {GATEWAY}",
        f"ip netns add {INTERNET}",
        f"ip -n {GATEWAY} link add lan {words}type veth peer name unplugged",
        f"ip -n {GATEWAY} link add wan type veth peer name eth0 netns {INTERNET}",
        f"ip -n {GATEWAY} addr add {uplink.gateway}/{prefix} dev lan",
        f"ip -n {GATEWAY} addr add 203.0.113.2/24 dev wan",
        f"ip -n {INTERNET} addr add 203.0.113.1/24 dev eth0",
        f"ip -n {GATEWAY} link set wan up",
        f"ip -n {INTERNET} link set eth0 up",
        f"ip -n {INTERNET} link set lo up",
        f"ip -n {GATEWAY} route add default via 203.0.113.1",
        f"ip netns exec {GATEWAY} sysctl -qw net.ipv4.ip_forward=1",
        f"ip netns exec {GATEWAY} iptables -t nat -A POSTROUTING -s {uplink.network} -o wan -j MASQUERADE",
    ):
        network.run(parse_line(line))
    _plug_in(network, network.named[GATEWAY], uplink)
    network.run(parse_line(f"ip -n {GATEWAY} link set lan up"))
    network.named = named
    network.journal.listening = listening


def _plug_in(network: Network, gateway: NetNamespace, uplink: Uplink) -> None:
    lan = gateway.device("lan")
    device = network.host.device(uplink.device)
    assert lan is not None
    assert device is not None
    network.unplug((gateway.inode, lan.ifindex))
    network.unplug((network.host.inode, device.ifindex))
    device.kind = DeviceKind.VETH
    # The assumed router takes the place of what is there, and no number that a namespace of the lab would be given.
    network.host.nsids.pop(NOT_HERE - (uplink.peer_nsid or 0), None)
    network.host.nsids[gateway.inode] = NOT_HERE if uplink.peer_nsid is None else uplink.peer_nsid
    veth_connect(lan, device)
    ends = (Gap.DEVICE, Gap.FAR_END)
    rows = network.host.unmodelled
    network.host.unmodelled = tuple(row for row in rows if row.device != device.name or row.gap not in ends)


def let_answer(network: Network, address: IPv4Address, uplink: Uplink) -> None:
    """Give the assumed internet an address, unless it belongs to the uplink's own network."""
    internet = next((each for each in network.namespaces.values() if each.name == INTERNET), None)
    if internet is None or address in uplink.network or address.is_multicast:
        return
    network.run(parse_line(f"ip addr replace {address}/32 dev lo"), internet)
